import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RANDOM_CHECKS } from './robustness';

describe('random input', () => {
  for (const { title, share, property } of RANDOM_CHECKS) {
    it(`${title} (${share} inputs)`, function () {
      this.timeout(0);
      fc.assert(property, { numRuns: share });
    });
  }

  it('runs 100,000 inputs altogether', () => {
    assert.equal(
      RANDOM_CHECKS.reduce((sum, check) => sum + check.share, 0),
      100_000,
    );
  });
});
