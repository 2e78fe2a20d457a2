import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { writeAtomically } from './atomic-write';
import { errorCode, Failure } from './failure';

const BYTE_ORDER_MARK = '\uFEFF';

/** A text file as it was read. */
export interface TextFile {
  readonly path: string;
  /** Without the byte order mark: the checker sees what an editor would show. */
  readonly text: string;
  /**
   * 1 when the file begins with a byte order mark, else 0. Offsets that are shown count from the file's first code unit,
   * so this is added to every offset into `text`.
   */
  readonly shift: 0 | 1;
}

/**
 * Reads a UTF-8 file.
 * @returns null when there is no such file (or it is a folder)
 * @throws Failure when it may not be read or is not UTF-8
 */
export async function readTextFile(path: string): Promise<TextFile | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
    if (code === 'EACCES' || code === 'EPERM') throw new Failure(l10n.t('{0}：没有读取权限', path));
    throw new Failure(l10n.t('{0}：无法读取（{1}）', path, code || String(error)));
  }
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure(l10n.t('{0}：不是 UTF-8 编码。请在编辑器中另存为 UTF-8 后再试', path));
  }
  const shift = whole.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  return { path, text: whole.slice(shift), shift };
}

/**
 * Writes `text` in place of the file's: all of it or nothing, by a new file that is renamed over the old one. Keeps the
 * mode, the byte order mark, and a symbolic link.
 * @throws Failure when the file may not be written or was changed by somebody else since it was read
 */
export async function writeTextFile(file: TextFile, text: string): Promise<void> {
  const target = await realpath(file.path);
  const { mode } = await stat(target);
  // A superuser may write anything; that somebody made the file read-only still counts.
  if ((mode & 0o222) === 0) throw new Failure(l10n.t('{0}：文件是只读的，没有改动', file.path));
  try {
    await access(target, constants.W_OK);
  } catch {
    throw new Failure(l10n.t('{0}：没有写入权限，没有改动', file.path));
  }
  const now = await readTextFile(file.path);
  if (now === null || now.text !== file.text) {
    throw new Failure(l10n.t('{0}：文件在核对期间被改动，没有写入。请重新运行', file.path));
  }
  try {
    await writeAtomically(target, (file.shift === 1 ? BYTE_ORDER_MARK : '') + text, mode & 0o777, true);
  } catch (error) {
    throw new Failure(l10n.t('{0}：写入失败（{1}），原文件没有改动', file.path, errorCode(error) || String(error)));
  }
}
