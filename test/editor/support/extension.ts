import * as vscode from 'vscode';

/** The extension under test. */
export function hegao(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('hegao.hegao');
  if (!found) throw new Error('the extension hegao.hegao is not loaded: was it built before the tests were started?');
  return found;
}
