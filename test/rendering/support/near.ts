import { ok } from 'node:assert/strict';

/** @throws when a measured value differs from the expected one by more than the tolerance; all three in the same unit */
export function near(measured: number, expected: number, tolerance: number, what = ''): void {
  ok(Math.abs(measured - expected) <= tolerance, `${what}${what && ': '}${measured} is not ${expected} ± ${tolerance}`);
}
