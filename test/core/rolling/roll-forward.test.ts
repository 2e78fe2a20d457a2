import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../../src/core/fixes/edits';
import { setValueEdit } from '../../../src/core/ledger/edit';
import { readLedger } from '../../../src/core/ledger/read';
import type { Ledger } from '../../../src/core/ledger/types';
import { parseReport } from '../../../src/core/report/parse';
import { type RolledReport, rolledText, rollForward } from '../../../src/core/rolling/roll-forward';
import { differingValues, rollLedger } from '../../../src/core/rolling/roll-ledger';

const ledgerOf = (text: string): Ledger => readLedger([{ uri: 'm.yaml', text }]);

interface Rolled {
  readonly ledger: string;
  readonly result: RolledReport;
  readonly text: string;
  readonly wrong: readonly { readonly text: string }[];
}

function roll(reportText: string, oldText: string, nextText: string): Rolled {
  const [old, report] = [ledgerOf(oldText), parseReport(reportText)];
  const files = rollLedger(old, ledgerOf(nextText));
  const next = readLedger(files);
  const result = rollForward('r.md', report, old, next);
  assert.ok(result !== null);
  const { text, wrong } = rolledText(
    'r.md',
    report,
    result,
    next,
    result.periods.filter(({ likely }) => likely),
  );
  return { ledger: files[0]!.text, result, text, wrong };
}

const OLD = `period: 2015年上半年
metrics:
  受理市民来电:
    unit: 件
    values: { 2014年上半年: 267800, 2015年上半年: 293412 }
  接待来访群众: 1160人次
  派出督查组: 11个
  日均来电:
    formula: 受理市民来电 / 181
    unit: 件
`;
const NEXT = `# 新的一期
period: 2016年上半年
metrics:
  受理市民来电: 281400件 # 月报
  接待来访群众: 1234人次
  日均来电:
    formula: 受理市民来电 / 182
    unit: 件
`;
const REPORT = `---
title: 2015年上半年工作情况
---

# 2015年上半年工作情况

上半年受理市民来电29万余件，同比增长9.6%。2015年上半年接待来访群众1100余人次，派出督查组11个。另有建议37条。2012年3月起试行。
`;

