import * as vscode from 'vscode';

/**
 * What every test begins with: one group without an editor, nothing unsaved. A test that has passed leaves it so; one that has failed
 * may have left columns beside, and documents about which the editor would ask before it closes them.
 */
export async function cleanWindow(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isClosed) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  const { tabGroups } = vscode.window;
  if (tabGroups.all.some(({ tabs }) => tabs.length > 0))
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  if (tabGroups.all.length > 1) await vscode.commands.executeCommand('workbench.action.closeAllGroups');
}
