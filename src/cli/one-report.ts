import { stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { slashes } from './disk-host';
import { Failure } from './failure';
import type { CheckedReport, Session } from './session';

/**
 * The one report that a command is about, checked. Null when it could not be read; the session has said why.
 * @throws Failure when none, several or a folder was given
 */
export async function oneReport(
  command: string,
  paths: readonly string[],
  session: Session,
): Promise<CheckedReport | null> {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0)
    throw new Failure(l10n.t('{0} 要一个报告文件，现在给了 {1} 个', command, paths.length));
  const found = await stat(slashes(path)).catch(() => null);
  if (found?.isDirectory()) throw new Failure(l10n.t('{0}：是一个文件夹，{1} 要一个报告文件', path, command));
  for await (const report of session.reports([path])) return report;
  return null;
}

/** The name of a report's result beside it: `drafts/报告.md` → `drafts/报告.docx`; `ending` with its dot. */
export function besideReport(path: string, ending: string): string {
  const nameAt = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  return (dot > nameAt ? path.slice(0, dot) : path) + ending;
}
