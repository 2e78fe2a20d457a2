import { type Look, look } from '../../src/core/binding/bind';
import { BindingCache } from '../../src/core/binding/cache';
import type { Ledger } from '../../src/core/ledger/types';
import { parseReport } from '../../src/core/report/parse';
import { seeded } from '../sample-report';
import { type AnnotatedReport, annotatedReports } from './annotated';
import { asWritten, type Variant, withOthers, withSlips, withSwaps } from './wrong-figures';

/** `thinned`: read against a ledger with metrics taken out; figures that no metric backs are few otherwise. Only for fitting. */
export type ExampleKind = 'clean' | 'slips' | 'others' | 'swaps' | 'thinned';

export interface Example {
  readonly name: string;
  readonly kind: ExampleKind;
  /** Number of the reading among those of its kind. */
  readonly copy: number;
  readonly seen: Look;
  /** The right draft of each mention: its number, −1 for "not in the ledger", −2 where no draft is right. */
  readonly right: readonly number[];
  /** True where the written figure was made wrong. */
  readonly wrong: readonly boolean[];
}

const THINNED_BY = [0.08, 0.15, 0.3];
const COPIES = { slips: 8, others: 4, swaps: 4, thinned: 6 };

/** Every reading of every annotated report of a folder. */
export function loadExamples(directory: string): Example[] {
  return annotatedReports(directory).flatMap(examplesOf);
}

function examplesOf(report: AnnotatedReport): Example[] {
  const { name, ledger } = report;
  const seed = [...name].reduce((sum, c) => (sum * 31 + c.codePointAt(0)!) % 65521, 7);
  const examples = [reading(name, 'clean', 0, asWritten(report), ledger)];
  const add = (kind: ExampleKind, count: number, make: (copy: number) => Variant): void => {
    for (let copy = 0; copy < count; copy++) examples.push(reading(name, kind, copy, make(copy), ledger));
  };
  add('slips', COPIES.slips, copy => withSlips(report, copy, seed + copy));
  add('others', COPIES.others, copy => withOthers(report, copy, seed + 100 + copy));
  add('swaps', COPIES.swaps, copy => withSwaps(report, seed + 200 + copy));
  for (let copy = 0; copy < COPIES.thinned; copy++) {
    const thin = thinned(ledger, THINNED_BY[copy % THINNED_BY.length]!, seed + 300 + copy);
    examples.push(reading(name, 'thinned', copy, asWritten(report), thin));
  }
  return examples;
}

function thinned(ledger: Ledger, by: number, seed: number): Ledger {
  const rnd = seeded(seed);
  const kept = ledger.metrics.filter(() => rnd() >= by);
  return { ...ledger, metrics: kept.map((metric, index) => ({ ...metric, index })) };
}

function reading(name: string, kind: ExampleKind, copy: number, variant: Variant, ledger: Ledger): Example {
  // A cache of its own for each reading: kept drafts would share their evidence.
  const seen = look(parseReport(variant.text), ledger, new BindingCache());
  const known = new Set(ledger.metrics.map(m => m.path));
  const wrong: boolean[] = [];
  const right = seen.mentions.map(({ figure }, i) => {
    const at = variant.gold.findIndex(g => g.start < figure.end && figure.start < g.end);
    const gold = variant.gold[at];
    wrong.push(variant.wrong.has(at));
    if (!gold || !known.has(gold.metric)) return -1;
    const fits = seen.drafts[i]!.map((draft, d) => ({ draft, d })).filter(
      ({ draft }) =>
        seen.index.metrics[draft.metric]!.metric.path === gold.metric && (draft.aspect === 'change') === gold.change,
    );
    const fit = fits.find(({ draft }) => !gold.period || draft.observation.periodText === gold.period) ?? fits[0];
    return fit ? fit.d : -2;
  });
  return { name, kind, copy, seen, right, wrong };
}
