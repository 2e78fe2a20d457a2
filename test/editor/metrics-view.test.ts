/** The view 指标: what its buttons do. What it looks like is tested on the screen. */
import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';
import { replaceText } from './support/edits';

const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件\n';
const REPORT = '# 情况\n\n受理市民来电31万件，修建凉亭7座。\n';

describe('the view of the metrics', () => {
  let draft: Draft;
  beforeEach(async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    await waitForDiagnostics(draft.document.uri, marks => marks.length === 1);
    await vscode.commands.executeCommand('hegao.metrics.focus');
  });
  afterEach(() => draft.close());

  const run = (command: string, id?: string): Thenable<unknown> =>
    vscode.commands.executeCommand(`hegao.metricsView.${command}`, id === undefined ? undefined : { id });
  const selected = (): string => {
    const editor = vscode.window.activeTextEditor!;
    return editor.document.getText(editor.selection);
  };

  it('leads to a mention in the text as it stands', async () => {
    await replaceText(draft.editor, '# 情况', '# 上半年的情况');
    await run('goTo', 'metric/受理市民来电/31万件');
    equal(selected(), '31万件');
  });

  it('leads to the entry in the ledger', async () => {
    await run('goTo', 'metric/受理市民来电');
    equal(vscode.window.activeTextEditor!.document.fileName.endsWith('报告.metrics.yaml'), true);
    equal(selected(), '受理市民来电');
  });

  it('opens the ledger of the report, also while the ledger is the active editor', async () => {
    await run('openMetrics');
    await run('openMetrics');
    equal(vscode.window.activeTextEditor!.document.fileName.endsWith('报告.metrics.yaml'), true);
  });

  it('adds a figure that no metric backs to the ledger', async () => {
    await run('addFigure', 'unbacked/7座');
    const ledger = await vscode.workspace.openTextDocument(draft.file('报告.metrics.yaml'));
    equal(ledger.getText().includes('7座'), true, ledger.getText());
  });
});
