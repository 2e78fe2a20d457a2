import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { readDelimited } from '../../../src/core/importing/delimited';
import { applyImport, type ImportPlan, planImport } from '../../../src/core/importing/plan';
import { readRecords } from '../../../src/core/importing/records';
import { readWorkbook } from '../../../src/core/importing/workbook';
import { readLedger } from '../../../src/core/ledger/read';
import { row, workbook } from './sheets';

interface Result {
  readonly plan: ImportPlan;
  readonly text: string;
}

function imported(ledgerText: string, csv: string): Result {
  const ledger = readLedger([{ uri: 'm.yaml', text: ledgerText }]);
  const plan = planImport(ledger, readRecords([readDelimited(csv)], ledger.period));
  return { plan, text: applyImport(ledger, plan.steps).get('m.yaml') ?? ledgerText };
}

const LEDGER = `# 台账
period: 2015年上半年
metrics:
  热线:
    受理来电: 29万件 # 月报
  游客:
    unit: 万人次
    values: { 2014年: 6843, 2015年: 7456 }
  办结率:
    value: 95
    unit: '%'
  日均:
    formula: 受理来电 / 181
    unit: 件
`;

describe('a table imported into a ledger', () => {
  it('changes what differs, adds what is new, and keeps the rest with its comments', () => {
    const csv =
      '指标名称,数值,单位,数据来源,备注\n受理来电,293412,件,热线办,\n办结率,96.2,%,,\n新增就业,1.2,万人,人社局,"初步, 未审"\n游客,7456,万人次,,\n';
    const { plan, text } = imported(LEDGER, csv.replace('游客,7456,万人次', '游客,7456,万人次'));
    assert.equal(
      text,
      LEDGER.replace('29万件', '293412件').replace('value: 95', 'value: 96.2') +
        "  新增就业:\n    value: 1.2万人\n    source: 人社局\n    note: '初步, 未审'\n",
    );
    assert.deepEqual(
      plan.steps.map(({ kind, metric, before, after }) => [kind, metric, before, after]),
      [
        ['change', '热线/受理来电', '29万件', '293412件'],
        ['change', '办结率', '95%', '96.2%'],
        ['add', '新增就业', '', '1.2万人'],
      ],
    );
    assert.deepEqual([plan.same, plan.leftOut], [1, []]);
  });

  it('takes periods from a column or from the heads, and folds them into one entry', () => {
    const rows = '名稱,時期,數值\n来电,2014年,1件\n来电,2015年,2件\n';
    assert.equal(imported('', rows).text, 'metrics:\n  来电:\n    values: { 2014年: 1件, 2015年: 2件 }\n');
    const heads = 'Metric,Unit,2014年,2015年\n来电,件,1,2\n';
    assert.equal(imported('', heads).text, 'metrics:\n  来电:\n    values: { 2014年: 1件, 2015年: 2件 }\n');
  });

  it('gives a metric that is there the value of another period', () => {
    const { text, plan } = imported(
      LEDGER,
      '指标,2014年上半年,2016年\n受理来电,28万件,\n游客,,8000万人次\n办结率,94%,\n',
    );
    assert.equal(
      text,
      LEDGER.replace('29万件 #', '{ values: { 2015年上半年: 29万件, 2014年上半年: 28万件 } } #')
        .replace('7456 }', '7456, 2016年: 8000万人次 }')
        .replace('value: 95', 'values: { 2015年上半年: 95, 2014年上半年: 94% }'),
    );
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ['add-period', 'add-period', 'add-period'],
    );
    const ledger = readLedger([{ uri: 'm.yaml', text }]);
    assert.deepEqual(ledger.problems, []);
    assert.equal(ledger.find('受理来电')!.current!.text, '29万件');
  });

  it('finds units in the heads and in names, and titles above the table', () => {
    const { text } = imported(
      '',
      '全市主要指标,,\n指标,数值（万元）,备注\n财政收入,12.5,\n就业人数（人）,300,\n生产总值（现价）,5,\n',
    );
    assert.equal(text, 'metrics:\n  财政收入: 12.5万元\n  就业人数: 300人\n  生产总值（现价）: 5万元\n');
  });

  const left: readonly [what: string, csv: string, said: RegExp, added?: string][] = [
    ['a text for a number', '指标,数值\n来电,约300件\n', /第 2 行：「来电」的数值“约300件”读不成一个确数/],
    ['a unit of another kind', '指标,数值,单位\n来电,3元,件\n', /不合/],
    ['a value without a name', '指标,数值\n,3件\n', /有数值而没有名称/],
    ['a name twice', '指标,数值\n来电,3件\n来电,4件\n', /重复出现/, '  来电: 3件\n'],
    ['a period that can’t be read', '指标,数值,时期\n来电,3件,前阵子\n', /时期“前阵子”读不懂/],
    ['an error of the table', '指标,数值\n来电,#DIV/0!\n', /错误值/],
    ['a table without heads', '来电,3件\n', /没有找到表头/],
    ['what the ledger computes', '指标,数值\n日均,3件\n', /由公式算出/],
    ['the name of a group', '指标,数值\n热线,3件\n', /一处是指标，一处是组/],
  ];
  for (const [what, csv, said, added = ''] of left)
    it(`leaves ${what} out and says so`, () => {
      const { plan, text } = imported(LEDGER, csv);
      assert.equal(text, LEDGER + added);
      assert.match(plan.leftOut.join('\n'), said);
    });

  it('makes groups of several sheets, but not of names that programs give', () => {
    const data = row(1, ['指标', '数值', '单位']) + row(2, ['生产总值', 512.3, '亿元']);
    const text = (names: readonly string[]): string => {
      const ledger = readLedger([{ uri: 'm.yaml', text: '' }]);
      const sheets = readWorkbook(workbook(names.map(name => ({ name, data }))));
      return applyImport(ledger, planImport(ledger, readRecords(sheets)).steps).get('m.yaml')!;
    };
    assert.equal(
      text(['崂山区', '市南区']),
      'metrics:\n  崂山区:\n    生产总值: 512.3亿元\n  市南区:\n    生产总值: 512.3亿元\n',
    );
    assert.equal(text(['Sheet1']), 'metrics:\n  生产总值: 512.3亿元\n');
  });

  it('takes a workbook of an office: titles, merged heads over two rows, dates, formats, formulas, several sheets', () => {
    const ledger = readLedger([{ uri: 'm.yaml', text: 'period: 2024年上半年\n' }]);
    const bytes = readFileSync(join(__dirname, 'office-table.xlsx'));
    const plan = planImport(ledger, readRecords(readWorkbook(bytes), ledger.period));
    assert.equal(
      applyImport(ledger, plan.steps).get('m.yaml'),
      `period: 2024年上半年
metrics:
  热线办:
    受理来电:
      value: 293412件
      period: 2024年6月
      source: 热线办月报
      note: 不含 重复
    按期办结率:
      value: 96.2%
      period: 2024年上半年
    日均来电: 1612.15384615385件
    节省费用: 1234.5万元
    满意率: 95.2%
    投入资金: 1300.5万元
    群众满意率: 98.5%
    完成率: 87.3%
    重点项目: 32个
  信访局:
    受理来信:
      values: { 2023年上半年: 310件, 2023年全年: 655件, 2024年上半年: 295件 }
    接待来访:
      values: { 2023年上半年: 1160人次, 2023年全年: 2400人次, 2024年上半年: 1234人次 }
  区县:
    澜桥区:
      承办工单:
        values: { 2024年上半年: 21347, 2023年上半年: 20100 }
      满意率:
        values: { 2024年上半年: 93.4%, 2023年上半年: 92% }
    石坞区:
      承办工单:
        values: { 2024年上半年: 17685, 2023年上半年: 17000 }
`,
    );
    assert.equal(plan.leftOut.length, 3, plan.leftOut.join('\n'));
  });

  it('takes a table that lies on its side', () => {
    const months = '月份,受理来电（件）,办结率（%）\n2024年1月,1001,95.1\n2024年2月,1002,95.2\n';
    assert.equal(
      imported('', months).text,
      'metrics:\n  受理来电:\n    values: { 2024年1月: 1001件, 2024年2月: 1002件 }\n' +
        '  办结率:\n    values: { 2024年1月: 95.1%, 2024年2月: 95.2% }\n',
    );
    const fields = '指标,受理来电,接待来访\n单位,件,人次\n2024年,293412,1160\n';
    assert.match(imported('', fields).text, /受理来电:\n {4}value: 293412件\n {4}period: 2024年\n/);
  });

  it('never takes a year for one of its halves: heads in two rows belong together', () => {
    const csv = '指标,2023年,,2024年,\n,上半年,全年,上半年,全年\n来电,1件,2件,3件,4件\n';
    assert.match(
      imported('', csv).text,
      /values: \{ 2023年上半年: 1件, 2023年(?:全年)?: 2件, 2024年上半年: 3件, 2024年(?:全年)?: 4件 \}/,
    );
  });

  it('puts 上年同期 under its period, and asks for the ledger’s where it has none', () => {
    const csv = '指标,本期数,上年同期数,增减\n来电,3件,2件,50%\n';
    const { text, plan } = imported('period: 2024年上半年\nmetrics: {}\n', csv);
    assert.match(text, /2024年上半年: 3件, 2023年上半年: 2件/);
    assert.match(plan.leftOut.join(), /没有读这些列：增减/);
    assert.match(imported('', csv).plan.leftOut.join(), /不知道本期是什么时期/);
  });

  it('reads sixty thousand rows in time that grows with them', () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `指标${i},${i}件`).join('\n');
    assert.equal(imported('', `指标,数值\n${rows}\n`).plan.steps.length, 60_000);
  });

  it('done twice changes nothing the second time, and its ledger has no problem', () => {
    const name = fc.constantFrom('来电', '受理来电', '办结率', '游客', '热线/受理来电', '就业: #', "'", '是');
    const value = fc.constantFrom('3件', '96%', '0.29', '7,456', '1.2万人', '三分之一', '-5%');
    const period = fc.constantFrom('', '2014年', '2015年上半年', '2016年1—6月');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, value, period), { selector: ([one]) => one, maxLength: 6 }),
        fc.constantFrom('', LEDGER),
        (rows, text) => {
          const csv = `指标\t数值\t时期\n${rows.map(cells => cells.join('\t')).join('\n')}\n`;
          const before = readLedger([{ uri: 'm.yaml', text }]).problems.length;
          const once = imported(text, csv).text;
          assert.ok(readLedger([{ uri: 'm.yaml', text: once }]).problems.length <= before, once);
          assert.equal(imported(once, csv).text, once);
        },
      ),
    );
  });
});
