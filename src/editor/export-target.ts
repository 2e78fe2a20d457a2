import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Findings } from '../service/types';
import type { Checker } from './checker';
import { openDocument } from './documents';
import { exists, mayCreate } from './new-file';
import { codeOf, writeWhole } from './whole-file';

/** What a command may be given by a task or a key binding instead of asking. */
export interface ExportArguments {
  /** The report; the active one when absent. */
  readonly report?: vscode.Uri | undefined;
  /** Where to write; asked for when absent. */
  readonly target?: vscode.Uri | undefined;
  /** Export in spite of errors, and replace a file that is there, without asking. */
  readonly force: boolean;
  /** Format of the review list; asked for when absent. */
  readonly format?: string | undefined;
}

/**
 * Reads a command's arguments: the address of the report, as menus give it, or `{ report, target, force, format }` with addresses or
 * file paths as text, as key bindings give them. What is neither is as good as nothing.
 */
export function readArguments(argument: unknown): ExportArguments {
  if (argument instanceof vscode.Uri) return { report: argument, force: false };
  if (argument === null || typeof argument !== 'object') return { force: false };
  const { report, target, force, format } = argument as Readonly<Record<string, unknown>>;
  return {
    report: addressOf(report),
    target: addressOf(target),
    force: force === true,
    format: typeof format === 'string' ? format : undefined,
  };
}

function addressOf(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return /^[a-z][a-z0-9+.-]+:/i.test(value) ? vscode.Uri.parse(value) : vscode.Uri.file(value);
}

/** What is written, for the dialog: its ending and what people call it. */
export interface FileKind {
  readonly ending: string;
  readonly label: string;
}

/**
 * Where to write: as given, else as chosen in the dialog, which asks before it replaces a file.
 * @param name proposed name without ending
 * @returns undefined when the user gave up, or when the file must not be written (a message has said so)
 */
export async function chooseTarget(
  { target, force }: ExportArguments,
  findings: Findings,
  kind: FileKind,
  name: string,
): Promise<vscode.Uri | undefined> {
  const chosen = target ?? (await askForTarget(vscode.Uri.parse(findings.uri), kind, name));
  if (chosen === undefined) return undefined;
  if ([findings.uri, ...findings.ledgerUris].includes(chosen.toString())) {
    void vscode.window.showErrorMessage(
      l10n.t('“{0}”是报告或指标文件本身，不能用导出的文件替换它。请换一个文件名', shown(chosen)),
    );
    return undefined;
  }
  // What was chosen in the dialog was chosen by the user; an address that a command was given was not.
  if (target !== undefined && !mayCreate(chosen)) return undefined;
  if (target === undefined || force || !(await exists(chosen))) return chosen;
  const replace = l10n.t('替换');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('“{0}”已经存在，要替换吗？', shown(chosen)),
    { modal: true },
    replace,
  );
  return answer === replace ? chosen : undefined;
}

/** Writes the file and says why when that fails. */
export async function writeTarget(target: vscode.Uri, content: Uint8Array): Promise<boolean> {
  try {
    await writeWhole(target, content);
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(refusal(target, error));
    return false;
  }
}

function refusal(target: vscode.Uri, error: unknown): string {
  switch (codeOf(error)) {
    case 'NoPermissions':
      return l10n.t(
        '没有写入“{0}”：文件或文件夹是只读的，或者没有权限。如果它正在 Word、WPS 中打开，请先关闭；或者换一个位置',
        shown(target),
      );
    case 'FileNotFound':
      return l10n.t('没有写入“{0}”：没有这个文件夹。请换一个位置', shown(target));
    case 'FileIsADirectory':
      return l10n.t('没有写入“{0}”：它是一个文件夹。请换一个文件名', shown(target));
    default:
      return l10n.t(
        '没有写入“{0}”：{1}。如果它正在 Word、WPS 中打开，请先关闭；或者换一个位置',
        shown(target),
        error instanceof Error ? error.message : String(error),
      );
  }
}

/** 报告.md → 报告; an unsaved report is called by its title. */
export function nameOfResult(findings: Findings): string {
  const uri = vscode.Uri.parse(findings.uri);
  if (uri.scheme === 'untitled') {
    const heading =
      findings.report.frontMatter?.title || findings.report.blocks.find(block => block.kind === 'heading')?.prose.text;
    // Signs that some file system does not take in a name.
    return (
      (heading ?? '')
        .replace(/[\\/:*?"<>|\p{Cc}\uFFFC]+/gu, '')
        .trim()
        .slice(0, 60) || l10n.t('报告')
    );
  }
  const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}

/** A file as people know it: relative to the folder that is open. */
export const shown = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);

async function askForTarget(report: vscode.Uri, kind: FileKind, name: string): Promise<vscode.Uri | undefined> {
  const folder =
    report.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(report, '..');
  const defaultUri = folder && vscode.Uri.joinPath(folder, name + kind.ending);
  return vscode.window.showSaveDialog({
    ...(defaultUri ? { defaultUri } : {}),
    filters: { [kind.label]: [kind.ending.slice(1)] },
    saveLabel: l10n.t('导出'),
    title: l10n.t('核稿：导出为 {0}', kind.label),
  });
}

/** The open document that is to be exported; one that a menu names and that is not open is opened. */
export async function reportToExport(report: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  if (report === undefined) return vscode.window.activeTextEditor?.document;
  return openDocument(report.toString()) ?? vscode.workspace.openTextDocument(report);
}

/** Findings for the report as it stands; undefined when it could not be checked (a message has said so). */
export async function findingsFor(checker: Checker, document: vscode.TextDocument): Promise<Findings | undefined> {
  const findings = await checker.findingsToPrint(document);
  if (!findings) void vscode.window.showErrorMessage(l10n.t('这份报告没能检查，没有导出。详情见“输出”面板中的“核稿”'));
  return findings;
}
