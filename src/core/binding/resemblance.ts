import type Big from 'big.js';

/**
 * How much a wrong value looks like a slip from the right one: one digit other, missing or added, two neighbours
 * swapped, or the same digits at another scale. It only supports what the words say; by itself it binds nothing.
 * @returns 0 to 1; two digits prove little, five a lot
 */
export function resemblance(written: Big, right: Big): number {
  const digits = Math.max(2, significant(written).length);
  const a = significant(written);
  const b = significant(right.abs().round(digits - right.e - 1));
  if (a === '0' || b === '0') return 0;
  const most = Math.max(a.length, b.length);
  if (most < 2 || Math.abs(a.length - b.length) > 1) return 0;
  if (a === b || isOneSlip(a, b)) return Math.min(1, (Math.min(a.length, b.length) - 1) / 3);
  return 0;
}

const significant = (x: Big): string => x.c.join('');

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = a.slice(start, endA);
  const restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
