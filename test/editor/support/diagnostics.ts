import * as vscode from 'vscode';

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
 * Waits, by events and without sleeping, until the diagnostics of a file are as asked. When they never are, it rejects with what
 * is there: a test that waits for silence must not pass by waiting too little, so ask for what is known to come.
 *
 * @param predicate true when the wait is over
 * @param milliseconds how long at most; less than a test's own limit, so that this message is the one that is seen
 */
export function waitForDiagnostics(
  uri: vscode.Uri,
  predicate: (diagnostics: vscode.Diagnostic[]) => boolean,
  milliseconds = 15_000,
): Promise<vscode.Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      subscription.dispose();
      clearTimeout(timer);
      end();
    };
    const look = () => {
      const now = diagnosticsOf(uri);
      if (predicate(now)) finish(() => resolve(now));
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(event => {
      if (event.uris.some(changed => changed.toString() === uri.toString())) look();
    });
    const timer = setTimeout(() => {
      const there = diagnosticsOf(uri).map(d => `  ${d.range.start.line + 1}: ${ruleOf(d)}: ${d.message}`);
      finish(() =>
        reject(new Error(`diagnostics of ${uri.path} never came to be as expected; they are:\n${there.join('\n')}`)),
      );
    }, milliseconds);
    look();
  });
}
