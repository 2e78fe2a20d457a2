import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addMetricFix } from '../service/answers';
import type { CheckedFigure, Findings } from '../service/types';
import type { Checker } from './checker';
import { isReport } from './documents';
import type { EditorHost } from './host';
import { isRefused, unlessReadOnly } from './read-only';
import { textBehind, toWorkspaceEdit } from './workspace-edits';

/** The command behind the view's button; takes the document and the figure's offset. */
export const ADD_FIGURE = 'hegao.addFigure';

/** Proposes a name for the figure at `start`–`end` of a sentence. */
export type NameFigure = (sentence: string, start: number, end: number) => Promise<string>;

class AddMetricAction extends vscode.CodeAction {
  constructor(
    title: string,
    readonly document: vscode.TextDocument,
    readonly version: number,
    readonly figure: CheckedFigure,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

/**
 * The light bulb on a figure that no metric backs, whether or not the rule figure-unbound shows it: adds it to the ledger.
 * Naming it may load a dictionary, so that is left until somebody opens the menu or takes the action.
 */
export function registerAddMetric(checker: Checker, host: EditorHost, nameFigure: NameFigure): vscode.Disposable {
  const fixFor = async (findings: Findings, figure: CheckedFigure) => {
    const file = findings.ledger?.files[0];
    if (!file) return null;
    return addMetricFix(file, await nameOf(findings, figure, nameFigure), figure.binding.mention.figure);
  };
  const provider: vscode.CodeActionProvider<vscode.CodeAction> = {
    async provideCodeActions(document, range, context) {
      if (!isReport(document) || (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix))) return [];
      const findings = await checker.findingsFor(document, context.triggerKind);
      if (findings?.state !== 'checked') return [];
      const figure = findings.figures.find(
        f =>
          f.verdict === 'unbound' && f.start <= document.offsetAt(range.end) && f.end >= document.offsetAt(range.start),
      );
      if (!figure) return [];
      const asked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
      const fix = asked ? await fixFor(findings, figure) : null;
      const title = fix?.title ?? l10n.t('加入指标文件');
      const action = new AddMetricAction(title, document, findings.version, figure);
      if (fix) action.edit = toWorkspaceEdit(fix.edits, uri => textBehind(findings, uri, host)) ?? undefined;
      return [await unlessReadOnly(action)];
    },
    async resolveCodeAction(action) {
      if (action.edit || action.command || !(action instanceof AddMetricAction)) return action;
      const findings = await checker.checkNow(action.document);
      if (findings?.version !== action.version) return action;
      const fix = await fixFor(findings, action.figure);
      if (fix) action.edit = toWorkspaceEdit(fix.edits, uri => textBehind(findings, uri, host)) ?? undefined;
      return unlessReadOnly(action);
    },
  };
  /** The same from elsewhere: `start` is where the figure begins in the report as it stands. Answers whether it was added. */
  const add = async (document: vscode.TextDocument, start: number): Promise<boolean> => {
    const findings = await checker.checkNow(document);
    const figure = findings?.figures.find(f => f.verdict === 'unbound' && f.start === start);
    const fix = findings && figure && (await fixFor(findings, figure));
    const edit = fix && toWorkspaceEdit(fix.edits, uri => textBehind(findings, uri, host));
    return edit && !(await isRefused(edit)) ? vscode.workspace.applyEdit(edit) : false;
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ language: 'markdown' }, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.commands.registerCommand(ADD_FIGURE, add),
  );
}

/** The proposed name, told apart with a number when the ledger has it already. */
async function nameOf(findings: Findings, figure: CheckedFigure, nameFigure: NameFigure): Promise<string> {
  const { mention } = figure.binding;
  const { text } = mention.block.prose;
  // A paragraph may be megabytes long; the words that name a figure stand near it.
  const from = Math.max(0, mention.prose.start - 200);
  const around = text.slice(from, mention.prose.end + 200);
  const name = await nameFigure(around, mention.prose.start - from, mention.prose.end - from);
  if (!findings.ledger?.find(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name}（${number}）`;
    if (!findings.ledger.find(candidate)) return candidate;
  }
}
