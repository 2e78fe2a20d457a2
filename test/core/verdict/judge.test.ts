import assert from 'node:assert/strict';
import Big from 'big.js';
import { expectedQuantity } from '../../../src/core/binding/expected';
import { metricSense } from '../../../src/core/binding/metric-sense';
import type { Aspect, ChangeCue } from '../../../src/core/binding/types';
import type { Metric } from '../../../src/core/ledger/types';
import { judge } from '../../../src/core/verdict/judge';
import type { FigureParts } from '../figures/figure-by-hand';
import { candidateByHand, down, mentionByHand, metricByHand, reached, up } from './case-by-hand';

const percent = (value: string | number): FigureParts => ({
  value,
  kind: 'percent',
  unit: '%',
  decimals: String(value).split('.')[1]?.length ?? 0,
  u: String(value).includes('.') ? '0.1' : 1,
});
const points = (value: string | number): FigureParts => ({
  ...percent(value),
  kind: 'percentage-point',
  unit: '百分点',
});
const times = (value: string | number): FigureParts => ({
  ...percent(value),
  kind: 'multiple',
  form: 'multiple',
  unit: '倍',
});
const count = (value: number, unit = '件'): FigureParts => ({ value, unit });
const wan = (value: number, unit = '件'): FigureParts => ({
  value: value * 10000,
  number: String(value),
  scale: '万',
  unit,
  u: 10000,
});

/** [what, figure, verb, metric, aspect, verdict, slip] */
type Row = readonly [string, FigureParts, ChangeCue | null, Metric, Aspect, string, string | null];

const calls = metricByHand('受理市民来电', '件', { 上年同期: 274300, 本期: 293412 });
const rate = metricByHand('办结率', '%', { '2014年': '94.2', '2015年': '96.5' });
const visits = metricByHand('接访', '批', { '2014年': 100, '2015年': 250 });
const fallen = metricByHand('投诉', '件', { '2014年': 200, '2015年': 150 });

const ROWS: readonly Row[] = [
  ['a level', wan(29), null, calls, 'level', 'consistent', null],
  ['a level, false', wan(31), null, calls, 'level', 'mismatch', null],
  ['last period', wan(27), null, calls, 'level', 'mismatch', 'other-period'],
  [
    '万 for nothing',
    { value: 29e8, number: '29', scale: '亿', unit: '件', u: 1e8 },
    null,
    calls,
    'level',
    'mismatch',
    'scale',
  ],
  ['a zero too many', count(1270), null, metricByHand('提案', '件', 127), 'level', 'mismatch', 'scale'],
  ['swapped digits', count(172), null, metricByHand('提案', '件', 127), 'level', 'mismatch', 'digits-swapped'],
  ['another metric', count(163), null, metricByHand('提案', '件', 175), 'level', 'mismatch', 'other-metric'],
  ['too small a number to tell', count(6), null, metricByHand('提案', '件', 175), 'level', 'mismatch', null],
  ['truncated', { ...wan(29) }, null, metricByHand('来电', '件', 296000), 'level', 'loose', null],
  [
    'truncated by the source',
    wan(29),
    null,
    metricByHand('来电', '件', 296000, { rounding: 'truncate' }),
    'level',
    'consistent',
    null,
  ],
  ['growth', percent('7.0'), up(), calls, 'change', 'consistent', null],
  ['growth, false', percent('9.4'), up(), calls, 'change', 'mismatch', null],
  ['growth said as fall', percent('7.0'), down(), calls, 'change', 'mismatch', 'direction'],
  ['fall', percent(25), down(), fallen, 'change', 'consistent', null],
  ['fall said as growth', percent(25), up(), fallen, 'change', 'mismatch', 'direction'],
  ['下降-25%', percent(-25), down(), fallen, 'change', 'mismatch', 'direction'],
  ['an absolute fall', count(50), down('减少'), fallen, 'change', 'consistent', null],
  ['an absolute rise', { value: 150, unit: '批' }, up('增加'), visits, 'change', 'consistent', null],
  ['points', points('2.3'), up('提高'), rate, 'change', 'consistent', null],
  ['relative change of a rate', percent('2.4'), up('提高'), rate, 'change', 'consistent', null],
  ['percent for points', percent('2.3'), up('提高'), rate, 'change', 'mismatch', 'percent-for-points'],
  [
    'percent for points that the ledger holds',
    percent('2.3'),
    up('提高'),
    metricByHand('较上年提高', '百分点', '2.3'),
    'level',
    'mismatch',
    'percent-for-points',
  ],
  [
    'points of a metric in %',
    points('2.3'),
    up('提高'),
    metricByHand('满意率提高', '%', '2.3'),
    'level',
    'consistent',
    null,
  ],
  ['增长1.5倍', times('1.5'), up(), visits, 'change', 'consistent', null],
  ['是2.5倍', times('2.5'), null, visits, 'change', 'consistent', null],
  ['增长到2.5倍', times('2.5'), reached(), visits, 'change', 'consistent', null],
  ['增长2.5倍 for a ratio of 2.5', times('2.5'), up(), visits, 'change', 'mismatch', null],
  ['减少1倍', times(1), down('减少'), fallen, 'change', 'mismatch', 'decrease-by-multiple'],
  [
    '翻一番',
    { value: 2, form: 'doubling', kind: 'multiple', unit: '番' },
    null,
    metricByHand('产值', '元', { 去年: 100, 今年: 202 }),
    'change',
    'consistent',
    null,
  ],
  ['−5% as 下降5%', percent(5), down(), metricByHand('固投增速', '%', -5), 'level', 'consistent', null],
  ['−5% as 增长5%', percent(5), up(), metricByHand('固投增速', '%', -5), 'level', 'mismatch', 'direction'],
  ['增速 5% as 下降5%', percent(5), down(), metricByHand('固投增速', '%', 5), 'level', 'mismatch', 'direction'],
  ['降幅 5% as 下降5%', percent(5), down(), metricByHand('能耗降幅', '%', 5), 'level', 'consistent', null],
  ['降幅 5% as 增长5%', percent(5), up(), metricByHand('能耗降幅', '%', 5), 'level', 'mismatch', 'direction'],
  [
    '−6.8 points as 下拉6.8',
    points('6.8'),
    down('下拉'),
    metricByHand('第二产业', '百分点', '-6.8'),
    'level',
    'consistent',
    null,
  ],
  [
    '降至 a level',
    percent(5),
    { direction: 'down', toLevel: true, verb: '降至' },
    metricByHand('失业率', '%', 5),
    'level',
    'consistent',
    null,
  ],
  [
    '压减 under a neutral name',
    count(12, '次'),
    down('压减'),
    metricByHand('会议', '次', 12),
    'level',
    'consistent',
    null,
  ],
  [
    '三成 of a rate',
    { value: 30, form: 'tenths', kind: 'percent', unit: '%', u: 10 },
    null,
    metricByHand('占比', '%', '31.4'),
    'level',
    'consistent',
    null,
  ],
  [
    '三分之一 of a rate',
    { value: '0.33333', form: 'fraction', kind: 'fraction', fraction: [1, 3] },
    null,
    metricByHand('占比', '%', '33.9'),
    'level',
    'consistent',
    null,
  ],
  [
    '一半 of a rate',
    { value: '0.5', form: 'half', kind: 'fraction', fraction: [1, 2] },
    null,
    metricByHand('占比', '%', '61'),
    'level',
    'mismatch',
    null,
  ],
  [
    'a ratio by formula as %',
    percent(96),
    null,
    metricByHand('办结率', '', '0.9583', { formula: 'a / b' }),
    'level',
    'consistent',
    null,
  ],
  [
    '万元 and 元',
    { value: 12300, number: '1.23', scale: '万', unit: '元', kind: 'money', u: 100, decimals: 2 },
    null,
    metricByHand('费用', '元', 12345),
    'level',
    'consistent',
    null,
  ],
  [
    '亩 and 公顷',
    { value: 15, unit: '亩', kind: 'measure' },
    null,
    metricByHand('造林', '公顷', 1),
    'level',
    'consistent',
    null,
  ],
];

