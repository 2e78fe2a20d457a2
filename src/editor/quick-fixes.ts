import * as vscode from 'vscode';
import { LineIndex, type Problem } from '../service/answers';
import type { Findings } from '../service/types';
import type { Checker } from './checker';
import { hasLedgerName, isReport } from './documents';
import type { EditorHost } from './host';
import { rangeIn } from './ranges';
import { unlessReadOnly } from './read-only';
import { textBehind, toWorkspaceEdit } from './workspace-edits';

/** The light bulb: the fixes of every problem at the caret, in the service's order, in reports and in ledgers. */
export function registerQuickFixes(checker: Checker, host: EditorHost): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [{ language: 'markdown' }, { language: 'yaml' }, { pattern: '**/*.metrics.yaml' }, { pattern: '**/metrics.yaml' }],
    new QuickFixes(checker, host),
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** Problems with the texts that their offsets were counted in. */
interface FixSource {
  readonly problems: readonly Problem[];
  textOf(uri: string): string | undefined;
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
    for (const { problems, textOf } of await this.sourcesAbout(document, context.triggerKind)) {
      const text = textOf(uri);
      if (text === undefined || text !== document.getText()) continue;
      const lines = new LineIndex(text);
      for (const problem of problems) {
        if (problem.uri !== uri) continue;
        const place = rangeIn(lines, problem);
        if (!place.intersection(range)) continue;
        for (const action of this.actionsFor(problem, place, textOf, context)) {
          // Reports that share a ledger, and the ledger on its own, all find what is wrong with it.
          const key = `${problem.rule}\n${problem.start}\n${action.title}`;
          if (seen.has(key)) continue;
          seen.add(key);
          actions.push(action);
        }
      }
    }
    return Promise.all(actions.map(unlessReadOnly));
  }

  private async sourcesAbout(
    document: vscode.TextDocument,
    trigger: vscode.CodeActionTriggerKind,
  ): Promise<FixSource[]> {
    const fromFindings = (findings: Findings): FixSource => ({
      problems: findings.problems,
      textOf: uri => textBehind(findings, uri, this.host),
    });
    const uri = document.uri.toString();
    if (isReport(document)) {
      const findings = await this.checker.findingsFor(document, trigger);
      return findings ? [fromFindings(findings)] : [];
    }
    if (!hasLedgerName(document.uri) && !this.checker.usesLedger(uri)) return [];
    const sources = (await this.checker.findingsAbout(uri, trigger)).map(fromFindings);
    const alone = await this.checker.ledgerFindingsFor(document, trigger);
    if (alone) sources.push({ problems: alone.problems, textOf: file => (file === uri ? alone.text : undefined) });
    return sources;
  }

  private *actionsFor(
    problem: Problem,
    place: vscode.Range,
    textOf: FixSource['textOf'],
    context: vscode.CodeActionContext,
  ): Iterable<vscode.CodeAction> {
    let preferred = true;
    for (const fix of problem.fixes) {
      // Its own action names the metric with the help of a segmenter, see add-metric.ts.
      if (fix.kind === 'add-metric') continue;
      const edit = toWorkspaceEdit(fix.edits, textOf);
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
