import assert from 'node:assert/strict';
import Big from 'big.js';
import { arabicDecimal, chineseDecimal, chineseInteger, numeralsLike } from '../../../src/core/fixes/numerals';

describe('numerals', () => {
  const plain = numeralsLike('', false, false);
  for (const [digits, text] of [
    ['0', '零'],
    ['10', '十'],
    ['15', '十五'],
    ['110', '一百一十'],
    ['1005', '一千零五'],
    ['39000', '三万九千'],
    ['100010', '十万零一十'],
    ['407000000', '四亿零七百万'],
    ['2660000000', '二十六亿六千万'],
    ['100000005', '一亿零五'],
    ['1000000000000', '一万亿'],
    ['1012000000000', '一万零一百二十亿'],
  ] as const) {
    it(`${digits}: ${text}`, () => assert.equal(chineseInteger(digits, plain), text));
  }

  it('follows the spelling of a sample', () => {
    assert.equal(chineseInteger('2200', numeralsLike('两千', false, false)), '两千两百');
    assert.equal(chineseInteger('315', numeralsLike('貳佰', true, true)), '叁佰壹拾伍');
    assert.equal(chineseInteger('15', numeralsLike('一十二', false, false)), '一十五');
    assert.equal(chineseInteger('20000', numeralsLike('三萬', false, true)), '二萬');
  });

  it('writes decimals', () => {
    assert.equal(chineseDecimal(new Big('5.3'), 1, plain), '五点三');
    assert.equal(arabicDecimal(new Big('1234567.5'), 2, ','), '1,234,567.50');
    assert.equal(arabicDecimal(new Big('123'), 0, ','), '123');
  });
});
