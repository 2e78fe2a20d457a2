import * as vscode from 'vscode';

/**
 * Shows a file beside the active editor. One that has a tab in another group is shown there: a third column for a ledger that
 * stands in the second would be in the way.
 */
export function showBeside(uri: vscode.Uri): Thenable<vscode.TextEditor> {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const address = uri.toString();
  const group = all.find(
    one =>
      one !== activeTabGroup &&
      one.tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address),
  );
  return vscode.window.showTextDocument(uri, { viewColumn: group?.viewColumn ?? vscode.ViewColumn.Beside });
}
