/** What a written figure leaves open, and arithmetic on it: a statement is false only where no values within the extents make it true. */
import Big from 'big.js';
import type { Mention } from '../binding/types';
import { intervals } from '../figures/truth';
import type { Figure } from '../figures/types';
import { Exact } from '../ledger/exact';

/** The values from `low` to `high`, both included; null is without end. */
export interface Extent {
  readonly low: Big | null;
  readonly high: Big | null;
}

const smaller = (a: Big | null, b: Big | null): Big | null => (a === null || b === null ? null : a.lt(b) ? a : b);
const larger = (a: Big | null, b: Big | null): Big | null => (a === null || b === null ? null : a.gt(b) ? a : b);

/**
 * Every value that the figure's wording may stand for, in the figure's own unit (a fraction as a plain ratio). Ill-worded values count,
 * and so do digits cut off instead of rounded: how somebody rounded is no matter of sums.
 */
export function extentOf(figure: Figure): Extent {
  const table = intervals(figure, 'either');
  let { low, high } = table.true;
  for (const loose of table.loose) {
    low = smaller(low, loose.low);
    high = larger(high, loose.high);
  }
  return { low, high };
}

/** Extents by the figure as it was read: an extent depends on no place, so it holds for as long as the words of the block do. */
const known = new WeakMap<Figure, Extent>();

/** `extentOf` of a mention's figure, remembered. */
export function extentOfMention({ figure, read }: Mention): Extent {
  let extent = read && known.get(read);
  if (extent === undefined) {
    extent = extentOf(figure);
    if (read) known.set(read, extent);
  }
  return extent;
}

/** The values of a sum. */
export function plus(a: Extent, b: Extent): Extent {
  return {
    low: a.low === null || b.low === null ? null : a.low.plus(b.low),
    high: a.high === null || b.high === null ? null : a.high.plus(b.high),
  };
}

/** The values of a difference. */
export function minus(a: Extent, b: Extent): Extent {
  return {
    low: a.low === null || b.high === null ? null : a.low.minus(b.high),
    high: a.high === null || b.low === null ? null : a.high.minus(b.low),
  };
}

/** The values of a / b, to 40 decimals; null where b may be zero or less, or a may be less than zero. */
export function quotient(a: Extent, b: Extent): Extent | null {
  if (b.low === null || b.low.lte(0) || a.low === null || a.low.lt(0)) return null;
  return {
    low: b.high === null ? new Big(0) : new Exact(a.low).div(b.high),
    high: a.high === null ? null : new Exact(a.high).div(b.low),
  };
}

/** The extent with every value multiplied by a factor above zero and then moved. */
export function scaled(a: Extent, factor: Big, moved: Big): Extent {
  return {
    low: a.low === null ? null : a.low.times(factor).plus(moved),
    high: a.high === null ? null : a.high.times(factor).plus(moved),
  };
}

/** The same values with the other sign. */
export const opposite = (a: Extent): Extent => ({
  low: a.high === null ? null : a.high.times(-1),
  high: a.low === null ? null : a.low.times(-1),
});

/** True when all values of `a` lie above all of `b`. */
export const isAbove = (a: Extent, b: Extent): boolean => a.low !== null && b.high !== null && a.low.gt(b.high);

/** True when no value lies in both. */
export const areApart = (a: Extent, b: Extent): boolean => isAbove(a, b) || isAbove(b, a);
