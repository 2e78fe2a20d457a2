import type Big from 'big.js';

/**
 * How much a wrong value looks like a slip from the right one: one digit other, missing or added, two neighbours
 * swapped, or the same digits at another scale. It only supports what the words say; by itself it binds nothing.
 * @returns 0 to 1; two digits prove little, five a lot
 */
export function resemblance(written: Big, right: Big): number {
  const a = written.c;
  const b = firstDigits(right.c, Math.max(2, a.length));
  if (a[0] === 0 || b[0] === 0) return 0;
  const most = Math.max(a.length, b.length);
  if (most < 2 || Math.abs(a.length - b.length) > 1) return 0;
  return isOneSlip(a, b) ? Math.min(1, (Math.min(a.length, b.length) - 1) / 3) : 0;
}

/** The digits of a number rounded half up to so many of them, without zeros at the end. */
function firstDigits(digits: readonly number[], count: number): readonly number[] {
  if (digits.length <= count) return digits;
  const kept = digits.slice(0, count);
  if (digits[count]! >= 5) {
    let at = count - 1;
    while (at >= 0 && kept[at] === 9) kept[at--] = 0;
    if (at >= 0) kept[at]!++;
    else kept.unshift(1);
  }
  while (kept.length > 1 && kept[kept.length - 1] === 0) kept.pop();
  return kept;
}

/** True also for equal digits. */
function isOneSlip(a: readonly number[], b: readonly number[]): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
