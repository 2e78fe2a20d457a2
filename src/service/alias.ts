import * as l10n from '@vscode/l10n';
import { HeadsOfTables, ReadingCache } from '../core/binding/mentions';
import { checkReport } from '../core/check';
import { namesOf } from '../core/drafting/names';
import { PeriodsOfReport } from '../core/drafting/periods';
import { addAliasEdit } from '../core/ledger/edit';
import { nameKey } from '../core/ledger/names';
import { readLedger } from '../core/ledger/read';
import type { Metric } from '../core/ledger/types';
import type { DocumentEdit, Fix } from '../core/rules/types';
import type { CheckedFigure, Findings } from './types';

/** A report longer than this is not checked again and again for a proposal; pins settle its figures. UTF-16 code units. */
const LONGEST_REPORT = 200_000;
const MOST_METRICS = 3;
const MOST_NAMES = 5;

/** Names the figure at `start`–`end` of a text; '' for no idea. */
export type NameInText = (text: string, start: number, end: number) => Promise<string>;

/**
 * Settles once and for all which metric a figure states that several fit: what its clause calls it becomes an alias in the ledger. Only
 * what does that is offered: with the alias the figure is bound to the metric, and no other figure is found worse than before. A clause
 * that says no more than a name which both metrics have (骨干业务培训 beside two of the name 业务培训) may leave the doubt with an alias, too;
 * then only a pin settles it.
 */
export async function aliasFixes(
  findings: Findings,
  figure: CheckedFigure,
  propose: NameInText,
): Promise<readonly Fix[]> {
  const { ledger, report } = findings;
  if (figure.verdict !== 'ambiguous' || ledger === null || report.text.length > LONGEST_REPORT) return [];
  const { mention, ambiguous } = figure.binding;
  const heads = new HeadsOfTables(new ReadingCache(ledger.units));
  const periods = new PeriodsOfReport(null);
  const names = await namesOf(mention, null, { propose, heads, periods });
  const metrics = [...new Set(ambiguous.map(candidate => candidate.metric))].slice(0, MOST_METRICS);
  const fixes: Fix[] = [];
  for (const metric of metrics) {
    for (const name of names.slice(0, MOST_NAMES)) {
      // A name that another metric has, too, would be the next doubt.
      if (ledger.metrics.some(other => other !== metric && hasName(other, name))) continue;
      const edit = addAliasEdit(ledger, metric, name);
      if (edit === null || !settles(findings, figure, metric, edit)) continue;
      fixes.push({ title: l10n.t('把“{0}”记为「{1}」的别名', name, metric.path), edits: [edit], kind: 'ledger' });
      break;
    }
  }
  return fixes;
}

const hasName = (metric: Metric, name: string): boolean =>
  [metric.name, ...metric.aliases].some(one => nameKey(one) === nameKey(name));

/** True when the report, checked with the edited ledger, has the figure bound to the metric and nothing worse than before. */
function settles(findings: Findings, figure: CheckedFigure, metric: Metric, edit: DocumentEdit): boolean {
  const files = findings.ledger!.files.map(({ uri, text }) => ({
    uri,
    text: uri === edit.uri ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : text,
  }));
  const { report, uri } = findings;
  const after = checkReport({ uri, report, ledger: readLedger(files), severities: {} }).figures;
  return after.every((one, at) => {
    const before = findings.figures[at];
    if (before === undefined || before.start !== one.start) return false;
    if (one.start !== figure.start) return one.verdict === before.verdict;
    const bound = one.binding.candidate?.metric;
    return bound !== undefined && nameKey(bound.path) === nameKey(metric.path);
  });
}
