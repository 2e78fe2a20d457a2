import { choose, judgeTogether } from '../../src/core/binding/bind';
import { F } from '../../src/core/binding/features';
import type { Thresholds, Worths } from '../../src/core/binding/weights';
import type { Example } from './examples';

/** Counts over the figures of some examples, by the words of the table in docs/binding.md. */
export interface Score {
  figures: number;
  bound: number;
  wronglyBound: number;
  falseAlarms: number;
  seeded: number;
  caught: number;
  swapped: number;
  swapsCaught: number;
  collateral: number;
  /** True figures of thinned ledgers that were called wrong. */
  thinnedAlarms: number;
}

export const NO_SCORE: Score = {
  figures: 0,
  bound: 0,
  wronglyBound: 0,
  falseAlarms: 0,
  seeded: 0,
  caught: 0,
  swapped: 0,
  swapsCaught: 0,
  collateral: 0,
  thinnedAlarms: 0,
};

export function sumOf(scores: readonly Score[]): Score {
  const sum = { ...NO_SCORE };
  for (const score of scores) for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key];
  return sum;
}

/** What the binder makes of the examples with these worths, at each of several thresholds for figures that differ. */
export function scoresOf(examples: readonly Example[], worths: Worths, thresholds: readonly Thresholds[]): Score[] {
  const scores = thresholds.map(() => ({ ...NO_SCORE }));
  for (const { seen, right, wrong, kind } of examples) {
    const judged = judgeTogether(seen, worths);
    thresholds.forEach((threshold, t) => {
      const score = scores[t]!;
      choose(seen, judged, threshold).forEach((chosen, i) => {
        const draft = seen.drafts[i]![chosen];
        const target = seen.drafts[i]![right[i]!];
        const isAlarm = draft !== undefined && !draft.agrees && draft.features[F['value loose']] === 0;
        const isRight = draft !== undefined && target?.metric === draft.metric;
        if (kind === 'clean') {
          if (right[i] !== -1) score.figures++;
          if (isRight) score.bound++;
          else if (draft) score.wronglyBound++;
          if (isAlarm) score.falseAlarms++;
        } else if (kind === 'thinned') {
          if (isAlarm) score.thinnedAlarms++;
        } else if (wrong[i]) {
          if (kind === 'others') return;
          score.seeded++;
          if (isAlarm && isRight) score.caught++;
          if (kind === 'swaps') {
            score.swapped++;
            if (isAlarm && isRight) score.swapsCaught++;
          }
        } else if (isAlarm) score.collateral++;
      });
    });
  }
  return scores;
}
