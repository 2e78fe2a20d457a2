import * as l10n from '@vscode/l10n';
import type { Severity } from '../core/rules/types';
import { addSummaries, summaryText } from './summary';
import type { CheckSettings, Findings, ReportDocument, Summary } from './types';

/** An entry of a folder, as the file system lists it. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly isLink: boolean;
}

/** What checking a folder needs of the world. */
export interface FolderHost {
  /** The entries of a folder; throws when it can't be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The address of an entry of a folder. */
  join(folder: string, name: string): string;
  /** The text of a file, as it stands in the editor where it is open; null when it can't be read. */
  read(uri: string): Promise<string | null>;
  /** The settings for a file; null when checking is switched off for it. */
  settingsFor(uri: string): CheckSettings | null;
  /** Lets others have their turn; called between two reports. */
  pause(): Promise<void>;
  readonly isCancelled: boolean;
}

/** Checks one report after the other; what it kept of one is dropped before the next. */
export interface ReportChecker {
  check(document: ReportDocument, settings: CheckSettings): Promise<Findings>;
  close(uri: string): void;
}

/** What a run has done. */
export interface FolderResult {
  /** Reports that were checked. */
  readonly reports: number;
  /** Reports that were not looked at because the run was cancelled; null for a run that went to its end. */
  readonly left: number | null;
  /** Figures that were held against a ledger. */
  readonly summary: Summary;
  /** Figures of reports without a ledger that can be read. */
  readonly unchecked: number;
  readonly unreadable: readonly string[];
  /** Reports that the settings exempt. */
  readonly exempt: number;
}

/**
 * The reports of a folder, in a fixed order: all `*.md` in it and in its folders, `node_modules` and names with a leading dot aside.
 * Linked folders are not followed, they may go in a circle. The same files as `hegao check FOLDER` takes.
 * @param most stops when it has found so many
 * @returns also the folders that could not be read
 */
export async function reportsIn(
  folder: string,
  host: Pick<FolderHost, 'list' | 'join' | 'isCancelled'>,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly reports: readonly string[]; readonly unreadable: readonly string[] }> {
  const reports: string[] = [];
  const unreadable: string[] = [];
  const walk = async (at: string): Promise<void> => {
    if (host.isCancelled) return;
    let entries: readonly FolderEntry[];
    try {
      entries = await host.list(at);
    } catch {
      unreadable.push(at);
      return;
    }
    for (const { name, kind, isLink } of [...entries].sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
    )) {
      if (reports.length >= most) return;
      if (isPassedOver(name)) continue;
      const uri = host.join(at, name);
      if (kind === 'folder' && !isLink) await walk(uri);
      else if (kind === 'file' && name.endsWith('.md')) reports.push(uri);
    }
  };
  await walk(folder);
  return { reports, unreadable };
}

/** True for a file that `reportsIn` would find, if it is there: by its address alone. */
export function isReportIn(folder: string, uri: string): boolean {
  if (!uri.startsWith(`${folder}/`) || !uri.endsWith('.md')) return false;
  const names = uri.slice(folder.length + 1).split('/');
  return names.every(name => !isPassedOver(name));
}

const isPassedOver = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/**
 * Checks every report of a folder, one after the other, until it is cancelled. Nothing of a report is kept: `onReport` takes what
 * it needs.
 * @param onReport after each report
 * @param onProgress how many of how many reports are done
 */
export async function checkFolder(
  folder: string,
  host: FolderHost,
  checker: ReportChecker,
  onReport: (findings: Findings) => void,
  onProgress: (done: number, of: number) => void,
): Promise<FolderResult> {
  const { reports, unreadable } = await reportsIn(folder, host);
  const missed = [...unreadable];
  const summaries: Summary[] = [];
  let unchecked = 0;
  let checked = 0;
  let exempt = 0;
  let left: number | null = host.isCancelled ? 0 : null;
  for (const [index, uri] of reports.entries()) {
    await host.pause();
    if (host.isCancelled) {
      left = reports.length - index;
      break;
    }
    onProgress(index, reports.length);
    const settings = host.settingsFor(uri);
    if (settings === null) {
      exempt += 1;
      continue;
    }
    const text = await host.read(uri);
    if (text === null) {
      missed.push(uri);
      continue;
    }
    const findings = await checker.check({ uri, version: 0, text, saved: true }, settings);
    checker.close(uri);
    checked += 1;
    if (findings.state === 'checked') summaries.push(findings.summary);
    else unchecked += findings.summary.figures;
    onReport(findings);
  }
  return {
    reports: checked,
    left,
    summary: addSummaries(summaries),
    unchecked,
    unreadable: missed,
    exempt,
  };
}

/** What was done, in one sentence for the user: reports, figures by verdict, errors and warnings, and what was left out. */
export function folderMessage(result: FolderResult, counts: Readonly<Record<Severity, number>>): string {
  const { reports, left, summary, unchecked, unreadable, exempt } = result;
  const figures = summary.figures > 0 || unchecked === 0 ? [summaryText(summary)] : [];
  if (unchecked > 0) figures.push(l10n.t('{0}处数字没有核对', unchecked));
  const parts = [
    l10n.t('共{0}份报告，{1}；{2}个错误，{3}个警告', reports, figures.join(l10n.t('，')), counts.error, counts.warning),
  ];
  if (left !== null) parts.push(l10n.t('已取消，还有{0}份没有检查', left));
  if (unreadable.length > 0) parts.push(l10n.t('{0}个文件或文件夹无法读取', unreadable.length));
  if (exempt > 0) parts.push(l10n.t('{0}份按设置不检查', exempt));
  return parts.join(l10n.t('；'));
}
