import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, unescapedPath } from '../service/locate';
import { slashes } from './disk-host';

/** No picture of a report is near this size, in bytes; what is larger would only fill the memory. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Reads the pictures of a report: files that it names by a path relative to its own folder. Other addresses, shares, absolute paths
 * and what is no plain file are not followed: a draft from elsewhere must not be able to reach through this machine.
 * @returns the bytes of a target, null when there is no such file or it may not be read
 */
export function diskPictures(reportPath: string): (target: string) => Promise<Uint8Array | null> {
  const folder = folderOf(reportPath);
  return async target => {
    const wanted = slashes(target);
    if (/^(?:[a-z][a-z0-9+.-]*:|[\\/])/i.test(wanted)) return null;
    return (await bytesOf(join(folder, wanted))) ?? bytesOf(join(folder, unescapedPath(wanted)));
  };
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= MOST_BYTES ? await readFile(path) : null;
  } catch {
    // Not there, not to be read, or no path at all (a NUL in it): the document says that the picture is missing.
    return null;
  }
}
