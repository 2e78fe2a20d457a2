import * as vscode from 'vscode';
import { isReport, openDocument } from './documents';

/** The report a command is about: the one it was given, else the one in the active editor. */
export function reportFor(argument: unknown): vscode.TextDocument | undefined {
  if (argument instanceof vscode.Uri) {
    const document = openDocument(argument.toString());
    return document && isReport(document) ? document : undefined;
  }
  const active = vscode.window.activeTextEditor?.document;
  return active && isReport(active) ? active : undefined;
}
