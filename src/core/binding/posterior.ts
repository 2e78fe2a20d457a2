import type { Draft } from './evidence';

/** Probabilities of a figure's drafts; what is missing to 1 is "not in the ledger". */
export type Posterior = Float64Array;

/** Softmax of the drafts' scores against 0, the score of "not in the ledger". */
export function posteriorOf(drafts: readonly Draft[], weights: Float64Array): Posterior {
  const scores = new Float64Array(drafts.length);
  let highest = 0;
  for (let d = 0; d < drafts.length; d++) {
    const { features, isForeign } = drafts[d]!;
    if (isForeign) {
      scores[d] = Number.NEGATIVE_INFINITY;
      continue;
    }
    let score = 0;
    for (let f = 0; f < weights.length; f++) score += features[f]! * weights[f]!;
    scores[d] = score;
    if (score > highest) highest = score;
  }
  let total = Math.exp(-highest);
  for (let d = 0; d < scores.length; d++) {
    scores[d] = Math.exp(scores[d]! - highest);
    total += scores[d]!;
  }
  for (let d = 0; d < scores.length; d++) scores[d]! /= total;
  return scores;
}
