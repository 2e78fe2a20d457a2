import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { pinChoices, pinEdits } from '../service/pin';
import type { Checker } from './checker';
import { isReport, openDocument } from './documents';
import { isRefused } from './read-only';
import { toWorkspaceEdit } from './workspace-edits';

/** Pins a figure to a metric that is chosen from a list. */
export const PIN_FIGURE = 'hegao.pinFigure';

/** `hegao.pinFigure(uri?, start?)`: the figure at an offset of a report, or at the caret. */
export function registerPinFigure(checker: Checker): vscode.Disposable {
  return vscode.commands.registerCommand(PIN_FIGURE, async (uri: unknown, start: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const document = typeof uri === 'string' ? openDocument(uri) : editor?.document;
    if (!document || !isReport(document)) {
      void vscode.window.showInformationMessage(l10n.t('请先打开一份报告（Markdown 文件），把光标放在要指定的数字上'));
      return;
    }
    const caret = editor?.document === document ? document.offsetAt(editor.selection.active) : -1;
    const offset = typeof start === 'number' ? start : caret;
    const findings = await checker.checkNow(document);
    const figure = findings?.figures.find(one => one.start <= offset && offset <= one.end);
    if (findings?.state !== 'checked' || !figure) {
      void vscode.window.showInformationMessage(l10n.t('光标处没有可以指定指标的数字。请把光标放在报告的一个数字上'));
      return;
    }
    const items = pinChoices(findings, figure).map(({ path, value, isLikely }) => ({
      label: path,
      description: value,
      detail: isLikely ? l10n.t('可能是它') : undefined,
    }));
    const placeHolder = l10n.t('“{0}”说的是哪个指标？', figure.text);
    const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
    if (!picked) return;
    const edit = toWorkspaceEdit(pinEdits(findings, figure, picked.label), () => findings.report.text);
    if (edit && (await isRefused(edit))) return;
    if (!edit || !(await vscode.workspace.applyEdit(edit)))
      void vscode.window.showWarningMessage(l10n.t('没有指定：报告刚刚改动过。请再试一次。'));
  });
}
