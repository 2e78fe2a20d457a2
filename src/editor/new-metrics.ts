import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { reportFor } from './active-report';
import { ledgerSkeleton } from './ledger-skeleton';
import { exists, mayCreate } from './new-file';
import { showBeside } from './show-beside';

/**
 * `hegao.newMetrics`: a commented skeleton of a ledger beside the report, or in the place that its front matter names. A file
 * that is there is opened, never overwritten.
 */
export function registerNewMetrics(): vscode.Disposable {
  return vscode.commands.registerCommand('hegao.newMetrics', async (argument: unknown, place: unknown) => {
    const report = reportFor(argument);
    if (!report) {
      void vscode.window.showInformationMessage(l10n.t('请先打开一份报告（Markdown 文件），再新建指标文件'));
      return;
    }
    if (report.isUntitled) {
      // It has no folder yet in which its ledger could be found.
      const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: ledgerSkeleton('') });
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
      void vscode.window.showInformationMessage(
        l10n.t('请把报告保存为“名称.md”，把指标文件保存为同一文件夹中的“名称.metrics.yaml”，两者即可对应'),
      );
      return;
    }
    const name = baseName(report.uri);
    const target = place instanceof vscode.Uri ? place : vscode.Uri.joinPath(report.uri, '..', `${name}.metrics.yaml`);
    if (!mayCreate(target)) return;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(target, {
      overwrite: false,
      ignoreIfExists: true,
      contents: new TextEncoder().encode(ledgerSkeleton(name)),
    });
    const created = (await exists(target)) || (await vscode.workspace.applyEdit(edit));
    if (!created) {
      void vscode.window.showErrorMessage(
        l10n.t('无法新建“{0}”。请检查文件夹是否可以写入', vscode.workspace.asRelativePath(target)),
      );
      return;
    }
    await showBeside(target);
  });
}

/** 报告.md → 报告, the name under which the ledger is looked for. */
function baseName(uri: vscode.Uri): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
