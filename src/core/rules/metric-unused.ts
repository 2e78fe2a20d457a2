import * as l10n from '@vscode/l10n';
import { findReference } from '../ledger/reference';
import type { Metric } from '../ledger/types';
import type { RawProblem, Rule } from './rule';

/** No figure of the report states this metric. Shown in the sidecar at the metric's name. */
export const metricUnused: Rule = {
  name: 'metric-unused',
  defaultSeverity: 'hint',
  hasFixes: false,
  summary: () => l10n.t('报告没有用到的指标'),
  *check(context) {
    const { ledger } = context;
    if (ledger === null) return;
    const stated = new Set<string>();
    for (const { binding } of context.figures) {
      if (binding.candidate !== null) stated.add(binding.candidate.metric.path);
      // Either of two that fit may be the one that is stated: nothing may be said about them.
      for (const candidate of binding.ambiguous) stated.add(candidate.metric.path);
    }
    for (const placeholder of context.report.placeholders) {
      const reference = findReference(ledger, placeholder.name);
      if (reference !== null) stated.add(reference.metric.path);
    }
    // A metric that only feeds a formula is stated through the derived one.
    const formulas = ledger.metrics.flatMap(metric => (metric.formula === null ? [] : [metric.formula])).join('\n');
    for (const metric of ledger.metrics) {
      if (stated.has(metric.path) || formulas.includes(metric.name)) continue;
      yield findingOf(metric);
    }
  },
};

const findings = new WeakMap<Metric, RawProblem>();

/** What is said of an unused metric. The same at every check, and a large ledger has thousands. */
function findingOf(metric: Metric): RawProblem {
  let finding = findings.get(metric);
  if (finding === undefined) {
    finding = {
      ...metric.namePlace,
      message: l10n.t('报告中没有数字写到指标“{0}”。如果应当写到，请核对报告；不需要时可以不管。', metric.path),
      metric: metric.path,
      expected: null,
      related: [],
      fixes: [],
    };
    findings.set(metric, finding);
  }
  return finding;
}
