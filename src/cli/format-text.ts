import * as l10n from '@vscode/l10n';
import type { Problem, Severity } from '../core/rules/types';
import { addSummaries, summaryText } from '../service/summary';
import { countOf, distinctProblems, type FilePlaces } from './findings-by-file';
import type { CheckedReport } from './session';

/** The findings for people: a line each, `path:line:column severity message rule`, then the sums. */
export function formatText(reports: readonly CheckedReport[], places: FilePlaces): string {
  const problems = distinctProblems(reports);
  const byReport = new Map<string, Problem[]>();
  for (const problem of problems) {
    const list = byReport.get(problem.uri) ?? [];
    list.push(problem);
    byReport.set(problem.uri, list);
  }
  const lines: string[] = [];
  for (const { file, findings } of reports) {
    for (const uri of [file.path, ...findings.ledgerUris]) {
      for (const problem of byReport.get(uri) ?? []) lines.push(problemLine(problem, places));
      byReport.delete(uri);
    }
    if (findings.state === 'no-ledger') lines.push(l10n.t('{0}：没有指标文件，数字没有核对', file.path));
    if (findings.state === 'ledger-unreadable') lines.push(l10n.t('{0}：指标文件无法读取，数字没有核对', file.path));
  }
  for (const rest of byReport.values()) for (const problem of rest) lines.push(problemLine(problem, places));
  lines.push(
    l10n.t(
      '共{0}份报告，{1}；{2}个错误，{3}个警告',
      reports.length,
      figuresText(reports),
      countOf(problems, 'error'),
      countOf(problems, 'warning'),
    ),
  );
  return lines.map(line => line + '\n').join('');
}

/** The figures of the run by verdict; those that there was no ledger for are no figures that a ledger lacks. */
function figuresText(reports: readonly CheckedReport[]): string {
  const checked = reports.filter(({ findings }) => findings.state === 'checked');
  const unchecked = reports
    .filter(({ findings }) => findings.state !== 'checked')
    .reduce((sum, { findings }) => sum + findings.summary.figures, 0);
  const parts: string[] = [];
  if (checked.length > 0 || unchecked === 0)
    parts.push(summaryText(addSummaries(checked.map(({ findings }) => findings.summary))));
  if (unchecked > 0) parts.push(l10n.t('{0}处数字没有核对', unchecked));
  return parts.join(l10n.t('，'));
}

/** One finding in one line: `path:line:column severity message rule`. */
export function problemLine(problem: Problem, places: FilePlaces): string {
  const { line, column } = places.position(problem.uri, problem.start);
  const message = problem.message.replace(/\s*[\r\n]+\s*/g, ' ');
  return `${problem.uri}:${line}:${column} ${severityWord(problem.severity)} ${message} ${problem.rule}`;
}

/** The severity in the user's language. */
function severityWord(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('错误');
    case 'warning':
      return l10n.t('警告');
    case 'information':
      return l10n.t('信息');
    case 'hint':
      return l10n.t('提示');
  }
}
