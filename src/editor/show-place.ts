import * as vscode from 'vscode';
import type { Checker } from './checker';
import { hasLedgerName } from './documents';

/** The command behind the links of hovers and lenses. */
export const SHOW_PLACE = 'hegao.showPlace';

/** `hegao.showPlace(uri, start, end)`: shows a stretch of a checked report or of its ledger. */
export function registerShowPlace(checker: Checker): vscode.Disposable {
  return vscode.commands.registerCommand(SHOW_PLACE, async (uri: unknown, start: unknown, end: unknown) => {
    // Links can come from any text: only files that take part in a check are shown.
    if (typeof uri !== 'string' || typeof start !== 'number' || typeof end !== 'number') return;
    const target = vscode.Uri.parse(uri);
    if (!checker.isWatched(uri) && !checker.usesLedger(uri) && !hasLedgerName(target)) return;
    const document = await vscode.workspace.openTextDocument(target);
    const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const open = vscode.window.visibleTextEditors.find(editor => editor.document === document);
    // From a report to its ledger: beside it, where it is not shown already.
    const viewColumn = open?.viewColumn ?? (isElsewhere(uri) ? vscode.ViewColumn.Beside : undefined);
    await vscode.window.showTextDocument(document, { selection, viewColumn });
  });
}

const isElsewhere = (uri: string): boolean => {
  const active = vscode.window.activeTextEditor;
  return (
    active !== undefined && active.document.uri.toString() !== uri && vscode.window.visibleTextEditors.length === 1
  );
};
