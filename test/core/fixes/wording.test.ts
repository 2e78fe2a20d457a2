import assert from 'node:assert/strict';
import Big from 'big.js';
import fc from 'fast-check';
import { parseQuantity } from '../../../src/core/figures/scan';
import { truthOf } from '../../../src/core/figures/truth';
import type { Figure } from '../../../src/core/figures/types';
import { otherWordings, wordExact, wordLike } from '../../../src/core/fixes/wording';
import type { Rounding } from '../../../src/core/ledger/types';

const read = (text: string): Figure => {
  const figure = parseQuantity(text);
  assert.ok(figure, `${text} is a figure`);
  return figure;
};

/** [written, exact value, in the writer's wording] */
const LIKE: readonly (readonly [string, string | number, string])[] = [
  // the same scale and place
  ['29万件', 312000, '31万件'],
  ['29万件', 293412, '29万件'],
  ['30万件', 293412, '29万件'],
  ['1.30亿元', 140000000, '1.40亿元'],
  ['5.0%', 6, '6.0%'],
  ['-5%', '-6.8', '-7%'],
  ['+5%', '6.8', '+7%'],
  ['2.5倍', '3.14', '3.1倍'],
  ['35件', 0, '0件'],
  // approximators keep their coarseness
  ['1100余个', 1227, '1200余个'],
  ['6100余个', 1127, '1100余个'],
  ['300多条次', 245, '200多条次'],
  ['近6.3亿元', 127000000, '近1.3亿元'],
  ['约62.6万人', 126100, '约12.6万人'],
  ['5%左右', '8.1', '8%左右'],
  ['95%以上', '88.3', '88%以上'],
  ['10余万户', 234567, '20余万户'],
  ['10万余户', 234567, '23万余户'],
  ['不超过300人', 512, '不超过600人'],
  ['超过6亿人次', 166594800, '超过1亿人次'],
  ['近6亿人次', 95797530, '近1亿人次'],
  // slips of the scale and of the zeros
  ['3.2亿', 32000, '3.2万'],
  ['近4.1亿字', 40500, '近4.1万字'],
  ['1.3亿元', 1300000000, '13亿元'],
  ['120件', 12, '12件'],
  ['2场', 20, '20场'],
  ['50000余个', 5384, '5000余个'],
  ['29万件', 2934120000, '29亿件'],
  // borders where the approximator cannot stay
  ['1100余个', 1100, '1100个'],
  ['近1.3亿元', 130000000, '1.3亿元'],
  ['1100个', 1123, '1100余个'],
  // digit styles
  ['１２３件', 456, '４５６件'],
  ['1 600個', 2345, '2 345個'],
  ['1,600个', 12345, '12,345个'],
  ['貳佰元', 315, '叁佰壹拾伍元'],
  ['四億零七百多萬噸', 612345678, '六億一千二百多萬噸'],
  ['三万四千个', 74094, '七万四千个'],
  ['突破六万亿元', '1012000000000', '突破一万亿元'],
  ['百分之五', '6.2', '百分之六'],
  ['5亿3400万元', 612340000, '6亿1234万元'],
  ['9億7,500萬元', 475000000, '4億7,500萬元'],
  // other forms
  ['三成', 41, '四成'],
  ['近两成', 38, '近四成'],
  ['八成五', '62.3', '六成二'],
  ['1/3', '0.41', '2/5'],
  ['三分之一', '0.66', '三分之二'],
  ['一半', '0.7', '过半'],
  ['数十个', 350, '数百个'],
  ['三四百人', 620, '六七百人'],
  ['3—5万人', 78000, '7—9万人'],
  ['63%～68%', '72.5', '70%～75%'],
];

describe('wordLike', () => {
  for (const [text, x, wording] of LIKE) {
    it(`${text} for ${x}: ${wording}`, () => {
      const figure = read(text);
      assert.equal(wordLike(figure, new Big(x), 'half-up'), wording);
      assert.equal(truthOf(read(wording), new Big(x), 'half-up'), 'true');
    });
  }

  it('rounds a bare number of a column of money', () => {
    const figure: Figure = { ...read('4,301'), kind: 'measure' };
    assert.equal(wordLike(figure, new Big('9301.4'), 'half-up'), '9,301');
  });

  it('cuts off where the metric’s source does', () => {
    assert.equal(wordLike(read('79万件'), new Big(296000), 'truncate'), '29万件');
    assert.equal(wordLike(read('79万件'), new Big(296000), 'half-up'), '30万件');
  });

  it('leaves a true figure as it is', () => {
    const texts = LIKE.flatMap(([text, , wording]) => [text, wording]);
    fc.assert(
      fc.property(fc.constantFrom(...texts), text => {
        const figure = read(text);
        if (truthOf(figure, figure.value, 'half-up') === 'true') {
          assert.equal(wordLike(figure, figure.value, 'half-up'), text);
        }
      }),
    );
  });

  it('every wording passes its own check', () => {
    const texts = LIKE.map(([text]) => text).filter(text => !/[成半]|分之[一二三]|\//.test(text));
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.integer({ min: 1, max: 99999 }),
        fc.integer({ min: -2, max: 9 }),
        fc.constantFrom<Rounding>('half-up', 'truncate', 'either'),
        (text, digits, power, rounding) => {
          const figure = read(text);
          const x = new Big(digits).times(new Big(`1e${power}`)).round(2);
          const like = wordLike(figure, x, rounding);
          const others = otherWordings(figure, x, rounding);
          assert.ok(others.length <= 5);
          assert.equal(new Set(others).size, others.length);
          assert.ok(!others.includes(text) && (like === null || !others.includes(like)));
          for (const wording of [...(like === null ? [] : [like]), ...others]) {
            const again = read(wording);
            assert.equal(again.unit, figure.unit, wording);
            assert.equal(truthOf(again, x, rounding), 'true', `${wording} for ${x}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('otherWordings', () => {
  it('offers a finer number, 近, 余, 约 and the exact one', () => {
    assert.deepEqual(otherWordings(read('29万件'), new Big(312000), 'half-up'), [
      '31.2万件',
      '近32万件',
      '31万余件',
      '约31万件',
      '312000件',
    ]);
    assert.deepEqual(otherWordings(read('6100余个'), new Big(1127), 'half-up'), ['近1200个', '约1100个', '1127个']);
    assert.deepEqual(otherWordings(read('三成'), new Big('41.3'), 'half-up'), ['41.3%']);
  });
});

describe('wordExact', () => {
  for (const [x, unit, text] of [
    ['312000', '件', '31.2万件'],
    ['293412', '件', '293412件'],
    ['1270000000', '元', '12.7亿元'],
    ['1234567', '元', '123.4567万元'],
    ['33.33333333333', '%', '33.3333%'],
    ['-6.8', '%', '-6.8%'],
    ['0.00012', '', '0.00012'],
    ['0', '件', '0件'],
  ] as const) {
    it(`${x}${unit}: ${text}`, () => assert.equal(wordExact(new Big(x), unit), text));
  }
});
