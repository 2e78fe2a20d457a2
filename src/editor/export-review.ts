import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { REVIEW_FORMATS, type ReviewFormat, reviewOf } from '../service/review';
import type { Checker } from './checker';
import { settingsFor } from './configuration';
import { isReport } from './documents';
import {
  chooseTarget,
  type FileKind,
  findingsFor,
  nameOfResult,
  readArguments,
  reportToExport,
  writeTarget,
} from './export-target';
import { showResult } from './result-note';

const KINDS: Readonly<Record<ReviewFormat, () => { readonly label: string; readonly description: string }>> = {
  html: () => ({ label: l10n.t('网页（HTML）'), description: l10n.t('A4 横向打印') }),
  md: () => ({ label: 'Markdown', description: l10n.t('放进别的文稿') }),
  csv: () => ({ label: l10n.t('表格（CSV）'), description: l10n.t('用 Excel、WPS 表格打开') }),
};

/**
 * `hegao.exportReview`: the review list as a file. Takes the report's address, or `{ report, target, format, force }`, and answers
 * the address of what was written, undefined when nothing was.
 */
export function registerExportReview(checker: Checker, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('hegao.exportReview', async (argument: unknown) => {
    const asked = readArguments(argument);
    const document = await reportToExport(asked.report);
    if (!document || !isReport(document)) {
      void vscode.window.showInformationMessage(l10n.t('请先打开一份报告（Markdown 文件），再导出'));
      return undefined;
    }
    const format = REVIEW_FORMATS.find(one => one === asked.format) ?? (await askForFormat());
    if (format === undefined) return undefined;
    const findings = await findingsFor(checker, document);
    if (!findings) return undefined;
    const kind: FileKind = { ending: `.${format}`, label: KINDS[format]().label };
    const target = await chooseTarget(asked, findings, kind, l10n.t('{0}数据核对表', nameOfResult(findings)));
    if (target === undefined) return undefined;
    const { text, counts } = await reviewOf(findings, settingsFor(document.uri) ?? { severities: {} }, format);
    if (!(await writeTarget(target, new TextEncoder().encode(text)))) return undefined;
    showResult(target, [counts], [], log);
    return target;
  });
}

async function askForFormat(): Promise<ReviewFormat | undefined> {
  const items = REVIEW_FORMATS.map(format => ({ format, ...KINDS[format]() }));
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('核稿：导出数据核对表'),
    placeHolder: l10n.t('选择格式'),
  });
  return picked?.format;
}
