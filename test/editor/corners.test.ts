/** What happens seldom, and must then be right: ledgers on their own, renamed pairs, an ignore whose figure has changed. */
import { equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ruleOf, waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';
import { rangeOf } from './support/edits';
import { applyAction, lightbulb } from './support/lightbulb';

const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件\n';
const WRONG = '# 上半年工作情况\n\n上半年受理市民来电31万件。\n';

describe('corners', () => {
  let draft: Draft;
  // In a new folder that held no ledger when it was opened, the first report would start the extension.
  before(() => vscode.extensions.getExtension('hegao.hegao')!.activate());
  afterEach(() => draft.close());

  it('a ledger that is open without a report offers its own fixes', async () => {
    draft = await openDraft({ '报告.metrics.yaml': 'metrics:\n  受理来电:\n    valeu: 431\n    unit: 件\n' });
    const { document } = draft;
    await waitForDiagnostics(document.uri, all => all.some(mark => ruleOf(mark) === 'sidecar-unknown-field'));
    const fix = (await lightbulb(document.uri, rangeOf(document, 'valeu'))).find(a => a.title.includes('value'));
    ok(fix);
    await applyAction(fix);
    await waitForDiagnostics(document.uri, all => all.length === 0);
    match(document.getText(), /^ {4}value: 431$/m);
  });

  it('a report renamed together with its ledger keeps its verdicts', async () => {
    draft = await openDraft({ '报告.md': WRONG, '报告.metrics.yaml': LEDGER });
    const old = draft.document.uri;
    await waitForDiagnostics(old, all => all.length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(draft.file('报告.metrics.yaml'), draft.file('终稿.metrics.yaml'));
    edit.renameFile(old, draft.file('终稿.md'));
    equal(await vscode.workspace.applyEdit(edit), true);
    await vscode.window.showTextDocument(draft.file('终稿.md'));
    await waitForDiagnostics(draft.file('终稿.md'), all => all.length === 1);
    await waitForDiagnostics(old, all => all.length === 0);
  });

  it('an ignore ends when its figure changes', async () => {
    draft = await openDraft({
      '报告.md': WRONG.replace('31万件', '31万件<!-- hegao-ignore 31万件 -->') + '\n派出督查组12个。\n',
      '报告.metrics.yaml': `${LEDGER}  派出督查组: 11个\n`,
    });
    const { document } = draft;
    await waitForDiagnostics(document.uri, all => all.length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, '31万件<'), '33万件<');
    equal(await vscode.workspace.applyEdit(edit), true);
    await waitForDiagnostics(document.uri, all => all.length === 2);
  });

  it('a ledger of another folder of the workspace is read', async () => {
    draft = await openDraft({
      '甲/报告.md': `---\nmetrics: ../乙/指标.yaml\n---\n${WRONG}`,
      '乙/指标.yaml': LEDGER,
    });
    await waitForDiagnostics(draft.document.uri, all => all.length === 1 && ruleOf(all[0]!) === 'figure-mismatch');
  });
});
