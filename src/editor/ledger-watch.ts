import * as vscode from 'vscode';
import type { Checker } from './checker';

/** Ledgers named in front matter may be called anything, but they are YAML. */
const PATTERN = '*.{yaml,yml}';

/** Files that change outside of the editor: a ledger that is saved by another program, created, renamed or deleted. */
export function registerLedgerWatch(checker: Checker): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  const folders = new Map<string, vscode.Disposable>();

  const watch = (pattern: vscode.GlobPattern): vscode.Disposable => {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = (uri: vscode.Uri): void => checker.fileChanged(uri.toString());
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  };

  disposables.push(
    watch(`**/${PATTERN}`),
    // A report opened on its own, or a ledger outside of the workspace, lies where the watcher above does not look.
    checker.onDidCheck(findings => {
      for (const uri of [...findings.watchedUris, ...findings.ledgerUris]) {
        const folder = vscode.Uri.joinPath(vscode.Uri.parse(uri), '..');
        const key = folder.toString();
        if (folder.scheme === 'untitled' || folders.has(key) || vscode.workspace.getWorkspaceFolder(folder)) continue;
        folders.set(key, watch(new vscode.RelativePattern(folder, PATTERN)));
      }
    }),
    { dispose: () => vscode.Disposable.from(...folders.values()).dispose() },
  );
  return vscode.Disposable.from(...disposables);
}
