import assert from 'node:assert/strict';
import Big from 'big.js';
import fc from 'fast-check';
import { explainTruth, holds, intervals, truthOf } from '../../../src/core/figures/truth';
import type { Figure } from '../../../src/core/figures/types';
import type { Rounding } from '../../../src/core/ledger/types';
import { type FigureParts, figureByHand } from './figure-by-hand';

/** Values by the verdict they should have; a looseness names the reason in place of 'loose'. */
type Row = readonly [
  name: string,
  parts: FigureParts,
  values: Readonly<Record<string, readonly (string | number)[]>>,
  rounding?: Rounding,
];

const percent = { kind: 'percent', unit: '%' } as const;

const TABLE: readonly Row[] = [
  ['1100个', { value: 1100, U: 100, unit: '个' }, { true: [1100], false: [1099, 1101, 1123, '1100.5'] }],
  [
    '29万',
    { value: 290000, scale: '万', u: 10000 },
    {
      true: [285000, 290000, 293412, 295000],
      truncated: ['295000.01', 296000, 299999],
      false: [284999, 300000],
    },
  ],
  [
    '30万',
    { value: 300000, scale: '万', u: 10000, U: 100000 },
    { true: [295000, 305000], truncated: [305001, 309999], false: [293412, 310000] },
  ],
  [
    '29万, truncating source',
    { value: 290000, scale: '万', u: 10000 },
    {
      true: [290000, 296000, 299999],
      rounded: [285000, 289999],
      false: [284999, 300000],
    },
    'truncate',
  ],
  [
    '29万, either',
    { value: 290000, scale: '万', u: 10000 },
    { true: [285000, 299999], false: [284999, 300000] },
    'either',
  ],
  [
    '15%',
    { value: 15, ...percent },
    { true: ['14.5', '15.01', '15.5'], truncated: ['15.51', '15.99'], false: ['14.49', 16] },
  ],
  [
    '1.30亿元',
    { value: 130000000, scale: '亿', kind: 'money', decimals: 2, u: 1000000, U: 10000000 },
    {
      true: [129500000, 130500000],
      truncated: [130500001],
      false: [129499999, 131000000],
    },
  ],
  ['116吨', { value: 116, kind: 'measure' }, { true: ['115.5', '116.5'], false: ['115.4', 117] }],
  [
    '-5%',
    { value: -5, ...percent },
    { true: ['-5.5', -5, '-4.5'], truncated: ['-5.6', '-5.99'], false: [-6, '-4.4', 5] },
  ],
  ['0件', { value: 0 }, { true: [0], false: [1] }],
  [
    '1100余个',
    { value: 1100, approximation: 'over', infix: '余', U: 100 },
    {
      true: [1101, 1199],
      'over-but-exact': [1100],
      'says-too-little': [1200, 1299],
      false: [1099, 1300],
    },
  ],
  [
    '10余万',
    { value: 100000, approximation: 'over', infix: '余', infixPlace: 'before-scale', scale: '万', u: 10000, U: 100000 },
    {
      true: [100001, 199999],
      'over-but-exact': [100000],
      'says-too-little': [200000, 299999],
      false: [99999, 300000],
    },
  ],
  [
    '10万余',
    { value: 100000, approximation: 'over', infix: '余', scale: '万', u: 10000, U: 100000 },
    {
      true: [100001, 109999],
      'over-but-exact': [100000],
      'says-too-little': [110000, 119999],
      false: [120000],
    },
  ],
  [
    '1234余万',
    { value: 12340000, approximation: 'over', infix: '余', infixPlace: 'before-scale', scale: '万', u: 10000 },
    {
      true: [12340001, 12349999],
      'says-too-little': [12350000],
      false: [12360000],
    },
  ],
  [
    '1.3亿余',
    { value: 130000000, approximation: 'over', infix: '余', scale: '亿', decimals: 1, u: 10000000 },
    {
      true: [130000001, 139999999],
      'says-too-little': [140000000],
      false: [150000000],
    },
  ],
  [
    '近1.3亿',
    { value: 130000000, approximation: 'near', scale: '亿', decimals: 1, u: 10000000 },
    {
      true: [120000000, 127000000, 129999999],
      'near-but-above': [130000000, 139999999],
      false: [119999999, 140000000],
    },
  ],
  [
    '近300',
    { value: 300, approximation: 'near', U: 100 },
    { true: [270, 299], 'near-but-above': [300], false: [269, 301] },
  ],
  ['不足300', { value: 300, approximation: 'under', U: 100 }, { true: [150, 299], 'too-far': [149], false: [300] }],
  ['低于300', { value: 300, approximation: 'less-than', U: 100 }, { true: [299], false: [300] }],
  ['5%左右', { value: 5, approximation: 'about', ...percent }, { true: ['4.5', '5.5'], false: ['4.49', '5.51'] }],
  ['约300', { value: 300, approximation: 'about', U: 100 }, { true: [250, 350], false: [249, 351] }],
  ['500左右', { value: 500, approximation: 'about', U: 100 }, { true: [450, 550], false: [449, 551] }],
  ['约1', { value: 1, approximation: 'about', kind: 'measure' }, { true: ['0.8', '1.2'], false: ['0.79', '1.21'] }],
  [
    '超过300',
    { value: 300, approximation: 'more-than', before: '超过', U: 100 },
    {
      true: [301, 399],
      'over-but-exact': [300],
      'says-too-little': [400, 600],
      false: [299, 601],
    },
  ],
  [
    '突破300',
    { value: 300, approximation: 'more-than', before: '突破', U: 100 },
    { true: [300, 399], 'says-too-little': [400, 600], false: [299, 601] },
  ],
  [
    '300以上',
    { value: 300, approximation: 'at-least', U: 100 },
    { true: [300, 599], 'says-too-little': [600, 6000], false: [299] },
  ],
  ['300以下', { value: 300, approximation: 'at-most', U: 100 }, { true: [150, 300], 'too-far': [149], false: [301] }],
  [
    '上百',
    { value: 100, form: 'vague', approximation: 'vague', before: '上', number: '百' },
    { true: [100, 999], false: [99, 1000] },
  ],
  [
    '上万',
    { value: 10000, form: 'vague', approximation: 'vague', before: '上', number: '', scale: '万' },
    { true: [10000, 99999], false: [9999, 100000] },
  ],
  [
    '数十',
    { value: 20, upper: 100, form: 'vague', approximation: 'vague', number: '数十' },
    { true: [20, 99], false: [19, 100] },
  ],
  [
    '几百',
    { value: 200, upper: 1000, form: 'vague', approximation: 'vague', number: '几百' },
    { true: [200, 999], false: [199, 1000] },
  ],
  [
    '十几',
    { value: 11, upper: 19, form: 'vague', approximation: 'vague', number: '十几' },
    { true: [11, 19], false: [10, 20] },
  ],
  [
    '十几万',
    { value: 110000, upper: 190000, form: 'vague', approximation: 'vague', number: '十几', scale: '万' },
    {
      true: [110000, 199999],
      false: [109999, 200000],
    },
  ],
  [
    '百余',
    { value: 100, form: 'vague', approximation: 'over', number: '百', infix: '余' },
    {
      true: [101, 199],
      'over-but-exact': [100],
      false: [99, 300],
    },
  ],
  [
    '近千',
    { value: 1000, form: 'vague', approximation: 'near', before: '近', number: '千' },
    { true: [900, 999], 'near-but-above': [1000], false: [899, 1001] },
  ],
  [
    '三四百',
    { value: 300, upper: 400, form: 'adjacent', approximation: 'vague' },
    { true: [300, 499], false: [299, 500] },
  ],
  ['十三四', { value: 13, upper: 14, form: 'adjacent', approximation: 'vague' }, { true: [13, 14], false: [12, 15] }],
  ['63%～68%', { value: 63, upper: 68, form: 'range', ...percent }, { true: [63, 68], false: ['62.9', '68.1'] }],
  ['三成', { value: 30, form: 'tenths', ...percent }, { true: [25, 35], false: ['24.9', '35.1'] }],
  ['八成五', { value: 85, form: 'tenths', ...percent }, { true: ['84.5', '85.5'], false: ['84.4', '85.6'] }],
  [
    '近两成',
    { value: 20, form: 'tenths', approximation: 'near', ...percent },
    { true: [18, '19.9'], 'near-but-above': [20], false: ['17.9', 30] },
  ],
  [
    '超过八成',
    { value: 80, form: 'tenths', approximation: 'more-than', ...percent },
    { true: ['80.1', '89.9'], 'over-but-exact': [80], false: ['79.9'] },
  ],
  [
    '八成以上',
    { value: 80, form: 'tenths', approximation: 'at-least', ...percent },
    { true: [80, 100], false: ['79.9'] },
  ],
  [
    '过半',
    { value: '0.5', form: 'half', approximation: 'more-than', fraction: [1, 2] },
    { true: ['0.501', 1], 'over-but-exact': ['0.5'], false: ['0.499'] },
  ],
  [
    '半数以上',
    { value: '0.5', form: 'half', approximation: 'at-least', fraction: [1, 2] },
    { true: ['0.5', '0.9'], false: ['0.499'] },
  ],
  ['一半', { value: '0.5', form: 'half', fraction: [1, 2] }, { true: ['0.45', '0.55'], false: ['0.449', '0.551'] }],
  [
    '近半',
    { value: '0.5', form: 'half', approximation: 'near', fraction: [1, 2] },
    { true: ['0.45', '0.499'], 'near-but-above': ['0.5'], false: ['0.449', '0.52'] },
  ],
  [
    '五分之一',
    { value: '0.2', form: 'fraction', kind: 'fraction', fraction: [1, 5] },
    { true: ['0.185', '0.215'], false: ['0.184', '0.216'] },
  ],
  [
    '约五分之一',
    { value: '0.2', form: 'fraction', kind: 'fraction', approximation: 'about', fraction: [1, 5] },
    { true: ['0.15', '0.25'], false: ['0.149', '0.251'] },
  ],
  [
    '翻一番',
    { value: 2, form: 'doubling', kind: 'multiple' },
    { true: ['1.9', 2, '2.1'], 'says-too-little': ['2.2'], false: ['1.89', '2.6'] },
  ],
  [
    '2.5倍',
    { value: '2.5', form: 'multiple', kind: 'multiple', decimals: 1, u: '0.1' },
    { true: ['2.45', '2.55'], false: ['2.44', '2.6'] },
  ],
];

