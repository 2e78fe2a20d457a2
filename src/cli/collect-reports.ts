import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { slashes } from './disk-host';
import { errorCode } from './failure';

export interface Collected {
  /** Paths of reports as the user wrote them, folders joined with '/'; each once, in a fixed order. */
  readonly reports: readonly string[];
  /** What could not be done, for stderr. */
  readonly errors: readonly string[];
}

/**
 * The reports that the paths mean: a file is itself whatever its ending, a folder means all `*.md` in it and in its
 * folders, `node_modules` and names with a leading dot aside. Linked folders are not followed, they may go in a circle.
 */
export async function collectReports(paths: readonly string[]): Promise<Collected> {
  const reports = new Reports();
  const errors: string[] = [];
  for (const given of paths) {
    const path = slashes(given);
    try {
      if ((await stat(path)).isDirectory()) await walk(path, reports, errors);
      else reports.add(path);
    } catch (error) {
      errors.push(cannotOpen(path, error));
    }
  }
  return { reports: reports.paths, errors };
}

/** Paths of files, the same file once however it is spelled. */
class Reports {
  readonly paths: string[] = [];
  readonly #known = new Set<string>();

  add(path: string): void {
    const file = resolve(path);
    if (this.#known.has(file)) return;
    this.#known.add(file);
    this.paths.push(path);
  }
}

async function walk(folder: string, reports: Reports, errors: string[]): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    errors.push(cannotOpen(folder, error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = folder.endsWith('/') ? folder + entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) await walk(path, reports, errors);
    else if (entry.name.endsWith('.md') && (entry.isFile() || (await isLinkToFile(entry, path)))) reports.add(path);
  }
}

async function isLinkToFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function cannotOpen(path: string, error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return l10n.t('{0}：没有这个文件或文件夹', path);
  if (code === 'EACCES' || code === 'EPERM') return l10n.t('{0}：没有读取权限', path);
  return l10n.t('{0}：无法读取（{1}）', path, code || String(error));
}
