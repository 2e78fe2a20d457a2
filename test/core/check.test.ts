import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkReport } from '../../src/core/check';
import { applyEdits, firstFixes } from '../../src/core/fixes/edits';
import { readLedger } from '../../src/core/ledger/read';
import { parseReport } from '../../src/core/report/parse';
import type { SeveritySetting } from '../../src/core/rules/types';

const LEDGER = [
  'period: 2024年',
  'metrics:',
  '  植树面积: 1260亩',
  '  受理群众来信: 48215件',
  '  道路养护投入:',
  '    unit: 万元',
  '    values: { 2023年: 5000, 2024年: 5600 }',
  '  好评率: 97.3%',
  '',
].join('\n');

function check(text: string, severities: Record<string, SeveritySetting> = {}, ledgerText: string | null = LEDGER) {
  const ledger = ledgerText === null ? null : readLedger([{ uri: 'a.yaml', text: ledgerText }]);
  return checkReport({
    uri: 'a.md',
    report: parseReport(text),
    ledger,
    severities: { 'metric-unused': 'off', ...severities },
  });
}

const verdicts = (text: string) => check(text).figures.map(figure => figure.verdict);
const rules = (text: string) => check(text).problems.map(problem => problem.rule);

describe('checkReport', () => {
  it('leaves alone what was reviewed', () => {
    assert.deepEqual(verdicts('全年完成植树面积1320亩<!-- hegao-ignore -->。'), ['ignored']);
    assert.deepEqual(verdicts('全年完成植树面积**1320亩**<!-- hegao-ignore 1320亩 -->。'), ['ignored']);
    assert.deepEqual(rules('全年完成植树面积1320亩<!-- hegao-ignore 1320亩 -->。'), []);
  });

  it('lets an ignore expire when the figure changes', () => {
    assert.deepEqual(verdicts('全年完成植树面积1330亩<!-- hegao-ignore 1320亩 -->。'), ['mismatch']);
  });

  it('heeds an ignore behind a pin', () => {
    const text = '全年完成植树1320亩<!-- =植树面积 --><!-- hegao-ignore 1320亩 -->。';
    assert.deepEqual(verdicts(text), ['ignored']);
  });

  it('heeds stretches in which a rule is off', () => {
    const text = [
      '<!-- hegao-disable figure-mismatch -->',
      '',
      '全年完成植树面积1320亩<!-- =植树面积 -->。',
      '',
      '<!-- hegao-enable -->',
      '',
      '全年完成植树面积1330亩<!-- =植树面积 -->。',
    ].join('\n');
    assert.deepEqual(verdicts(text), ['ignored', 'mismatch']);
    assert.equal(check(text).problems.length, 1);
  });

  it('heeds severities, off among them', () => {
    const text = '全年完成植树面积1320亩。';
    assert.equal(check(text, { 'figure-mismatch': 'hint' }).problems[0]?.severity, 'hint');
    assert.deepEqual(check(text, { 'figure-mismatch': 'off' }).problems, []);
  });

  it('offers the fixes in the order of the menu', () => {
    const text = '全年完成植树面积1320亩<!-- =植树面积 -->。\n\n全市植树面积达1320亩<!-- =植树面积 -->。';
    const [problem] = check(text).problems;
    const kinds = [...new Set(problem!.fixes.map(fix => fix.kind))];
    const order = ['rewrite', 'rewrite-other', 'rewrite-all', 'ledger', 'pin', 'ignore'];
    assert.deepEqual(
      kinds,
      order.filter(kind => kinds.includes(kind as (typeof kinds)[number])),
    );
    for (const kind of ['rewrite', 'rewrite-other', 'rewrite-all', 'ledger', 'ignore'] as const) {
      assert.ok(kinds.includes(kind), kind);
    }
    const all = problem!.fixes.find(fix => fix.kind === 'rewrite-all')!;
    assert.equal(check(applyEdits(text, all.edits)).problems.length, 0);
    const ignore = problem!.fixes.find(fix => fix.kind === 'ignore')!;
    assert.deepEqual(verdicts(applyEdits(text, ignore.edits)), ['ignored', 'mismatch']);
    const ledger = problem!.fixes.find(fix => fix.kind === 'ledger')!;
    const corrected = applyEdits(LEDGER, ledger.edits);
    assert.deepEqual(check(text, {}, corrected).problems, []);
    assert.equal(corrected, LEDGER.replace('1260亩', '1320亩'));
  });

  it('keeps markup whole that runs through a figure', () => {
    const text = '全年受理群众来信**6**万件。';
    const [problem] = check(text).problems;
    const fixed = applyEdits(text, problem!.fixes[0]!.edits);
    assert.equal(fixed, '全年受理群众来信**5**万件。');
    assert.deepEqual(verdicts(fixed), ['consistent']);
  });

  it('says percentage points where percent is wrong, and turns a verb round', () => {
    const down = check('全年道路养护投入同比下降12%。');
    assert.deepEqual(
      down.problems.map(problem => problem.rule),
      ['figure-direction'],
    );
    assert.equal(
      applyEdits('全年道路养护投入同比下降12%。', down.problems[0]!.fixes[0]!.edits),
      '全年道路养护投入同比增长12%。',
    );
  });

  const RATE = 'period: 2024年\nmetrics:\n  办结率:\n    unit: "%"\n    values: { 2023年: 93.7, 2024年: 96 }\n';
  const firstFix = (text: string, ledger: string) => check(text, {}, ledger).problems[0]?.fixes[0]?.title;

  it('writes 百分点 with or without 个 as the report does', () => {
    const text = '全年办结率提高2.3%<!-- =办结率 -->。';
    assert.equal(firstFix(text, RATE), '改为“2.3个百分点”');
    assert.equal(firstFix(`${text}另有一项提高1.5百分点。`, RATE), '改为“2.3百分点”');
    assert.equal(firstFix(`${text}另有一項提高1.5個百分點。`, RATE), '改为“2.3個百分點”');
  });

  it('rewrites a decrease by a multiple in percent', () => {
    const ledger = 'period: 2024年\nmetrics:\n  投诉:\n    unit: 件\n    values: { 2023年: 300, 2024年: 100 }\n';
    const { problems } = check('投诉同比减少2倍<!-- =投诉 -->。', {}, ledger);
    assert.deepEqual(
      problems.map(problem => [problem.rule, problem.expected]),
      [['figure-direction', '66.7%']],
    );
    assert.match(problems[0]!.message, /相比下降66\.7%/);
  });

  it('puts no more digits into a fix than the ledger has, and no 近 or 余 into a table', () => {
    assert.equal(firstFix('群众满意度为97.36%<!-- =好评率 -->。', LEDGER), '改为“97.3%”');
    const table = '| 项目 | 投入（万元） |\n| --- | --- |\n| 道路养护投入 | 5,700<!-- =道路养护投入 --> |\n';
    const titles = check(table).problems[0]!.fixes.map(fix => fix.title);
    assert.equal(titles[0], '改为“5,600”');
    assert.ok(!titles.some(title => /近|余|约/.test(title)), titles.join());
  });

  it('holds the sample of a live value against the period that it names', () => {
    const samples = (text: string) => check(text).problems.map(problem => [problem.rule, problem.expected]);
    assert.deepEqual(samples('投入{{道路养护投入|5600万元}}，上年{{道路养护投入@2023年|5000万元}}。'), []);
    assert.deepEqual(samples('上年投入{{道路养护投入@2023年|5600万元}}。'), [['figure-mismatch', '5000万元']]);
    assert.deepEqual(samples('| 甲 |\n| --- |\n| {{植树面积\\|1320亩}} |'), [['figure-mismatch', '1260亩']]);
    assert.deepEqual(samples('前年投入{{道路养护投入@2020年}}。'), [['placeholder-unknown', null]]);
    assert.match(check('{{道路养护投入@2020年}}').problems[0]!.message, /只有 2023年、2024年/);
    assert.equal(firstFix('{{道路养护投人@2023年}}', LEDGER), '改为“道路养护投入@2023年”');
  });

  it('reports a sample that is no figure', () => {
    const report = '今年投入{{道路养护投入|xx}}。';
    const [problem, ...more] = check(report).problems;
    assert.deepEqual(more, []);
    assert.equal(problem!.rule, 'figure-mismatch');
    assert.equal(report.slice(problem!.start, problem!.end), 'xx');
    assert.deepEqual(
      problem!.fixes.map(fix => applyEdits(report, fix.edits)),
      ['今年投入{{道路养护投入}}。', `今年投入{{道路养护投入|${problem!.expected}}}。`],
    );
    assert.deepEqual(check(applyEdits(report, problem!.fixes[1]!.edits)).problems, []);
    const cell = '| 甲 |\n| --- |\n| {{植树面积\\|若干 }} |';
    assert.match(applyEdits(cell, check(cell).problems[0]!.fixes[0]!.edits), /\{\{植树面积\s*\}\}/);
    assert.deepEqual(check('今年投入{{道路养护投入|}}。').problems, []);
  });

  it('says nothing of figures without a ledger', () => {
    const result = check('全年完成植树面积1320亩。', {}, null);
    assert.deepEqual([result.state, result.figures.length, result.problems], ['no-ledger', 1, []]);
  });

  it('is clean of false figures after "fix all"', () => {
    const figure = fc.oneof(
      fc.integer({ min: 1, max: 99999 }).map(n => `植树面积${n}亩`),
      fc.integer({ min: 1, max: 99999 }).map(n => `受理群众来信${n}件`),
      fc.integer({ min: 1, max: 99 }).map(n => `受理群众来信${n}万余件`),
      fc.integer({ min: 1, max: 999 }).map(n => `好评率${n / 10}%`),
      fc.integer({ min: 1, max: 99 }).map(n => `道路养护投入同比增长${n}%`),
      fc.integer({ min: 1, max: 99 }).map(n => `道路养护投入同比下降${n}%`),
      fc.integer({ min: 1, max: 9999 }).map(n => `道路养护投入近${n}万元`),
    );
    const sentence = fc.array(figure, { minLength: 1, maxLength: 3 }).map(list => `全年${list.join('，')}。`);
    const report = fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map(list => `# 2024年总结\n\n${list.join('\n\n')}\n`);
    fc.assert(
      fc.property(report, text => {
        let now = text;
        for (let round = 0; round < 8; round++) {
          const fixes = firstFixes(check(now).problems);
          if (fixes.length === 0) break;
          now = applyEdits(
            now,
            fixes.flatMap(fix => fix.edits),
          );
        }
        const left = check(now).problems.filter(problem =>
          ['figure-mismatch', 'figure-direction'].includes(problem.rule),
        );
        assert.deepEqual(
          left.map(problem => problem.message),
          [],
          now,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('does not fail on any text', () => {
    const parts = [
      '12件',
      '|',
      '\0',
      '\uD800',
      '<!-- =',
      '-->',
      '<!-- hegao-ignore',
      '{{',
      '}}',
      '植树面积',
      '\n',
      '---\n',
      '**',
      '%',
      '下降',
      '-5',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), list => {
        const text = list.join('');
        for (const problem of check(text).problems) {
          if (problem.uri === 'a.md')
            assert.ok(problem.start >= 0 && problem.start <= problem.end && problem.end <= text.length);
          for (const fix of problem.fixes) {
            const own = fix.edits.filter(edit => edit.uri === 'a.md');
            applyEdits(text, own);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
