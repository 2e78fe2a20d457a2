import type { Draft } from './evidence';
import { F, type Feature } from './features';
import { type NameGaps, nameGaps } from './name-gaps';
import { namesAcross } from './names-across';
import type { Posterior } from './posterior';
import { type Exchange, exchanges } from './swaps';
import type { LedgerIndex } from './terms';
import { leafOf } from './trees';
import type { Mention } from './types';
import type { Worths } from './weights';

/**
 * The third look. A figure that is false for the metric that its words name best is either a wrong figure of that metric
 * or a right figure of something that the ledger lacks. The two looks before weigh metrics against each other; this one
 * weighs that one metric against none.
 */

/** Evidence of the second look that tells here, too. */
const CARRIED = [
  'near',
  'after',
  'row',
  'column',
  'group close',
  'group missing',
  'name missing',
  'abbreviated name',
  'clause explained',
  'same unit',
  'kindred unit',
  'unit absent',
  'share not named',
  'growth named',
  'growth not named',
  'change',
  'change without verb',
  'same period',
  'period apart',
  'in table',
  'next in ledger',
  'between in ledger',
  'neighbours in ledger',
  'group before',
  'subject before',
  'bare change of subject',
  'differs, bare change of subject',
  'row agrees',
  'column agrees',
  'row and column agree',
  'better elsewhere',
  'name leads',
  'best place',
] as const satisfies readonly Feature[];

/** Evidence of its own. */
const OWN = [
  // How the second look saw it, as logarithms of odds.
  'against none',
  'against a true one',
  'against another',
  'likely',
  'a true one likely',
  // How the false value may have come about: by a slip of the pen (in digits that chance does not explain), or by an exchange.
  'slip',
  'slip of scale',
  'slip, named',
  'slip, likely',
  'slip, nothing missing',
  'slip, less what is missing',
  'slip, name leads',
  'slip, free',
  'slip, stated elsewhere',
  'slip, a true one likely',
  'slip, change',
  'slip, table',
  'exchanged',
  'exchanged, better named',
  'exchanged, a true one likely',
  'exchange better named',
  'exchanged, both named',
  'exchanged with another unit',
  // Where nothing says how it came about.
  'no slip, against none',
  'no slip, likely',
  'no slip, stated elsewhere',
  'no slip, name leads',
  'no slip, change',
  'no slip, table',
  'no slip, two missing',
  'no slip, whole name',
  // Place and words.
  'stated truly elsewhere',
  'wanted elsewhere',
  'only one left',
  'figures between',
  'missing in sentence',
  'missing around',
  'missing of its own',
  'nothing missing',
  'nothing missing, free',
  'nothing missing, likely',
  'named well',
  'named well, free, leads',
  'whole name, alone',
  'named better than a true one',
  'words explained',
  'words unexplained',
  // The figure.
  'digits written',
  'exactness',
  'hardly a digit, likely',
  'approximate',
  'percentage',
] as const;

export const DIFFERING = ['base', ...OWN, ...CARRIED] as const;
export type DifferingFeature = (typeof DIFFERING)[number];

const D = Object.fromEntries(DIFFERING.map((name, i) => [name, i])) as Record<DifferingFeature, number>;
const CARRIED_AT = CARRIED.map(name => [D[name], F[name]] as const);

/** A figure that differs from its likeliest metric, with the evidence for and against that metric. */
export interface Differing {
  /** Number of the draft. */
  readonly draft: number;
  readonly features: Float64Array;
  /** Where the figure seems to have traded places with another one. */
  readonly exchange: Exchange | null;
  /** The metric's name that fits best, and what of it stands nowhere: the only evidence here that is read from the text itself. */
  readonly name: string;
  readonly gaps: NameGaps;
}

/** What the three looks make of every figure. */
export interface Judged {
  /** Probabilities of the drafts after the second look. */
  readonly posteriors: readonly Posterior[];
  /** The drafts of those that the figure is false for that the third look was taken at. */
  readonly doubted: readonly (readonly Differing[])[];
  /** The surest of them. */
  readonly differing: readonly (Differing | null)[];
  /** How likely the figure states that one; 0 where there is none. */
  readonly sure: Float64Array;
}

/** What is less likely than this after the second look is left to "not in the ledger". */
const LEAST_LIKELY = 0.004;
const CERTAIN = 0.7;
/** Fewer digits than this explain nothing. */
const TELLING = 0.6;
/** A second metric is looked at if it is so likely, or if figures traded places for it. */
const LIKELY_ENOUGH = 0.1;
const MOST_LEFT = 60;

