import assert from 'node:assert/strict';
import Big from 'big.js';
import { resemblance, type Slip } from '../../../src/core/binding/resemblance';
import { scanFigures } from '../../../src/core/figures/scan';

const slipOf = (written: string, right: string): Slip => resemblance(scanFigures(written)[0]!, new Big(right));

/** [written, right, whether a slip of the pen explains it]. */
const CASES: readonly (readonly [string, string, boolean])[] = [
  ['843.5亿元', '84322000000', true],
  ['1089件', '1098', true],
  ['1.26万件', '126000000', true],
  ['6127件', '1127', true],
  ['11270件', '1127', true],
  ['340件', '34', true],
  ['90万亿元', '900309000000', true],
  ['2503元', '2500', true],
  ['7件', '5', false],
  ['2016件', '1127', false],
  ['0件', '1127', false],
  ['8.40亿元', '475000000', false],
  ['上百亿元', '1000000000000', false],
];

describe('binding: a value that looks like a slip', () => {
  for (const [written, right, slip] of CASES) {
    it(`${written} for ${right}`, () => assert.equal(slipOf(written, right).digits > 0, slip));
  }
  it('more digits say more', () => {
    assert.ok(slipOf('52345件', '12345').digits > slipOf('52件', '12').digits);
  });
  it('the same digits at another scale say more than another digit', () => {
    assert.ok(slipOf('3.4亿元', '34000').ofScale);
    assert.ok(slipOf('3.4亿元', '34000').digits > slipOf('3.4万元', '35000').digits);
  });
});
