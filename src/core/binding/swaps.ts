import type { Big } from 'big.js';
import { truthOf } from '../figures/truth';
import type { Figure } from '../figures/types';
import type { Draft } from './evidence';
import { firstAtOrAfter, push } from './lists';
import type { Mention } from './types';

const SWAP_REACH = 40;

/**
 * Where two figures may have traded places: this one has the value of k and by its words states k2, another near by has
 * the value of k2 and by its words states k. For each mention and metric, how much better the names fit crosswise, 0 to 1.
 */
export function swapGains(drafts: readonly (readonly Draft[])[]): (Map<number, number> | undefined)[] {
  const agreeingAt = new Map<number, number[]>();
  const names = drafts.map((list, i) => {
    const byMetric = new Map<number, Draft>();
    for (const draft of list) {
      if (draft.aspect !== 'level') continue;
      byMetric.set(draft.metric, draft);
      if (draft.agrees) push(agreeingAt, draft.metric, i);
    }
    return byMetric;
  });
  const gains: (Map<number, number> | undefined)[] = new Array(drafts.length).fill(undefined);
  names.forEach((here, i) => {
    for (const mine of here.values()) {
      if (!mine.agrees) continue;
      for (const other of here.values()) {
        if (other.agrees || other.nameScore <= mine.nameScore) continue;
        const agreeing = agreeingAt.get(other.metric) ?? [];
        for (let n = firstAtOrAfter(agreeing, i - SWAP_REACH); n < agreeing.length; n++) {
          const j = agreeing[n]!;
          if (j > i + SWAP_REACH) break;
          if (j === i) continue;
          const theirs = names[j]!.get(mine.metric);
          if (!theirs || theirs.agrees) continue;
          const gain = other.nameScore + theirs.nameScore - mine.nameScore - names[j]!.get(other.metric)!.nameScore;
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
  /** Number of the other figure. */
  readonly other: number;
  /** Digits of both figures, at most 6: with few of them chance explains it. */
  readonly digits: number;
  /** How much better the names fit crosswise; more than 0, at most 2. */
  readonly gain: number;
}

const MOST_OF_ONE_VALUE = 6;
const MOST_DIGITS = 7;

/**
 * Where two figures of the report have traded places, however far apart: each is false for the metric that its words
 * name, and true of the other one's.
 * @param leads for each figure its likeliest draft whose value differs, −1 if none is likely at all
 */
export function exchanges(
  mentions: readonly Mention[],
  drafts: readonly (readonly Draft[])[],
  leads: readonly number[],
): (Exchange | null)[] {
  const byValue = new Map<string, number[]>();
  mentions.forEach(({ figure }, i) => {
    if (figure.approximation === 'exact') push(byValue, figure.unit + figure.value.toString(), i);
  });
  return mentions.map(({ figure }, i) => {
    const lead = drafts[i]![leads[i]!];
    const value = lead?.expected;
    if (!value || lead.aspect !== 'level' || figure.approximation !== 'exact') return null;
    let found: Exchange | null = null;
    for (const written of roundings(value)) {
      const others = byValue.get(figure.unit + written) ?? [];
      if (others.length > MOST_OF_ONE_VALUE) continue;
      for (const j of others) {
        if (j === i || truthOf(mentions[j]!.figure, value, 'half-up') !== 'true') continue;
        const gain = gainOf(drafts[i]!, lead, drafts[j]!, figure);
        const digits = Math.min(6, figure.value.c.length + mentions[j]!.figure.value.c.length);
        if (gain > 0 && (!found || digits > found.digits)) found = { other: j, digits, gain };
      }
    }
    return found;
  });
}

/**
 * How much better the names fit when `here` states `lead` and the figure `there` states a metric that has the value of
 * the figure here; 0 when there is no such metric or the names fit no better.
 */
function gainOf(here: readonly Draft[], lead: Draft, there: readonly Draft[], figure: Figure): number {
  let most = 0;
  for (const theirs of there) {
    if (theirs.agrees || theirs.aspect !== 'level' || theirs.metric === lead.metric || !theirs.expected) continue;
    const gain = lead.nameScore + theirs.nameScore - nameScoreOf(here, theirs.metric) - nameScoreOf(there, lead.metric);
    if (gain > most && truthOf(figure, theirs.expected, 'half-up') === 'true') most = gain;
  }
  return Math.min(2, most);
}

const nameScoreOf = (drafts: readonly Draft[], metric: number): number =>
  drafts.reduce((most, draft) => (draft.metric === metric ? Math.max(most, draft.nameScore) : most), 0);

/** The value as it may be written: in full, and rounded to so many digits. */
function roundings(value: Big): Set<string> {
  const written = new Set([value.toString()]);
  for (let digits = 1; digits <= MOST_DIGITS; digits++) written.add(value.round(digits - 1 - value.e).toString());
  return written;
}
