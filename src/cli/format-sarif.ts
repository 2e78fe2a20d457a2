import { RULES } from '../core/rules/index';
import type { DocumentEdit, Fix, Problem, Severity } from '../core/rules/types';
import { distinctProblems, type FilePlaces } from './findings-by-file';
import { messageLanguage } from './language';
import type { CheckedReport } from './session';
import { VERSION } from './version';

/** The findings as SARIF 2.1.0 (OASIS), for code review tools and build servers. */
export function formatSarif(reports: readonly CheckedReport[], places: FilePlaces): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'hegao',
            version: VERSION,
            language: messageLanguage(),
            rules: RULES.map(rule => ({
              id: rule.name,
              shortDescription: { text: rule.summary() },
              defaultConfiguration: {
                enabled: rule.defaultSeverity !== 'off',
                level: rule.defaultSeverity === 'off' ? 'note' : level(rule.defaultSeverity),
              },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: reports.map(({ file }) => ({ location: { uri: fileUri(file.path) } })),
        results: distinctProblems(reports).map(problem => result(problem, places)),
      },
    ],
  };
  return JSON.stringify(log, null, 2) + '\n';
}

function result(problem: Problem, places: FilePlaces) {
  return {
    ruleId: problem.rule,
    ruleIndex: RULES.findIndex(rule => rule.name === problem.rule),
    level: level(problem.severity),
    message: { text: problem.message },
    locations: [{ physicalLocation: location(problem.uri, problem.start, problem.end, places) }],
    ...(problem.related.length === 0
      ? {}
      : {
          relatedLocations: problem.related.map(({ uri, start, end, message }) => ({
            physicalLocation: location(uri, start, end, places),
            message: { text: message },
          })),
        }),
    ...(problem.fixes.length === 0 ? {} : { fixes: problem.fixes.map(fix => fixJson(fix, places)) }),
  };
}

function fixJson(fix: Fix, places: FilePlaces) {
  const byFile = new Map<string, DocumentEdit[]>();
  for (const edit of fix.edits) byFile.set(edit.uri, [...(byFile.get(edit.uri) ?? []), edit]);
  return {
    description: { text: fix.title },
    artifactChanges: [...byFile].map(([path, edits]) => ({
      artifactLocation: { uri: fileUri(path) },
      replacements: edits.map(edit => ({
        deletedRegion: { charOffset: places.offset(path, edit.start), charLength: edit.end - edit.start },
        insertedContent: { text: edit.text },
      })),
    })),
  };
}

function location(path: string, start: number, end: number, places: FilePlaces) {
  const first = places.position(path, start);
  const last = places.position(path, end);
  return {
    artifactLocation: { uri: fileUri(path) },
    region: {
      startLine: first.line,
      startColumn: first.column,
      endLine: last.line,
      endColumn: last.column,
      charOffset: places.offset(path, start),
      charLength: end - start,
    },
  };
}

/** SARIF has three levels: what is less than a warning is a note. */
function level(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

/** A path as a URI reference: relative ones stay relative to where the tool was run. */
function fileUri(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return 'file:///' + encoded.replace('%3A', ':');
  return path.startsWith('/') ? 'file://' + encoded : encoded;
}
