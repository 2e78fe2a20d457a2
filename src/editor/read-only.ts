import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Says of a file that it can not be changed; what a fix does instead of changing it. */
const TELL_READ_ONLY = 'hegao.tellReadOnly';

/** Asks the disk, where there is one: the editor's file system knows what its providers call read-only, but no permissions. */
export type IsLocked = (uri: vscode.Uri) => Promise<boolean>;

let isLocked: IsLocked = () => Promise.resolve(false);

/**
 * The first file of an edit that can not be saved: the editor would change its text all the same, and only say so when it is to be
 * saved. One with unsaved changes is left to its writer, who knows.
 */
export async function readOnlyFile(edit: vscode.WorkspaceEdit): Promise<vscode.Uri | undefined> {
  for (const [uri] of edit.entries()) if (await isReadOnly(uri)) return uri;
  return undefined;
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  if (vscode.workspace.textDocuments.some(({ uri: open, isDirty }) => isDirty && open.toString() === uri.toString()))
    return false;
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return permissions === vscode.FilePermission.Readonly || (await isLocked(uri));
  } catch {
    // A file that is not there is not this one's to tell of.
    return false;
  }
}

/** Why nothing was changed, and what to do. */
export function readOnlyMessage(uri: vscode.Uri): string {
  return l10n.t(
    '没有改动：“{0}”是只读文件。请先去掉它的只读属性，或者请保管它的人来改，然后再试一次',
    vscode.workspace.asRelativePath(uri),
  );
}

/** True when a file of the edit can not be saved; a message has said so then. */
export async function isRefused(edit: vscode.WorkspaceEdit): Promise<boolean> {
  const uri = await readOnlyFile(edit);
  if (uri) void vscode.window.showErrorMessage(readOnlyMessage(uri));
  return uri !== undefined;
}

/** The same fix, which says why it can't be made when a file of its edit can not be saved. */
export async function unlessReadOnly<Action extends vscode.CodeAction>(action: Action): Promise<Action> {
  const uri = action.edit && (await readOnlyFile(action.edit));
  if (!uri) return action;
  delete action.edit;
  action.command = { command: TELL_READ_ONLY, title: action.title, arguments: [uri] };
  return action;
}

/** What the fixes of `unlessReadOnly` run; `ofDisk` where there is a disk to ask. */
export function registerReadOnly(ofDisk: IsLocked | undefined): vscode.Disposable {
  if (ofDisk) isLocked = ofDisk;
  return vscode.commands.registerCommand(TELL_READ_ONLY, (uri: vscode.Uri) => {
    void vscode.window.showErrorMessage(readOnlyMessage(uri));
  });
}
