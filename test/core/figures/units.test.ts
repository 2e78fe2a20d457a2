import assert from 'node:assert/strict';
import Big from 'big.js';
import { convertUnit, figureKindOf, normaliseUnit, unitAffinity, unitKind } from '../../../src/core/figures/units';

describe('normaliseUnit', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['件', '件', '1'],
    ['万元', '元', '10000'],
    ['亿元', '元', '100000000'],
    ['百萬元', '元', '1000000'],
    ['万亿元', '元', '1000000000000'],
    ['千瓦', '千瓦', '1'],
    ['万千瓦', '千瓦', '10000'],
    ['千米', '公里', '1'],
    ['萬平方米', '平方米', '10000'],
    ['个百分点', '百分点', '1'],
    ['個百分點', '百分点', '1'],
    ['％', '%', '1'],
    ['件（次）', '件(次)', '1'],
    ['km', '公里', '1'],
    ['', '', '1'],
    ['万', '', '10000'],
    ['嘟噜', '嘟噜', '1'],
    ['億港元', '港元', '100000000'],
    ['萬公噸', '吨', '10000'],
    ['微克/立方米', '微克/立方米', '1'],
  ];
  for (const [written, unit, factor] of cases) {
    it(`${written} → ${unit}`, () => {
      const result = normaliseUnit(written);
      assert.deepEqual([result.unit, result.factor.toFixed()], [unit, factor]);
    });
  }
});

describe('convertUnit', () => {
  const cases: readonly (readonly [string, string, string, string | null])[] = [
    ['1', '亿元', '万元', '10000'],
    ['5', '公里', '米', '5000'],
    ['3', '亩', '平方米', '2000'],
    ['2', '公顷', '亩', '30'],
    ['15', '亩', '公顷', '1'],
    ['1', '平方公里', '公顷', '100'],
    ['2', '吨', '斤', '4000'],
    ['5', '%', '‰', '50'],
    ['1.5', '小时', '分钟', '90'],
    ['48', '小时', '天', '2'],
    ['7', '千瓦时', '度', '7'],
    ['1', '美元', '元', null],
    ['1', '港元', '元', null],
    ['2.3', '百分点', '%', null],
    ['5', '件', '人', null],
    ['5', '件次', '件', '5'],
    ['5', '', '件', '5'],
    ['5', '', '%', null],
    ['2', '年', '个月', '24'],
    ['3', '吨/年', '公斤/年', '3000'],
    ['3', '吨/年', '吨/月', null],
  ];
  for (const [value, from, to, expected] of cases) {
    it(`${value}${from} → ${to}`, () =>
      assert.equal(convertUnit(new Big(value), from, to)?.toFixed() ?? null, expected));
  }
});

describe('unitAffinity', () => {
  it('is 1 for the same word, scale aside', () => {
    assert.equal(unitAffinity('件', '万件'), 1);
    assert.equal(unitAffinity('個', '个'), 1);
  });
  it('orders what may mean the same', () => {
    const same = unitAffinity('件', '件');
    const variant = unitAffinity('件', '件(次)');
    const cousin = unitAffinity('个', '家');
    const doubt = unitAffinity('人', '人次');
    assert.ok(same > variant && variant > cousin && cousin > doubt && doubt > 0);
  });
  it('is high for sizes of one kind', () => assert.equal(unitAffinity('公顷', '亩'), 0.9));
  it('is neutral where one side has no unit', () => {
    assert.equal(unitAffinity('', '件'), 0.5);
    assert.equal(unitAffinity('', '%'), 0.1);
  });
  it('is 0 for what cannot be the same', () => {
    assert.equal(unitAffinity('百分点', '%'), 0);
    assert.equal(unitAffinity('元', '美元'), 0);
    assert.equal(unitAffinity('人', '元'), 0);
  });
});

describe('unitKind', () => {
  it('knows the families', () => {
    assert.deepEqual(['件', '万元', '公里', '天', '%', '个百分点', '倍', '元/人', '嘟噜'].map(unitKind), [
      'count',
      'money',
      'measure',
      'time',
      'percent',
      'percentage-point',
      'multiple',
      'money',
      'count',
    ]);
    assert.equal(figureKindOf('time'), 'measure');
  });
});
