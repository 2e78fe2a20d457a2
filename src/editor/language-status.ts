import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Findings } from '../service/types';
import type { Checker } from './checker';

/**
 * The entry behind the braces beside the language's name: the ledger that the report is held against, and the way to it. What was
 * found stands in the status bar itself and is not said twice.
 */
export function registerLanguageStatus(checker: Checker): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('hegao.status', { language: 'markdown' });
  item.name = '核稿';

  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    item.detail = undefined;
    item.command = undefined;
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.busy = false;
    if (uri === undefined || !checker.isWatched(uri)) {
      item.text = l10n.t('不核对这份文件');
      return;
    }
    const findings = checker.findings(uri);
    // The wheel takes the place of the braces: for a report that is opened, not at every key.
    item.busy = !findings && !checker.isCurrent(uri);
    if (findings) show(item, findings);
    else item.text = item.busy ? l10n.t('核稿：正在核对') : l10n.t('核稿：检查出错');
  };

  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    checker.onDidStart(update),
    checker.onDidCheck(update),
    checker.onDidFail(update),
    checker.onDidForget(update),
  );
}

function show(item: vscode.LanguageStatusItem, { state, ledgerUris }: Findings): void {
  if (state === 'no-ledger') {
    item.text = l10n.t('核稿：无指标文件');
    item.command = { command: 'hegao.newMetrics', title: l10n.t('新建指标文件') };
    return;
  }
  // Names alone: with folders the line grows so long that the link behind it is cut off.
  item.text = ledgerUris.map(uri => nameOf(vscode.Uri.parse(uri))).join(l10n.t('、'));
  item.detail = l10n.t('指标文件');
  item.command = { command: 'hegao.openMetrics', title: l10n.t('打开') };
  if (state !== 'ledger-unreadable') return;
  item.severity = vscode.LanguageStatusSeverity.Error;
  item.detail = l10n.t('核稿：指标文件无法读取');
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
