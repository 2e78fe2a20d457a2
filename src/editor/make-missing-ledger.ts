import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Checker } from './checker';
import { isReport } from './documents';
import type { EditorHost } from './host';

/**
 * The light bulb on a ledger that the front matter names and that is not there: it is made, from the report or empty. One outside of an
 * untrusted workspace is left alone; then the way leads to where trust is given.
 */
export function registerMakeMissingLedger(checker: Checker, host: EditorHost): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      if (!isReport(document) || (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix))) return [];
      const findings = await checker.findingsFor(document, context.triggerKind);
      const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      const problem = findings?.problems.find(
        ({ rule, start, end }) => rule === 'sidecar-missing' && start <= to && end >= from,
      );
      if (!findings || !problem) return [];
      const action = (title: string, command: string, ...more: vscode.Uri[]): vscode.CodeAction => {
        const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        made.command = { title, command, arguments: [document.uri, ...more] };
        made.diagnostics = context.diagnostics.filter(({ range: marked }) => marked.intersection(range) !== undefined);
        return made;
      };
      const path = findings.report.text.slice(problem.start, problem.end);
      if (host.isOutsideTrust(findings.uri, path)) return [action(l10n.t('管理工作区信任'), 'workbench.trust.manage')];
      const place = host.resolve(findings.uri, path);
      if (place === null || !findings.missingLedgerUris.includes(place)) return [];
      const name = vscode.workspace.asRelativePath(vscode.Uri.parse(place));
      // A draft goes where the front matter first looks.
      const isFirst = findings.ledgerUris.length === 1;
      return [
        ...(isFirst ? [action(l10n.t('从这份报告生成指标文件“{0}”', name), 'hegao.initMetrics')] : []),
        action(l10n.t('新建指标文件“{0}”', name), 'hegao.newMetrics', vscode.Uri.parse(place)),
      ];
    },
  };
  return vscode.languages.registerCodeActionsProvider({ language: 'markdown' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
