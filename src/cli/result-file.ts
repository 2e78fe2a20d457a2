import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { writeAtomically } from './atomic-write';
import { errorCode, Failure } from './failure';

/** Permissions of a new file, before the process's mask. */
const NEW_FILE_MODE = 0o666;

/** A file that a command makes: the finished document, the review list. */
export class ResultFile {
  private constructor(
    readonly path: string,
    /** Of the file that is there, links followed; null for a new one. */
    private readonly present: { readonly target: string; readonly mode: number } | null,
  ) {}

  /**
   * Makes sure, before any work is done, that the file may be written.
   * @param replace whether a file that is there may be replaced (`--force`)
   * @param sources files that must never be replaced: the report, its ledgers
   * @throws Failure with what to do
   */
  static async at(path: string, replace: boolean, sources: readonly string[]): Promise<ResultFile> {
    const present = await statOf(path);
    if (present === null) {
      if ((await statOf(dirname(path))) === null)
        throw new Failure(l10n.t('{0}：没有这个文件夹，无法写入“{1}”', dirname(path), path));
      return new ResultFile(path, null);
    }
    if (present.isDirectory) throw new Failure(l10n.t('{0}：是一个文件夹，请给出文件名', path));
    const target = await realpath(path);
    for (const source of sources) {
      if ((await realpath(source).catch(() => null)) === target)
        throw new Failure(l10n.t('{0}：是报告或指标文件本身，不能用结果替换它。请换一个文件名', path));
    }
    if (!replace) throw alreadyThere(path);
    // A superuser may write anything; that somebody made the file read-only still counts.
    if ((present.mode & 0o222) === 0) throw new Failure(l10n.t('{0}：文件是只读的，没有改动', path));
    await access(target, constants.W_OK).catch(() => {
      throw new Failure(l10n.t('{0}：没有写入权限，没有改动', path));
    });
    return new ResultFile(path, { target, mode: present.mode & 0o777 });
  }

  /** Writes all of it or nothing. Throws Failure when it cannot be written, or when somebody else made the file meanwhile. */
  async write(content: string | Uint8Array): Promise<void> {
    const { path, present } = this;
    try {
      await writeAtomically(present?.target ?? path, content, present?.mode ?? NEW_FILE_MODE, present !== null);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EEXIST') throw alreadyThere(path);
      throw new Failure(l10n.t('{0}：写入失败（{1}），没有留下文件', path, code || String(error)));
    }
  }
}

const alreadyThere = (path: string): Failure =>
  new Failure(l10n.t('{0}：文件已经存在，没有替换。要替换请加 --force，或用 -o 换一个文件名', path));

async function statOf(path: string): Promise<{ readonly isDirectory: boolean; readonly mode: number } | null> {
  try {
    const found = await stat(path);
    return { isDirectory: found.isDirectory(), mode: found.mode };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Failure(l10n.t('{0}：无法写入（{1}）', path, code || String(error)));
  }
}
