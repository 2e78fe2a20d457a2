import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { firstFixAt } from '../service/first-fix';
import type { Checker } from './checker';
import { openDocument } from './documents';
import type { EditorHost } from './host';
import { isRefused } from './read-only';
import { textBehind, toWorkspaceEdit } from './workspace-edits';

/** Corrects a figure by the first of its fixes. */
export const APPLY_FIX = 'hegao.applyFirstFix';

/** `hegao.applyFirstFix(uri, version, start)`: for the figure at an offset of a version of a report, and only of that version. */
export function registerApplyFix(checker: Checker, host: EditorHost): vscode.Disposable {
  return vscode.commands.registerCommand(APPLY_FIX, async (uri: unknown, version: unknown, start: unknown) => {
    if (typeof uri !== 'string' || typeof start !== 'number') return;
    const document = openDocument(uri);
    const findings = document && (await checker.checkNow(document));
    const fix = findings && findings.version === version ? firstFixAt(findings, start) : null;
    const edit = findings && fix && toWorkspaceEdit(fix.edits, file => textBehind(findings, file, host));
    if (edit && (await isRefused(edit))) return;
    if (!edit || !(await vscode.workspace.applyEdit(edit)))
      void vscode.window.showWarningMessage(l10n.t('没有修改：报告刚刚改动过。请再试一次。'));
  });
}
