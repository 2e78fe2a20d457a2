import assert from 'node:assert/strict';
import { BindingCache } from '../../../src/core/binding/cache';
import { checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { type ParsedReport, parseReport } from '../../../src/core/report/parse';

const ledger = readLedger([
  { uri: 'a.yaml', text: 'period: 2015年上半年\nmetrics:\n  受理来电: 100件\n  办结工单: 97件\n  走访企业: 35家\n' },
]);

const verdicts = (report: ParsedReport, bindingCache: BindingCache): string[] =>
  checkReport({ uri: 'a.md', report, ledger, severities: {}, bindingCache }).figures.map(
    ({ text, verdict }) => `${text} ${verdict}`,
  );

const table = (head: string): string =>
  `# 工作情况\n\n| 项目 | ${head} |\n| --- | --- |\n| 受理来电 | 90件 |\n| 办结工单 | 97件 |\n| 走访企业 | 35家 |\n`;

describe('a recheck', () => {
  // Nothing that is weighed changes, only whether the figure may be held against the metric at all.
  for (const [before, after] of [
    ['2014年', 'x2014年'],
    ['x2014年', '2014年'],
  ] as const)
    it(`finds what a whole check finds when a head turns from ${before} into ${after}`, () => {
      const cache = new BindingCache();
      const report = parseReport(table(before));
      const first = verdicts(report, cache);
      const second = verdicts(parseReport(table(after), report), cache);
      assert.deepEqual(second, verdicts(parseReport(table(after)), new BindingCache()));
      assert.notDeepEqual(second, first);
    });
});
