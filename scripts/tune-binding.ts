/**
 * Fits the table of weights of the binder on annotated reports.
 *
 *   npx tsx scripts/tune-binding.ts CORPUS_DIR [--write] [--rounds N]
 *
 * CORPUS_DIR holds NAME.annotated.md (figures marked ⟦written|metric⟧) and NAME.metrics.yaml. Each report is read as it
 * is and with errors seeded into a quarter of its figures, so that a value is trusted as far as it deserves. Prints the
 * scores with every report left out of its own fit (the honest numbers) and of the fit on all; --write puts the latter
 * into src/core/binding/weights.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Look, look } from '../src/core/binding/bind';
import { BindingCache } from '../src/core/binding/cache';
import { addContext } from '../src/core/binding/context';
import { CONTEXT_FROM, F, FEATURES, type Feature } from '../src/core/binding/features';
import { type Posterior, posteriorOf } from '../src/core/binding/posterior';
import { FIRST, SECOND, THRESHOLDS, WEIGHTS } from '../src/core/binding/weights';
import { readLedger } from '../src/core/ledger/read';
import type { Ledger } from '../src/core/ledger/types';
import { parseReport } from '../src/core/report/parse';
import { seeded } from './sample-report';

interface Gold {
  start: number;
  end: number;
  metric: string;
  change: boolean;
  period: string | undefined;
  text: string;
}

/** Readings of each report against a ledger without a part of its metrics: figures that have no metric are few otherwise. */
const THINNED = 2;
const THINNED_BY = 0.12;

interface Example {
  name: string;
  /** As it is, with errors seeded, or against a ledger with metrics taken out (only for fitting). */
  kind: 'clean' | 'seeded' | 'thinned';
  seen: Look;
  /** The right draft of each mention: its number, −1 for "not in the ledger", −2 where no draft is right. */
  right: number[];
  /** True where the written figure was made wrong. */
  wrong: boolean[];
}

function strip(annotated: string): { text: string; gold: Gold[] } {
  const gold: Gold[] = [];
  let text = '';
  let last = 0;
  for (const m of annotated.matchAll(/⟦([^⟦⟧|]+)\|([^⟦⟧]+)⟧/g)) {
    text += annotated.slice(last, m.index);
    const change = /^同比\((.+)\)$/.exec(m[2]!.trim());
    const [metric, period] = (change ? change[1]! : m[2]!).trim().split('@');
    gold.push({
      start: text.length,
      end: text.length + m[1]!.length,
      metric: metric!.trim(),
      period,
      change: !!change,
      text: m[1]!,
    });
    text += m[1];
    last = m.index + m[0].length;
  }
  return { text: text + annotated.slice(last), gold };
}

/** Makes a figure wrong: one digit changed, or digits added. */
function spoil(text: string, rnd: () => number): string {
  const digits = [...text.matchAll(/[0-9]/g)];
  if (!digits.length) return text;
  if (rnd() < 0.25 && /^\d+\D*$/.test(text)) return text.replace(/\d+/, d => `${d}0`);
  const at = digits[rnd() < 0.6 ? 0 : digits.length - 1]!;
  const d = Number(at[0]);
  return text.slice(0, at.index) + ((d + 1 + Math.floor(rnd() * 8)) % 10 || 1) + text.slice(at.index + 1);
}

function variants(text: string, gold: Gold[], seed: number): { text: string; gold: Gold[]; wrong: Set<number> }[] {
  const out = [{ text, gold, wrong: new Set<number>() }];
  const build = (written: (i: number) => string): { text: string; gold: Gold[]; wrong: Set<number> } => {
    let changed = '';
    let last = 0;
    const wrong = new Set<number>();
    const moved = gold.map((g, i) => {
      changed += text.slice(last, g.start);
      const start = changed.length;
      const w = written(i);
      changed += w;
      last = g.end;
      if (w !== g.text) wrong.add(i);
      return { ...g, start, end: changed.length };
    });
    return { text: changed + text.slice(last), gold: moved, wrong };
  };
  for (let copy = 0; copy < 4; copy++) {
    const rnd = seeded(seed + copy);
    out.push(build(i => (i % 4 === copy ? spoil(gold[i]!.text, rnd) : gold[i]!.text)));
  }
  // Neighbouring metrics trade places.
  const shape = (t: string): string => t.replace(/[\d.,，%％]+/g, '#');
  for (let copy = 0; copy < 2; copy++) {
    const partner = new Map<number, number>();
    for (let i = copy * 2; i < gold.length; i += 5) {
      if (partner.has(i) || gold[i]!.change) continue;
      const j = gold.findIndex(
        (h, k) =>
          k > i &&
          !partner.has(k) &&
          !h.change &&
          h.metric !== gold[i]!.metric &&
          shape(h.text) === shape(gold[i]!.text) &&
          h.text !== gold[i]!.text,
      );
      if (j > 0) partner.set(i, j).set(j, i);
    }
    out.push(build(i => gold[partner.get(i) ?? i]!.text));
  }
  return out;
}

