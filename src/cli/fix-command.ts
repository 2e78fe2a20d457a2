import * as l10n from '@vscode/l10n';
import { applyEdits, firstFixes } from '../core/fixes/edits';
import type { Problem } from '../core/rules/types';
import { parseArguments } from './arguments';
import { EXIT, Failure } from './failure';
import { countOf } from './findings-by-file';
import type { Output } from './output';
import { type CheckedReport, Session } from './session';
import { writeTextFile } from './text-file';
import { unifiedDiff } from './unified-diff';

/** Fixes that touch wait for the next round; this many rounds settle any report that can be settled. */
const MOST_ROUNDS = 8;

/** `hegao fix PATH…`: applies the first fix of every false figure. Returns the exit status. */
export async function fixCommand(args: readonly string[], output: Output): Promise<number> {
  const parsed = parseArguments(args, { metrics: 'list', rule: 'list', 'dry-run': 'flag' });
  const dryRun = parsed.flags.has('dry-run');
  const session = new Session(parsed, output);
  let files = 0;
  let fixes = 0;
  let changed = 0;
  let errors = 0;
  for await (const report of session.reports(parsed.paths)) {
    files++;
    const fixed = await fixReport(session, report);
    if (fixed.count === 0) {
      errors += countOf(fixed.problems, 'error');
      continue;
    }
    if (dryRun) output.write(unifiedDiff(report.file.path, report.file.text, fixed.text));
    else {
      try {
        await writeTextFile(report.file, fixed.text);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        session.fail(error.message);
        // Nothing was written, so all of them are still there.
        errors += countOf(report.findings.problems, 'error');
        continue;
      }
      output.write(l10n.t('{0}：改正 {1} 处', report.file.path, fixed.count) + '\n');
    }
    errors += countOf(fixed.problems, 'error');
    fixes += fixed.count;
    changed++;
  }
  if (files === 0) return EXIT.failed;
  // A dry run prints a patch; a sum at its end would not be part of it.
  if (!dryRun) {
    output.write(l10n.t('共改正 {0} 处，涉及 {1} 份报告；还有 {2} 个错误需要人工处理', fixes, changed, errors) + '\n');
  }
  if (session.failed) return EXIT.failed;
  return errors > 0 || (dryRun && changed > 0) ? EXIT.findings : EXIT.ok;
}

/** Fixes and checks again until nothing is left that can be fixed. */
async function fixReport(
  session: Session,
  report: CheckedReport,
): Promise<{ text: string; count: number; problems: readonly Problem[] }> {
  let { text } = report.file;
  let { problems } = report.findings;
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = firstFixes(problems.filter(problem => problem.uri === report.file.path));
    if (fixes.length === 0) break;
    text = applyEdits(
      text,
      fixes.flatMap(fix => fix.edits),
    );
    count += fixes.length;
    problems = (await session.check(report.file, text)).problems;
  }
  return { text, count, problems };
}
