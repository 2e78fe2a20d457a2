import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { reportFor } from './active-report';
import type { Checker } from './checker';
import { showBeside } from './show-beside';

/** `hegao.openMetrics`: opens the report's ledger beside it; offers to make one where there is none. */
export function registerOpenMetrics(checker: Checker): vscode.Disposable {
  return vscode.commands.registerCommand('hegao.openMetrics', async (argument: unknown) => {
    const document = reportFor(argument);
    if (!document) {
      void vscode.window.showInformationMessage(l10n.t('请先打开一份报告（Markdown 文件），再打开它的指标文件'));
      return;
    }
    const findings = await checker.checkNow(document);
    const uris = (findings?.ledgerUris ?? []).filter(uri => !findings?.missingLedgerUris.includes(uri));
    const chosen = uris.length > 1 ? await choose(uris) : uris[0];
    if (chosen !== undefined) {
      await showBeside(vscode.Uri.parse(chosen));
      return;
    }
    if (uris.length > 0) return;
    const create = l10n.t('新建指标文件');
    const named = findings?.missingLedgerUris[0];
    const place = named === undefined ? undefined : vscode.Uri.parse(named);
    const answer = await vscode.window.showInformationMessage(
      place === undefined
        ? l10n.t('这份报告还没有指标文件，数字无从核对。要在报告旁边新建一个吗？')
        : l10n.t('文件头指明的指标文件“{0}”不存在，数字无从核对。要新建它吗？', vscode.workspace.asRelativePath(place)),
      create,
    );
    if (answer !== create) return;
    await vscode.commands.executeCommand('hegao.newMetrics', document.uri, place);
  });
}

async function choose(uris: readonly string[]): Promise<string | undefined> {
  const items = uris.map(uri => ({ label: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)), uri }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: l10n.t('选择要打开的指标文件') });
  return picked?.uri;
}
