import Big from 'big.js';

/** The place of the last digit that is no nought, as a power of ten. */
const lastPlace = (value: Big): number => value.e - value.c.length + 1;

/** True when two neighbouring digits changed round turn the number into one that is greater by `by` (which may be below zero). */
function swapGives(value: Big, by: Big): boolean {
  const { c: digits, e } = value;
  for (let i = 0; i + 1 < digits.length; i++) {
    const change = (digits[i + 1]! - digits[i]!) * 9;
    if (change !== 0 && new Big(`1e${e - i - 1}`).times(change).eq(by)) return true;
  }
  return false;
}

/**
 * Whether the sum and the whole differ by one slip of the pen: one digit that is another (a difference of d × 10ⁿ), or two neighbours
 * changed round in the whole or in a part. Such a difference says that they were meant to be equal, if one of the numbers has three digits
 * or more, so that it is no accident.
 */
export function isOneSlip(whole: Big, parts: readonly Big[], sum: Big): boolean {
  const gap = whole.minus(sum);
  if (![whole, ...parts].some(one => one.c.length >= 3) || gap.eq(0) || gap.abs().gt(whole.abs())) return false;
  if (gap.c.length === 1) return lastPlace(gap) >= Math.min(...[whole, ...parts].map(lastPlace));
  return swapGives(whole, gap.times(-1)) || parts.some(part => swapGives(part, gap));
}
