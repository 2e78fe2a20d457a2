import type { Draft } from './evidence';
import { firstAtOrAfter, push } from './lists';

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
