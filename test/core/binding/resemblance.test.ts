import assert from 'node:assert/strict';
import Big from 'big.js';
import { resemblance } from '../../../src/core/binding/resemblance';

/** [written, right, whether a slip of the pen explains it]. */
const CASES: readonly (readonly [string, string, boolean])[] = [
  ['843.5', '843.22', true],
  ['1089', '1098', true],
  ['12600', '126000000', true],
  ['6127', '1127', true],
  ['11270', '1127', true],
  ['5', '7', false],
  ['2016', '1127', false],
  ['0', '1127', false],
];

describe('binding: a value that looks like a slip', () => {
  for (const [written, right, slip] of CASES) {
    it(`${written} for ${right}`, () => assert.equal(resemblance(new Big(written), new Big(right)) > 0, slip));
  }
  it('more digits say more', () => {
    assert.ok(resemblance(new Big('52345'), new Big('12345')) > resemblance(new Big('52'), new Big('12')));
  });
});
