/** 核稿: 检查文件夹, and the task of the command line. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rename, rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { diagnosticsOf, ruleOf, waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';

const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件\n  召开新闻发布会: 32场\n';
const WRONG = '# 情况\n\n受理市民来电31万件。\n';
const RIGHT = '# 情况\n\n受理市民来电29万余件，召开新闻发布会32场。\n';

describe('checking a folder', () => {
  let draft: Draft;
  beforeEach(async () => {
    draft = await openDraft({
      '说明.txt': '不是报告',
      '甲.md': WRONG,
      '乙.md': RIGHT,
      'metrics.yaml': LEDGER,
      '下级/丙.md': WRONG,
      '下级/丙.metrics.yaml': LEDGER,
      'node_modules/丁.md': WRONG,
    });
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('hegao.clearFolderFindings');
    await draft.close();
  });

  const check = (): Thenable<{ reports: number } | undefined> =>
    vscode.commands.executeCommand('hegao.checkFolder', draft.folder);
  const mismatches = (name: string): number =>
    diagnosticsOf(draft.file(name)).filter(mark => ruleOf(mark) === 'figure-mismatch').length;

  it('lists the findings of files that are not open', async () => {
    equal((await check())?.reports, 3);
    deepEqual(['甲.md', '乙.md', '下级/丙.md', 'node_modules/丁.md'].map(mismatches), [1, 0, 1, 0]);
    const unused = (name: string) => diagnosticsOf(draft.file(name)).filter(mark => ruleOf(mark) === 'metric-unused');
    // One of the two reports that share the ledger states it.
    deepEqual([unused('metrics.yaml').length, unused('下级/丙.metrics.yaml').length], [0, 1]);
    const [mark] = diagnosticsOf(draft.file('甲.md'));
    deepEqual([mark!.range.start.line, mark!.source], [2, '核稿']);
  });

  it('leaves a file to its own check when it is opened, and is replaced by the next run', async () => {
    await check();
    await vscode.window.showTextDocument(draft.file('甲.md'));
    await waitForDiagnostics(draft.file('甲.md'), marks => marks.length === 1);
    await vscode.workspace.fs.writeFile(draft.file('下级/丙.md'), new TextEncoder().encode(RIGHT));
    await check();
    deepEqual([mismatches('甲.md'), mismatches('下级/丙.md')], [1, 0]);
  });

  it('follows what other programs do to the files that are not open', async () => {
    await check();
    const has = (name: string, count: number) =>
      waitForDiagnostics(
        draft.file(name),
        marks => marks.filter(mark => ruleOf(mark) === 'figure-mismatch').length === count,
      );
    await writeFile(draft.file('甲.md').fsPath, RIGHT);
    await has('甲.md', 0);
    await writeFile(draft.file('戊.md').fsPath, WRONG);
    await has('戊.md', 1);
    // Every report that has its figures from the ledger, and no other.
    await writeFile(draft.file('metrics.yaml').fsPath, LEDGER.replace('293412', '310000'));
    await Promise.all([has('甲.md', 1), has('乙.md', 1), has('戊.md', 0)]);
    equal(mismatches('下级/丙.md'), 1);
    await rm(draft.file('甲.md').fsPath);
    await has('甲.md', 0);
    await rename(draft.file('下级').fsPath, draft.file('别处').fsPath);
    await has('下级/丙.md', 0);
  });

  it('is there again when a ledger that only the front matter names was changed in the editor and closed', async () => {
    await writeFile(draft.file('己.md').fsPath, `---\nmetrics: 台账.yaml\n---\n\n${WRONG}`);
    await writeFile(draft.file('台账.yaml').fsPath, LEDGER);
    await check();
    const has = (count: number) => waitForDiagnostics(draft.file('台账.yaml'), marks => marks.length === count);
    await has(1);
    // As a click in the explorer does, so that the document ends with its editor.
    await vscode.commands.executeCommand('vscode.open', draft.file('台账.yaml'), { preview: false });
    const editor = vscode.window.activeTextEditor!;
    await editor.edit(edit => edit.insert(editor.document.lineAt(4).range.start, '  派出督查组: 11个\n'));
    await editor.document.save();
    await has(0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await has(2);
  });

  it('is forgotten by command', async () => {
    await check();
    await vscode.commands.executeCommand('hegao.clearFolderFindings');
    deepEqual(diagnosticsOf(draft.file('下级/丙.md')), []);
  });

  it('is a task, too, that runs the command line of this extension', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'hegao' });
    equal(tasks.length, 1);
    const { process, args, options } = tasks[0]!.execution as vscode.ProcessExecution;
    const env = { ...globalThis.process.env, ...options?.env };
    // Not by the editor: that needs a terminal, which not every editor of the tests has.
    const run = spawnSync(process, args.slice(0, -1).concat(draft.folder.fsPath), { env, encoding: 'utf8' });
    equal(run.status, 1, run.stderr);
    match(run.stdout, /甲\.md:3:7 /);
    ok(tasks[0]!.problemMatchers.includes('$hegao-error'));
  });
});
