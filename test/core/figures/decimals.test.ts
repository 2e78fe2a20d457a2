import assert from 'node:assert/strict';
import Big from 'big.js';
import fc from 'fast-check';
import { equals, isNegative, isPositive, isWhole, isZero, toNumber } from '../../../src/core/figures/decimals';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: -40, max: 40 }))
  .map(([digits, exponent]) => new Big(`${digits}e${exponent}`));
const short = fc
  .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: -6, max: 8 }))
  .map(([digits, exponent]) => new Big(`${digits}e${exponent}`));

describe('quick questions to decimals', () => {
  it('toNumber is the nearest double, as Number has it', () => {
    fc.assert(fc.property(fc.oneof(decimals, short), x => assert.equal(toNumber(x), Number(x))));
  });

  it('signs and equality are those of Big', () => {
    fc.assert(
      fc.property(fc.oneof(decimals, short), short, (a, b) => {
        assert.equal(isZero(a), a.eq(0));
        assert.equal(isNegative(a), a.lt(0));
        assert.equal(isPositive(a), a.gt(0));
        assert.equal(isWhole(a), a.eq(a.round(0)));
        assert.equal(equals(a, b), a.eq(b));
        assert.ok(equals(a, new Big(a.toString())));
      }),
    );
  });

  it('a nought with a sign is a nought', () => {
    assert.ok(equals(new Big('-0'), new Big(0)));
    assert.ok(!isNegative(new Big('-0')));
  });
});
