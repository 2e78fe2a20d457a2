import type Big from 'big.js';
import { toNumber } from '../figures/decimals';
import { truthOf } from '../figures/truth';
import { normaliseUnit } from '../figures/units';
import type { Metric, Observation } from '../ledger/types';
import type { Draft } from './evidence';
import { expectedQuantity } from './expected';
import { firstAtOrAfter, push } from './lists';
import type { Posterior } from './posterior';
import type { LedgerIndex } from './terms';
import type { Candidate, Mention } from './types';

const SWAP_REACH = 40;

/**
 * Where two figures may have traded places: this one has the value of k and by its words states k2, another near by has
 * the value of k2 and by its words states k. For each mention and metric, how much better the names fit crosswise, 0 to 1.
 */
export function swapGains(drafts: readonly (readonly Draft[])[]): (Map<number, number> | undefined)[] {
  const agreeingAt = new Map<number, number[]>();
  const names = drafts.map((list, i) => {
    const levels: Draft[] = [];
    for (const draft of list) {
      if (draft.aspect !== 'level' || draft.isForeign) continue;
      const known = levels.findIndex(({ metric }) => metric === draft.metric);
      if (known < 0) levels.push(draft);
      else levels[known] = draft;
      if (draft.agrees) push(agreeingAt, draft.metric, i);
    }
    return levels;
  });
  const levelOf = (i: number, metric: number): Draft | undefined => names[i]!.find(level => level.metric === metric);
  const gains: (Map<number, number> | undefined)[] = new Array(drafts.length).fill(undefined);
  names.forEach((here, i) => {
    for (const mine of here) {
      if (!mine.agrees) continue;
      for (const other of here) {
        if (other.agrees || other.nameScore <= mine.nameScore) continue;
        const agreeing = agreeingAt.get(other.metric) ?? [];
        for (let n = firstAtOrAfter(agreeing, i - SWAP_REACH); n < agreeing.length; n++) {
          const j = agreeing[n]!;
          if (j > i + SWAP_REACH) break;
          if (j === i) continue;
          const theirs = levelOf(j, mine.metric);
          if (!theirs || theirs.agrees) continue;
          const gain = other.nameScore + theirs.nameScore - mine.nameScore - levelOf(j, other.metric)!.nameScore;
          if (gain <= 0) continue;
          gains[i] ??= new Map();
          const amount = Math.min(1, gain / 2);
          for (const k of [mine.metric, other.metric]) gains[i]!.set(k, Math.max(gains[i]!.get(k) ?? 0, amount));
        }
      }
    }
  });
  return gains;
}

/** Another figure that has this one's value by its words, as this one has its. */
export interface Exchange {
  /** Number of this figure's draft that its words name. */
  readonly draft: number;
  /** Number of the other figure. */
  readonly other: number;
  /** Digits of both figures, at most 6: with few of them chance explains it. */
  readonly digits: number;
  /** How much better the names fit crosswise, at most 2; more than 0 where the units agree. */
  readonly gain: number;
  /** The smaller of the shares in which the two names stand by the figures. */
  readonly named: number;
  /** One of the figures has not even the unit of the metric that its words name. */
  readonly isForeign: boolean;
  /** It is this one. */
  readonly isForeignHere: boolean;
}

const MOST_OF_ONE_VALUE = 6;
const MOST_DIGITS = 7;
const LEAST_FOREIGN_GAIN = -0.1;

/**
 * Where two figures of the report have traded places, however far apart: each is false for a metric that its words name
 * better than any that it is true of, and true of the other one's.
 * @param posteriors what the second look made of the drafts: of two exchanges the likelier is taken
 */
export function exchanges(
  mentions: readonly Mention[],
  drafts: readonly (readonly Draft[])[],
  posteriors: readonly Posterior[],
  index: LedgerIndex,
): (Exchange | null)[] {
  const floors = drafts.map(bestOfTrue);
  // Both figures have to be named better by something that they differ from: most are not, and need no look at their value.
  const isOpen = mentions.map(
    ({ figure }, i) =>
      figure.approximation === 'exact' &&
      drafts[i]!.some(draft => differsAsLevel(draft) && draft.nameScore > floors[i]!),
  );
  const byValue = new Map<string, number[]>();
  const isCommon = commonValues(mentions);
  mentions.forEach((mention, i) => {
    if (!isOpen[i] || isCommon(mention)) return;
    const { figure, headUnit } = mention;
    const value = headUnit ? figure.value.times(headUnit.factor) : figure.value;
    push(byValue, unitOf(mention) + value.abs().toString(), i);
    if (headUnit) push(byValue, figure.value.abs().toString(), i);
  });
  const isTrueOf = (i: number, { metric, observation }: Draft): boolean => {
    const candidate: Candidate = {
      metric: index.metrics[metric]!.metric,
      aspect: 'level',
      observation,
      base: null,
      score: 0,
      evidence: [],
    };
    const mention = mentions[i]!;
    // A bare number in a column of another unit may have come from a column of its own.
    const expected =
      expectedQuantity(candidate, mention) ??
      (mention.headUnit ? expectedQuantity(candidate, { ...mention, headUnit: null }) : null);
    return expected !== null && truthOf(mention.figure, expected.value, 'half-up') === 'true';
  };
  const holders = new Holders(byValue, index);
  return mentions.map(({ figure }, i) => {
    if (!isOpen[i]) return null;
    const here = drafts[i]!;
    const floor = floors[i]!;
    let found: Exchange | null = null;
    let likeliest = 0;
    here.forEach((mine, d) => {
      if (!differsAsLevel(mine) || mine.nameScore <= floor) return;
      for (const j of holders.of(mine, unitOf(mentions[i]!))) {
        if (j === i || !isTrueOf(j, mine)) continue;
        const there = drafts[j]!;
        const floorThere = floors[j]!;
        for (const theirs of there) {
          if (!differsAsLevel(theirs) || theirs.metric === mine.metric) continue;
          if (theirs.nameScore <= floorThere) continue;
          const gain =
            mine.nameScore + theirs.nameScore - nameScoreOf(here, theirs.metric) - nameScoreOf(there, mine.metric);
          // In a table of sums and shares the names are the same, and only the units say what a cell should hold.
          const isForeign = mine.isForeign || theirs.isForeign;
          if (gain <= (isForeign ? LEAST_FOREIGN_GAIN : 0) || !isTrueOf(i, theirs)) continue;
          const digits = Math.min(6, figure.value.c.length + mentions[j]!.figure.value.c.length);
          const likely = 1 + digits * Math.min(1, gain) + 2 * posteriors[i]![d]!;
          if (likely <= likeliest) continue;
          likeliest = likely;
          const named = Math.min(mine.named, theirs.named);
          const isForeignHere = mine.isForeign;
          found = { draft: d, other: j, digits, gain: Math.max(0, Math.min(2, gain)), named, isForeign, isForeignHere };
        }
      }
    });
    return found;
  });
}