function load(directory: string): Example[] {
  const examples: Example[] = [];
  const names = readdirSync(directory)
    .filter(f => f.endsWith('.annotated.md'))
    .map(f => f.slice(0, -'.annotated.md'.length))
    .sort();
  let lost = 0;
  let all = 0;
  for (const name of names) {
    const { text, gold } = strip(readFileSync(join(directory, `${name}.annotated.md`), 'utf8'));
    const uri = `${name}.metrics.yaml`;
    const source = readFileSync(join(directory, uri), 'utf8');
    const whole = readLedger([{ uri, text: source }]);
    const readings = variants(text, gold, name.length * 31);
    const read = (variant: (typeof readings)[number], ledger: Ledger, kind: Example['kind']): void => {
      // A cache of its own for each reading: kept drafts would share their evidence.
      const seen = look(parseReport(variant.text), ledger, new BindingCache());
      const wrong: boolean[] = [];
      const right = seen.mentions.map((mention, i) => {
        const at = variant.gold.findIndex(g => g.start < mention.figure.end && mention.figure.start < g.end);
        const g = variant.gold[at];
        wrong.push(variant.wrong.has(at));
        if (!g || !ledger.metrics.some(m => m.path === g.metric)) return -1;
        const fits = seen.drafts[i]!.map((d, n) => ({ d, n })).filter(
          ({ d }) => seen.index.metrics[d.metric]!.metric.path === g.metric && (d.aspect === 'change') === g.change,
        );
        const fit = fits.find(({ d }) => !g.period || d.observation.periodText === g.period) ?? fits[0];
        if (kind === 'clean') {
          all++;
          if (!fit) {
            lost++;
            if (process.argv.includes('--lost'))
              console.log(`${name}: no draft for ${g.text} → ${g.metric}${g.change ? ' (change)' : ''}`);
          }
        }
        return fit ? fit.n : -2;
      });
      examples.push({ name, kind, seen, right, wrong });
    };
    for (const [v, variant] of readings.entries()) read(variant, whole, v === 0 ? 'clean' : 'seeded');
    for (let copy = 0; copy < THINNED; copy++) {
      const rnd = seeded(name.length * 77 + copy);
      const kept = whole.metrics.filter(() => rnd() >= THINNED_BY);
      const thinned = { ...whole, metrics: kept.map((m, index) => ({ ...m, index })) };
      read(readings[copy * 2]!, thinned, 'thinned');
    }
  }
  console.log(`${names.length} reports, ${all} annotated mentions, no draft for ${lost}`);
  return examples;
}

/**
 * Evidence that may not count the other way round: a name that is found speaks for its metric, whatever the ledgers at
 * hand make it look like.
 */
const FOR: readonly Feature[] = [
  'near',
  'after',
  'row',
  'column',
  'subject',
  'clause',
  'group close',
  'whole name',
  'abbreviated name',
  'clause explained',
  'same unit',
  'same period',
  'value agrees',
  'value says',
  'value with name',
  'row agrees',
  'column agrees',
  'row and column agree',
  'subject before',
  'next in ledger',
  'best place',
  'name leads',
  'differs, named',
  'differs, whole name',
  'differs, explained',
  'differs, slip of a free one',
  'differs by a digit, named',
];
const AGAINST: readonly Feature[] = [
  'name missing',
  'group missing',
  'kindred unit',
  'period apart',
  'better elsewhere',
];

/** Set by hand: a name that stands whole beside the figure is worth this much at least. Plain ledgers are few among annotated reports. */
const AT_LEAST: readonly (readonly [Feature, number])[] = [['differs, whole name', 2.4]];

/** What a draft amounts to, without its zeros. */
interface Sparse {
  readonly at: Uint8Array;
  readonly amount: Float64Array;
}

const sparse = (features: Float64Array, count: number): Sparse => {
  const at: number[] = [];
  for (let f = 0; f < count; f++) if (features[f] !== 0) at.push(f);
  return { at: Uint8Array.from(at), amount: Float64Array.from(at, f => features[f]!) };
};

