import { randomBytes } from 'node:crypto';
import { link, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from './failure';

/** Codes with which file systems say that they know no hard links. */
const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EMLINK',
  'EACCES',
]);

/**
 * Writes a file so that there is all of it or nothing, whatever happens meanwhile: into a new file in the same folder, which then
 * takes the target's name.
 * @param mode permission bits of the file
 * @param replace false: fails with EEXIST when there is a file of that name
 * @throws the file system's error; nothing is left behind then
 */
export async function writeAtomically(
  target: string,
  content: string | Uint8Array,
  mode: number,
  replace: boolean,
): Promise<void> {
  const temporary = join(dirname(target), `.hegao-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      // The mask of the process may have taken bits away from a file that is replaced.
      if (replace) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (replace || !(await linked(temporary, target))) await rename(temporary, target);
    else await unlink(temporary);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Gives the file a second name, which fails when that is taken; false where the file system cannot. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (NO_LINKS.has(errorCode(error))) return false;
    throw error;
  }
}
