import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { errorsOf } from '../service/export';
import type { Findings } from '../service/types';

/** The words of the question, made when it is asked: the language can change. */
export interface ErrorsQuestion {
  question(errors: number): string;
  /** The button that goes on. */
  goOn(): string;
}

/** Errors that the question quotes. */
const SHOWN_ERRORS = 5;

/** Asks whether a report with errors should leave the editor; true at once when it has none. */
export async function goesOnDespiteErrors(findings: Findings, words: ErrorsQuestion): Promise<boolean> {
  const errors = errorsOf(findings);
  if (errors === 0) return true;
  const goOn = words.goOn();
  const look = l10n.t('查看问题');
  const messages = findings.problems.filter(problem => problem.severity === 'error').map(problem => problem.message);
  const rest = messages.length > SHOWN_ERRORS ? [l10n.t('……另有 {0} 个', messages.length - SHOWN_ERRORS)] : [];
  const answer = await vscode.window.showWarningMessage(
    words.question(errors),
    { modal: true, detail: [...messages.slice(0, SHOWN_ERRORS), ...rest].join('\n') },
    goOn,
    look,
  );
  if (answer === look) await vscode.commands.executeCommand('workbench.actions.view.problems');
  return answer === goOn;
}