/**
 * The evidence for each figure's likeliest metrics among those that it differs from: at most two, and the one of an
 * exchange; empty where there is none to speak of. A value that is loose (true, but ill-worded) does not differ.
 */
export function lookAtDiffering(
  mentions: readonly Mention[],
  drafts: readonly (readonly Draft[])[],
  posteriors: readonly Posterior[],
  index: LedgerIndex,
): Differing[][] {
  const exchanged = exchanges(mentions, drafts, posteriors, index);
  const leads = drafts.map((list, i) =>
    likeliest(list, posteriors[i]!, draft => !draft.agrees && !draft.isForeign && !isLoose(draft)),
  );
  const trueOnes = drafts.map((list, i) => likeliest(list, posteriors[i]!, draft => draft.agrees));
  const stated = new Statements(mentions, drafts, posteriors, leads);
  const ground = new Ground(drafts, posteriors, trueOnes, stated);
  const candidatesOf = (i: number): Set<number> => {
    const p = posteriors[i]!;
    const lead = leads[i]!;
    const candidates = new Set<number>();
    if (lead >= 0 && p[lead]! >= LEAST_LIKELY) candidates.add(lead);
    const second = likeliest(drafts[i]!, p, d => !d.agrees && !isLoose(d) && d !== drafts[i]![lead]);
    if (second >= 0 && p[second]! >= LIKELY_ENOUGH) candidates.add(second);
    const exchange = exchanged[i];
    if (exchange) candidates.add(exchange.draft);
    return candidates;
  };
  const evidenceFor = (mention: Mention, i: number, lead: number): Differing => {
    const draft = drafts[i]![lead]!;
    const p = posteriors[i]!;
    const { metric } = draft;
    const f = new Float64Array(DIFFERING.length);
    for (const [to, from] of CARRIED_AT) f[to] = draft.features[from]!;

    const likely = p[lead]!;
    const truly = trueOnes[i]! < 0 ? 0 : p[trueOnes[i]!]!;
    let other = 0;
    let none = 1;
    drafts[i]!.forEach((d, n) => {
      none -= p[n]!;
      if (!d.agrees && d.metric !== metric && p[n]! > other) other = p[n]!;
    });
    f[D.base] = 1;
    f[D['against none']] = odds(likely, none);
    f[D['against a true one']] = odds(likely, truly);
    f[D['against another']] = odds(likely, other);
    f[D.likely] = likely;
    f[D['a true one likely']] = truly;

    const exchange = exchanged[i]?.draft === lead ? exchanged[i] : null;
    const elsewhere = stated.elsewhere(metric, i, exchange?.other ?? -1);
    const leadsByName = draft.features[F['name leads']]!;
    const isFree = draft.features[F['best place']]! > 0 ? 1 : 0;
    const free = (1 - elsewhere) * isFree * (1 - draft.features[F['better elsewhere']]!);
    const name = index.metrics[metric]!.terms[draft.term]?.text ?? '';
    const gaps = gapsAt(mentions, i, name);
    const { digits, ofScale } = draft.slip;
    f[D.slip] = digits;
    f[D['slip of scale']] = ofScale ? digits : 0;
    f[D['slip, named']] = digits * draft.named;
    f[D['slip, likely']] = digits * likely;
    f[D['slip, nothing missing']] = gaps.own === 0 ? digits : 0;
    f[D['slip, less what is missing']] = Math.max(0, digits - gaps.own);
    f[D['slip, name leads']] = digits * leadsByName;
    f[D['slip, free']] = digits * free;
    f[D['slip, stated elsewhere']] = digits * elsewhere;
    f[D['slip, a true one likely']] = digits * truly;
    const isChange = draft.aspect === 'change' ? 1 : 0;
    const inTable = mention.block.cell ? 1 : 0;
    f[D['slip, change']] = digits * isChange;
    f[D['slip, table']] = digits * inTable;
    if (exchange) {
      f[D.exchanged] = exchange.digits;
      f[D['exchange better named']] = exchange.gain;
      const better = exchange.digits * exchange.gain;
      f[D['exchanged, better named']] = better;
      f[D['exchanged, a true one likely']] = better * truly;
      f[D['exchanged, both named']] = exchange.digits * exchange.named;
      f[D['exchanged with another unit']] = exchange.isForeign ? exchange.digits : 0;
    }
    if (digits < TELLING) {
      f[D['no slip, against none']] = Math.max(0, f[D['against none']]!);
      f[D['no slip, likely']] = likely;
      f[D['no slip, stated elsewhere']] = elsewhere;
      f[D['no slip, name leads']] = leadsByName;
      f[D['no slip, change']] = isChange;
      f[D['no slip, table']] = inTable;
      f[D['no slip, whole name']] = draft.isWhole ? likely : 0;
    }
    if (digits < 1 && gaps.own >= 2) f[D['no slip, two missing']] = 1;

    f[D['stated truly elsewhere']] = elsewhere;
    f[D['wanted elsewhere']] = stated.wanted(metric, i);
    f[D['only one left']] = ground.onlyOneLeft(metric, i);
    f[D['figures between']] = ground.figuresBetween(i);
    f[D['missing in sentence']] = gaps.sentence;
    f[D['missing around']] = gaps.wide;
    f[D['missing of its own']] = gaps.own;
    if (gaps.wide === 0) {
      f[D['nothing missing']] = 1;
      f[D['nothing missing, free']] = free;
    }
    if (gaps.own === 0) f[D['nothing missing, likely']] = likely;
    f[D['named well']] = draft.named;
    f[D['named well, free, leads']] = draft.named * free * Math.max(0, leadsByName);
    f[D['whole name, alone']] = draft.isWhole && ground.isBare(i) ? likely : 0;
    f[D['named better than a true one']] =
      trueOnes[i]! < 0 ? 2 : Math.max(-2, Math.min(2, draft.nameScore - drafts[i]![trueOnes[i]!]!.nameScore));
    f[D['words explained']] = draft.explained;
    f[D['words unexplained']] = draft.unexplained;

    const { figure } = mention;
    f[D['digits written']] = Math.min(6, figure.value.c.length);
    f[D.exactness] = draft.says;
    f[D['hardly a digit, likely']] = draft.says < 1 ? likely : 0;
    f[D.approximate] = figure.approximation === 'exact' ? 0 : 1;
    f[D.percentage] = figure.kind === 'percent' ? 1 : 0;
    return { draft: lead, features: f, exchange: exchange ?? null, name, gaps };
  };
  return mentions.map((mention, i) => Array.from(candidatesOf(i), lead => evidenceFor(mention, i, lead)));
}

