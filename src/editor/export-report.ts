import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ExportCancelled, type Exported, type ExportFormat, exportReport, ReferenceUnusable } from '../service/export';
import type { Checker } from './checker';
import { isReport } from './documents';
import { type ErrorsQuestion, goesOnDespiteErrors } from './errors-question';
import { pictureReader, readBytes } from './export-pictures';
import {
  chooseTarget,
  type FileKind,
  findingsFor,
  nameOfResult,
  readArguments,
  reportToExport,
  writeTarget,
} from './export-target';
import type { EditorHost } from './host';
import { layoutOptions } from './layout-settings';
import { showResult } from './result-note';

const kindOf = (format: ExportFormat): FileKind =>
  format === 'docx'
    ? { ending: '.docx', label: l10n.t('Word 文档') }
    : { ending: '.html', label: l10n.t('Word 可用的 HTML') };

/**
 * `hegao.exportDocx` and `hegao.exportHtml`: the finished document as a file. Each takes the report's address, or
 * `{ report, target, force }`, and answers the address of what was written, undefined when nothing was.
 */
export function registerExportReport(
  checker: Checker,
  host: EditorHost,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const command = (name: string, format: ExportFormat): vscode.Disposable =>
    vscode.commands.registerCommand(name, (argument: unknown) => run(checker, host, log, format, argument));
  return vscode.Disposable.from(command('hegao.exportDocx', 'docx'), command('hegao.exportHtml', 'html'));
}

async function run(
  checker: Checker,
  host: EditorHost,
  log: vscode.LogOutputChannel,
  format: ExportFormat,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const asked = readArguments(argument);
  const document = await reportToExport(asked.report);
  if (!document || !isReport(document)) {
    void vscode.window.showInformationMessage(l10n.t('请先打开一份报告（Markdown 文件），再导出'));
    return undefined;
  }
  const findings = await findingsFor(checker, document);
  if (!findings || !(asked.force || (await goesOnDespiteErrors(findings, EXPORT_QUESTION)))) return undefined;
  const reference = format === 'docx' ? await referenceFor(host, document.uri) : null;
  if (reference === undefined) return undefined;
  const target = await chooseTarget(asked, findings, kindOf(format), nameOfResult(findings));
  if (target === undefined) return undefined;
  const exported = await withProgress(async (step, isCancelled) =>
    exportReport({
      findings,
      format,
      layout: layoutOptions(document.uri),
      readPicture: pictureReader(host, document.uri),
      ...(reference === null ? {} : { reference }),
      onStep: step,
      isCancelled,
    }),
  );
  if (exported === undefined || !(await writeTarget(target, exported.content))) return undefined;
  showResult(target, linesOf(exported, format), exported.notes, log);
  return target;
}

function linesOf({ facts }: Exported, format: ExportFormat): readonly string[] {
  if (format === 'docx') return facts;
  return [...facts, l10n.t('Word、WPS 可以直接打开；用 LibreOffice 打开时，文件类型请选“HTML 文档 (Writer)”。')];
}

const EXPORT_QUESTION: ErrorsQuestion = {
  question: errors => l10n.t('报告还有 {0} 个错误，仍要导出吗？', errors),
  goOn: () => l10n.t('仍要导出'),
};

/**
 * The office's own .docx that the setting names: relative to the folder that is open, else to the report's.
 * @returns null when none is named, undefined when it cannot be read (a message has said so)
 */
async function referenceFor(host: EditorHost, report: vscode.Uri): Promise<Uint8Array | null | undefined> {
  const path: unknown = vscode.workspace.getConfiguration('hegao.layout', report).get('reference');
  if (typeof path !== 'string' || path.trim() === '') return null;
  const folder = vscode.workspace.getWorkspaceFolder(report)?.uri;
  const from = folder ? vscode.Uri.joinPath(folder, 'x') : report;
  const uri = host.place(from.toString(), path);
  const bytes = uri === null ? null : await readBytes(uri);
  if (bytes !== null) return bytes;
  void vscode.window.showErrorMessage(
    l10n.t('参考文档“{0}”找不到或不能读取，没有导出。请检查设置 hegao.layout.reference', path),
  );
  return undefined;
}

/** Runs the export under a progress note that can be cancelled; undefined when it was, or when the reference is of no use. */
async function withProgress(
  work: (step: (name: string) => void, isCancelled: () => boolean) => Promise<Exported>,
): Promise<Exported | undefined> {
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: l10n.t('核稿：导出'), cancellable: true },
      (progress, token) =>
        work(
          name => progress.report({ message: name }),
          () => token.isCancellationRequested,
        ),
    );
  } catch (error) {
    if (error instanceof ReferenceUnusable) {
      void vscode.window.showErrorMessage(l10n.t('参考文档不能用，没有导出：{0}', error.message));
      return undefined;
    }
    if (error instanceof ExportCancelled) return undefined;
    throw error;
  }
}
