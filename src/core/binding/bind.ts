import type { Ledger } from '../ledger/types';
import { directiveAfter } from '../report/directives';
import type { Report } from '../report/types';
import { addContext, type Posterior, posteriorOf, statementKey } from './assign';
import { type Draft, EvidenceFinder } from './evidence';
import { findMentions, HeadsOfTables, ReadingCache } from './mentions';
import { pinned } from './pin';
import { evidenceOf, reasonOf } from './reason';
import { reportContext } from './report-context';
import { rangeAt } from './sentences';
import { LedgerIndex } from './terms';
import type { Binding, Candidate, Mention } from './types';
import { FIRST, SECOND, THRESHOLDS } from './weights';
import { ZoneFinder } from './zones';

/** What is kept between checks of one report against one ledger. */
export class BindingCache {
  readings: ReadingCache | null = null;
  index: LedgerIndex | null = null;

  forLedger(ledger: Ledger): { readings: ReadingCache; index: LedgerIndex } {
    if (this.index?.ledger !== ledger || !this.readings) {
      this.index = new LedgerIndex(ledger);
      this.readings = new ReadingCache(ledger.units);
    }
    return { readings: this.readings, index: this.index };
  }
}

/** Mentions with their drafts and probabilities, before anything is decided. For `bindReport` and for tuning. */
export interface Look {
  readonly mentions: readonly Mention[];
  readonly drafts: readonly (readonly Draft[])[];
  readonly index: LedgerIndex;
  readonly finder: EvidenceFinder;
}

export function look(report: Report, ledger: Ledger, cache: BindingCache): Look {
  const { readings, index } = cache.forLedger(ledger);
  const heads = new HeadsOfTables(readings);
  const mentions = findMentions(report, readings, heads);
  const zones = new ZoneFinder(report.blocks, readings, heads);
  const finder = new EvidenceFinder(index, heads, reportContext(report, ledger));
  const drafts: Draft[][] = [];
  for (let from = 0; from < mentions.length; ) {
    let to = from + 1;
    while (to < mentions.length && mentions[to]!.block === mentions[from]!.block) to++;
    const siblings = mentions.slice(from, to);
    siblings.forEach((mention, at) => {
      drafts.push(finder.draftsOf(mention, zones.zonesOf(mention, siblings, at)));
    });
    from = to;
  }
  readings.endPass();
  return { mentions, drafts, index, finder };
}

/** Probabilities after the second look. */
export function judgeTogether(seen: Look, first: Float64Array, second: Float64Array): Posterior[] {
  let posteriors = seen.drafts.map(d => posteriorOf(d, first));
  for (let round = 0; round < 2; round++) {
    addContext(seen.mentions, seen.drafts, posteriors, seen.index.metrics);
    posteriors = seen.drafts.map(d => posteriorOf(d, second));
  }
  return posteriors;
}

const MOST_OTHERS = 5;
const AMBIGUOUS = { least: 0.3, together: 0.8, named: 0.6 };

/**
 * Says of every figure of the report which metric it states, or that it is not in the ledger.
 * @returns one binding a figure, in source order
 */
export function bindReport(report: Report, ledger: Ledger, cache = new BindingCache()): readonly Binding[] {
  const seen = look(report, ledger, cache);
  const posteriors = judgeTogether(seen, FIRST, SECOND);
  const chosen = choose(seen, posteriors);
  const bindings: Binding[] = [];
  seen.mentions.forEach((mention, i) => {
    const directive = directiveAfter(report, mention.figure.end);
    const pin = directive?.kind === 'pin' ? pinned(mention, directive.argument, ledger) : null;
    if (pin) {
      bindings.push(pin);
      return;
    }
    const drafts = seen.drafts[i]!;
    const order = drafts.map((_, d) => d).sort((a, b) => posteriors[i]![b]! - posteriors[i]![a]!);
    const toCandidate = (d: number): Candidate => ({
      metric: seen.index.metrics[drafts[d]!.metric]!.metric,
      aspect: drafts[d]!.aspect,
      observation: drafts[d]!.observation,
      base: drafts[d]!.base,
      score: posteriors[i]![d]!,
      evidence: evidenceOf(drafts[d]!, seen.index),
    });
    const pick = chosen[i]!;
    if (isSmallNumeral(mention) && pick < 0) return;
    const others = order
      .filter(d => d !== pick)
      .slice(0, MOST_OTHERS)
      .map(toCandidate);
    if (pick >= 0) {
      const candidate = toCandidate(pick);
      bindings.push({
        mention,
        candidate,
        ambiguous: [],
        others,
        pinned: false,
        reason: reasonOf(candidate, mention, drafts[pick]!.agrees),
      });
      return;
    }
    const rivals = order.filter(d => posteriors[i]![d]! >= AMBIGUOUS.least && drafts[d]!.named >= AMBIGUOUS.named);
    const isAmbiguous =
      rivals.length > 1 && rivals.reduce((sum, d) => sum + posteriors[i]![d]!, 0) >= AMBIGUOUS.together;
    bindings.push({
      mention,
      candidate: null,
      ambiguous: isAmbiguous ? rivals.map(toCandidate) : [],
      others,
      pinned: false,
      reason: '',
    });
  });
  return bindings;
}

/** The best draft of each figure where it is good enough, −1 elsewhere; no two figures of a sentence state the same with different values. */
function choose(seen: Look, posteriors: readonly Posterior[]): number[] {
  const { mentions, drafts } = seen;
  const chosen = new Array<number>(mentions.length).fill(-1);
  const options: { i: number; d: number; p: number }[] = [];
  mentions.forEach((_, i) => {
    drafts[i]!.forEach((draft, d) => {
      const p = posteriors[i]![d]!;
      if (p >= (draft.agrees ? THRESHOLDS.agreeing : THRESHOLDS.disagreeing)) options.push({ i, d, p });
    });
  });
  options.sort((a, b) => b.p - a.p || a.i - b.i);
  const taken = new Map<string, string>();
  for (const { i, d } of options) {
    const mention = mentions[i]!;
    const sentence = mention.reading ? rangeAt(mention.reading.sentences, mention.prose.start) : 0;
    const key = `${mention.block.start}|${sentence}|${statementKey(drafts[i]![d]!)}`;
    const value = mention.figure.value.toString();
    if (taken.has(key) && taken.get(key) !== value) continue;
    taken.set(key, value);
    chosen[i] = d;
  }
  return chosen;
}

/** 五个试点区: a figure only where a metric clearly names it (figures.md, P). */
function isSmallNumeral({ figure }: Mention): boolean {
  const { written } = figure;
  return (
    figure.kind === 'count' &&
    figure.approximation === 'exact' &&
    written.form === 'number' &&
    written.scale === '' &&
    (written.digits === 'chinese' || written.digits === 'traditional' || written.digits === 'bank') &&
    figure.value.lt(10)
  );
}
