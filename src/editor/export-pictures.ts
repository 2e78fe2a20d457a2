import * as vscode from 'vscode';
import type { ReadPicture } from '../service/export';
import { unescapedPath } from '../service/locate';
import type { EditorHost } from './host';

/** No picture or reference document of a report is near this size, in bytes; what is larger would only fill the memory. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Reads the pictures that a report names. The host decides what may be read: nothing from other addresses, and in an untrusted
 * workspace nothing outside of it.
 */
export function pictureReader(host: EditorHost, report: vscode.Uri): ReadPicture {
  const read = async (path: string): Promise<Uint8Array | null> => {
    const uri = host.resolve(report.toString(), path);
    return uri === null ? null : readBytes(vscode.Uri.parse(uri));
  };
  return async target => (await read(target)) ?? read(unescapedPath(target));
}

/** The bytes of a file; null when there is none, when it may not be read, or when it is far too large. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | null> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > MOST_BYTES) return null;
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return null;
  }
}
