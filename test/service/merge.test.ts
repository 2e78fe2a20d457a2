import assert from 'node:assert/strict';
import { mergeProblems, type Source } from '../../src/editor/merge';
import type { Problem } from '../../src/service/answers';

const LEDGER = 'file:///a/metrics.yaml';

const problem = (rule: string, metric: string | null, start = 0): Problem => ({
  uri: LEDGER,
  rule,
  severity: 'hint',
  message: rule,
  metric,
  expected: null,
  related: [],
  fixes: [],
  start,
  end: start + 1,
});

const report = (name: string, order: number, problems: Problem[], ledgerText = 'ledger'): Source => ({
  uri: `file:///a/${name}.md`,
  order,
  problems,
  texts: new Map([[LEDGER, ledgerText]]),
  ledgerUris: [LEDGER],
});

const rules = (sources: Source[]): string[] =>
  mergeProblems(LEDGER, sources).problems.map(p => `${p.rule} ${p.metric}`);

describe('problems of a ledger that several reports share', () => {
  it('shows what two reports say once', () => {
    const shared = problem('sidecar-value', null);
    assert.deepEqual(rules([report('x', 1, [shared]), report('y', 2, [{ ...shared }])]), ['sidecar-value null']);
  });

  it('shows an unused metric only when no report uses it', () => {
    const sources = [
      report('x', 1, [problem('metric-unused', 'a'), problem('metric-unused', 'b', 2)]),
      report('y', 2, [problem('metric-unused', 'b', 2)]),
    ];
    assert.deepEqual(rules(sources), ['metric-unused b']);
  });

  it('leaves out places in a text that is no longer there', () => {
    const sources = [
      report('x', 1, [problem('sidecar-value', 'old', 90)], 'an older and longer text'),
      report('y', 2, [problem('sidecar-value', 'new')]),
    ];
    assert.deepEqual(rules(sources), ['sidecar-value new']);
    assert.equal(mergeProblems(LEDGER, sources).text, 'ledger');
  });

  it('still hears an outdated check on whether a metric is used', () => {
    const sources = [report('x', 1, [], 'older'), report('y', 2, [problem('metric-unused', 'a')])];
    assert.deepEqual(rules(sources), []);
  });

  it('has nothing to say of a file that nobody read', () => {
    assert.deepEqual(mergeProblems('file:///b.yaml', [report('x', 1, [])]), { text: null, problems: [] });
  });
});
