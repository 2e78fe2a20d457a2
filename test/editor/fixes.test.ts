import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ruleOf, waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft, openFixture } from './support/drafts';
import { rangeOf } from './support/edits';
import { applyAction, lightbulb } from './support/lightbulb';

const LEDGER = 'period: 2015年上半年\n# 热线\nmetrics:\n  受理市民来电: 293412件 # 月报\n  派出督查组: 11个\n';
const REPORT = '# 上半年工作情况\n\n上半年受理市民来电31万件。\n\n派出督查组11个，办理陈年积案87件。\n';
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('hegao');

const isError = (d: vscode.Diagnostic): boolean => d.severity === vscode.DiagnosticSeverity.Error;
const whole = (document: vscode.TextDocument): vscode.Range =>
  new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));

describe('fixes', () => {
  let draft: Draft;
  afterEach(() => draft.close());

  const open = async (): Promise<vscode.Uri> => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
    return draft.document.uri;
  };
  const at = async (text: string): Promise<vscode.CodeAction[]> =>
    lightbulb(draft.document.uri, rangeOf(draft.document, text));

  it('offers the rewrite in the writer’s own wording first', async () => {
    const uri = await open();
    const [first] = await at('31万件');
    ok(first);
    match(first.title, /29万件/);
    equal(first.isPreferred, true);
    await applyAction(first);
    await waitForDiagnostics(uri, all => all.length === 0);
    match(draft.document.getText(), /受理市民来电29万件/);
    await vscode.window.showTextDocument(draft.document);
    await vscode.commands.executeCommand('undo');
    await waitForDiagnostics(uri, all => all.length === 1);
  });

  it('writes the report’s figure into the ledger and keeps its comments', async () => {
    const uri = await open();
    const ledger = draft.file('报告.metrics.yaml').toString();
    const action = (await at('31万件')).find(a => a.edit?.entries().some(([target]) => target.toString() === ledger));
    ok(action);
    await applyAction(action);
    await waitForDiagnostics(uri, all => all.length === 0);
    const text = (await vscode.workspace.openTextDocument(draft.file('报告.metrics.yaml'))).getText();
    match(text, /受理市民来电: 31万件 # 月报/);
    match(text, /# 热线/);
  });

  it('leaves a figure alone that was reviewed', async () => {
    const uri = await open();
    const action = (await at('31万件')).find(a => JSON.stringify(a.edit?.get(uri)).includes('hegao-ignore'));
    ok(action);
    await applyAction(action);
    await waitForDiagnostics(uri, all => all.length === 0);
    match(draft.document.getText(), /31万件<!-- hegao-ignore 31万件 -->/);
  });

  it('settles a doubt by a pin', async () => {
    draft = await openDraft({
      '报告.md': '# 情况\n\n受理来电200件。\n',
      '报告.metrics.yaml': 'metrics:\n  甲区受理来电: 200件\n  乙区受理来电: 200件\n',
    });
    const { uri } = draft.document;
    const marks = await waitForDiagnostics(uri, all => all.length > 0);
    equal(ruleOf(marks[0]!), 'figure-ambiguous');
    const pin = (await at('200件')).find(a => a.title.includes('乙区受理来电'));
    ok(pin);
    await applyAction(pin);
    await waitForDiagnostics(uri, all => all.length === 0);
    match(draft.document.getText(), /200件<!-- =乙区受理来电 -->/);
  });

  it('adds a figure without a metric to the ledger, under a name from its clause', async () => {
    await open();
    const ledger = draft.file('报告.metrics.yaml');
    const actions = await at('87件');
    const add = actions.find(a => a.edit?.has(ledger));
    ok(add, actions.map(a => a.title).join());
    match(add.title, /积案/);
    await applyAction(add);
    const text = (await vscode.workspace.openTextDocument(ledger)).getText();
    match(text, /积案"?: 87件/);
  });

  it('corrects the six errors of the sample at once', async () => {
    draft = await openFixture('seeds', '2015年上半年工作情况.md');
    const { uri } = draft.document;
    await waitForDiagnostics(uri, all => all.filter(isError).length === 6);
    const actions = await lightbulb(uri, whole(draft.document), FIX_ALL);
    deepEqual(
      actions.map(action => action.kind?.value),
      [FIX_ALL.value],
    );
    await applyAction(actions[0]!);
    await waitForDiagnostics(uri, all => all.filter(isError).length === 0);
    await vscode.window.showTextDocument(draft.document);
    await vscode.commands.executeCommand('undo');
    await waitForDiagnostics(uri, all => all.filter(isError).length === 6);
  });

  it('corrects on save where the writer has asked for it', async () => {
    await open();
    const configuration = vscode.workspace.getConfiguration('editor', {
      languageId: 'markdown',
      uri: draft.document.uri,
    });
    await configuration.update(
      'codeActionsOnSave',
      { 'source.fixAll.hegao': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      await draft.editor.edit(builder => builder.insert(new vscode.Position(1, 0), '\n前言。\n'));
      await vscode.commands.executeCommand('workbench.action.files.save');
      match(draft.document.getText(), /受理市民来电29万件/);
    } finally {
      await configuration.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('hover', () => {
  let draft: Draft;
  afterEach(() => draft.close());

  it('shows the metric behind a figure, its value and the reason', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
    const range = rangeOf(draft.document, '31万件');
    const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      draft.document.uri,
      range.start.translate(0, 1),
    );
    const ours = hovers.find(hover => hover.range?.isEqual(range));
    ok(ours, JSON.stringify(hovers));
    const text = ours.contents.map(content => (typeof content === 'string' ? content : content.value)).join('\n');
    match(text, /受理市民来电/);
    match(text, /293412件/);
  });
});

describe('the metric file', () => {
  let draft: Draft;
  afterEach(() => draft.close());

  it('is made beside the report, and one that is there is never overwritten', async () => {
    draft = await openDraft({ '报告.md': REPORT });
    const ledger = draft.file('报告.metrics.yaml');
    await vscode.commands.executeCommand('hegao.newMetrics');
    equal(vscode.window.activeTextEditor?.document.uri.toString(), ledger.toString());
    match(vscode.window.activeTextEditor!.document.getText(), /^metrics:$/m);
    await vscode.workspace.fs.writeFile(ledger, new TextEncoder().encode(LEDGER));
    await vscode.window.showTextDocument(draft.document);
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
    await vscode.commands.executeCommand('hegao.newMetrics');
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(ledger)), LEDGER);
  });

  it('takes up its first figure from the light bulb', async () => {
    draft = await openDraft({ '报告.md': '# 情况\n\n上半年受理市民来电31万件。\n' });
    const { uri } = draft.document;
    const ledger = draft.file('报告.metrics.yaml');
    await vscode.commands.executeCommand('hegao.newMetrics');
    // The editor notices a new file in its own time; the new ledger is open, so the command to check need not wait for that.
    await vscode.window.showTextDocument(draft.document);
    const range = rangeOf(draft.document, '31万件');
    const add = (await lightbulb(uri, range)).find(action => action.edit?.has(ledger));
    ok(add);
    await applyAction(add);
    match((await vscode.workspace.openTextDocument(ledger)).getText(), /^ {2}受理市民来电: 31万件$/m);
    const api = await vscode.extensions.getExtension('hegao.hegao')!.activate();
    const findings = await api.check(draft.document);
    equal(findings.summary.consistent, 1);
  });

  it('is opened beside the report', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    await vscode.commands.executeCommand('hegao.openMetrics');
    equal(vscode.window.activeTextEditor?.document.uri.toString(), draft.file('报告.metrics.yaml').toString());
  });
});