const OTHERS = [metricByHand('委员提案', '件', 163), metricByHand('意见', '件', 6)];

describe('judge', () => {
  for (const [name, parts, cue, metric, aspect, verdict, slip] of ROWS) {
    it(name, () => {
      const judgement = judge({
        mention: mentionByHand(parts, cue),
        candidate: candidateByHand(metric, aspect),
        metrics: OTHERS,
      });
      assert.equal(judgement.verdict, verdict);
      assert.equal(judgement.slip?.kind ?? null, slip);
    });
  }

  it('gives the movement with its sign where the direction is wrong', () => {
    const judged = judge({
      mention: mentionByHand(percent(25), up()),
      candidate: candidateByHand(fallen, 'change'),
      metrics: [],
    });
    assert.equal(judged.expected.value.toFixed(), '-25');
    const rise = judge({
      mention: mentionByHand(percent('7.0'), down()),
      candidate: candidateByHand(calls, 'change'),
      metrics: [],
    });
    assert.ok(rise.expected.value.gt(0));
    const minus = judge({
      mention: mentionByHand(percent(-25), down()),
      candidate: candidateByHand(fallen, 'change'),
      metrics: [],
    });
    assert.equal(minus.expected.value.toFixed(), '-25');
  });

  it('states a number in a column in the column’s unit', () => {
    const mention = {
      ...mentionByHand({ value: 5073 }),
      headUnit: { unit: '元', factor: new Big('1e6'), written: '百万元' },
    };
    const candidate = candidateByHand(metricByHand('薪俸税', '元', '5073400000'));
    assert.equal(expectedQuantity(candidate, mention)?.value.toFixed(), '5073.4');
    assert.equal(judge({ mention, candidate, metrics: [] }).verdict, 'consistent');
  });

  it('holds nothing against a figure that cannot be compared', () => {
    const candidate = candidateByHand(metricByHand('费用', '元', 5));
    const mention = mentionByHand(count(7, '人'));
    assert.equal(expectedQuantity(candidate, mention), null);
    assert.equal(judge({ mention, candidate, metrics: [] }).verdict, 'consistent');
  });
});

describe('the sense of a metric’s name', () => {
  for (const [name, sense] of [
    ['能耗降幅', 'decrease'],
    ['单位能耗下降率', 'decrease'],
    ['減少', 'decrease'],
    ['中直经济降幅收窄', 'decrease'],
    ['第一产业增速', 'change'],
    ['平均油价同比', 'change'],
    ['较上年变动（%）', 'change'],
    ['受理市民来电', 'neutral'],
    ['减税户数', 'neutral'],
  ] as const) {
    it(`${name}: ${sense}`, () => assert.equal(metricSense(metricByHand(name, '%', 1)), sense));
  }
});