const differsAsLevel = ({ agrees, aspect }: Draft): boolean => !agrees && aspect === 'level';

const unitOf = ({ figure, headUnit }: Mention): string => headUnit?.unit ?? figure.unit;

/** Says of a figure whether so many have its unit and value that it could have traded places with any of them. */
function commonValues(mentions: readonly Mention[]): (mention: Mention) => boolean {
  const counts = new Map<string, Map<number, number>>();
  for (const mention of mentions) {
    if (mention.figure.approximation !== 'exact') continue;
    const unit = unitOf(mention);
    let ofUnit = counts.get(unit);
    if (!ofUnit) {
      ofUnit = new Map();
      counts.set(unit, ofUnit);
    }
    const value = toNumber(mention.figure.value);
    ofUnit.set(value, (ofUnit.get(value) ?? 0) + 1);
  }
  return mention => (counts.get(unitOf(mention))?.get(toNumber(mention.figure.value)) ?? 0) > MOST_OF_ONE_VALUE;
}

/** How well the name of the best named metric fits that the figure is true of. */
const bestOfTrue = (drafts: readonly Draft[]): number =>
  drafts.reduce((most, draft) => (draft.agrees ? Math.max(most, draft.nameScore) : most), 0);

/** Which figures of a report hold a metric's value. Many figures ask for the same metric. */
class Holders {
  readonly #byUnit = new Map<string, Map<Observation, ReadonlySet<number>>>();

  /** @param byValue the figures by unit and value, as written */
  constructor(
    readonly byValue: ReadonlyMap<string, readonly number[]>,
    readonly index: LedgerIndex,
  ) {}

  /** The figures whose value may be the draft's; those without a unit may be of any. */
  of(draft: Draft, unitHere: string): ReadonlySet<number> {
    let known = this.#byUnit.get(unitHere);
    if (!known) {
      known = new Map();
      this.#byUnit.set(unitHere, known);
    }
    let holders = known.get(draft.observation);
    if (!holders) {
      holders = holdersOf(draft, this.index.metrics[draft.metric]!.metric, unitHere, this.byValue);
      known.set(draft.observation, holders);
    }
    return holders;
  }
}

function holdersOf(
  { observation }: Draft,
  { unit, writtenUnit }: Metric,
  unitHere: string,
  byValue: ReadonlyMap<string, readonly number[]>,
): Set<number> {
  const holders = new Set<number>();
  const { inFull, asInLedger } = writingsOf(observation, writtenUnit);
  const add = (key: string): void => {
    for (const j of byValue.get(key) ?? []) holders.add(j);
  };
  for (const written of inFull) for (const of of new Set([unit, unitHere, ''])) add(of + written);
  for (const written of asInLedger) add(written);
  return holders;
}

const nameScoreOf = (drafts: readonly Draft[], metric: number): number =>
  drafts.reduce((most, draft) => (draft.metric === metric ? Math.max(most, draft.nameScore) : most), 0);

interface Writings {
  readonly inFull: readonly string[];
  /** Without the ledger's scale, as in a column that names no unit: 10,414 for 10414亿港元. */
  readonly asInLedger: readonly string[];
}

const writings = new WeakMap<Observation, Writings>();

/** A value as it may be written: in full, and rounded to so many digits. Worked out once, for as long as the ledger stays. */
function writingsOf(observation: Observation, writtenUnit: string): Writings {
  let known = writings.get(observation);
  if (!known) {
    const size = observation.value?.abs();
    const { factor } = normaliseUnit(writtenUnit);
    known = {
      inFull: size ? roundings(size) : [],
      asInLedger: size && factor.gt(1) ? roundings(size.div(factor)) : [],
    };
    writings.set(observation, known);
  }
  return known;
}

function roundings(value: Big): string[] {
  const written = new Set([value.toString()]);
  for (let digits = 1; digits <= MOST_DIGITS; digits++) written.add(value.round(digits - 1 - value.e).toString());
  return [...written];
}
