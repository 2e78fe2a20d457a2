import { equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Answers } from './support/answers';
import { type Draft, openDraft } from './support/drafts';

const REPORT = '# 2015年上半年工作情况\n\n上半年受理市民来电29万件。\n';
const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 29万件 # 月报\n';
const TABLE =
  '指标名称,数值,单位,来源\n受理市民来电,293412,件,热线办\n接待来访群众,87,批次,信访局\n来电高峰,约三百,件,\n';

describe('metrics from a table', () => {
  let draft: Draft;
  let answers: Answers;
  beforeEach(() => {
    answers = new Answers();
  });
  afterEach(async () => {
    answers.end();
    await draft.close();
  });
  const run = (): Thenable<unknown> => vscode.commands.executeCommand('hegao.importMetrics', draft.file('表.csv'));

  it('are shown first; what is ticked is written, and undone in one step', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER, '表.csv': TABLE });
    const shown: string[] = [];
    const diffs = (): vscode.Tab[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputTextDiff);
    let compared = '';
    answers.ticked = label => {
      shown.push(label);
      compared = diffs()
        .map(tab => tab.label)
        .join();
      return label.includes('来电');
    };
    await run();
    equal(shown.length, 2);
    match(compared, /报告\.metrics\.yaml/);
    equal(diffs().length, 0);
    equal(await draft.textOf('报告.metrics.yaml'), LEDGER.replace('29万件', '293412件'));
    ok(answers.said.some(({ text }) => /有 1 处没有导入。第 4 行：「来电高峰」/.test(text)));
    await vscode.commands.executeCommand('undo');
    equal(await draft.textOf('报告.metrics.yaml'), LEDGER);
  });

  it('are not written when the user closes the list', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER, '表.csv': TABLE });
    await run();
    equal(await draft.textOf('报告.metrics.yaml'), LEDGER);
  });

  it('make the ledger of a report that has none', async () => {
    draft = await openDraft({ '报告.md': REPORT, '表.csv': TABLE });
    answers.ticked = () => true;
    await run();
    match(
      await draft.textOf('报告.metrics.yaml'),
      /metrics:\n {2}受理市民来电:\n {4}value: 293412件\n {4}source: 热线办\n/,
    );
  });

  it('of a file that is no table are not imported, and the user is told', async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER, '表.csv': 'a\0b' });
    await run();
    match(answers.said.at(-1)!.text, /不是 \.xlsx、\.csv 或 \.tsv 表格/);
    equal(await draft.textOf('报告.metrics.yaml'), LEDGER);
  });
});
