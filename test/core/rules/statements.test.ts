/** How figure-sum and figure-growth behave beside the ledger, with comments, and without a sidecar. */
import assert from 'node:assert/strict';
import { checkReport } from '../../../src/core/check';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';
import type { Problem } from '../../../src/core/rules/types';

const MINE = new Set(['figure-sum', 'figure-growth']);

function check(text: string, metrics = ''): readonly Problem[] {
  const ledger = metrics === '' ? null : readLedger([{ uri: 'a.yaml', text: `period: 2024年\nmetrics:\n${metrics}` }]);
  return checkReport({ uri: 'a.md', report: parseReport(text), ledger, severities: {} }).problems;
}

const marked = (text: string, problems: readonly Problem[]): string[] =>
  problems.map(problem => `${problem.rule} ${text.slice(problem.start, problem.end)}`);

const SUM = '办理提案176件，其中集体提案12件，委员提案163件。';
const GROWTH = '窗口数量由12个增至15个，增长35%。';

describe('sums and changes without a ledger', () => {
  it('are checked in a report that has no sidecar, and the message shows the sum', () => {
    const problems = check(SUM);
    assert.deepEqual(marked(SUM, problems), ['figure-sum 176件']);
    assert.match(problems[0]!.message, /12\+163=175件/);
    assert.deepEqual(
      problems[0]!.related.map(place => SUM.slice(place.start, place.end)),
      ['12件', '163件'],
    );
  });

  it('offer the whole first, then the parts, then to leave it alone', () => {
    const titles = check(SUM)[0]!.fixes.map(fix => fix.title);
    assert.deepEqual(titles, [
      '改为“175件”',
      '合计不错，把“12件”改为“13件”',
      '合计不错，把“163件”改为“164件”',
      '忽略这个数字（已核对）',
    ]);
  });

  it('read each list for itself and carry a whole over to a sentence that starts with 其中', () => {
    assert.deepEqual(check('收入6.82亿元，增长4%。其中：税收4.89亿元，非税1.93亿元。'), []);
    const text = '收入6.28亿元，增长4%。其中：税收4.89亿元，非税1.93亿元。';
    assert.deepEqual(marked(text, check(text)), ['figure-sum 6.28亿元']);
  });

  it('say nothing of what is right beside them', () => {
    // The whole is refuted by its parts; the growth that is worked out from it may well be right.
    const text = '收入6.28亿元，比上年增加2727万元，增长4.2%。其中：税收4.89亿元，非税1.93亿元。';
    assert.deepEqual(marked(text, check(text)), ['figure-sum 6.28亿元']);
  });
});

describe('sums and changes beside a ledger', () => {
  it('point at the part when the whole is as in the ledger', () => {
    const text = '办理提案175件，其中集体提案12件，委员提案164件。';
    const problems = check(text, '  办理提案: 175件\n').filter(problem => MINE.has(problem.rule));
    assert.equal(problems.length, 1);
    assert.notEqual(text.slice(problems[0]!.start, problems[0]!.end), '175件');
    assert.match(problems[0]!.message, /与台账相符/);
  });

  it('propose the one part that the ledger does not bear out', () => {
    const text = '办理提案175件，其中集体提案12件，委员提案164件。';
    const [problem] = check(text, '  办理提案: 175件\n  集体提案: 12件\n').filter(one => MINE.has(one.rule));
    assert.equal(text.slice(problem!.start, problem!.end), '164件');
    assert.equal(problem!.expected, '163件');
  });

  it('are quiet where the ledger marks a figure of the statement already', () => {
    const rules = check(SUM, '  办理提案: 175件\n').map(problem => problem.rule);
    assert.deepEqual(
      rules.filter(rule => rule.startsWith('figure-')),
      ['figure-mismatch'],
    );
  });

  it('are quiet where every figure is as in the ledger', () => {
    const metrics = '  办理提案: 176件\n  集体提案: 12件\n  委员提案: 163件\n';
    assert.deepEqual(
      check(SUM, metrics).filter(problem => MINE.has(problem.rule)),
      [],
    );
  });
});

describe('comments of the report', () => {
  it('an ignore after a figure of the statement settles it', () => {
    assert.deepEqual(check(SUM.replace('176件', '176件<!-- hegao-ignore 176件 -->')), []);
    assert.deepEqual(check(GROWTH.replace('35%', '35%<!-- hegao-ignore -->')), []);
  });
  it('an ignore for another figure has expired', () => {
    assert.equal(check(SUM.replace('176件', '176件<!-- hegao-ignore 177件 -->')).length, 1);
  });
  it('a stretch can be left out', () => {
    assert.deepEqual(check(`<!-- hegao-disable figure-sum -->\n\n${SUM}\n\n<!-- hegao-enable figure-sum -->\n`), []);
    assert.deepEqual(check(`<!-- hegao-disable-next-line figure-growth -->\n${GROWTH}\n`), []);
  });
});

describe('markup and script make no difference', () => {
  it('emphasis, full-width digits, traditional characters', () => {
    for (const text of [
      '办理提案**176件**，其中集体提案12件，委员提案163件。',
      '办理提案１７６件，其中集体提案１２件，委员提案１６３件。',
      '辦理提案176件，其中集體提案12件，委員提案163件。',
      '> - 办理提案176件（集体提案12件、委员提案163件）。',
    ]) {
      assert.deepEqual(
        check(text)
          .map(problem => problem.rule)
          .filter(rule => MINE.has(rule)),
        ['figure-sum'],
        text,
      );
    }
  });
});
