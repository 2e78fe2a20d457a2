/** 核稿: 打开样例报告, the beginning of the first steps. */
import { equal, notEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ruleOf, waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';

describe('the sample of the first steps', () => {
  let draft: Draft;
  beforeEach(async () => {
    draft = await openDraft({ '另外的.md': '# 情况\n' });
  });
  afterEach(() => draft.close());

  const open = (): Thenable<vscode.Uri | undefined> => vscode.commands.executeCommand('hegao.openSample', draft.folder);

  it('is copied with its ledger and shows its errors', async () => {
    const report = await open();
    equal(vscode.window.activeTextEditor?.document.uri.toString(), report!.toString());
    const isFalse = (mark: vscode.Diagnostic): boolean => /^figure-(mismatch|direction)$/.test(String(ruleOf(mark)));
    await waitForDiagnostics(report!, marks => marks.filter(isFalse).length === 6);
  });

  it('is a fresh one every time, beside the one before', async () => {
    const first = await open();
    await vscode.workspace.fs.writeFile(first!, new TextEncoder().encode('# 改过\n'));
    const second = await open();
    notEqual(first!.toString(), second!.toString());
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(first!)), '# 改过\n');
  });
});
