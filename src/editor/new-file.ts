import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Whether a file or folder is there. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Whether a file may be made there: in Restricted Mode only inside the folders that are open. A message says why not. */
export function mayCreate(uri: vscode.Uri): boolean {
  if (vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(uri)) return true;
  void vscode.window.showWarningMessage(l10n.t('当前工作区不受信任，不能在它之外新建文件。请先信任工作区'));
  return false;
}
