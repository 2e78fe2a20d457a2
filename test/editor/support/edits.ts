import * as vscode from 'vscode';
import { until } from './until';

/** Puts text in the place of the one occurrence of `old` in the open document, as one undo step. */
export async function replaceText(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const range = rangeOf(editor.document, old);
  if (!(await editor.edit(builder => builder.replace(range, text))))
    throw new Error(`the editor refused to replace ${old}`);
}

/** Where `text` stands; it must stand there exactly once. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const whole = document.getText();
  const start = whole.indexOf(text);
  if (start < 0) throw new Error(`${text} is not in the document`);
  if (whole.indexOf(text, start + 1) >= 0) throw new Error(`${text} is in the document more than once`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Resolves at the next change of the document. Ask for it before causing the change. */
export function nextChange(document: vscode.TextDocument): Promise<vscode.TextDocumentChangeEvent> {
  let change: vscode.TextDocumentChangeEvent | undefined;
  return until(
    () => change,
    look =>
      vscode.workspace.onDidChangeTextDocument(event => {
        if (event.document !== document || event.contentChanges.length === 0) return;
        change ??= event;
        look();
      }),
    () => `${document.uri.path} was not changed`,
  );
}
