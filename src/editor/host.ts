import * as vscode from 'vscode';
import type { Host } from '../service/types';
import { openDocument } from './documents';

/** The service's eyes: open documents first, with their unsaved text, then the file system of whatever scheme. */
export class EditorHost implements Host {
  /** The last text read of every file, for the places of its problems. */
  private readonly lastTexts = new Map<string, string>();

  async read(uri: string): Promise<string | null> {
    const text = await this.load(uri);
    if (text === null) this.lastTexts.delete(uri);
    else this.lastTexts.set(uri, text);
    return text;
  }

  resolve(fromUri: string, path: string): string | null {
    const target = this.place(fromUri, path);
    return target === null || isBarred(target) ? null : target.toString();
  }

  isOutsideTrust(fromUri: string, path: string): boolean {
    const target = this.place(fromUri, path);
    return target !== null && isBarred(target);
  }

  /** The text that was last read of a file; undefined when it was never read or could not be. */
  lastText(uri: string): string | undefined {
    return this.lastTexts.get(uri);
  }

  /**
   * Where a path leads, trusted or not; null for one that is never followed. For paths from the user's own settings: an untrusted
   * folder's settings of that kind are not heeded by the editor (`restrictedConfigurations`).
   */
  place(fromUri: string, path: string): vscode.Uri | null {
    const wanted = path.trim().replaceAll('\\', '/');
    if (wanted === '') return null;
    if (wanted.startsWith('untitled:')) return vscode.Uri.parse(wanted);
    // Other addresses and shares are never followed: a report must not be able to make the editor ask the network.
    if (wanted.startsWith('//') || /^[a-z][a-z0-9+.-]+:/i.test(wanted)) return null;
    const from = vscode.Uri.parse(fromUri);
    const isAbsolute = wanted.startsWith('/') || /^[a-z]:\//i.test(wanted);
    if (from.scheme === 'untitled') {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      if (!folder) return null;
      return isAbsolute ? folder.with({ path: rooted(wanted) }) : vscode.Uri.joinPath(folder, wanted);
    }
    return isAbsolute ? from.with({ path: rooted(wanted) }) : vscode.Uri.joinPath(from, '..', wanted);
  }

  private async load(uri: string): Promise<string | null> {
    const target = vscode.Uri.parse(uri);
    const open = openDocument(uri);
    if (open?.isDirty || open?.isUntitled) return open.getText();
    if (target.scheme === 'untitled' || isBarred(target)) return null;
    try {
      if (open) {
        // A file that was deleted can still be open; a clean document of a file that is there has the file's text.
        await vscode.workspace.fs.stat(target);
        return open.getText();
      }
      return await decode(await vscode.workspace.fs.readFile(target), target);
    } catch {
      return null;
    }
  }
}

/** UTF-8 without its byte order mark, as the editor shows it; else by the editor's own settings for encodings. */
async function decode(bytes: Uint8Array, uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  }
}

const rooted = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

/** In an untrusted workspace nothing outside of it is read; what was never saved lies nowhere. */
function isBarred(uri: vscode.Uri): boolean {
  return (
    !vscode.workspace.isTrusted && uri.scheme !== 'untitled' && vscode.workspace.getWorkspaceFolder(uri) === undefined
  );
}
