import { formatOf, maxWarningsOf, parseArguments } from './arguments';
import { EXIT } from './failure';
import { countOf, distinctProblems, FilePlaces } from './findings-by-file';
import { formatJson } from './format-json';
import { formatSarif } from './format-sarif';
import { formatText } from './format-text';
import type { Output } from './output';
import { type CheckedReport, Session } from './session';

const FORMATTERS = { text: formatText, json: formatJson, sarif: formatSarif };

/** `hegao check PATH…`: checks reports and prints what was found. Returns the exit status. */
export async function checkCommand(args: readonly string[], output: Output): Promise<number> {
  const parsed = parseArguments(args, { metrics: 'list', format: 'value', rule: 'list', 'max-warnings': 'value' });
  const format = formatOf(parsed, ['text', 'json', 'sarif']);
  const maxWarnings = maxWarningsOf(parsed);
  const session = new Session(parsed, output);
  const reports: CheckedReport[] = [];
  for await (const report of session.reports(parsed.paths)) reports.push(report);
  if (reports.length === 0) return EXIT.failed;
  output.write(FORMATTERS[format](reports, new FilePlaces(session.host)));
  if (session.failed) return EXIT.failed;
  const problems = distinctProblems(reports);
  if (countOf(problems, 'error') > 0) return EXIT.findings;
  return maxWarnings !== null && countOf(problems, 'warning') > maxWarnings ? EXIT.findings : EXIT.ok;
}
