import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

const folder = join(__dirname, '../../../seeds');

function check(name: string) {
  const text = readFileSync(join(folder, `${name}.md`), 'utf8');
  const ledgerText = readFileSync(join(folder, `${name}.metrics.yaml`), 'utf8');
  const ledger = readLedger([{ uri: `${name}.metrics.yaml`, text: ledgerText }]);
  const result = checkReport({ uri: `${name}.md`, report: parseReport(text), ledger, severities: {} });
  return { ...result, text, ledger };
}

/** `text → metric` of every figure that is not consistent, to read in a failure. */
const open = (result: ReturnType<typeof check>) =>
  result.figures
    .filter(figure => figure.verdict !== 'consistent')
    .map(({ text, verdict, binding }) => `${text} ${verdict}: ${binding.candidate?.metric.path ?? '-'}`);

describe('sample reports', () => {
  for (const name of ['2017年工作总结', '地區辦事處2024年上半年工作報告']) {
    it(`${name}: every figure is bound and true`, () => {
      const result = check(name);
      assert.equal(result.state, 'checked');
      assert.deepEqual(open(result), []);
      assert.deepEqual(
        result.problems.map(problem => `${problem.rule}: ${problem.message}`),
        [],
      );
    });
  }

  it('2015年上半年工作情况: the six planted errors, and nothing else', () => {
    const result = check('2015年上半年工作情况');
    assert.deepEqual(open(result), [
      '1089件 mismatch: 建议提案交办',
      '111件 mismatch: 企业反映问题办理',
      '1.26万元 mismatch: 外贸企业减轻负担',
      '15.3% mismatch: 突发事件处置',
      '26.8万件 mismatch: 政务热线/市民来电受理',
      '2.6% mismatch: 政务热线/来电按期办结率',
    ]);
    assert.deepEqual(
      result.problems.map(({ rule, start, end }) => `${rule} ${result.text.slice(start, end)}`),
      [
        'figure-mismatch 1089件',
        'figure-mismatch 111件',
        'figure-mismatch 1.26万元',
        'figure-direction 15.3%',
        'figure-mismatch 26.8万件',
        'figure-mismatch 2.6%',
      ],
    );
    const slips = result.figures.flatMap(({ judgement }) => (judgement?.slip ? [judgement.slip.kind] : []));
    assert.deepEqual(slips, [
      'digits-swapped',
      'other-metric',
      'scale',
      'direction',
      'other-period',
      'percent-for-points',
    ]);
  });

  it('the README of the samples lists what is planted', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const { problems, text } = check('2015年上半年工作情况');
    for (const { rule, uri, start, end } of problems) {
      if (!uri.endsWith('.md')) continue;
      const row = readme.split('\n').find(line => line.includes(`**${text.slice(start, end)}**`));
      assert.ok(row?.endsWith(`| ${rule} |`), text.slice(start, end));
    }
  });

  it('bindings say what the samples mean', () => {
    const meant: Record<string, readonly (readonly [string, string])[]> = {
      '2015年上半年工作情况': [
        ['492件', '审核制发公文'],
        ['5.5%', '审核制发公文'],
        ['9.6%', '政务热线/市民来电受理'],
        ['96%', '政务热线/来电按期办结率'],
        ['96件', '政务热线/来电来信问题督办'],
        ['32个', '社会事业重大项目路演'],
        ['32场', '组织新闻发布'],
        ['11个', '督查组'],
        ['11件', '市办实事/实事件数'],
        ['37项', '市办实事/实事项目'],
        ['47.1%', '政务公开/主动公开信息占比'],
      ],
      '2017年工作总结': [
        ['8.4%', '热线受理市民来电'],
        ['4100余件', '日均来电'],
        ['三分之一', '通关时间压减'],
        ['5%', '通关成本变化'],
        ['80个', '联系走访/联系重点项目'],
        ['80家', '联系走访/走访中央企业'],
        ['110项', '政务服务APP/首批政务服务事项'],
      ],
      地區辦事處2024年上半年工作報告: [
        ['5.8%', '市民查詢'],
        ['4.1%', '接獲投訴'],
        ['1.7個百分點', '櫃位服務滿意率'],
        ['兩成半', '登記義工人數'],
        ['682.4萬元', '社區活動撥款'],
        ['8,214', '分區/東灣/查詢'],
        ['943', '分區/南澳/長者家庭探訪'],
        ['236.1', '分區/北坪/活動撥款'],
      ],
    };
    for (const [name, pairs] of Object.entries(meant)) {
      const { figures } = check(name);
      for (const [written, path] of pairs) {
        const figure = figures.find(({ text }) => text === written);
        assert.equal(figure?.binding.candidate?.metric.path, path, `${name}: ${written}`);
      }
    }
  });
});
