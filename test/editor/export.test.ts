import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Answers } from './support/answers';
import { type Draft, openDraft } from './support/drafts';
import { replaceText } from './support/edits';
import { hegao } from './support/extension';
import { MemoryFiles } from './support/memory-files';

const LEDGER = 'period: 2015年上半年\nmetrics:\n  受理市民来电: 293412件\n  派出督查组: 11个\n';
const REPORT = '# 上半年工作情况\n\n上半年受理市民来电{{受理市民来电|30万件}}，派出督查组11个。\n';
const FILES = { '报告.md': REPORT, '报告.metrics.yaml': LEDGER };

const bytesOf = (uri: vscode.Uri): Thenable<Uint8Array> => vscode.workspace.fs.readFile(uri);
const textOf = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await bytesOf(uri));
const isDocx = async (uri: vscode.Uri): Promise<boolean> =>
  new TextDecoder('latin1').decode((await bytesOf(uri)).slice(0, 4)) === 'PK\u0003\u0004';

describe('export', () => {
  let draft: Draft;
  let answers: Answers;
  before(() => hegao().activate());
  beforeEach(() => {
    answers = new Answers();
  });
  afterEach(async () => {
    answers.end();
    await draft.close();
  });

  const run = (command: string, argument?: unknown): Thenable<vscode.Uri | undefined> =>
    vscode.commands.executeCommand<vscode.Uri | undefined>(command, argument);
  const names = async (): Promise<string[]> =>
    (await vscode.workspace.fs.readDirectory(draft.folder)).map(([name]) => name).sort();

  it('writes a .docx beside the report, where the dialog proposes it', async () => {
    draft = await openDraft({ ...FILES, '报告.md': REPORT.replace('30万件', '29万余件') });
    answers.target = options => options.defaultUri;
    const target = await run('hegao.exportDocx');
    equal(target?.toString(), draft.file('报告.docx').toString());
    ok(await isDocx(target!));
    deepEqual(await names(), ['报告.docx', '报告.md', '报告.metrics.yaml']);
    const { kind, text } = answers.said.at(-1)!;
    equal(kind, 'showInformationMessage');
    match(text, /已导出.*报告\.docx.*1处相符/);
  });

  it('writes the report as it stands in the editor, live values filled in', async () => {
    draft = await openDraft({ ...FILES, '报告.md': REPORT.replace('30万件', '29万余件') });
    await replaceText(draft.editor, '上半年受理', '截至6月底受理');
    const target = await run('hegao.exportHtml', { target: draft.file('成文.html') });
    match(await textOf(target!), /截至6月底受理市民来电29万余件/);
    equal(draft.document.isDirty, true);
  });

  it('exports a report that a menu names and that is not open', async () => {
    draft = await openDraft({ ...FILES, '简报.md': '# 简报\n\n正文。\n' });
    answers.target = options => options.defaultUri;
    const target = await run('hegao.exportHtml', draft.file('简报.md'));
    equal(target?.toString(), draft.file('简报.html').toString());
    match(await textOf(target!), /正文。/);
  });

  it('writes nothing when the dialog is left', async () => {
    draft = await openDraft(FILES);
    answers.button = '仍要导出';
    equal(await run('hegao.exportHtml'), undefined);
    deepEqual(await names(), ['报告.md', '报告.metrics.yaml']);
  });

  it('asks before a report with errors leaves, and says which', async () => {
    draft = await openDraft(FILES);
    const target = draft.file('成文.docx');
    equal(await run('hegao.exportDocx', { target }), undefined);
    const { text, options } = answers.said[0]!;
    match(text, /报告还有 1 个错误，仍要导出吗？/);
    const { modal, detail } = options as vscode.MessageOptions;
    deepEqual([modal, /台账为29/.test(detail ?? '')], [true, true]);
    deepEqual(await names(), ['报告.md', '报告.metrics.yaml']);
    answers.button = '仍要导出';
    ok(await run('hegao.exportDocx', { target: target.fsPath }));
    ok(await isDocx(target));
  });

  it('replaces a file only after asking', async () => {
    draft = await openDraft({ ...FILES, '旧.html': '旧' });
    const target = draft.file('旧.html');
    answers.button = '仍要导出';
    equal(await run('hegao.exportHtml', { target }), undefined);
    match(answers.said.at(-1)!.text, /旧\.html”已经存在，要替换吗/);
    equal(await textOf(target), '旧');
    ok(await run('hegao.exportHtml', { target, force: true }));
    match(await textOf(target), /受理市民来电/);
    answers.button = '替换';
    equal(await run('hegao.exportHtml', { target: draft.document.uri, force: true }), undefined);
    equal(await textOf(draft.document.uri), REPORT);
  });

  it('tells what was left out, and how LibreOffice opens the HTML', async () => {
    draft = await openDraft({ ...FILES, '报告.md': '# 情况\n\n![图](没有.png)\n' });
    ok(await run('hegao.exportHtml', { target: draft.file('成文.html') }));
    const { kind, text } = answers.said.at(-1)!;
    equal(kind, 'showWarningMessage');
    match(text, /有 1 处被略去或改动/);
  });

  it('writes the review list in the format that is chosen', async () => {
    draft = await openDraft(FILES);
    answers.button = '表格（CSV）';
    answers.target = options => options.defaultUri;
    const target = await run('hegao.exportReview');
    equal(target?.toString(), draft.file('报告数据核对表.csv').toString());
    const bytes = await bytesOf(target!);
    deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
    match(new TextDecoder().decode(bytes), /11个,派出督查组,11个,2015年上半年,,,相符,/);
    ok(await run('hegao.exportReview', { target: draft.file('表.html'), format: 'html' }));
    match(await textOf(draft.file('表.html')), /^<!DOCTYPE html>/);
  });

  it('exports a report that was never saved, named by its title', async () => {
    draft = await openDraft(FILES);
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# 每周/简报\n\n正文。\n',
    });
    await vscode.window.showTextDocument(document);
    answers.target = options => vscode.Uri.joinPath(draft.folder, options.defaultUri!.path.split('/').at(-1)!);
    const target = await run('hegao.exportDocx');
    equal(target?.toString(), draft.file('每周简报.docx').toString());
    ok(await isDocx(target!));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('stops at a reference document that is not there', async () => {
    draft = await openDraft(FILES);
    const settings = vscode.workspace.getConfiguration('hegao.layout');
    await settings.update('reference', '没有.docx', vscode.ConfigurationTarget.Global);
    try {
      equal(await run('hegao.exportDocx', { target: draft.file('成文.docx'), force: true }), undefined);
      match(answers.said.at(-1)!.text, /参考文档“没有\.docx”找不到/);
      deepEqual(await names(), ['报告.md', '报告.metrics.yaml']);
    } finally {
      await settings.update('reference', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('exports a report whose figures the settings exempt from checking', async () => {
    draft = await openDraft(FILES);
    const settings = vscode.workspace.getConfiguration('hegao');
    await settings.update('enable', false, vscode.ConfigurationTarget.Global);
    try {
      const target = await run('hegao.exportHtml', { target: draft.file('成文.html') });
      match(await textOf(target!), /受理市民来电29万件/);
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  describe('to a virtual file system', () => {
    let memory: MemoryFiles;
    let provided: vscode.Disposable;
    beforeEach(() => {
      memory = new MemoryFiles();
      provided = vscode.workspace.registerFileSystemProvider('hegaomemory', memory);
    });
    afterEach(() => provided.dispose());

    it('writes where nothing can be renamed', async () => {
      draft = await openDraft(FILES);
      const target = vscode.Uri.parse('hegaomemory:/成文.docx');
      ok(await run('hegao.exportDocx', { target, force: true }));
      deepEqual([...memory.files.keys()], ['/成文.docx']);
      ok(await isDocx(target));
    });

    it('says that a place is read-only, and leaves what is there', async () => {
      draft = await openDraft(FILES);
      memory.files.set('/成文.docx', new TextEncoder().encode('旧'));
      memory.isReadonly = true;
      const target = vscode.Uri.parse('hegaomemory:/成文.docx');
      equal(await run('hegao.exportDocx', { target, force: true }), undefined);
      const { kind, text } = answers.said.at(-1)!;
      equal(kind, 'showErrorMessage');
      match(text, /没有写入.*只读/);
      equal(await textOf(target), '旧');
      equal(memory.files.size, 1);
    });
  });
});
