import type { Big } from 'big.js';
import type { Figure } from '../figures/types';

/** How a false value may have come about from the right one by a slip of the pen. */
export interface Slip {
  /**
   * What the likeness says: the power of ten by which a figure of so many digits is unlikely to be this near to the
   * right one by chance. 0 where it is no slip or proves nothing.
   */
  readonly digits: number;
  /** The digits are the right ones, only at another scale: 万 for 亿, a zero too many. */
  readonly ofScale: boolean;
}

export const NO_SLIP: Slip = { digits: 0, ofScale: false };

/**
 * How much a wrong value looks like a slip from the right one: one digit other, missing or added, two neighbours
 * swapped, the same digits at another scale or with the other sign. It only supports what the words say; by itself it binds nothing.
 * @param figure as written: its last written digit says how far the right value was rounded
 * @param right the metric's value in the figure's unit
 */
export function resemblance(figure: Figure, right: Big): Slip {
  const { value, written, approximation } = figure;
  const a = value.c;
  if (a[0] === 0 || right.c[0] === 0) return NO_SLIP;
  const isExact = approximation === 'exact';
  // 百余, 上千: a scale without digits, that one number in three would share.
  const isScaleAlone = a.length === 1 && a[0] === 1 && written.digits !== 'arabic' && written.digits !== 'fullwidth';
  const count = isScaleAlone ? 0 : a.length;
  const place = isExact ? written.lastPlace : written.lastNonZeroPlace;
  const precision = Math.min(LONGEST, Math.max(a.length, value.e - place.e + 1));
  let slip = NO_SLIP;
  for (let kept = Math.max(1, precision - 1); kept <= precision + 1; kept++) {
    const b = firstDigits(right.c, kept, isExact);
    const e = right.e + (b.length > 0 && right.c.length > kept && b[0] === 1 && right.c[0] === 9 ? 1 : 0);
    let digits = 0;
    let ofScale = false;
    if (value.e !== e) {
      ofScale = areEqual(a, b);
      if (ofScale) digits = count - 0.3;
      else if (Math.abs(value.e - e) === 1 && isOneMore(a, b)) digits = count - 1.8;
    } else if (kept === precision && value.s !== right.s) {
      // 下降5% for a growth of 5%: the verb is wrong, the digits are the right ones.
      if (areEqual(a, b)) digits = count - 0.3;
    } else if (kept === precision) {
      // A right value with more digits than the figure: 2500 for 2503 says more than two digits do.
      const told = isExact ? Math.max(count, Math.min(b.length, count + 1)) : count;
      const differing = difference(a, b);
      if (differing === 'one') digits = told - 1 - Math.log10(Math.max(1, told));
      else if (differing === 'swapped') digits = count - Math.log10(Math.max(1, count));
    }
    if (digits > slip.digits) slip = { digits, ofScale };
  }
  return slip;
}

/** More digits than this no ledger holds; what comes after them is not compared. */
const LONGEST = 20;

/** The first digits of a number, rounded half up or cut off, without zeros at the end. */
function firstDigits(digits: readonly number[], count: number, rounded: boolean): readonly number[] {
  if (digits.length <= count) return digits;
  const kept = digits.slice(0, count);
  if (rounded && digits[count]! >= 5) {
    let at = count - 1;
    while (at >= 0 && kept[at] === 9) kept[at--] = 0;
    if (at >= 0) kept[at]!++;
    else kept.unshift(1);
  }
  while (kept.length > 1 && kept[kept.length - 1] === 0) kept.pop();
  return kept;
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((digit, i) => digit === b[i]);
}

/** How two rows of digits that begin at one place differ: in one digit, by two neighbours swapped, or otherwise. */
function difference(a: readonly number[], b: readonly number[]): 'one' | 'swapped' | null {
  const length = Math.max(a.length, b.length);
  const at = (digits: readonly number[], i: number): number => digits[i] ?? 0;
  let first = -1;
  let count = 0;
  for (let i = 0; i < length; i++) {
    if (at(a, i) === at(b, i)) continue;
    if (first < 0) first = i;
    count++;
  }
  if (count === 1) return 'one';
  const isSwapped = count === 2 && at(a, first) === at(b, first + 1) && at(a, first + 1) === at(b, first);
  return isSwapped ? 'swapped' : null;
}

/** True when one row of digits is the other one with one digit more. */
function isOneMore(a: readonly number[], b: readonly number[]): boolean {
  if (Math.abs(a.length - b.length) !== 1) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  for (let i = start; i < short.length; i++) if (short[i] !== long[i + 1]) return false;
  return true;
}
