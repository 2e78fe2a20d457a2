import assert from 'node:assert/strict';
import Big from 'big.js';
import fc from 'fast-check';
import { parseQuantity } from '../../../src/core/figures/scan';
import { areApart, type Extent, extentOf, isAbove, minus, plus, quotient } from '../../../src/core/statements/extent';

const written = (text: string): Extent => extentOf(parseQuantity(text)!);
const show = ({ low, high }: Extent): string => `${low?.toFixed() ?? '-'}…${high?.toFixed() ?? '-'}`;
const exactly = (x: number): Extent => ({ low: new Big(x), high: new Big(x) });

describe('what a written figure leaves open', () => {
  const cases: readonly (readonly [text: string, extent: string])[] = [
    ['175件', '175…175'],
    ['1.3亿元', '125000000…140000000'],
    ['25%', '24.5…26'],
    ['约300件', '250…350'],
    ['1100余个', '1100…1300'],
    ['30人以上', '30…-'],
  ];
  for (const [text, extent] of cases) it(text, () => assert.equal(show(written(text)), extent));
});

describe('arithmetic on extents', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
    .map(([low, width, at]) => ({
      extent: { low: new Big(low), high: new Big(low + width) },
      value: new Big(low + Math.min(at, width)),
    }));
  const holds = ({ low, high }: Extent, x: Big): boolean => low!.lte(x) && high!.gte(x);

  it('holds whatever the values within make', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        assert.ok(holds(plus(a.extent, b.extent), a.value.plus(b.value)));
        assert.ok(holds(minus(a.extent, b.extent), a.value.minus(b.value)));
        const ratio = quotient(a.extent, b.extent);
        if (ratio === null) return;
        // Divisions end after so many decimals.
        const tiny = new Big('1e-15');
        const value = a.value.div(b.value);
        assert.ok(!areApart(ratio, { low: value.minus(tiny), high: value.plus(tiny) }));
      }),
    );
  });

  it('has no quotient where the divisor may be nought', () => {
    assert.equal(quotient(exactly(5), { low: new Big(0), high: new Big(2) }), null);
  });

  it('is apart only without a common value', () => {
    assert.ok(isAbove(exactly(6), exactly(5)));
    assert.ok(!areApart(exactly(5), exactly(5)));
    assert.ok(!areApart({ low: new Big(1), high: null }, exactly(500)));
    assert.ok(areApart(written('4.8亿元'), written('4.9亿元')) === false);
    assert.ok(areApart(written('4.8亿元'), written('5.0亿元')));
  });
});