/** Adam on the cross-entropy of the right draft, with a pull to zero. */
function fit(examples: readonly Example[], from: Float64Array, features: number, rounds: number): Float64Array {
  const w = from.slice();
  w.fill(0, features);
  const m = new Float64Array(w.length);
  const v = new Float64Array(w.length);
  const rate = 0.1;
  const pull = 0.0002;
  const cases: { drafts: Sparse[]; target: number }[] = [];
  for (const { seen, right } of examples)
    right.forEach((target, i) => {
      if (target !== -2 && seen.drafts[i]!.length)
        cases.push({ drafts: seen.drafts[i]!.map(d => sparse(d.features, features)), target });
    });
  for (let round = 1; round <= rounds; round++) {
    const gradient = new Float64Array(w.length);
    for (const { drafts, target } of cases) {
      const p = new Float64Array(drafts.length);
      let highest = 0;
      for (let d = 0; d < drafts.length; d++) {
        const { at, amount } = drafts[d]!;
        let score = 0;
        for (let k = 0; k < at.length; k++) score += w[at[k]!]! * amount[k]!;
        p[d] = score;
        if (score > highest) highest = score;
      }
      let total = Math.exp(-highest);
      for (let d = 0; d < p.length; d++) total += p[d] = Math.exp(p[d]! - highest);
      for (let d = 0; d < drafts.length; d++) {
        const error = p[d]! / total - (d === target ? 1 : 0);
        if (Math.abs(error) < 1e-4) continue;
        const { at, amount } = drafts[d]!;
        for (let k = 0; k < at.length; k++) gradient[at[k]!]! += error * amount[k]!;
      }
    }
    for (let k = 0; k < features; k++) {
      const g = gradient[k]! / cases.length + pull * w[k]!;
      m[k] = 0.9 * m[k]! + 0.1 * g;
      v[k] = 0.999 * v[k]! + 0.001 * g * g;
      w[k]! -= (rate * (m[k]! / (1 - 0.9 ** round))) / (Math.sqrt(v[k]! / (1 - 0.999 ** round)) + 1e-8);
    }
    for (const name of FOR) w[F[name]] = Math.max(0, w[F[name]]!);
    for (const name of AGAINST) w[F[name]] = Math.min(0, w[F[name]]!);
    for (const [name, least] of AT_LEAST) if (F[name] < features) w[F[name]] = Math.max(least, w[F[name]]!);
  }
  return w;
}

function contextual(examples: readonly Example[], first: Float64Array, second: Float64Array | null): void {
  for (const { seen } of examples) {
    let posteriors: Posterior[] = seen.drafts.map(d => posteriorOf(d, first));
    addContext(seen.mentions, seen.drafts, posteriors, seen.index.metrics);
    if (!second) continue;
    posteriors = seen.drafts.map(d => posteriorOf(d, second));
    addContext(seen.mentions, seen.drafts, posteriors, seen.index.metrics);
  }
}

function fitBoth(examples: readonly Example[], rounds: number): { first: Float64Array; second: Float64Array } {
  const first = fit(examples, FIRST, CONTEXT_FROM, rounds);
  contextual(examples, first, null);
  let second = fit(examples, first, FEATURES.length, rounds);
  contextual(examples, first, second);
  second = fit(examples, second, FEATURES.length, rounds);
  return { first, second };
}

/** Number of the most probable draft, −1 when there is none. */
const likeliest = (p: Posterior): number => p.reduce((best, x, d) => (best < 0 || x > p[best]! ? d : best), -1);

interface Score {
  gold: number;
  bound: number;
  wrong: number;
  falseAlarms: number;
  seeded: number;
  caught: number;
  collateral: number;
}

function score(
  examples: readonly Example[],
  first: Float64Array,
  second: Float64Array,
  agreeing: number,
  disagreeing: number,
): Score {
  const total: Score = { gold: 0, bound: 0, wrong: 0, falseAlarms: 0, seeded: 0, caught: 0, collateral: 0 };
  contextual(examples, first, second);
  for (const { seen, right, kind, wrong } of examples) {
    if (kind === 'thinned') continue;
    const clean = kind === 'clean';
    right.forEach((target, i) => {
      const drafts = seen.drafts[i]!;
      const p = posteriorOf(drafts, second);
      const best = likeliest(p);
      const draft = drafts[best];
      const isBound = draft !== undefined && p[best]! >= (draft.agrees ? agreeing : disagreeing);
      const alarm = isBound && !draft.agrees && draft.features[F['value loose']] === 0;
      const metricOf = (n: number): number => drafts[n]?.metric ?? -1;
      if (clean) {
        if (target !== -1) total.gold++;
        if (isBound && target >= 0 && metricOf(best) === metricOf(target)) total.bound++;
        else if (isBound) total.wrong++;
        if (alarm) total.falseAlarms++;
      } else if (wrong[i]) {
        total.seeded++;
        if (alarm) total.caught++;
      } else if (alarm) total.collateral++;
    });
  }
  return total;
}

