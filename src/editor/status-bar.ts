import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { summaryText } from '../service/summary';
import type { Findings } from '../service/types';
import type { Checker } from './checker';

/** Milliseconds after the last change that a check may take before it is told: a sign that turns at every key is a nuisance. */
const SLOW = 1500;

/** Counts of the active report in the status bar; a click opens the Problems panel. */
export function registerStatusBar(checker: Checker): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('hegao.status', vscode.StatusBarAlignment.Right, 100);
  item.name = '核稿';

  let slow: ReturnType<typeof setTimeout> | undefined;
  const activeUri = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();

  const update = (isSlow = false): void => {
    const uri = activeUri();
    if (uri === undefined || !checker.isWatched(uri)) {
      item.hide();
      return;
    }
    const findings = checker.findings(uri);
    if (findings) show(item, findings, isSlow && !checker.isCurrent(uri));
    else if (checker.isCurrent(uri)) showFailed(item);
    else showChecking(item);
  };

  const started = (uri: string): void => {
    if (uri !== activeUri()) return;
    clearTimeout(slow);
    if (checker.findings(uri) === undefined) update();
    else slow = setTimeout(() => update(true), SLOW);
  };

  update();
  return vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(slow) },
    vscode.window.onDidChangeActiveTextEditor(() => update()),
    checker.onDidStart(started),
    checker.onDidCheck(() => update()),
    checker.onDidFail(() => update()),
    checker.onDidForget(() => update()),
  );
}

function showChecking(item: vscode.StatusBarItem): void {
  item.text = `$(sync~spin) ${l10n.t('核稿：正在核对')}`;
  item.tooltip = undefined;
  item.backgroundColor = undefined;
  item.command = 'workbench.actions.view.problems';
  item.show();
}

function showFailed(item: vscode.StatusBarItem): void {
  item.text = `$(error) ${l10n.t('核稿：检查出错')}`;
  item.tooltip = l10n.t('这份报告没能检查。详情见“输出”面板中的“核稿”，修改报告后会再次检查');
  item.backgroundColor = undefined;
  item.command = 'workbench.action.output.toggleOutput';
  item.show();
}

function show(item: vscode.StatusBarItem, findings: Findings, isSlow: boolean): void {
  item.backgroundColor = undefined;
  item.command = 'workbench.actions.view.problems';
  switch (findings.state) {
    case 'no-ledger':
      // Markdown that is no Chinese report (a README in a programmer's folder) is left alone.
      if (!/[\u4e00-\u9fff]/.test(findings.report.text)) {
        item.hide();
        return;
      }
      item.text = l10n.t('核稿：无指标文件');
      item.tooltip = l10n.t('这份报告还没有指标文件，数字没有核对。点击新建或打开');
      item.command = 'hegao.openMetrics';
      break;
    case 'ledger-unreadable':
      item.text = `$(warning) ${l10n.t('核稿：指标文件无法读取')}`;
      item.tooltip = l10n.t('指标文件有语法错误，改正之前不核对数字。错误的位置见“问题”面板');
      item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
      break;
    case 'checked':
      item.text = `$(${isSlow ? 'sync~spin' : 'checklist'}) ${summaryText(findings.summary)}`;
      item.tooltip = tooltip(findings);
      break;
  }
  item.show();
}

function tooltip({ summary, ledgerUris }: Findings): vscode.MarkdownString {
  const content = new vscode.MarkdownString();
  content.appendText(summaryText(summary)).appendMarkdown('\n\n');
  for (const uri of ledgerUris) {
    content
      .appendText(l10n.t('指标文件：{0}', vscode.workspace.asRelativePath(vscode.Uri.parse(uri))))
      .appendMarkdown('\n\n');
  }
  return content.appendText(l10n.t('点击查看全部问题'));
}
