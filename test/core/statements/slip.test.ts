import assert from 'node:assert/strict';
import Big from 'big.js';
import { powerOf, rootOf } from '../../../src/core/statements/root';
import { isOneSlip } from '../../../src/core/statements/slip';

const slip = (whole: number, ...parts: number[]): boolean =>
  isOneSlip(
    new Big(whole),
    parts.map(part => new Big(part)),
    parts.reduce((sum, part) => sum.plus(part), new Big(0)),
  );

describe('a slip of the pen in a sum', () => {
  it('is one digit that is another', () => {
    assert.ok(slip(175, 12, 153));
    assert.ok(slip(275, 12, 163));
    assert.ok(slip(2638, 1205, 986, 547));
  });
  it('is two neighbours changed round', () => {
    assert.ok(slip(628, 489, 193));
    assert.ok(slip(743, 412, 313));
  });
  it('is none where nothing like it explains the difference', () => {
    assert.ok(!slip(175, 12, 140));
    assert.ok(!slip(1595, 1500, 11, 7, 24));
  });
  it('is none among small numbers, where any difference looks like one', () => {
    assert.ok(!slip(18, 5, 8));
    assert.ok(!slip(20, 15, 3));
  });
  it('is none where the sum is right', () => assert.ok(!slip(175, 12, 163)));
});

describe('the root behind a yearly rate', () => {
  it('undoes the power to 10 decimals', () => {
    for (const [x, n] of [
      ['1.0678', 12],
      ['1.149', 5],
      ['0.83', 7],
      ['3.5', 50],
    ] as const) {
      const root = rootOf(powerOf(new Big(x), n), n);
      assert.ok(root.minus(x).abs().lt('1e-10'), `${x}^${n}: ${root.toFixed()}`);
    }
  });
  it('ends for numbers of any size', () => {
    for (const x of ['1e-9', '1e12', '1']) assert.ok(rootOf(new Big(x), 50).gt(0));
  });
});
