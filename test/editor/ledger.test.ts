import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, ruleOf, waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';
import { applyAction, lightbulb } from './support/lightbulb';

const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件\n';
const WRONG = '# 上半年工作情况\n\n上半年受理市民来电31万件。\n';
const RIGHT = '# 上半年工作情况\n\n上半年受理市民来电29万件。\n';

const count =
  (wanted: number) =>
  (marks: vscode.Diagnostic[]): boolean =>
    marks.length === wanted;

/** Changes a document without saving it. */
async function edit(uri: vscode.Uri, old: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const start = document.getText().indexOf(old);
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(start + old.length)), text);
  equal(await vscode.workspace.applyEdit(change), true);
}

describe('the ledger', () => {
  let draft: Draft;
  afterEach(() => draft.close());

  it('is followed before it is saved, and when it is reverted', async () => {
    draft = await openDraft({ '报告.md': WRONG, '报告.metrics.yaml': LEDGER });
    const report = draft.document.uri;
    const ledger = draft.file('报告.metrics.yaml');
    await waitForDiagnostics(report, count(1));
    await edit(ledger, '293412件', '310125件');
    await waitForDiagnostics(report, count(0));
    await vscode.window.showTextDocument(ledger);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await waitForDiagnostics(report, count(1));
  });

  it('is followed when another program writes it', async () => {
    draft = await openDraft({ '报告.md': WRONG, '报告.metrics.yaml': LEDGER });
    await waitForDiagnostics(draft.document.uri, count(1));
    const text = LEDGER.replace('293412', '310125');
    await vscode.workspace.fs.writeFile(draft.file('报告.metrics.yaml'), new TextEncoder().encode(text));
    await waitForDiagnostics(draft.document.uri, count(0));
  });

  it('shows its own errors at their place, and no verdicts while it cannot be read', async () => {
    draft = await openDraft({ '报告.md': WRONG, '报告.metrics.yaml': LEDGER });
    const ledger = draft.file('报告.metrics.yaml');
    await waitForDiagnostics(draft.document.uri, count(1));
    await edit(ledger, '293412件', '[293412件');
    const marks = await waitForDiagnostics(ledger, all => all.some(mark => ruleOf(mark) === 'sidecar-syntax'));
    equal(marks.find(mark => ruleOf(mark) === 'sidecar-syntax')!.range.start.line >= 2, true);
    await waitForDiagnostics(draft.document.uri, count(0));
    await edit(ledger, '[293412件', '293412件');
    await waitForDiagnostics(draft.document.uri, count(1));
    await waitForDiagnostics(ledger, all => all.every(mark => ruleOf(mark) !== 'sidecar-syntax'));
  });

  it('takes the verdicts along when it is deleted, and brings them back', async () => {
    draft = await openDraft({ '报告.md': WRONG, '报告.metrics.yaml': LEDGER });
    const ledger = draft.file('报告.metrics.yaml');
    await waitForDiagnostics(draft.document.uri, count(1));
    await vscode.workspace.fs.delete(ledger);
    await waitForDiagnostics(draft.document.uri, count(0));
    await vscode.workspace.fs.writeFile(ledger, new TextEncoder().encode(LEDGER));
    await waitForDiagnostics(draft.document.uri, count(1));
  });

  it('is made by the light bulb where the front matter names one that is not there', async () => {
    draft = await openDraft({ '报告.md': `---\nmetrics: 台账/上半年.metrics.yaml\n---\n\n${RIGHT}` });
    const report = draft.document.uri;
    const [mark] = await waitForDiagnostics(report, all => all.some(one => ruleOf(one) === 'sidecar-missing'));
    const actions = await lightbulb(report, mark!.range);
    const titles = actions.map(({ title }) => title);
    deepEqual(
      titles.map(title => /^(从这份报告生成|新建)指标文件“.*台账\/上半年\.metrics\.yaml”$/.exec(title)?.[1]),
      ['从这份报告生成', '新建'],
      titles.join(),
    );
    await applyAction(actions[0]!);
    await waitForDiagnostics(report, count(0));
    const ledger = await vscode.workspace.fs.readFile(draft.file('台账/上半年.metrics.yaml'));
    equal(new TextDecoder().decode(ledger).includes('29万件'), true);
  });

  it('is told of once while a line of it is half written', async () => {
    draft = await openDraft({ '报告.md': RIGHT, '报告.metrics.yaml': `${LEDGER}受理` });
    const marks = await waitForDiagnostics(draft.file('报告.metrics.yaml'), all => all.length > 0);
    deepEqual(marks.map(ruleOf), ['sidecar-syntax']);
  });

  it('is left by a report that is renamed', async () => {
    draft = await openDraft({ '报告.md': WRONG, '报告.metrics.yaml': LEDGER });
    await waitForDiagnostics(draft.document.uri, count(1));
    const renamed = draft.file('另一份.md');
    const move = new vscode.WorkspaceEdit();
    move.renameFile(draft.document.uri, renamed);
    await vscode.workspace.applyEdit(move);
    await waitForDiagnostics(draft.document.uri, count(0));
    deepEqual(diagnosticsOf(renamed), []);
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(draft.file('报告.metrics.yaml'), draft.file('另一份.metrics.yaml'));
    await vscode.window.showTextDocument(renamed);
    await vscode.workspace.applyEdit(rename);
    await waitForDiagnostics(renamed, count(1));
  });

  it('serves two reports at once', async () => {
    draft = await openDraft({ '甲.md': WRONG, '乙.md': RIGHT, 'metrics.yaml': LEDGER });
    const second = draft.file('乙.md');
    await vscode.window.showTextDocument(second, { viewColumn: vscode.ViewColumn.Beside });
    await waitForDiagnostics(draft.document.uri, count(1));
    await edit(draft.file('metrics.yaml'), '293412件', '310125件');
    await waitForDiagnostics(draft.document.uri, count(0));
    await waitForDiagnostics(second, count(1));
  });

  it('shows a metric as unused only when no open report states it', async () => {
    const ledger = 'metrics:\n  受理市民来电: 293412件\n  召开新闻发布会: 32场\n';
    draft = await openDraft({ '甲.md': RIGHT, '乙.md': '# 情况\n\n召开新闻发布会32场。\n', 'metrics.yaml': ledger });
    const unused = (names: number) => (marks: vscode.Diagnostic[]) =>
      marks.filter(mark => ruleOf(mark) === 'metric-unused').length === names;
    await waitForDiagnostics(draft.file('metrics.yaml'), unused(1));
    await vscode.window.showTextDocument(draft.file('乙.md'), { viewColumn: vscode.ViewColumn.Beside });
    await waitForDiagnostics(draft.file('metrics.yaml'), unused(0));
  });
});

describe('an untitled report', () => {
  let draft: Draft;
  afterEach(() => draft.close());

  it('is checked against the ledger that its front matter names', async () => {
    draft = await openDraft({ '台账.yaml': LEDGER });
    const path = vscode.workspace.asRelativePath(draft.file('台账.yaml'), false);
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: `---\nmetrics: ${path}\n---\n\n${WRONG}`,
    });
    await vscode.window.showTextDocument(document);
    const [mark] = await waitForDiagnostics(document.uri, count(1));
    equal(document.getText(mark!.range), '31万件');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await waitForDiagnostics(document.uri, count(0));
  });
});