describe('truth table', () => {
  for (const [name, parts, values, rounding = 'half-up'] of TABLE) {
    it(name, () => {
      const figure = figureByHand(parts);
      for (const [verdict, list] of Object.entries(values)) {
        for (const x of list) {
          const { truth, looseness } = explainTruth(figure, new Big(x), rounding);
          assert.equal(looseness ?? truth, verdict, `${name} for ${x}`);
          assert.equal(truthOf(figure, new Big(x), rounding), truth);
        }
      }
    });
  }

  it('rounds once, from the exact value', () => {
    const figure = figureByHand({ value: 15, ...percent });
    // Rounded in two steps, 14.49 would become 14.5 and then 15.
    assert.equal(truthOf(figure, new Big('14.49'), 'half-up'), 'false');
    assert.equal(truthOf(figure, new Big('15.5000000000000000000000001'), 'half-up'), 'loose');
  });

  it('the strict interval and the loose ones do not meet, and say what truthOf says', () => {
    const shapes: Figure[] = TABLE.map(([, parts]) => figureByHand(parts));
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.integer({ min: -3000, max: 3000 }),
        fc.constantFrom<Rounding>('half-up', 'truncate', 'either'),
        (figure, step, rounding) => {
          const x = figure.value.plus(figure.written.lastPlace.times(step).div(20));
          const table = intervals(figure, rounding);
          const inside = [table.true, ...table.loose].filter(interval => holds(interval, x));
          assert.ok(inside.length <= 1, `${figure.text} ${x}`);
          const expected = inside.length === 0 ? 'false' : inside[0] === table.true ? 'true' : 'loose';
          assert.equal(truthOf(figure, x, rounding), expected);
        },
      ),
    );
  });
});
