import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { firstFixes } from '../service/answers';
import type { Checker } from './checker';
import { isReport } from './documents';
import type { EditorHost } from './host';
import { textBehind, toWorkspaceEdit } from './workspace-edits';

/** What `editor.codeActionsOnSave` and "fix all" ask for. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('hegao');

/** `source.fixAll.hegao`: the first fix of every false figure in one edit, from the menu or on save. */
export function registerFixAll(checker: Checker, host: EditorHost): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, _range, context) {
      if (!isReport(document) || !context.only?.intersects(FIX_ALL)) return [];
      const findings = await checker.checkNow(document);
      if (!findings) return [];
      const uri = document.uri.toString();
      const fixes = firstFixes(findings.problems.filter(problem => problem.uri === uri));
      if (fixes.length === 0) return [];
      const edit = toWorkspaceEdit(
        fixes.flatMap(fix => fix.edits),
        place => textBehind(findings, place, host),
      );
      if (!edit) return [];
      const action = new vscode.CodeAction(l10n.t('按台账改正全部不符的数字（{0}处）', fixes.length), FIX_ALL);
      action.edit = edit;
      return [action];
    },
  };
  return vscode.languages.registerCodeActionsProvider({ language: 'markdown' }, provider, {
    providedCodeActionKinds: [FIX_ALL],
  });
}
