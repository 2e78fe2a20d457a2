/** A ledger that can not be written: nothing is changed, not even in an unsaved document, and the user is told why. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import * as vscode from 'vscode';
import { Answers } from './support/answers';
import { waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';
import { rangeOf } from './support/edits';
import { applyAction, lightbulb } from './support/lightbulb';
import { MemoryFiles } from './support/memory-files';

const REPORT = '# 上半年工作情况\n\n上半年受理市民来电31万件，办理陈年积案87件。\n';
const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件 # 月报\n';
const TABLE = '指标名称,数值,单位\n接待来访群众,87,批次\n';
const SCHEME = 'hegao-guarded';

describe('a ledger that is read-only', () => {
  let draft: Draft;
  let answers: Answers;
  beforeEach(async () => {
    draft = await openDraft({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER, '表.csv': TABLE });
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
    await chmod(draft.file('报告.metrics.yaml').fsPath, 0o444);
    answers = new Answers();
  });
  afterEach(async () => {
    answers.end();
    await draft.close();
  });

  /** Nothing was written, nothing waits to be saved, and the message names the file. */
  const refused = async (ledger = draft.file('报告.metrics.yaml')): Promise<void> => {
    const document = await vscode.workspace.openTextDocument(ledger);
    deepEqual([document.getText(), document.isDirty], [LEDGER, false]);
    equal(answers.said.at(-1)?.kind, 'showErrorMessage');
    match(answers.said.at(-1)!.text, /没有改动：“.*报告\.metrics\.yaml”是只读文件/);
  };
  /** The fix of that title at that text; what it says when it is chosen. */
  const choose = async (document: vscode.TextDocument, text: string, title: RegExp): Promise<void> => {
    const action = (await lightbulb(document.uri, rangeOf(document, text))).find(one => title.test(one.title));
    ok(action, `no fix ${title}`);
    await applyAction(action);
  };

  it('is not changed by a fix that would write the figure there, while the report still is by its own fix', async () => {
    await choose(draft.document, '31万件', /台账|指标文件/);
    await refused();
    await choose(draft.document, '31万件', /29万件/);
    await waitForDiagnostics(draft.document.uri, all => all.length === 0);
  });

  it('gets no new metric by a fix', async () => {
    await choose(draft.document, '87件', /加入指标文件/);
    await refused();
  });

  it('gets no metric from a table, nor from the report', async () => {
    answers.ticked = () => true;
    await vscode.commands.executeCommand('hegao.importMetrics', draft.file('表.csv'));
    await refused();
    answers.button = '补入缺少的指标';
    await vscode.commands.executeCommand('hegao.initMetrics', draft.document.uri);
    await refused();
  });

  it('is not renamed in', async () => {
    const ledger = await vscode.workspace.openTextDocument(draft.file('报告.metrics.yaml'));
    const place = rangeOf(ledger, '受理市民来电').start;
    const renaming: Thenable<vscode.WorkspaceEdit> = vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      ledger.uri,
      place,
      '市民来电受理',
    );
    const reason = await renaming.then(
      () => '',
      error => String(error),
    );
    match(reason, /只读文件/);
  });

  describe('in a virtual file system', () => {
    let memory: MemoryFiles;
    let provider: vscode.Disposable;
    const at = (name: string): vscode.Uri => vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
    const make = (files: Readonly<Record<string, string>>): void => {
      for (const [name, text] of Object.entries(files)) memory.files.set(`/${name}`, new TextEncoder().encode(text));
    };
    beforeEach(() => {
      memory = new MemoryFiles();
      provider = vscode.workspace.registerFileSystemProvider(SCHEME, memory);
    });
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      provider.dispose();
    });

    it('is known as such, too', async () => {
      make({ '报告.md': REPORT, '报告.metrics.yaml': LEDGER });
      memory.guarded.add('/报告.metrics.yaml');
      const document = await vscode.workspace.openTextDocument(at('报告.md'));
      await vscode.window.showTextDocument(document);
      await waitForDiagnostics(document.uri, all => all.length === 1);
      await choose(document, '31万件', /台账|指标文件/);
      await refused(at('报告.metrics.yaml'));
    });

    it('or can not be made: nothing is, and the user is told', async () => {
      make({
        '报告.md': REPORT,
        '旧.md': `---\nmetrics: 旧.yaml\n---\n${REPORT}`,
        '旧.yaml': LEDGER,
        '新.yaml': LEDGER,
      });
      const before = [...memory.files.keys()];
      const told = (): void => {
        deepEqual([...memory.files.keys()], before);
        deepEqual(answers.said.at(-1)?.kind, 'showErrorMessage');
        match(answers.said.at(-1)!.text, /无法写入“.*”。请检查文件夹是否可以写入/);
      };
      await vscode.window.showTextDocument(at('报告.md'));
      memory.guarded.add('/报告.metrics.yaml');
      await vscode.commands.executeCommand('hegao.initMetrics', at('报告.md'));
      told();
      // The report could be made, but not its ledger.
      await vscode.window.showTextDocument(at('旧.md'));
      memory.guarded.add('/新一期.metrics.yaml');
      answers.ticked = () => true;
      await vscode.commands.executeCommand('hegao.rollForward', at('旧.md'), at('新.yaml'), at('新一期.md'));
      told();
    });
  });
});
