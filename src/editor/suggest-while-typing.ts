import * as vscode from 'vscode';
import { completeReport } from '../service/completion';
import type { Checker } from './checker';
import { isReport } from './documents';

/** What comes in one key, or from an input method in one go; longer texts are pasted. */
const LONGEST_KEYED = 20;

/**
 * Opens the list of suggestions in a report as soon as what is typed begins a metric. The editor would not: in Markdown its suggestions
 * while typing are off, and at the end of a word it hears no trigger characters. Nothing is opened where nothing of ours fits.
 */
export function registerSuggestWhileTyping(checker: Checker): vscode.Disposable {
  /** Where the text begins that the list was opened for last: while that is typed on, the list follows by itself. */
  let opened: { readonly uri: string; readonly start: number; end: number } | null = null;

  const typed = (event: vscode.TextDocumentChangeEvent): void => {
    const { document } = event;
    const [change] = event.contentChanges;
    if (event.contentChanges.length !== 1 || change === undefined || event.reason !== undefined) return;
    if (document !== vscode.window.activeTextEditor?.document || !isReport(document)) return;
    const uri = document.uri.toString();
    const before = opened;
    opened = null;
    if (change.text === '' || change.text.length > LONGEST_KEYED || /\s$/.test(change.text)) return;
    const offset = change.rangeOffset + change.text.length;
    const text = document.getText();
    if (checker.isComposing(uri) || mayBeComposition(change.text, text.slice(0, change.rangeOffset))) return;
    if (!vscode.workspace.getConfiguration('editor', document).get('suggestOnTriggerCharacters', true)) return;
    const findings = checker.findings(uri);
    const found = findings && completeReport(findings, text, offset, false);
    if (!found) return;
    const goesOn = before?.uri === uri && before.start === found.replace.start && before.end === change.rangeOffset;
    opened = { uri, start: found.replace.start, end: offset };
    if (!goesOn) void vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  };

  return vscode.workspace.onDidChangeTextDocument(event => {
    // After everything else has heard of the change: only then it is known whether an input method composes.
    queueMicrotask(() => typed(event));
  });
}

/** The first letter of a run is how an input method begins as well; a second one that is inserted behind it shows that none does. */
const mayBeComposition = (text: string, before: string): boolean =>
  /^[A-Za-z]$/.test(text) && !/[A-Za-z]$/.test(before);
