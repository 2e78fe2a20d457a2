import assert from 'node:assert/strict';
import { checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

function figures(ledger: string, text: string) {
  const report = parseReport(`${text}\n`);
  const read = readLedger([{ uri: 'm.yaml', text: `${ledger}\n` }]);
  assert.deepEqual(read.problems, []);
  return checkReport({ uri: 'r.md', report, ledger: read, severities: {} }).figures;
}

const verdicts = (ledger: string, text: string): string[] => figures(ledger, text).map(({ verdict }) => verdict);

const HALF_YEAR = 'period: 2015年上半年\nmetrics:\n  受理来电: 120件';
const UNDATED = 'metrics:\n  受理来电: 120件';
const TWO_YEARS = 'metrics:\n  受理来电: { unit: 件, values: { 2014年上半年: 100, 2015年上半年: 120 } }';

describe('a figure whose words name a period', () => {
  for (const words of ['去年', '去年，', '上年同期', '2014年', '2014年，', '一季度', '2014年上半年', '“十二五”时期，'])
    it(`${words} is another one than the first half of 2015: silence where the value differs`, () => {
      assert.deepEqual(verdicts(HALF_YEAR, `${words}受理来电100件。`), ['unbound']);
    });

  for (const words of ['', '今年', '2015年上半年，', '1—6月，', '截至6月底，', '2015年，', '上半年，'])
    it(`${words || 'nothing'} is the ledger's period: a false value is found`, () => {
      assert.deepEqual(verdicts(HALF_YEAR, `${words}受理来电100件。`), ['mismatch']);
    });

  it('counts from the title where the ledger names no period, and 去年 is another year where nothing does', () => {
    assert.deepEqual(verdicts(UNDATED, '# 2015年工作总结\n\n2014年，受理来电100件。'), ['unbound']);
    assert.deepEqual(verdicts(UNDATED, '去年受理来电100件。'), ['unbound']);
    assert.deepEqual(verdicts(UNDATED, '2014年受理来电100件。'), ['mismatch']);
  });

  it('去年 is the ledger’s year in a report that is delivered a year later', () => {
    const ledger = 'period: 2015年\nmetrics:\n  受理来电: 120件';
    assert.deepEqual(verdicts(ledger, '# 2016年政府工作报告\n\n去年，受理来电120件。'), ['consistent']);
    assert.deepEqual(verdicts(ledger, '# 2016年政府工作报告\n\n去年，受理来电100件。'), ['mismatch']);
    assert.deepEqual(verdicts(ledger, '# 2016年政府工作报告\n\n去年，全年共受理来电100件。'), ['mismatch']);
  });

  it('a period of another clause says nothing of the figure', () => {
    assert.deepEqual(verdicts('period: 2015年\nmetrics:\n  建成河湖: 120个', '水质30年来首次达标，建成河湖100个。'), [
      'mismatch',
    ]);
  });

  it('the ledger’s values say what the period of the report is when it names none', () => {
    const [now, before] = figures(TWO_YEARS, '受理来电120件，上年同期受理来电100件。');
    assert.deepEqual([now!.verdict, before!.verdict], ['consistent', 'consistent']);
    assert.equal(before!.binding.candidate?.observation.periodText, '2014年上半年');
    assert.deepEqual(verdicts(TWO_YEARS, '受理来电120件，上年同期受理来电110件。'), ['consistent', 'mismatch']);
  });
});

describe('where a movement starts from, and how far it goes', () => {
  it('X is not checked against the value that was reached', () => {
    assert.deepEqual(verdicts(HALF_YEAR, '受理来电由90件增加到120件。'), ['unbound', 'consistent']);
  });

  it('比上年同期增加20件 is the difference of two values', () => {
    const [, amount] = figures(TWO_YEARS, '受理来电120件，比上年同期增加20件。');
    assert.deepEqual([amount!.verdict, amount!.binding.candidate?.aspect], ['consistent', 'change']);
  });

  it('是去年同期的3倍 is taken of that value', () => {
    const ledger = 'metrics:\n  受理来电: { unit: 件, values: { 2014年上半年: 100, 2015年上半年: 300 } }';
    assert.deepEqual(verdicts(ledger, '受理来电300件，是去年同期的3倍。'), ['consistent', 'consistent']);
  });
});

describe('an aim is no result', () => {
  for (const text of [
    '力争受理来电100件。',
    '明年，受理来电100件以内。',
    '目标任务为受理来电100件。',
    '完成受理来电100件目标。',
    '# 2015年上半年工作总结\n\n## 三、下一步工作打算\n\n受理来电100件。',
    '# 2015年工作总结\n\n三、下半年工作计划\n\n受理来电100件。',
  ])
    it(`${text.replace(/\n+/g, ' ')}: silence`, () => {
      assert.ok(!verdicts(HALF_YEAR, text).includes('mismatch'));
    });

  it('a heading that speaks of results, too, takes nothing away', () => {
    const text = '# 2015年上半年工作总结和下半年工作计划\n\n受理来电100件。';
    assert.deepEqual(verdicts(HALF_YEAR, text), ['mismatch']);
  });

  it('a metric that is named for its aim is checked', () => {
    assert.deepEqual(verdicts('metrics:\n  来电受理目标: 120件', '来电受理目标为100件。'), ['mismatch']);
  });
});
