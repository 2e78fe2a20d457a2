import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/fixes/edits';
import { hegao, Workplace } from './run';

const REPORT = '# 林场2024年工作总结\n\n全年完成植树面积1320亩，管护古树名木87株。\n';
const RIGHT = REPORT.replace('1320亩', '1260亩');
const LEDGER = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n  古树名木: 87株\n';

describe('hegao check', () => {
  let place: Workplace;
  afterEach(() => place.leave());

  it('gives the value of record as what is expected, and the writer’s wording of it as the first fix', async () => {
    place = new Workplace({
      'a.md': '受理市民来电29万件。\n',
      'a.metrics.yaml': 'metrics:\n  受理市民来电: 31.2万件\n',
    });
    const [problem] = JSON.parse((await hegao('check', 'a.md', '--format', 'json')).stdout).files[0].problems;
    assert.equal(problem.expected, '31.2万件');
    assert.equal(problem.fixes[0].edits[0].text, '31万件');
  });

  it('reads a report once, however its path is spelled', async () => {
    place = new Workplace({ 'a.md': REPORT, 'a.metrics.yaml': LEDGER, 'sub/b.md': REPORT });
    const { stdout } = await hegao('check', 'a.md', './a.md', 'sub/../a.md', '.', '--format', 'json');
    assert.deepEqual(
      JSON.parse(stdout).files.map((file: { path: string }) => file.path),
      ['a.md', './sub/b.md'],
    );
  });

  it('prints the JSON of the contract', async () => {
    place = new Workplace({ 'a.md': REPORT, 'a.metrics.yaml': LEDGER });
    const { status, stdout, stderr } = await hegao('check', 'a.md', '--format', 'json');
    assert.equal(stderr, '');
    assert.equal(status, 1);
    const result = JSON.parse(stdout);
    const start = REPORT.indexOf('1320亩');
    assert.deepEqual(Object.keys(result), ['version', 'files', 'summary']);
    const [file] = result.files;
    assert.equal(file.path, 'a.md');
    assert.deepEqual(file.metrics, ['a.metrics.yaml']);
    assert.deepEqual(file.figures[0], {
      start,
      end: start + 5,
      text: '1320亩',
      metric: '植树面积',
      aspect: 'level',
      period: '2024年',
      verdict: 'mismatch',
    });
    const [problem] = file.problems;
    assert.equal(problem.rule, 'figure-mismatch');
    assert.equal(problem.severity, 'error');
    assert.deepEqual([problem.line, problem.column], [3, 9]);
    assert.equal(problem.expected, '1260亩');
    assert.equal(applyEdits(REPORT, problem.fixes[0].edits), RIGHT);
    assert.deepEqual(problem.fixes[0].edits[0], { path: 'a.md', start, end: start + 5, text: '1260亩' });
    assert.deepEqual(result.summary, {
      files: 1,
      figures: 2,
      consistent: 1,
      mismatch: 1,
      unbound: 0,
      errors: 1,
      warnings: 0,
    });
  });

  it('ends with 0 when every figure is right', async () => {
    place = new Workplace({ 'a.md': RIGHT, 'a.metrics.yaml': LEDGER });
    assert.equal((await hegao('check', 'a.md')).status, 0);
  });

  it('counts offsets from a byte order mark, columns without it', async () => {
    place = new Workplace({ 'a.md': '\uFEFF全年完成植树面积1320亩。\n', 'a.metrics.yaml': '\uFEFF' + LEDGER });
    const { stdout } = await hegao('check', 'a.md', '--format=json');
    const problem = JSON.parse(stdout).files[0].problems.find(
      (one: { rule: string }) => one.rule === 'figure-mismatch',
    );
    assert.deepEqual([problem.start, problem.line, problem.column], [9, 1, 9]);
    assert.equal(problem.fixes[0].edits[0].start, 9);
  });

  it('keeps offsets of files with \\r\\n', async () => {
    const text = REPORT.replaceAll('\n', '\r\n');
    place = new Workplace({ 'a.md': text, 'a.metrics.yaml': LEDGER });
    const { stdout } = await hegao('check', 'a.md', '--format=json');
    const [problem] = JSON.parse(stdout).files[0].problems;
    assert.equal(text.slice(problem.start, problem.end), '1320亩');
    assert.equal(problem.line, 3);
  });

  it('takes all reports of a folder in a fixed order', async () => {
    place = new Workplace({
      'drafts/b.md': RIGHT,
      'drafts/a/c.md': RIGHT,
      'drafts/.old/d.md': RIGHT,
      'drafts/node_modules/e.md': RIGHT,
      'drafts/f.txt': RIGHT,
      'drafts/metrics.yaml': LEDGER,
    });
    const { status, stdout } = await hegao('check', 'drafts/', '--format', 'json');
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map((file: { path: string; metrics: string[] }) => [file.path, file.metrics]),
      [
        ['drafts/a/c.md', []],
        ['drafts/b.md', ['drafts/metrics.yaml']],
      ],
    );
    assert.equal(status, 0);
  });

  it('follows the front matter', async () => {
    place = new Workplace({
      'drafts/a.md': '---\nmetrics: ../data/all.yaml\n---\n\n' + REPORT,
      'data/all.yaml': LEDGER,
    });
    const { stdout } = await hegao('check', 'drafts/a.md', '--format', 'json');
    const [file] = JSON.parse(stdout).files;
    assert.deepEqual(file.metrics, ['data/all.yaml']);
    assert.equal(file.problems[0].rule, 'figure-mismatch');
  });

  it('says where a ledger is missing that the front matter names', async () => {
    place = new Workplace({ 'a.md': '---\nmetrics: gone.yaml\n---\n\n' + REPORT });
    const { status, stdout } = await hegao('check', 'a.md');
    assert.match(stdout, /^a\.md:2:10 错误 .*gone\.yaml.* sidecar-missing$/m);
    assert.equal(status, 1);
  });

  it('uses the ledger of --metrics for every report', async () => {
    place = new Workplace({ 'a.md': REPORT, 'a.metrics.yaml': 'metrics:\n  植树面积: 1320亩\n', 'other.yaml': LEDGER });
    assert.equal((await hegao('check', 'a.md')).status, 0);
    assert.equal((await hegao('check', 'a.md', '--metrics', 'other.yaml')).status, 1);
  });

  it('ends with 2 when the ledger of --metrics is not there or does not parse', async () => {
    place = new Workplace({ 'a.md': REPORT, 'bad.yaml': 'metrics:\n  a: "1\n' });
    for (const path of ['none.yaml', 'bad.yaml']) {
      const { status, stdout, stderr } = await hegao('check', 'a.md', '--metrics', path);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, new RegExp(path));
    }
  });

  it('gives no verdicts when the sidecar does not parse', async () => {
    place = new Workplace({ 'a.md': REPORT, 'a.metrics.yaml': 'metrics:\n  植树面积: "1260亩\n' });
    const { status, stdout } = await hegao('check', 'a.md', '--format', 'json');
    const [file] = JSON.parse(stdout).files;
    assert.equal(status, 1);
    assert.ok(
      file.figures.length === 2 && file.figures.every((figure: { verdict: string }) => figure.verdict === 'unbound'),
    );
    for (const problem of file.problems) {
      assert.equal(problem.rule, 'sidecar-syntax');
      assert.equal(problem.path, 'a.metrics.yaml');
    }
    assert.ok(file.problems.length > 0);
  });

  it('lists the figures of a report without a ledger and finds nothing', async () => {
    place = new Workplace({ 'a.md': REPORT });
    const { status, stdout } = await hegao('check', 'a.md', '--format', 'json');
    const [file] = JSON.parse(stdout).files;
    assert.equal(status, 0);
    assert.deepEqual([file.metrics, file.figures.length, file.problems], [[], 2, []]);
  });

  it('heeds --rule and --max-warnings', async () => {
    place = new Workplace({ 'a.md': REPORT, 'a.metrics.yaml': LEDGER });
    const warn = ['check', 'a.md', '--rule', 'figure-mismatch=warning'];
    assert.equal((await hegao(...warn)).status, 0);
    assert.equal((await hegao(...warn, '--max-warnings', '1')).status, 0);
    assert.equal((await hegao(...warn, '--max-warnings=0')).status, 1);
    assert.equal((await hegao('check', 'a.md', '--rule', 'figure-mismatch=off')).status, 0);
  });

  it('ends with 2 for what cannot be done', async () => {
    place = new Workplace({ 'a.md': REPORT, 'gbk.md': Uint8Array.from([0xc8, 0xab, 0xc4, 0xea]), 'empty/x.txt': '' });
    const bad = [
      ['none.md'],
      ['gbk.md'],
      ['empty'],
      [],
      ['a.md', '--colour'],
      ['a.md', '--format', 'xml'],
      ['a.md', '--format'],
      ['a.md', '--rule', 'no-such-rule=error'],
      ['a.md', '--rule', 'figure-loose'],
      ['a.md', '--max-warnings', '-1'],
    ];
    for (const args of bad) {
      const { status, stdout, stderr } = await hegao('check', ...args);
      assert.deepEqual([status, stdout], [2, ''], args.join(' '));
      assert.notEqual(stderr, '');
    }
    assert.equal((await hegao('publish', 'a.md')).status, 2);
    assert.equal((await hegao()).status, 2);
  });

  it('proposes the name that was probably meant', async () => {
    place = new Workplace({ 'a.md': RIGHT });
    assert.match((await hegao('check', 'a.md', '--rule', 'figure-mismach=off')).stderr, /是不是“figure-mismatch”/);
    assert.match((await hegao('check', 'a.md', '--fromat', 'json')).stderr, /是不是 --format/);
    assert.match((await hegao('chekc', 'a.md')).stderr, /是不是“check”/);
  });

  it('reads an empty file and one with NUL bytes', async () => {
    place = new Workplace({ 'odd/empty.md': '', 'odd/nul.md': '甲\0乙\0\n' });
    const { status, stderr } = await hegao('check', 'odd');
    assert.equal(status, 0);
    assert.equal(stderr, '');
  });

  it('still checks the rest when one report cannot be read', async () => {
    place = new Workplace({ 'a.md': RIGHT, 'a.metrics.yaml': LEDGER });
    const { status, stdout, stderr } = await hegao('check', 'none.md', 'a.md', '--format', 'json');
    assert.equal(status, 2);
    assert.equal(JSON.parse(stdout).files.length, 1);
    assert.match(stderr, /none\.md/);
  });

  it('prints one line a problem and the sums', async () => {
    place = new Workplace({ 'a.md': REPORT, 'a.metrics.yaml': LEDGER });
    const lines = (await hegao('check', 'a.md')).stdout.trimEnd().split('\n');
    assert.equal(lines.length, 2);
    assert.match(lines[0]!, /^a\.md:3:9 错误 .+ figure-mismatch$/);
    assert.match(lines[1]!, /1处不符；1个错误，0个警告/);
  });

  it('prints SARIF with regions, rules and fixes', async () => {
    place = new Workplace({ '报告 1.md': REPORT, '报告 1.metrics.yaml': LEDGER });
    const log = JSON.parse((await hegao('check', '报告 1.md', '--format', 'sarif')).stdout);
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    const [result] = run.results;
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.equal(decodeURIComponent(artifactLocation.uri), '报告 1.md');
    assert.doesNotMatch(artifactLocation.uri, / /);
    const start = REPORT.indexOf('1320亩');
    assert.deepEqual(region, {
      startLine: 3,
      startColumn: 9,
      endLine: 3,
      endColumn: 14,
      charOffset: start,
      charLength: 5,
    });
    const [replacement] = result.fixes[0].artifactChanges[0].replacements;
    assert.deepEqual(replacement, {
      deletedRegion: { charOffset: start, charLength: 5 },
      insertedContent: { text: '1260亩' },
    });
  });

  it('tells a problem of a shared ledger once in the sums', async () => {
    const ledger = LEDGER + '  面积占比:\n    formula: 植树面积 / 0\n    unit: "%"\n';
    place = new Workplace({ 'a.md': RIGHT, 'b.md': RIGHT, 'metrics.yaml': ledger });
    const { stdout } = await hegao('check', '.', '--format', 'json');
    const { files, summary } = JSON.parse(stdout);
    assert.equal(files.length, 2);
    assert.equal(summary.errors, 1);
  });

  it('does not call figures unlisted that it had no ledger for', async () => {
    place = new Workplace({
      'a.md': '# 总结\n\n植树12亩，修路3公里。\n',
      'b.md': '# 总结\n\n植树12亩。\n',
      'b.metrics.yaml': 'metrics:\n  植树: 12亩\n',
    });
    assert.match((await hegao('check', 'a.md')).stdout, /共1份报告，2处数字没有核对；/);
    assert.match((await hegao('check', '.')).stdout, /共2份报告，1处数字：1处相符，0处不符，2处数字没有核对；/);
  });
});
