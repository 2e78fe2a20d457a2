import assert from 'node:assert/strict';
import { type CheckResult, checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';

function check(ledger: string, text: string): CheckResult {
  const read = readLedger([{ uri: 'm.yaml', text: `metrics:\n${ledger}` }]);
  assert.deepEqual(read.problems, []);
  return checkReport({ uri: 'r.md', report: parseReport(text), ledger: read, severities: {} });
}

const mismatches = ({ problems }: CheckResult) => problems.filter(({ rule }) => rule === 'figure-mismatch');

/** The report with the first fix of every mismatch made. */
function restored(text: string, result: CheckResult): string {
  const edits = mismatches(result).flatMap(({ fixes }) => fixes[0]?.edits ?? []);
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((fixed, edit) => fixed.slice(0, edit.start) + edit.text + fixed.slice(edit.end), text);
}

const LEDGER = `  在岗职工: 1284人
  女职工: 463人
  女职工占比: 36.1%
  培训经费: 57.25万元
  培训场次: 46场
  满意率: 97.3%
`;
const TRUE = `# 职工队伍建设情况

全系统共有在岗职工1284人，其中女职工463人，女职工占比36.1%。

全年安排培训经费57.25万元，办班46场，学员满意率97.3%。
`;

describe('two figures that traded places', () => {
  it('the true text has none', () => {
    assert.deepEqual(mismatches(check(LEDGER, TRUE)), []);
  });

  const swaps: readonly (readonly [what: string, one: string, other: string])[] = [
    ['of one unit', '1284人', '463人'],
    ['of two units, side by side', '57.25万元', '97.3%'],
    ['of two units, far apart', '1284人', '97.3%'],
    ['shares of two things', '36.1%', '97.3%'],
    ['a count and a sum of money', '463人', '57.25万元'],
  ];
  for (const [what, one, other] of swaps)
    it(`${what} are both reported, and each gives the other's wording as its fix`, () => {
      const text = TRUE.replace(one, '◇').replace(other, one).replace('◇', other);
      const result = check(LEDGER, text);
      assert.deepEqual(
        mismatches(result)
          .map(({ start, end }) => text.slice(start, end))
          .sort(),
        [one, other].sort(),
      );
      assert.equal(restored(text, result), TRUE);
    });

  it('sums and shares in the columns of a table', () => {
    const ledger = `  支出/教育:
    unit: 万元
    value: 4310
  支出/养老:
    unit: 万元
    value: 2765
  占支出比重/教育: 38.4%
  占支出比重/养老: 24.7%
`;
    const table = `# 支出情况

| 领域 | 支出（万元） | 占支出比重（%） |
| --- | --- | --- |
| 教育 | 4310 | 38.4 |
| 养老 | 2765 | 24.7 |
`;
    assert.deepEqual(mismatches(check(ledger, table)), []);
    const text = table.replace('4310 | 38.4', '38.4 | 4310');
    const result = check(ledger, text);
    assert.deepEqual(
      mismatches(result).map(({ metric }) => metric),
      ['支出/教育', '占支出比重/教育'],
    );
    assert.equal(restored(text, result), table);
  });

  it('the finding names the other place where the unit is another', () => {
    const text = TRUE.replace('57.25万元', '◇').replace('97.3%', '57.25万元').replace('◇', '97.3%');
    assert.deepEqual(
      mismatches(check(LEDGER, text)).map(({ message }) => message),
      [
        '「培训经费」台账为57.25万元，此处写作97.3%。可能与另一处的“57.25万元”互换了位置。',
        '「满意率」台账为97.3%，此处写作57.25万元。可能与另一处的“97.3%”互换了位置。',
      ],
    );
  });

  it('a figure of something that the ledger lacks is left alone, though another metric has its value', () => {
    const text = `${TRUE}\n新建职工之家46个，文体队伍57.25支。\n`;
    assert.deepEqual(mismatches(check(LEDGER, text)), []);
  });
});
