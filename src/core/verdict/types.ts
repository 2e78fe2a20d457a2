import type Big from 'big.js';
import type { Candidate, Mention } from '../binding/types';
import type { Metric } from '../ledger/types';

export type Verdict = 'consistent' | 'mismatch' | 'loose' | 'ambiguous' | 'unbound' | 'ignored';

/** A known way of being false, named in the message. */
export type Slip =
  | { readonly kind: 'other-period'; readonly periodText: string }
  | { readonly kind: 'other-metric'; readonly metric: Metric }
  | { readonly kind: 'scale' }
  | { readonly kind: 'digits-swapped' }
  | { readonly kind: 'percent-for-points' }
  | { readonly kind: 'direction' }
  | { readonly kind: 'decrease-by-multiple' };

/** Why a figure is loose, for the message. */
export type Looseness =
  | 'truncated'
  /** Rounded although the metric's `rounding` is `truncate`. */
  | 'rounded'
  | 'near-but-above'
  | 'over-but-exact'
  | 'says-too-little'
  | 'too-far';

/** The quantity that the figure should state, in the figure's own unit where that is of one kind with the metric's. */
export interface Expected {
  readonly value: Big;
  readonly unit: string;
}

export interface Judgement {
  readonly verdict: 'consistent' | 'mismatch' | 'loose';
  /** `figure-direction` findings are mismatches whose slip is direction or decrease-by-multiple. */
  readonly slip: Slip | null;
  readonly looseness: Looseness | null;
  readonly expected: Expected;
}

export interface JudgeInput {
  readonly mention: Mention;
  readonly candidate: Candidate;
  /** Every metric of the ledger, to name another metric's value. */
  readonly metrics: readonly Metric[];
}
