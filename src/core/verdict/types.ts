import type { Candidate, Expected, Mention } from '../binding/types';
import type { Metric } from '../ledger/types';

export type { Expected };

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
