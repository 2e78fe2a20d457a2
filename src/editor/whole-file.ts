import * as vscode from 'vscode';

/**
 * Writes a file so that there is never half of it: under another name in the same folder, which then takes the target's. A file
 * that is there is replaced; asking was the caller's matter.
 * @throws the file system's error; nothing is left behind then
 */
export async function writeWhole(target: vscode.Uri, content: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  const present = await fs.stat(target).then(
    stat => stat,
    () => null,
  );
  if (present !== null && (present.type & vscode.FileType.Directory) !== 0)
    throw vscode.FileSystemError.FileIsADirectory(target);
  if (present?.permissions === vscode.FilePermission.Readonly) throw vscode.FileSystemError.NoPermissions(target);
  const name = `.hegao-${Math.random().toString(36).slice(2, 10)}.tmp`;
  const temporary = vscode.Uri.joinPath(target, '..', name);
  try {
    await fs.writeFile(temporary, content);
    await fs.rename(temporary, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(fs.delete(temporary, { useTrash: false })).catch(() => undefined);
    if (target.scheme === 'file' || codeOf(error) === 'NoPermissions') throw error;
    // Not every virtual file system can rename, or takes any name. Its own writing is one request: it holds all or nothing.
    await fs.writeFile(target, content);
  }
}

/** The code of a file system's error: NoPermissions, FileNotFound …; '' for any other error. */
export const codeOf = (error: unknown): string => (error instanceof vscode.FileSystemError ? error.code : '');
