import { deepEqual, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';
import { until } from './support/until';

const LEDGER = 'metrics:\n  受理市民来电: 293412件\n';
const WRONG = '# 情况\n\n受理市民来电31万件，\n';

interface Api {
  readonly onDidCheck: vscode.Event<{ readonly uri: string; readonly report: { readonly text: string } }>;
}

describe('an input method that composes', () => {
  let draft: Draft;
  const subscriptions: vscode.Disposable[] = [];
  afterEach(async () => {
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
    await draft.close();
  });

  it('is not read before its word stands', async () => {
    draft = await openDraft({ '甲.md': WRONG, '乙.md': WRONG, 'metrics.yaml': LEDGER });
    const clock = await vscode.workspace.openTextDocument(draft.file('乙.md'));
    const api: Api = await vscode.extensions.getExtension('hegao.hegao')!.activate();
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
    await waitForDiagnostics(clock.uri, all => all.length === 1);
    const read: string[] = [];
    subscriptions.push(
      api.onDidCheck(({ uri, report }) => {
        if (uri === draft.document.uri.toString()) read.push(report.text);
      }),
    );
    const start = draft.document.positionAt(draft.document.getText().length - 1);
    let length = 0;
    for (const letters of ['d', 'du', 'du b', 'duban']) {
      const range = new vscode.Range(start, start.translate(0, length));
      await draft.editor.edit(builder => builder.replace(range, letters), {
        undoStopBefore: false,
        undoStopAfter: false,
      });
      length = letters.length;
      // As long as an ordinary check takes to come: the other report has no input method in it.
      await nextCheck(api, clock);
    }
    deepEqual(read, []);
    const composed = new vscode.Range(start, start.translate(0, length));
    await draft.editor.edit(builder => builder.replace(composed, '督办'));
    await nextCheckOf(api, draft.document);
    match(read[0]!, /督办/);
    deepEqual(
      read.filter(text => /[a-z]/.test(text)),
      [],
    );
  });
});

/** Changes the document and waits for the check that follows. */
async function nextCheck(api: Api, document: vscode.TextDocument): Promise<void> {
  const checked = nextCheckOf(api, document);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, document.lineAt(0).text.length), '。');
  await vscode.workspace.applyEdit(edit);
  await checked;
}

function nextCheckOf(api: Api, document: vscode.TextDocument): Promise<true> {
  let isChecked = false;
  return until(
    () => isChecked,
    look =>
      api.onDidCheck(({ uri, report }) => {
        if (uri !== document.uri.toString() || report.text !== document.getText()) return;
        isChecked = true;
        look();
      }),
    () => `${document.uri.path} was not checked as it stands`,
  );
}
