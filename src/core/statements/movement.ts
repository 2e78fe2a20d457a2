import type Big from 'big.js';
import type { Stated } from './stated';

/** What the figure that closes a statement says of the two before it; `opposed`: an amount that rose beside a rate that fell. */
export type MovementKind =
  | 'rate'
  | 'yearly'
  | 'amount'
  | 'points'
  | 'times'
  | 'share'
  | 'completion'
  | 'direction'
  | 'opposed';

/** Figures of which one follows from the others. */
export interface Movement {
  readonly kind: MovementKind;
  /** What was there before, or the whole of a share. Null where only level and change are stated. */
  readonly base: Stated | null;
  /** What is there now, or the part. */
  readonly level: Stated;
  /** The amount of change that the rate is worked out from, where there is no base. */
  readonly change: Stated | null;
  /** The figure that follows from the others. */
  readonly result: Stated;
  readonly direction: 'up' | 'down' | null;
  /** True when no rounding makes the figures agree. */
  readonly isFalse: boolean;
  /** The result for the very numbers written, in its own scaling. */
  readonly exact: Big;
}
