import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

const SCHEME = 'hegao-import';

/** Shows in a diff editor what importing would make of a ledger, while the user still chooses. Nothing is written by it. */
export class ImportPreview implements vscode.Disposable {
  #text = '';
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registered: vscode.Disposable;

  constructor() {
    this.#registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#text,
    });
  }

  /** Opens the diff behind whatever has the focus. `ledger` is a file that is there, `text` what would stand in it. */
  async show(ledger: vscode.Uri, text: string): Promise<void> {
    this.#text = text;
    const name = ledger.path.slice(ledger.path.lastIndexOf('/') + 1);
    const result = vscode.Uri.from({ scheme: SCHEME, path: `/${l10n.t('导入后')}.yaml` });
    this.#changed.fire(result);
    await vscode.commands.executeCommand('vscode.diff', ledger, result, l10n.t('{0}（导入前 ↔ 导入后）', name), {
      preview: false,
      preserveFocus: true,
    });
  }

  /** Closes the diff, wherever the user has put it. */
  async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all
      .flatMap(group => group.tabs)
      .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME);
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }
}
