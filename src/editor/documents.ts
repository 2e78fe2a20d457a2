import * as vscode from 'vscode';

/** Documents of these schemes show other versions of a file (diffs, history); nobody writes in them. */
const isWritten = (uri: vscode.Uri): boolean =>
  uri.scheme === 'untitled' || uri.scheme === 'file' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;

/** A document that 核稿 reads as a report. */
export const isReport = (document: vscode.TextDocument): boolean =>
  document.languageId === 'markdown' && isWritten(document.uri);

/** File names under which a ledger is found without being named (product rule: X.metrics.yaml, metrics.yaml). */
export const hasLedgerName = (uri: vscode.Uri): boolean => /(?:^|[/\\])(?:[^/\\]*\.)?metrics\.yaml$/i.test(uri.path);

/** The text of an open document, as it stands in the editor; undefined when it is not open. */
export const openDocument = (uri: string): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(document => !document.isClosed && document.uri.toString() === uri);
