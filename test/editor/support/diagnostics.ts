import * as vscode from 'vscode';
import { until } from './until';

/** The name under which the extension publishes. */
export const SOURCE = '核稿';

/** What the extension has published for a file, by place. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(diagnostic => diagnostic.source === SOURCE)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The rule that a diagnostic speaks for: its code, whether with a link or without. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return typeof code === 'object' ? String(code.value) : String(code ?? '');
}

/**
 * Waits until the diagnostics of a file are as asked. When they never are, it rejects with what is there: a test that waits for
 * silence must not pass by waiting too little, so ask for what is known to come.
 *
 * @param predicate true when the wait is over
 */
export function waitForDiagnostics(
  uri: vscode.Uri,
  predicate: (diagnostics: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(
    () => {
      const now = diagnosticsOf(uri);
      return predicate(now) && now;
    },
    look =>
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(changed => changed.toString() === uri.toString())) look();
      }),
    () => {
      const there = diagnosticsOf(uri).map(d => `  ${d.range.start.line + 1}: ${ruleOf(d)}: ${d.message}`);
      return `diagnostics of ${uri.path} never came to be as expected; they are:\n${there.join('\n')}`;
    },
  );
}
