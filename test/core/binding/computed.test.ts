import assert from 'node:assert/strict';
import { checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

function check(ledger: string, text: string) {
  const report = parseReport(`${text}\n`);
  const read = readLedger([{ uri: 'm.yaml', text: `${ledger}\n` }]);
  return checkReport({ uri: 'r.md', report, ledger: read, severities: {} });
}

describe('an average of counts', () => {
  const LEDGER = 'metrics:\n  受理来电: 293412件\n  日均来电: { formula: 受理来电 / 181, unit: 件 }';

  it('is rounded to the place that is written', () => {
    for (const [text, verdict] of [
      ['日均来电1621件。', 'consistent'],
      ['日均来电1621.1件。', 'consistent'],
      ['日均来电1622件。', 'mismatch'],
      ['日均来电1600余件。', 'consistent'],
    ] as const)
      assert.deepEqual(
        check(LEDGER, text).figures.map(figure => figure.verdict),
        [verdict],
        text,
      );
  });

  it('is written by the fix as the writer writes it', () => {
    assert.equal(check(LEDGER, '日均来电1630件。').problems[0]?.fixes[0]?.title, '改为“1621件”');
  });

  it('a count stays exact', () => {
    assert.deepEqual(
      check('metrics:\n  受理来电: 1123件', '受理来电1100件。').figures.map(figure => figure.verdict),
      ['mismatch'],
    );
  });
});

describe('several changes of one metric in a sentence', () => {
  const LEDGER =
    'period: 2025年二季度\nmetrics:\n  诉求总量: { unit: 件, values: { 2024年二季度: 98412, 2025年一季度: 101236, 2025年二季度: 112890 } }';

  it('同比 and 环比 are told apart by their bases, an amount and its rate by their units', () => {
    for (const text of [
      '诉求总量112890件，同比增长14.7%，环比增长11.5%。',
      '诉求总量112890件，比上年同期增加14478件，增长14.7%。',
    ])
      assert.deepEqual(
        check(LEDGER, text).figures.map(figure => figure.verdict),
        ['consistent', 'consistent', 'consistent'],
        text,
      );
  });
});

describe('the plain difference of two percentages', () => {
  const LEDGER = "metrics:\n  群众满意率: { unit: '%', values: { 2014年: 90, 2015年: 95 } }";

  it('is told in points: 提高5% is wrong where it is no relative change either', () => {
    const { problems } = check(LEDGER, '群众满意率95%，比上年提高5%。');
    assert.deepEqual(
      problems.map(problem => [problem.rule, problem.fixes[0]?.title]),
      [['figure-mismatch', '改为“5个百分点”']],
    );
    assert.deepEqual(check(LEDGER, '群众满意率95%，比上年提高5.6%。').problems, []);
  });
});

describe('a verb that goes the other way', () => {
  for (const [ledger, text] of [
    ['社会消费品零售总额增速: 5%', '社会消费品零售总额同比下降5%。'],
    ['社会消费品零售总额增速: -5%', '社会消费品零售总额同比增长5%。'],
    ['通关成本降幅: 5%', '通关成本上升5%。'],
    ['通关成本变化: -5%', '通关成本上升5%。'],
  ] as const)
    it(`${ledger}: ${text}`, () => {
      assert.deepEqual(
        check(`metrics:\n  ${ledger}`, text).problems.map(problem => problem.rule),
        ['figure-direction'],
      );
    });
});