function gapsAt(mentions: readonly Mention[], i: number, name: string): NameGaps {
  const before = mentions[i - 1];
  return nameGaps(mentions[i]!, before?.block === mentions[i]!.block ? before : null, name);
}

/**
 * True when the third look would find the same names around the figures as it did: all its other evidence rests on the
 * drafts.
 */
export function namesStandAsBefore(mentions: readonly Mention[], last: readonly (readonly Differing[])[]): boolean {
  return last.every((candidates, i) =>
    candidates.every(({ name, gaps: was }) => {
      const { sentence, wide, own } = gapsAt(mentions, i, name);
      return sentence === was.sentence && wide === was.wide && own === was.own;
    }),
  );
}

/** Probability that the figure states the metric, from the evidence, its worth, and what the trees add to that. */
export function probabilityOf({ features }: Pick<Differing, 'features'>, { third, trees }: Worths): number {
  let score = 0;
  for (let k = 0; k < third.length; k++) score += features[k]! * third[k]!;
  for (const tree of trees) score += leafOf(tree, features);
  return 1 / (1 + Math.exp(-score));
}

const isLoose = (draft: Draft): boolean => draft.features[F['value loose']] === 1;

/** Logarithm of how many times likelier one is than the other, −8 to 8. */
const odds = (one: number, other: number): number =>
  Math.max(-8, Math.min(8, Math.log((one + 1e-6) / (Math.max(0, other) + 1e-6))));

/** Number of the most probable draft of those that count, −1 if none does. */
function likeliest(drafts: readonly Draft[], p: Posterior, counts: (draft: Draft) => boolean): number {
  let best = -1;
  drafts.forEach((draft, d) => {
    if ((best < 0 || p[d]! > p[best]!) && counts(draft)) best = d;
  });
  return best;
}

