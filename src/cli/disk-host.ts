import { isAbsolute, posix } from 'node:path';
import { folderOf } from '../service/locate';
import type { Host } from '../service/types';
import { readTextFile, type TextFile } from './text-file';

/** Answers the service from the disk. Addresses are paths as the user writes them, with forward slashes. */
export class DiskHost implements Host {
  /** Every file that was read, by path. */
  readonly files = new Map<string, TextFile>();

  async read(path: string): Promise<string | null> {
    return (await this.file(path))?.text ?? null;
  }

  /** The file itself, null when there is none; throws Failure when it cannot be read. */
  async file(path: string): Promise<TextFile | null> {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const file = await readTextFile(path);
    if (file !== null) this.files.set(path, file);
    return file;
  }

  resolve(fromPath: string, path: string): string | null {
    const wanted = slashes(path.trim());
    if (wanted === '') return null;
    // A report must not be able to make the tool ask the network.
    if (/^[a-z][a-z0-9+.-]+:/i.test(wanted) || wanted.startsWith('//')) return null;
    if (isAbsolute(wanted)) return wanted;
    const joined = posix.join(folderOf(fromPath), wanted);
    return fromPath.startsWith('./') && !joined.startsWith('..') ? `./${joined}` : joined;
  }
}

/** Windows paths with forward slashes, so that one kind of path is shown everywhere; elsewhere a backslash is part of a name. */
export function slashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
