import { equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Answers } from './support/answers';
import { waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';

const REPORT = '---\nmetrics: 旧.yaml\n---\n\n# 2015年上半年工作情况\n\n上半年受理市民来电29万余件。建成站点37个。\n';
const OLD = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件\n';
const NEXT = '# 新\nperiod: 2016年上半年\nmetrics:\n  受理市民来电: 312045件 # 月报\n';

describe('a report rolled forward', () => {
  let draft: Draft;
  let answers: Answers;
  beforeEach(async () => {
    answers = new Answers();
    draft = await openDraft({ '2015.md': REPORT, '旧.yaml': OLD, '新.yaml': NEXT });
  });
  afterEach(async () => {
    answers.end();
    await draft.close();
  });
  const run = (target: string): Thenable<unknown> =>
    vscode.commands.executeCommand('hegao.rollForward', draft.document.uri, draft.file('新.yaml'), draft.file(target));

  it('is written beside the old one with its ledger, checks clean, and says what is left', async () => {
    answers.ticked = () => true;
    await run('2016.md');
    equal(
      await draft.textOf('2016.md'),
      REPORT.replace('旧.yaml', '2016.metrics.yaml').replace('2015年', '2016年').replace('29万', '31万'),
    );
    equal(
      await draft.textOf('2016.metrics.yaml'),
      NEXT.replace('312045件 #', '{ values: { 2016年上半年: 312045件, 2015年上半年: 293412件 } } #'),
    );
    match(answers.said.at(-1)!.text, /改写 1 个数字，0 个不用改，1 处要由您决定/);
    match(
      vscode.window.visibleTextEditors.map(({ document }) => document.getText()).join('\n'),
      /第 7 行 37个：台账里没有依据/,
    );
    await waitForDiagnostics(draft.file('2016.md'), all => all.length === 0);
    equal(await draft.textOf('2015.md'), REPORT);
    const list = vscode.window.visibleTextEditors.find(({ document }) => document.isUntitled);
    await vscode.window.showTextDocument(list!.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('takes the old values into the new ledger where that stands beside the new report already', async () => {
    answers.ticked = () => true;
    const beside = draft.file('2016.metrics.yaml');
    await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(NEXT));
    await vscode.commands.executeCommand('hegao.rollForward', draft.document.uri, beside, draft.file('2016.md'));
    match(await draft.textOf('2016.metrics.yaml'), /2016年上半年: 312045件, 2015年上半年: 293412件/);
    match(await draft.textOf('2016.md'), /31万余件/);
    // In the editor only: whoever wrote the ledger can take it back.
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(beside)), NEXT);
    const list = vscode.window.visibleTextEditors.find(({ document }) => document.isUntitled);
    await vscode.window.showTextDocument(list!.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.window.showTextDocument(beside);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('asks for another ledger than the one that the old report has', async () => {
    await vscode.commands.executeCommand('hegao.rollForward', draft.document.uri, draft.file('旧.yaml'));
    match(answers.said.at(-1)!.text, /现在的指标文件/);
  });

  it('never takes the place of a file, and is not made when the user gives up', async () => {
    answers.ticked = () => true;
    await run('2015.md');
    match(answers.said.at(-1)!.text, /已经存在/);
    equal(await draft.textOf('2015.md'), REPORT);
    answers.ticked = undefined;
    await run('2017.md');
    equal(answers.said.length, 1);
  });
});
