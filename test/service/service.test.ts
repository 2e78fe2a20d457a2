import assert from 'node:assert/strict';
import { HegaoService } from '../../src/service/service';
import type { CheckSettings } from '../../src/service/types';
import { MemoryHost } from './memory-host';

const DEFAULTS: CheckSettings = { severities: { 'metric-unused': 'off' } };
const LEDGER = 'period: 2024年\nmetrics:\n  植树面积: 1260亩\n';
const REPORT = '# 2024年工作总结\n\n全年完成植树面积1320亩。\n';

function setUp(files: Record<string, string>) {
  const host = new MemoryHost(new Map(Object.entries(files)));
  const service = new HegaoService(host);
  const check = (text: string, uri = 'd/a.md', saved = true) =>
    service.check({ uri, version: 7, text, saved }, DEFAULTS);
  return { host, service, check };
}

describe('HegaoService', () => {
  it('prefers the front matter, then the sibling, then the ledger of the folder', async () => {
    const files = { 'd/x.yaml': LEDGER, 'd/a.metrics.yaml': LEDGER, 'd/metrics.yaml': LEDGER };
    const { host, service, check } = setUp(files);
    const named = await check('---\nmetrics: x.yaml\n---\n\n' + REPORT);
    assert.deepEqual([named.ledgerUris, named.watchedUris], [['d/x.yaml'], ['d/x.yaml']]);
    const sibling = await check(REPORT);
    assert.deepEqual(sibling.ledgerUris, ['d/a.metrics.yaml']);
    assert.deepEqual(sibling.watchedUris, ['d/a.metrics.yaml', 'd/metrics.yaml']);
    host.files.delete('d/a.metrics.yaml');
    service.invalidate('d/a.metrics.yaml');
    assert.deepEqual((await check(REPORT)).ledgerUris, ['d/metrics.yaml']);
  });

  it('carries the version of what was checked, and the summary', async () => {
    const { check } = setUp({ 'd/metrics.yaml': LEDGER });
    const findings = await check(REPORT);
    assert.equal(findings.version, 7);
    assert.equal(findings.state, 'checked');
    assert.deepEqual([findings.summary.figures, findings.summary.mismatch], [1, 1]);
  });

  it('merges several ledgers, and names the missing ones', async () => {
    const { check } = setUp({ 'd/x.yaml': LEDGER });
    const findings = await check('---\nmetrics: [x.yaml, 表/y.yaml]\n---\n\n' + REPORT);
    assert.deepEqual(findings.ledgerUris, ['d/x.yaml', 'd/表/y.yaml']);
    assert.deepEqual(findings.missingLedgerUris, ['d/表/y.yaml']);
    assert.deepEqual(
      findings.problems.map(problem => problem.rule),
      ['sidecar-missing', 'figure-mismatch'],
    );
  });

  it('does not fall back on another ledger when the one named is missing', async () => {
    const { check } = setUp({ 'd/metrics.yaml': LEDGER });
    const findings = await check('---\nmetrics: gone.yaml\n---\n\n' + REPORT);
    assert.equal(findings.state, 'no-ledger');
    assert.deepEqual(
      findings.figures.map(figure => figure.verdict),
      ['unbound'],
    );
  });

  it('does not follow an address that the host refuses', async () => {
    const { host, check } = setUp({});
    const findings = await check('---\nmetrics: https://example.com/x.yaml\n---\n\n' + REPORT);
    assert.deepEqual(host.reads, []);
    assert.equal(findings.problems[0]?.rule, 'sidecar-missing');
  });

  it('says of a ledger outside of an untrusted workspace that it is not read, and falls back to no other', async () => {
    const { host, check } = setUp({ 'd/metrics.yaml': LEDGER, 'outside.yaml': LEDGER });
    const followed = host.resolve.bind(host);
    const isOutside = (path: string): boolean => path.startsWith('../');
    host.resolve = (from, path) => (isOutside(path) ? null : followed(from, path));
    Object.assign(host, { isOutsideTrust: (_: string, path: string) => isOutside(path) });
    const findings = await check('---\nmetrics: ../outside.yaml\n---\n\n' + REPORT);
    assert.deepEqual([findings.state, host.reads], ['no-ledger', []]);
    assert.match(findings.problems[0]!.message, /不受信任，不读取它之外的指标文件“\.\.\/outside\.yaml”/);
  });

  it('finds nothing for an untitled document without front matter', async () => {
    const { host, check } = setUp({ 'metrics.yaml': LEDGER });
    const findings = await check(REPORT, 'untitled:1', false);
    assert.deepEqual([findings.state, findings.watchedUris, host.reads], ['no-ledger', [], []]);
  });

  it('reads a ledger again only after it was reported changed', async () => {
    const { host, service, check } = setUp({ 'd/a.metrics.yaml': LEDGER });
    assert.equal((await check(REPORT)).summary.mismatch, 1);
    host.files.set('d/a.metrics.yaml', LEDGER.replace('1260', '1320'));
    assert.equal((await check(REPORT + '\n')).summary.mismatch, 1);
    assert.equal(host.reads.length, 1);
    service.invalidate('d/a.metrics.yaml');
    assert.equal((await check(REPORT)).summary.consistent, 1);
  });

  it('finds the same whether it has seen an earlier version or not', async () => {
    const { check } = setUp({ 'd/a.metrics.yaml': LEDGER });
    const later = REPORT.replace('1320亩', '1290亩') + '\n- 植树面积1260亩\n';
    await check(REPORT);
    const warm = await check(later);
    const cold = await setUp({ 'd/a.metrics.yaml': LEDGER }).check(later);
    assert.deepEqual(warm.problems, cold.problems);
    assert.equal(warm.figures.length, 2);
  });

  it('gives no verdict against a ledger that cannot be parsed', async () => {
    const { check } = setUp({ 'd/a.metrics.yaml': 'metrics:\n  植树面积: "1260亩\n' });
    const findings = await check(REPORT);
    assert.equal(findings.state, 'ledger-unreadable');
    assert.ok(findings.problems.length > 0);
    assert.ok(findings.problems.every(problem => problem.uri === 'd/a.metrics.yaml'));
  });

  it('checks a ledger by itself', async () => {
    const { service } = setUp({});
    const text = 'metrics:\n  植树面积:\n    value: 1\n    units: 亩\n';
    const problems = await service.checkLedger('d/x.yaml', text, DEFAULTS);
    assert.deepEqual(
      problems.map(problem => problem.rule),
      ['sidecar-unknown-field'],
    );
    assert.deepEqual(await service.checkLedger('d/x.yaml', LEDGER, { severities: {} }), []);
  });
});