/** Which metrics are stated truly, and how likely; and which are wanted by figures that differ. */
class Statements {
  /** The likeliest figures for each metric, most likely first. */
  readonly #truly = new Map<number, { readonly p: number; readonly by: number }[]>();
  /** By metric, the probabilities of the figures that lead to it, added up, and the same by what they say. */
  readonly #wanted = new Map<number, { all: number; readonly bySaid: Map<string, number> }>();
  readonly #said: readonly string[];

  constructor(
    mentions: readonly Mention[],
    drafts: readonly (readonly Draft[])[],
    posteriors: readonly Posterior[],
    leads: readonly number[],
  ) {
    this.#said = namesAcross(mentions, drafts).said;
    drafts.forEach((list, i) => {
      const p = posteriors[i]!;
      const own = new Map<number, number>();
      list.forEach((draft, d) => {
        if (draft.agrees) own.set(draft.metric, Math.max(own.get(draft.metric) ?? 0, p[d]!));
      });
      for (const [metric, likely] of own) {
        const likeliest = this.#truly.get(metric) ?? [];
        likeliest.push({ p: likely, by: i });
        // This figure and the one that it may have traded places with do not count: three are enough.
        this.#truly.set(metric, likeliest.sort((a, b) => b.p - a.p).slice(0, 3));
      }
      const lead = leads[i]!;
      const leadsAll = lead >= 0 && p.every(x => x <= p[lead]!);
      if (!leadsAll) return;
      const { metric } = list[lead]!;
      const wanted = this.#wanted.get(metric) ?? { all: 0, bySaid: new Map<string, number>() };
      const said = this.#said[i]!;
      wanted.all += p[lead]!;
      wanted.bySaid.set(said, (wanted.bySaid.get(said) ?? 0) + p[lead]!);
      this.#wanted.set(metric, wanted);
    });
  }

  /** How likely a figure other than `i` and `except` states the metric truly. */
  elsewhere(metric: number, i: number, except = -1): number {
    return this.#truly.get(metric)?.find(({ by }) => by !== i && by !== except)?.p ?? 0;
  }

  /**
   * How many figures that differ from the metric and say something else than figure `i` would state it, by their
   * probabilities; at most 3. One that says the same is the same slip again.
   */
  wanted(metric: number, i: number): number {
    const wanted = this.#wanted.get(metric);
    return wanted ? Math.min(3, wanted.all - (wanted.bySaid.get(this.#said[i]!) ?? 0)) : 0;
  }
}

/** What lies between the certain figures before and after one, in the text and in the ledger. */
class Ground {
  readonly #before: number[] = [];
  readonly #after: number[] = [];
  readonly #anchors: number[];

  constructor(
    drafts: readonly (readonly Draft[])[],
    posteriors: readonly Posterior[],
    trueOnes: readonly number[],
    readonly stated: Statements,
  ) {
    this.#anchors = drafts.map((list, i) => {
      const d = trueOnes[i]!;
      return d >= 0 && posteriors[i]![d]! > CERTAIN ? list[d]!.metric : -1;
    });
    const count = drafts.length;
    for (let i = 0, last = -1; i < count; i++) {
      this.#before.push(last);
      if (this.#anchors[i]! >= 0) last = i;
    }
    for (let i = count - 1, next = -1; i >= 0; i--) {
      this.#after[i] = next;
      if (this.#anchors[i]! >= 0) next = i;
    }
  }

  /**
   * 1 when the metric is the only one that lies between the two in the ledger and is stated truly nowhere else, less
   * the more there are; 0 when it does not lie there, or is stated.
   */
  onlyOneLeft(metric: number, i: number): number {
    const [before, after] = [this.#before[i]!, this.#after[i]!];
    if (before < 0 || after < 0) return 0;
    const [from, to] = [this.#anchors[before]!, this.#anchors[after]!];
    if (!(from < metric && metric < to) || to - from > MOST_LEFT || this.stated.elsewhere(metric, i) >= 0.5) return 0;
    let left = 0;
    for (let k = from + 1; k < to; k++) if (this.stated.elsewhere(k, i) < 0.5) left++;
    return 1 / left;
  }

  /** True when nothing is certain before or after the figure: the order of the ledger and the figures around can't speak for it. */
  isBare(i: number): boolean {
    return this.#before[i]! < 0 && this.#after[i]! < 0;
  }

  /** 1 when no other figure lies between the two, less the more do; 0 at the report's ends. */
  figuresBetween(i: number): number {
    const [before, after] = [this.#before[i]!, this.#after[i]!];
    return before < 0 || after < 0 ? 0 : 1 / (after - before - 1);
  }
}
