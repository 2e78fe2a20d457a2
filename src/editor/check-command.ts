import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { reportFor } from './active-report';
import type { Checker } from './checker';

/** `hegao.check`: checks the active report at once and shows the Problems panel, or says why there is nothing to show. */
export function registerCheckCommand(checker: Checker): vscode.Disposable {
  return vscode.commands.registerCommand('hegao.check', async () => {
    const document = reportFor(undefined);
    if (!document) {
      void vscode.window.showInformationMessage(l10n.t('请先打开一份报告（Markdown 文件），再检查'));
      return;
    }
    const findings = await checker.checkNow(document);
    if (!findings) {
      void vscode.window.showInformationMessage(l10n.t('这份文件的检查已在设置 hegao.enable 中关闭'));
      return;
    }
    if (findings.state === 'no-ledger') {
      await vscode.commands.executeCommand('hegao.openMetrics', document.uri);
      return;
    }
    if (findings.problems.length > 0) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      return;
    }
    void vscode.window.showInformationMessage(l10n.t('核对完毕：{0}处数字，没有发现问题', findings.summary.figures));
  });
}