describe('a report rolled forward', () => {
  it('states the new values in its own wording, with the verbs that fit, and the new periods', () => {
    const { text, wrong } = roll(REPORT, OLD, NEXT);
    assert.equal(
      text,
      REPORT.replaceAll('2015年上半年', '2016年上半年')
        .replace('29万余件', '28万余件')
        .replace('增长9.6%', '下降4.1%')
        .replace('1100余', '1200余'),
    );
    assert.deepEqual(wrong, []);
  });

  it('moves the old values under their periods and leaves the rest of the new ledger as it is', () => {
    assert.equal(
      roll(REPORT, OLD, NEXT).ledger,
      NEXT.replace(
        '281400件 #',
        '{ values: { 2016年上半年: 281400件, 2014年上半年: 267800件, 2015年上半年: 293412件 } } #',
      ).replace('1234人次', '{ values: { 2016年上半年: 1234人次, 2015年上半年: 1160人次 } }'),
    );
  });

  it('lists what it can’t decide', () => {
    const { result } = roll(REPORT, OLD, NEXT);
    assert.deepEqual(
      result.undecided.map(({ text, reason }) => [text, reason]),
      [
        ['11个', '新台账里没有「派出督查组」'],
        ['37条', '台账里没有依据，请核对'],
      ],
    );
  });

  it('offers the next period’s own words where years alone don’t change', () => {
    const { text } = roll(
      '# 2024年一季度情况\n\n一季度受理来电120件，2024年3月31日汇总。\n',
      'period: 2024年一季度\nmetrics:\n  受理来电: 120件\n',
      'period: 2024年二季度\nmetrics:\n  受理来电: 131件\n',
    );
    assert.equal(text, '# 2024年二季度情况\n\n二季度受理来电131件，2024年3月31日汇总。\n');
  });

  it('moves the months of a quarter, and turns the verb of a level that went the other way', () => {
    const { text, wrong } = roll(
      '# 2024年一季度情况\n\n3月受理来电41件。来访由上季度的31人次减至28人次。\n',
      'period: 2024年一季度\nmetrics:\n  受理来电:\n    unit: 件\n    values: { 2024年一季度: 120, 2024年3月: 41 }\n' +
        '  来访:\n    unit: 人次\n    values: { 2023年四季度: 31, 2024年一季度: 28 }\n',
      'period: 2024年二季度\nmetrics:\n  受理来电:\n    unit: 件\n    values: { 2024年二季度: 131, 2024年6月: 45 }\n' +
        '  来访: 33人次\n',
    );
    assert.equal(text, '# 2024年二季度情况\n\n6月受理来电45件。来访由上季度的28人次增至33人次。\n');
    assert.deepEqual(wrong, []);
  });

  it('leaves the year of an event alone, unless the user says otherwise', () => {
    const { text, result } = roll(
      '# 2023年总结\n\n2023年来电120件，2022年来电110件。2022年开通的平台受理来信15件。\n',
      'period: 2023年\nmetrics:\n  来电: { unit: 件, values: { 2022年: 110, 2023年: 120 } }\n  来信: 15件\n',
      'period: 2024年\nmetrics:\n  来电: 131件\n  来信: 15件\n',
    );
    assert.equal(text, '# 2024年总结\n\n2024年来电131件，2023年来电120件。2022年开通的平台受理来信15件。\n');
    assert.deepEqual(
      result.periods.map(({ text: written, likely, context }) => [written, likely, /开通/.test(context)]),
      [
        ['2023年', true, false],
        ['2022年', true, false],
        ['2022年', false, true],
      ],
    );
  });

  it('tells of values that the two ledgers hold differently for one period', () => {
    const [old, next] = [
      ledgerOf('period: 2023年\nmetrics:\n  来电: 120件\n  来信: 9件\n'),
      ledgerOf('period: 2024年\nmetrics:\n  来电: { values: { 2023年: 121件, 2024年: 130件 } }\n  来信: 8件\n'),
    ];
    assert.deepEqual(differingValues(old, next), [{ path: '来电', period: '2023年', before: '120件', after: '121件' }]);
  });

  it('done once more changes nothing', () => {
    const { text, ledger } = roll(REPORT, OLD, NEXT);
    const again = roll(text, ledger, ledger);
    assert.deepEqual([again.text, again.ledger], [text, ledger]);
  });

  it('does nothing without periods', () => {
    const plain = ledgerOf('metrics:\n  来电: 3件\n');
    assert.equal(rollForward('r.md', parseReport('来电3件。'), plain, plain), null);
  });

  const SEEDS = join(__dirname, '../../../seeds');
  for (const name of readdirSync(SEEDS).filter(file => file.endsWith('.metrics.yaml'))) {
    it(`${name}: with every value a sixth larger, no figure is false that is not listed`, () => {
      const oldText = readFileSync(join(SEEDS, name), 'utf8');
      const old = ledgerOf(oldText);
      if (old.period === null) return;
      // The same entries, a year on, each a sixth larger.
      const later = ledgerOf(oldText.replace(/(?<!\d)20\d\d(?=年)/g, year => String(Number(year) + 1)));
      const edits = later.metrics.flatMap(metric => {
        const { current } = metric;
        if (current === null || current.value === null || metric.formula !== null) return [];
        const whole = current.value.eq(current.value.round(0));
        const value = current.value
          .times(7)
          .div(6)
          .round(whole ? 0 : 2);
        return setValueEdit(later, current, metric, value.toFixed() + metric.unit) ?? [];
      });
      const next = applyEdits(later.files[0]!.text, edits);
      const report = readFileSync(join(SEEDS, name.replace('.metrics.yaml', '.md')), 'utf8');
      const { result, wrong } = roll(report, oldText, next);
      assert.ok(result.rewritten > 0);
      const listed = new Set(result.undecided.map(({ text }) => text));
      assert.deepEqual(
        wrong.filter(({ text }) => !listed.has(text)),
        [],
      );
    });
  }
});
