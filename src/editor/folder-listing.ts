import * as vscode from 'vscode';
import type { FolderEntry } from '../service/folder-check';

/** The entries of a folder of whatever file system; fails when it can't be read. */
export async function listFolder(folder: string): Promise<readonly FolderEntry[]> {
  return (await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder))).map(toEntry);
}

/** The address of an entry of a folder. */
export const addressIn = (folder: string, name: string): string =>
  vscode.Uri.joinPath(vscode.Uri.parse(folder), name).toString();

function toEntry([name, type]: [string, vscode.FileType]): FolderEntry {
  const isFolder = (type & vscode.FileType.Directory) !== 0;
  const isFile = (type & vscode.FileType.File) !== 0;
  return {
    name,
    kind: isFolder ? 'folder' : isFile ? 'file' : 'other',
    isLink: (type & vscode.FileType.SymbolicLink) !== 0,
  };
}
