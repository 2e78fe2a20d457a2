import assert from 'node:assert/strict';
import { baseFor, pointChange, ratio, relativeChange } from '../../../src/core/ledger/change';
import { readLedger } from '../../../src/core/ledger/read';

const BASE = `period: 2016年上半年
metrics:
  受理: 200件
  办结: 192件
  费用: 1.3亿元
  面积: 3公顷
  奶牛牧场（标准化）: 12个
  PM2.5浓度: 35微克
  2024年招商: 4个
  甲-乙: 7件
  GDP增速: { unit: '%', values: { 2015年上半年: 0.6, 2016年一季度: 1.2, 2016年上半年: 1.5 } }
  来电: { unit: 件, values: { 2014年: 100, 2015年上半年: 160, 2016年上半年: 200 } }
  区: { 东: { 总量: 10件, 人口: 5人 }, 西: { 总量: 20件 } }
`;
const run = (formula: string, unit = '') =>
  readLedger([
    {
      uri: 'u',
      text: `${BASE}  结果: { formula: ${JSON.stringify(formula)}${unit && `, unit: ${JSON.stringify(unit)}`} }\n`,
    },
  ]);

describe('ledger/formula', () => {
  const values: readonly (readonly [formula: string, unit: string, value: string])[] = [
    ['办结 / 受理', '%', '96'],
    ['办结 / 受理', '', '0.96'],
    ['（办结＋受理）×2－1', '', '783'],
    ['受理 ÷ 2', '', '100'],
    ['费用', '亿元', '130000000'],
    ['费用 + 1.3亿元', '亿元', '260000000'],
    ['受理 * 5%', '件', '10'],
    ['面积 + 10000平方米', '公顷', '4'],
    ['面积', '亩', '45'],
    ['奶牛牧场（标准化） + 1', '', '13'],
    ['PM2.5浓度 * 2', '', '70'],
    ['2024年招商 + 1', '', '5'],
    ['甲-乙 + 1', '', '8'],
    ['`区/东/总量` / `区/西/总量`', '%', '50'],
    ['区/东/总量 / 人口', '', '2'],
    ['sum(受理, 办结，8)', '件', '400'],
    ['round(受理 / 7, 2)', '', '28.57'],
    ['GDP增速@2016年上半年 - GDP增速@2016年一季度', '百分点', '0.3'],
    ['`GDP增速@2016年上半年`-GDP增速@2016年一季度', '百分点', '0.3'],
    ['同比(来电)', '%', '25'],
    ['同比（GDP增速）', '百分点', '0.9'],
    ['来电@2014年/2', '', '50'],
    ['-受理 + +1', '', '-199'],
  ];
  for (const [formula, unit, value] of values) {
    it(`${formula} ${unit}`, () => {
      const ledger = run(formula, unit);
      assert.deepEqual(
        ledger.problems.map(p => p.message),
        [],
      );
      assert.equal(ledger.find('结果')?.current?.value?.toFixed(), value);
    });
  }

  const faults: readonly (readonly [formula: string, at: string, suggestion: string | null])[] = [
    ['受里 / 2', '受里', '受理'],
    ['总量 + 1', '总量', '`区/东/总量`'],
    ['受理 / (办结 - 192)', '办结 - 192', null],
    ['来电@2013年', '来电@2013年', null],
    ['来电@昨天', '@昨天', null],
    ['受理 办结', '受理 办结', null],
    ['平均(受理)', '平均', null],
    ['结果 + 1', '结果', null],
    ['同比(受理)', '受理', null],
    ['round(受理, 0.5)', 'round(受理, 0.5', null],
    ['`受理', '`受理', null],
    ['12345热线', '12345热线', null],
  ];
  for (const [formula, at, suggestion] of faults) {
    it(`${formula} is a problem at ${at}`, () => {
      const ledger = run(formula);
      assert.equal(ledger.problems.length, 1);
      const { place, code, ...problem } = ledger.problems[0]!;
      assert.equal(code, 'sidecar-formula');
      assert.equal(ledger.files[0]!.text.slice(place.start, place.end), at);
      assert.equal(problem.suggestion, suggestion);
      assert.ok(ledger.find('结果')!.problem);
      assert.equal(ledger.find('结果')!.current?.value, null);
    });
  }

  it('looks in the own group first', () => {
    const text =
      'metrics:\n  东: { 总量: 10件, 半: { formula: 总量 / 2 } }\n  西: { 总量: 20件, 半: { formula: 总量 / 2 } }\n';
    const ledger = readLedger([{ uri: 'u', text }]);
    assert.equal(ledger.find('东/半')?.current?.value?.toFixed(), '5');
    assert.equal(ledger.find('西/半')?.current?.value?.toFixed(), '10');
  });

  it('works a formula out for every period that its inputs have, so that it has changes of its own', () => {
    const metric = run('来电 / 2').find('结果')!;
    assert.deepEqual(
      metric.observations.map(o => [o.periodText, o.value?.toFixed()]),
      [
        ['2014年', '50'],
        ['2015年上半年', '80'],
        ['2016年上半年', '100'],
      ],
    );
    const base = baseFor(metric, metric.current!, 'year')!;
    assert.equal(relativeChange(base, metric.current!)?.toFixed(), '25');
    assert.equal(pointChange(base, metric.current!)?.toFixed(), '20');
    assert.equal(ratio(base, metric.current!)?.toFixed(), '1.25');
    assert.equal(baseFor(metric, metric.current!, 'previous'), null);
    assert.equal(baseFor(metric, base, 'any')?.periodText, '2014年');
  });

  it('reports a cycle at every member, and tells dependents what they wait for', () => {
    const text =
      'metrics:\n  甲: { formula: 乙 + 1 }\n  乙: { formula: 丙 + 1 }\n  丙: { formula: 甲 + 1 }\n  丁: { formula: 甲 + 1 }\n';
    const ledger = readLedger([{ uri: 'u', text }]);
    assert.deepEqual(
      ledger.problems.map(p => [p.metric, text.slice(p.place.start, p.place.end)]),
      [
        ['甲', '乙'],
        ['乙', '丙'],
        ['丙', '甲'],
      ],
    );
    assert.match(ledger.find('丁')!.problem!, /甲/);
  });
});