/** Where the wrong figures go: how probable the right metric is, and who wins instead. */
function profile(examples: readonly Example[], first: Float64Array, second: Float64Array): void {
  contextual(examples, first, second);
  const bins = new Array<number>(10).fill(0);
  const silent = new Array<number>(10).fill(0);
  let other = 0;
  let agreeing = 0;
  for (const { seen, right, wrong, kind } of examples) {
    if (kind === 'thinned') continue;
    const clean = kind === 'clean';
    right.forEach((target, i) => {
      const drafts = seen.drafts[i]!;
      const p = posteriorOf(drafts, second);
      const best = likeliest(p);
      if (!clean && wrong[i] && target >= 0) {
        if (best === target) bins[Math.min(9, Math.floor(p[best]! * 10))]!++;
        else if (drafts[best]?.agrees) agreeing++;
        else other++;
      } else if (best >= 0 && best !== target && !drafts[best]!.agrees) {
        silent[Math.min(9, Math.floor(p[best]! * 10))]!++;
        if (p[best]! > 0.4 && process.argv.includes('--notes')) {
          const { figure, prose, reading } = seen.mentions[i]!;
          const words = reading!.folded.slice(Math.max(0, prose.start - 24), prose.end + 8).replace(/\n/g, ' ');
          const name = target >= 0 ? seen.index.metrics[drafts[target]!.metric]!.metric.path : target;
          console.log(
            `NOTE ${p[best]!.toFixed(2)} ${figure.text} → ${seen.index.metrics[drafts[best]!.metric]!.metric.path} (${drafts[best]!.aspect}), right: ${name} …${words}`,
          );
        }
      }
    });
  }
  console.log(
    'seeded, right metric first, by probability:',
    bins.join(' '),
    '| another first:',
    other,
    '| another that agrees first:',
    agreeing,
  );
  console.log('not seeded, disagreeing first, by probability:', silent.join(' '));
}

const args = process.argv.slice(2);
const corpus = resolve(args.find(a => !a.startsWith('--') && !/^\d+$/.test(a)) ?? '.');
const rounds = Number(args[args.indexOf('--rounds') + 1]) || 150;
const examples = load(corpus);
const show = (name: string, s: Score): void =>
  console.log(
    `${name.padEnd(34)} bound ${((100 * s.bound) / s.gold).toFixed(1)}%  wrong ${s.wrong}  alarms ${s.falseAlarms}  caught ${((100 * s.caught) / Math.max(1, s.seeded)).toFixed(1)}% of ${s.seeded}  collateral ${s.collateral}`,
  );
if (args.includes('--current')) {
  show('as it stands', score(examples, FIRST, SECOND, 0.5, 0.85));
  process.exit(0);
}
if (!args.includes('--fast')) {
  const names = [...new Set(examples.map(e => e.name))];
  const folds = args.includes('--folds') ? Number(args[args.indexOf('--folds') + 1]) : names.length;
  const sum: Record<string, Score> = {};
  const GRID = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];
  for (let fold = 0; fold < folds; fold++) {
    const left = new Set(names.filter((_, n) => n % folds === fold));
    const fitted = fitBoth(
      examples.filter(e => !left.has(e.name)),
      rounds,
    );
    const own = examples.filter(e => left.has(e.name));
    const { first, second } = fitted;
    show([...left].join(' '), score(own, first, second, THRESHOLDS.agreeing, THRESHOLDS.disagreeing));
    for (const t of GRID) {
      const s = score(own, first, second, 0.5, t);
      const key = `left out, disagreeing ${t}`;
      sum[key] ??= { gold: 0, bound: 0, wrong: 0, falseAlarms: 0, seeded: 0, caught: 0, collateral: 0 };
      for (const k of Object.keys(s) as (keyof Score)[]) sum[key][k] += s[k];
    }
  }
  for (const [key, s] of Object.entries(sum)) show(key, s);
}
const { first, second } = fitBoth(examples, rounds * 2);
profile(examples, first, second);
for (const t of [0.5, 0.7, 0.85, 0.9, 0.95]) show(`all, disagreeing ${t}`, score(examples, first, second, 0.5, t));
const rows = FEATURES.map((name, i) => {
  const key = /^[a-z]+$/.test(name) ? name : `'${name}'`;
  return `  ${key}: [${+first[i]!.toFixed(2)}, ${+second[i]!.toFixed(2)}],`;
});
if (args.includes('--write')) {
  const file = new URL('../src/core/binding/weights.ts', import.meta.url);
  const source = readFileSync(file, 'utf8');
  const from = source.indexOf('= {\n', source.indexOf('WEIGHTS')) + 4;
  const to = source.indexOf('\n};', from);
  writeFileSync(file, `${source.slice(0, from) + rows.join('\n') + source.slice(to)}`);
} else
  for (const name of FEATURES)
    console.log(name, WEIGHTS[name], +first[F[name]]!.toFixed(2), +second[F[name]]!.toFixed(2));
