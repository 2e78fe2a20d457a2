import * as vscode from 'vscode';
import { aliasFixes, type NameInText } from '../service/alias';
import type { Checker } from './checker';
import { isReport } from './documents';
import type { EditorHost } from './host';
import { unlessReadOnly } from './read-only';
import { textBehind, toWorkspaceEdit } from './workspace-edits';

/** The light bulb on a figure that several metrics fit: what the report calls it becomes an alias of one of them. */
export function registerSettleAmbiguity(checker: Checker, host: EditorHost, propose: NameInText): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context) {
      if (!isReport(document) || (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix))) return [];
      const findings = await checker.findingsFor(document, context.triggerKind);
      const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      const figure = findings?.figures.find(one => one.verdict === 'ambiguous' && one.start <= to && one.end >= from);
      if (!findings || !figure) return [];
      // Naming may load a dictionary, which is left until somebody opens the menu; the clause itself serves until then.
      const asked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
      const fixes = await aliasFixes(findings, figure, asked ? propose : () => Promise.resolve(''));
      const actions = fixes.flatMap(({ title, edits }) => {
        const edit = toWorkspaceEdit(edits, uri => textBehind(findings, uri, host));
        if (!edit) return [];
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.edit = edit;
        return [action];
      });
      return Promise.all(actions.map(unlessReadOnly));
    },
  };
  return vscode.languages.registerCodeActionsProvider({ language: 'markdown' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
