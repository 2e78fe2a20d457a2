import * as vscode from 'vscode';
import { LineIndex, type Problem } from '../service/answers';
import type { Findings } from '../service/types';
import type { Checker } from './checker';
import { hasLedgerName, isReport } from './documents';
import type { EditorHost } from './host';
import { rangeIn } from './ranges';
import { textBehind, toWorkspaceEdit } from './workspace-edits';

/** The light bulb: the fixes of every problem at the caret, in the service's order, in reports and in ledgers. */
export function registerQuickFixes(checker: Checker, host: EditorHost): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [{ language: 'markdown' }, { language: 'yaml' }, { pattern: '**/*.metrics.yaml' }, { pattern: '**/metrics.yaml' }],
    new QuickFixes(checker, host),
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

class QuickFixes implements vscode.CodeActionProvider {
  constructor(
    private readonly checker: Checker,
    private readonly host: EditorHost,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const uri = document.uri.toString();
    const actions: vscode.CodeAction[] = [];
    const seen = new Set<string>();
    for (const findings of await this.findingsAbout(document, context.triggerKind)) {
      const text = textBehind(findings, uri, this.host);
      if (text === undefined || text !== document.getText()) continue;
      const lines = new LineIndex(text);
      for (const problem of findings.problems) {
        if (problem.uri !== uri) continue;
        const place = rangeIn(lines, problem);
        if (!place.intersection(range)) continue;
        for (const action of this.actionsFor(problem, place, findings, context)) {
          const key = `${problem.rule}\n${problem.start}\n${action.title}`;
          if (seen.has(key)) continue;
          seen.add(key);
          actions.push(action);
        }
      }
    }
    return actions;
  }

  private async findingsAbout(
    document: vscode.TextDocument,
    trigger: vscode.CodeActionTriggerKind,
  ): Promise<Findings[]> {
    if (isReport(document)) {
      const findings = await this.checker.findingsFor(document, trigger);
      return findings ? [findings] : [];
    }
    return hasLedgerName(document.uri) || this.checker.usesLedger(document.uri.toString())
      ? this.checker.findingsAbout(document.uri.toString(), trigger)
      : [];
  }

  private *actionsFor(
    problem: Problem,
    place: vscode.Range,
    findings: Findings,
    context: vscode.CodeActionContext,
  ): Iterable<vscode.CodeAction> {
    let preferred = true;
    for (const fix of problem.fixes) {
      // Its own action names the metric with the help of a segmenter, see add-metric.ts.
      if (fix.kind === 'add-metric') continue;
      const edit = toWorkspaceEdit(fix.edits, findings, this.host);
      if (!edit) continue;
      const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
      action.edit = edit;
      action.diagnostics = context.diagnostics.filter(
        diagnostic => codeOf(diagnostic) === problem.rule && diagnostic.range.isEqual(place),
      );
      if (preferred && fix.kind === 'rewrite') {
        action.isPreferred = true;
        preferred = false;
      }
      yield action;
    }
  }
}

function codeOf(diagnostic: vscode.Diagnostic): string | undefined {
  const { code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}
