import type { Problem } from '../core/rules/types';
import { addSummaries } from '../service/summary';
import type { CheckedFigure } from '../service/types';
import { countOf, distinctProblems, type FilePlaces } from './findings-by-file';
import type { CheckedReport } from './session';

/** The findings as JSON, version 1 of the format that the manual describes. */
export function formatJson(reports: readonly CheckedReport[], places: FilePlaces): string {
  const problems = distinctProblems(reports);
  const { figures, consistent, mismatch, unbound } = addSummaries(reports.map(({ findings }) => findings.summary));
  const document = {
    version: 1,
    files: reports.map(({ file, findings }) => ({
      path: file.path,
      metrics: findings.ledgerUris.filter(uri => !findings.missingLedgerUris.includes(uri)),
      figures: findings.figures.map(figure => figureJson(figure, file.path, places)),
      problems: findings.problems.map(problem => problemJson(problem, file.path, places)),
    })),
    summary: {
      files: reports.length,
      figures,
      consistent,
      mismatch,
      unbound,
      errors: countOf(problems, 'error'),
      warnings: countOf(problems, 'warning'),
    },
  };
  return JSON.stringify(document, null, 2) + '\n';
}

function figureJson(figure: CheckedFigure, path: string, places: FilePlaces) {
  // Ambiguous and unbound figures have no metric, whatever came near.
  const candidate = figure.verdict === 'unbound' ? null : figure.binding.candidate;
  return {
    start: places.offset(path, figure.start),
    end: places.offset(path, figure.end),
    text: figure.text,
    metric: candidate?.metric.path ?? null,
    aspect: candidate?.aspect ?? 'level',
    period: candidate?.observation.periodText || null,
    verdict: figure.verdict,
  };
}

/** A problem in another file than the report (its ledger) carries that file's `path`; its offsets are into it. */
function problemJson(problem: Problem, reportPath: string, places: FilePlaces) {
  const { line, column } = places.position(problem.uri, problem.start);
  return {
    rule: problem.rule,
    severity: problem.severity,
    ...(problem.uri === reportPath ? {} : { path: problem.uri }),
    start: places.offset(problem.uri, problem.start),
    end: places.offset(problem.uri, problem.end),
    line,
    column,
    message: problem.message,
    metric: problem.metric,
    expected: problem.expected,
    fixes: problem.fixes.map(fix => ({
      title: fix.title,
      edits: fix.edits.map(edit => ({
        path: edit.uri,
        start: places.offset(edit.uri, edit.start),
        end: places.offset(edit.uri, edit.end),
        text: edit.text,
      })),
    })),
  };
}
