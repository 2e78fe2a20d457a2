/** Quick questions to exact decimals. Big's own comparisons copy both sides first, which is dear where thousands are asked. */
import type Big from 'big.js';

const POWERS = Array.from({ length: 23 }, (_, n) => 10 ** n);
/** So many digits are a whole number that a double holds exactly. */
const EXACT_DIGITS = 15;

/**
 * The double nearest to a decimal, the same as `Number(x)` but without writing it out: a whole number of up to 15 digits
 * times or divided by an exact power of ten is rounded once.
 */
export function toNumber(x: Big): number {
  const { c: digits, e: exponent } = x;
  const power = exponent - digits.length + 1;
  if (digits.length > EXACT_DIGITS || power > 22 || power < -22) return Number(x);
  let whole = 0;
  for (let i = 0; i < digits.length; i++) whole = whole * 10 + digits[i]!;
  const size = power < 0 ? whole / POWERS[-power]! : whole * POWERS[power]!;
  return x.s < 0 ? -size : size;
}

export const isZero = (x: Big): boolean => x.c[0] === 0;
export const isNegative = (x: Big): boolean => x.s < 0 && x.c[0] !== 0;
export const isPositive = (x: Big): boolean => x.s > 0 && x.c[0] !== 0;

/** True when no digit other than 0 stands behind the decimal point. */
export const isWhole = ({ c: digits, e: exponent }: Big): boolean =>
  digits.length <= exponent + 1 || digits.every((digit, at) => digit === 0 || at <= exponent);

/** The same as `a.eq(b)`. */
export function equals(a: Big, b: Big): boolean {
  if (isZero(a) || isZero(b)) return isZero(a) && isZero(b);
  if (a.s !== b.s || a.e !== b.e || a.c.length !== b.c.length) return false;
  for (let i = 0; i < a.c.length; i++) if (a.c[i] !== b.c[i]) return false;
  return true;
}
