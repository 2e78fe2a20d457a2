import * as vscode from 'vscode';
import type { LineIndex, TextRange } from '../service/answers';

/** The editor's range (lines and characters from 0) of a stretch of offsets in the text that the index was made of. */
export function rangeIn(lines: LineIndex, range: TextRange): vscode.Range {
  const start = lines.position(range.start);
  const end = lines.position(range.end);
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}
