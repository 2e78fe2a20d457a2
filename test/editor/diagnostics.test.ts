import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, ruleOf, SOURCE, waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft, openFixture } from './support/drafts';
import { rangeOf, replaceText } from './support/edits';

const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件\n  派出督查组: 11个\n';
const REPORT = '# 上半年工作情况\n\n上半年受理市民来电31万件。\n\n派出督查组11个。\n';

/** The sample's errors: what is written, and the rule that finds it. */
const SIX: readonly (readonly [string, string])[] = [
  ['1089件', 'figure-mismatch'],
  ['111件', 'figure-mismatch'],
  ['1.26万元', 'figure-mismatch'],
  ['15.3%', 'figure-direction'],
  ['26.8万件', 'figure-mismatch'],
  ['2.6%', 'figure-mismatch'],
];

const isError = (d: vscode.Diagnostic): boolean => d.severity === vscode.DiagnosticSeverity.Error;

describe('marks in the report', () => {
  let draft: Draft;
  afterEach(() => draft.close());

  it('shows the six errors of the sample, each at its figure', async () => {
    draft = await openFixture('seeds', '2015年上半年工作情况.md');
    const marks = await waitForDiagnostics(draft.document.uri, all => all.filter(isError).length >= 6);
    deepEqual(
      marks.filter(isError).map(mark => [draft.document.getText(mark.range), ruleOf(mark)]),
      SIX,
    );
  });

  it('says what is wrong, links to the rule and to the place in the ledger', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    const [mark] = await waitForDiagnostics(draft.document.uri, all => all.length === 1);
    ok(mark);
    equal(draft.document.getText(mark.range), '31万件');
    equal(mark.source, SOURCE);
    equal(mark.severity, vscode.DiagnosticSeverity.Error);
    match(mark.message, /受理市民来电/);
    ok(typeof mark.code === 'object');
    equal(mark.code.value, 'figure-mismatch');
    match(mark.code.target.toString(true), /figure-mismatch/);
    const [related] = mark.relatedInformation ?? [];
    equal(related?.location.uri.toString(), draft.file('报告.metrics.yaml').toString());
    equal(related?.location.range.start.line, 2);
  });

  it('goes when the figure is put right, and comes back with undo', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    const { uri } = draft.document;
    await waitForDiagnostics(uri, all => all.length === 1);
    await replaceText(draft.editor, '31万件', '29万件');
    await waitForDiagnostics(uri, all => all.length === 0);
    await vscode.commands.executeCommand('undo');
    await waitForDiagnostics(uri, all => all.length === 1);
  });

  it('moves with the text above it and is never taken away in between', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    const { uri } = draft.document;
    await waitForDiagnostics(uri, all => all.length === 1);
    let least = 1;
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      least = Math.min(least, diagnosticsOf(uri).length);
    });
    await draft.editor.edit(builder => builder.insert(new vscode.Position(1, 0), '\n前言一段。\n'));
    const [mark] = await waitForDiagnostics(uri, all => all[0]?.range.start.line === 4);
    subscription.dispose();
    equal(least, 1);
    deepEqual(mark?.range, rangeOf(draft.document, '31万件'));
  });

  it('opens the page of its rule, which is packaged', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    const [mark] = await waitForDiagnostics(draft.document.uri, all => all.length === 1);
    ok(typeof mark?.code === 'object');
    const [, command, argument] = /^command:([\w.]+)\?(.+)$/.exec(mark.code.target.toString(true))!;
    const shown = tabWith('figure-mismatch');
    await vscode.commands.executeCommand(command!, ...JSON.parse(argument!));
    await shown;
  });

  it('leaves Markdown without a ledger alone', async () => {
    draft = await openDraft({ 'README.md': '# Tool\n\nRuns 3 times faster, 45% less memory.\n' });
    const api = await vscode.extensions.getExtension('hegao.hegao')!.activate();
    const findings = await api.check(draft.document);
    equal(findings.state, 'no-ledger');
    deepEqual(diagnosticsOf(draft.document.uri), []);
  });
});

describe('settings', () => {
  let draft: Draft;
  const configure = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration('hegao').update(name, value, vscode.ConfigurationTarget.Workspace);

  beforeEach(async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
  });
  afterEach(async () => {
    await configure('rules.figure-mismatch', undefined);
    await configure('enable', undefined);
    await draft.close();
  });

  it('change the severity of a rule', async () => {
    await configure('rules.figure-mismatch', 'hint');
    await waitForDiagnostics(draft.document.uri, ([mark]) => mark?.severity === vscode.DiagnosticSeverity.Hint);
    await configure('rules.figure-mismatch', 'warning');
    await waitForDiagnostics(draft.document.uri, ([mark]) => mark?.severity === vscode.DiagnosticSeverity.Warning);
  });

  it('switch a rule off and on', async () => {
    await configure('rules.figure-mismatch', 'off');
    await waitForDiagnostics(draft.document.uri, all => all.length === 0);
    await configure('rules.figure-mismatch', undefined);
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
  });

  it('switch the checks off and on', async () => {
    await configure('enable', false);
    await waitForDiagnostics(draft.document.uri, all => all.length === 0);
    await configure('enable', undefined);
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
  });
});

/** Resolves when a tab with these words in its title is opened. */
function tabWith(words: string): Promise<void> {
  return new Promise(resolve => {
    const subscription = vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
      if (![...opened, ...changed].some(tab => tab.label.includes(words))) return;
      subscription.dispose();
      resolve();
    });
  });
}
