import { access, constants, stat } from 'node:fs/promises';
import type * as vscode from 'vscode';

/**
 * True for a file on this machine's disk that has no permission to be written: nobody may, or this user may not. The editor's own
 * file system does not tell extensions. False for a file that is not there, and for other schemes.
 */
export async function isLockedOnDisk(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  try {
    // An administrator may write everything; a file that is marked read-only was marked on purpose.
    if (((await stat(uri.fsPath)).mode & 0o222) === 0) return true;
  } catch {
    return false;
  }
  return access(uri.fsPath, constants.W_OK).then(
    () => false,
    () => true,
  );
}
