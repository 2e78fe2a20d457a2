import { equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Answers } from './support/answers';
import { waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';

const REPORT = '# 2015年上半年工作情况\n\n上半年受理市民来电293412件，办结290120件。接待来访群众87批次。\n';
const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件 # 月报\n';

describe('a metric file from a report', () => {
  let draft: Draft;
  let answers: Answers;
  beforeEach(() => {
    answers = new Answers();
  });
  afterEach(async () => {
    answers.end();
    await draft.close();
  });
  const run = (): Thenable<unknown> => vscode.commands.executeCommand('hegao.initMetrics');

  it('is made beside the report and opened, and the report checks clean with it', async () => {
    draft = await openDraft({ '报告.md': REPORT });
    await run();
    match(await draft.textOf('报告.metrics.yaml'), /period: 2015年上半年\nmetrics:\n {2}受理市民来电: 293412件\n/);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), draft.file('报告.metrics.yaml').toString());
    match(answers.said.at(-1)!.text, /拟定了 3 个指标，报告中 3 个数字里有 3 个有了依据/);
    await waitForDiagnostics(draft.document.uri, all => all.length === 0);
  });

  it('gets what it lacks where it is there, and can be undone', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    answers.button = '补入缺少的指标';
    await run();
    const text = await draft.textOf('报告.metrics.yaml');
    ok(text.startsWith(LEDGER) && /来访群众: 87批次/.test(text), text);
    await vscode.commands.executeCommand('undo');
    equal(await draft.textOf('报告.metrics.yaml'), LEDGER);
  });

  it('stays as it is when the user gives up', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
    await run();
    equal(await draft.textOf('报告.metrics.yaml'), LEDGER);
    match(answers.said[0]!.text, /已有指标文件/);
  });

  it('is an unsaved document for a report that has no folder yet', async () => {
    draft = await openDraft({ '别的.md': '# 标题\n' });
    const report = await vscode.workspace.openTextDocument({ language: 'markdown', content: REPORT });
    await vscode.window.showTextDocument(report);
    await run();
    const shown = vscode.window.activeTextEditor!.document;
    equal(shown.languageId, 'yaml');
    equal(shown.isUntitled, true);
    match(shown.getText(), /受理市民来电: 293412件/);
    for (const document of [shown, report]) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
