import * as vscode from 'vscode';
import { type DocumentEdit, LineIndex } from '../service/answers';
import type { Findings } from '../service/types';
import { openDocument } from './documents';
import type { EditorHost } from './host';
import { rangeIn } from './ranges';

/** The text that offsets into `uri` were counted in; undefined when it was not read. */
export function textBehind(findings: Findings, uri: string, host: EditorHost): string | undefined {
  if (uri === findings.uri) return findings.report.text;
  return findings.ledger?.files.find(file => file.uri === uri)?.text ?? host.lastText(uri);
}

/**
 * Our edits as one edit of the workspace, undone in one step. `textOf` answers the text that the offsets into a file were
 * counted in. Null when a text has changed since it was read: then the
 * offsets say nothing any more, and writing there could destroy what somebody else has written.
 */
export function toWorkspaceEdit(
  edits: readonly DocumentEdit[],
  textOf: (uri: string) => string | undefined,
): vscode.WorkspaceEdit | null {
  const result = new vscode.WorkspaceEdit();
  const indexes = new Map<string, LineIndex>();
  for (const edit of edits) {
    let lines = indexes.get(edit.uri);
    if (!lines) {
      const text = textOf(edit.uri);
      if (text === undefined) return null;
      const open = openDocument(edit.uri);
      if (open && open.getText() !== text) return null;
      lines = new LineIndex(text);
      indexes.set(edit.uri, lines);
    }
    result.replace(vscode.Uri.parse(edit.uri), rangeIn(lines, edit), edit.text);
  }
  return result;
}
