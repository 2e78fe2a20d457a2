import assert from 'node:assert/strict';
import { HegaoService } from '../../src/service/service';
import { MemoryHost } from './memory-host';

const REPORT = '# 2024年工作总结\n\n全年完成植树面积1320亩。\n';
const SOUND = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n';
const SETTINGS = { severities: { 'metric-unused': 'off' } } as const;

function setUp(ledger: string | null) {
  const host = new MemoryHost(new Map(ledger === null ? [] : [['a.metrics.yaml', ledger]]));
  const service = new HegaoService(host);
  let version = 0;
  const check = (text: string) => service.check({ uri: 'a.md', version: version++, text, saved: true }, SETTINGS);
  return { host, service, check };
}

/** Every finding lies in its text and says something. */
async function findingsOf(text: string, ledger: string | null) {
  const findings = await setUp(ledger).check(text);
  for (const problem of findings.problems) {
    const length = problem.uri === 'a.md' ? text.length : (ledger ?? '').length;
    assert.ok(problem.start >= 0 && problem.start <= problem.end && problem.end <= length, problem.rule);
    assert.notEqual(problem.message, '');
  }
  return findings;
}

const rulesOf = (findings: { problems: readonly { rule: string }[] }): string[] => [
  ...new Set(findings.problems.map(problem => problem.rule)),
];

describe('bad input: reports', () => {
  const megabytes = (unit: string): string => unit.repeat(Math.ceil((5 * 1024 * 1024) / unit.length));

  for (const [name, text] of [
    ['of digits', megabytes('1234567890')],
    ['of words', megabytes('植树造林与环境保护')],
    ['of 一', megabytes('一')],
    ['of bars', megabytes('|')],
    ['of brackets', megabytes('（')],
  ] as const) {
    it(`a line of 5 MB ${name}`, async function () {
      this.timeout(0);
      const findings = await findingsOf(text, SOUND);
      assert.equal(findings.state, 'checked');
    });
  }

  it('NUL bytes and lone surrogates, with the figure still found', async () => {
    const findings = await findingsOf(`\0\ud800\udc00\udfff全年\0完成\n\n植树面积1320亩。\ud800`, SOUND);
    assert.equal(findings.summary.mismatch, 1);
  });

  it('nothing at all', async () => {
    assert.deepEqual((await findingsOf('', SOUND)).figures, []);
  });
});

describe('bad input: ledgers', () => {
  it('of 20,000 metrics', async function () {
    this.timeout(0);
    const lines = Array.from({ length: 20_000 }, (_, i) => `  第${i}号林场育苗: ${i}株\n`);
    const findings = await findingsOf(REPORT, SOUND + lines.join(''));
    assert.equal(findings.summary.mismatch, 1);
  });

  it('10,000 groups deep', async () => {
    const blocks = Array.from({ length: 10_000 }, (_, i) => `${' '.repeat(i)}组:\n`).join('');
    for (const deep of [`metrics:\n${blocks}`, `metrics: ${'{组: '.repeat(10_000)}1${'}'.repeat(10_000)}`]) {
      const findings = await findingsOf(REPORT, deep);
      assert.equal(findings.state, 'ledger-unreadable');
      assert.deepEqual(rulesOf(findings), ['sidecar-syntax']);
    }
  });

  it('with anchors that expand without end', async () => {
    const levels = Array.from({ length: 30 }, (_, i) =>
      i === 0 ? '  a0: &a0 [1, 1]\n' : `  a${i}: &a${i} [*a${i - 1}, *a${i - 1}, *a${i - 1}]\n`,
    );
    for (const ledger of [`${SOUND}${levels.join('')}`, `${SOUND}  圈: &圈 { 甲: *圈 }\n`, `${SOUND}  <<: *无\n`]) {
      const findings = await findingsOf(REPORT, ledger);
      assert.ok(findings.problems.some(problem => problem.uri === 'a.metrics.yaml'));
    }
  });

  it('with formulas that go round in a circle, and others that stay checked', async () => {
    const ledger = `${SOUND}  甲: { formula: 乙 + 1 }\n  乙: { formula: 丙 }\n  丙: { formula: 甲 }\n  自己: { formula: 自己 }\n`;
    const findings = await findingsOf(REPORT, ledger);
    assert.deepEqual(rulesOf(findings).sort(), ['figure-mismatch', 'sidecar-formula']);
  });

  it('with a chain of 5,000 formulas', async () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `  链${i}: { formula: 链${i + 1} + 1 }\n`).join('');
    const findings = await findingsOf(REPORT, `${SOUND}${chain}  链5000: 1\n`);
    assert.equal(findings.summary.mismatch, 1);
  });

  it('with a formula of 100,000 brackets or operators', async () => {
    for (const formula of ['('.repeat(100_000), `${'1+'.repeat(100_000)}1`, '-'.repeat(100_000)]) {
      const findings = await findingsOf(REPORT, `${SOUND}  甲: { formula: "${formula}" }\n`);
      assert.equal(findings.summary.mismatch, 1);
    }
  });

  it('with values of a size that no figure has', async () => {
    for (const value of ['1e999999999', '9'.repeat(100_000), `0.${'1'.repeat(100_000)}`, '1e-999999999']) {
      await findingsOf(REPORT, `period: 2024年\nmetrics:\n  植树面积: { value: ${value}, unit: 亩 }\n`);
    }
  });

  it('with NUL bytes and lone surrogates', async () => {
    await findingsOf(REPORT, `metrics:\n  \0: 1\n  \ud800: 2件\n  植树面积: 1\u00002亩\n`);
  });

  it('half typed: nothing is checked against a guess, and verdicts come back when it is whole', async () => {
    const { host, service, check } = setUp(SOUND);
    assert.equal((await check(REPORT)).summary.mismatch, 1);
    host.files.set('a.metrics.yaml', SOUND + '  新指标: "12\n');
    service.invalidate('a.metrics.yaml');
    const broken = await check(REPORT);
    assert.deepEqual([broken.state, rulesOf(broken)], ['ledger-unreadable', ['sidecar-syntax']]);
    host.files.set('a.metrics.yaml', SOUND + '  新指标: "12"\n');
    service.invalidate('a.metrics.yaml');
    assert.equal((await check(REPORT)).summary.mismatch, 1);
  });

  it('deleted while open', async () => {
    const { host, service, check } = setUp(SOUND);
    assert.equal((await check(REPORT)).summary.mismatch, 1);
    host.files.clear();
    service.invalidate('a.metrics.yaml');
    const gone = await check(REPORT);
    assert.deepEqual([gone.state, gone.problems, gone.figures.length], ['no-ledger', [], 1]);
    assert.ok(gone.watchedUris.includes('a.metrics.yaml'), 'it is seen when it comes back');
    const named = await check(`---\nmetrics: a.metrics.yaml\n---\n\n${REPORT}`);
    assert.deepEqual(rulesOf(named), ['sidecar-missing']);
  });
});
