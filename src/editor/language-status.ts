import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { problemCounts } from '../service/metrics-tree';
import { summaryText } from '../service/summary';
import type { Findings } from '../service/types';
import type { Checker } from './checker';

/**
 * The entry behind the braces beside the language's name: what was found in the report and which ledger it is held against. The
 * status bar has the short form; this one has names and a link.
 */
export function registerLanguageStatus(checker: Checker): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('hegao.status', { language: 'markdown' });
  item.name = '核稿';

  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    if (uri === undefined || !checker.isWatched(uri)) {
      item.text = l10n.t('不核对这份文件');
      item.detail = undefined;
      item.command = undefined;
      item.severity = vscode.LanguageStatusSeverity.Information;
      item.busy = false;
      return;
    }
    const findings = checker.findings(uri);
    item.busy = !checker.isCurrent(uri);
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

function show(item: vscode.LanguageStatusItem, findings: Findings): void {
  const { errors, warnings } = problemCounts(findings);
  item.severity =
    errors > 0
      ? vscode.LanguageStatusSeverity.Error
      : warnings > 0
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
  const ledgers = findings.ledgerUris.map(uri => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  item.detail = ledgers.join('、');
  item.command = { command: 'hegao.openMetrics', title: l10n.t('打开指标文件') };
  switch (findings.state) {
    case 'checked':
      item.text = summaryText(findings.summary);
      break;
    case 'ledger-unreadable':
      item.text = l10n.t('核稿：指标文件无法读取');
      break;
    case 'no-ledger':
      item.text = l10n.t('核稿：无指标文件');
      item.command = { command: 'hegao.newMetrics', title: l10n.t('新建指标文件') };
      break;
  }
}
