import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Draft, openDraft, openFixture } from './support/drafts';
import { replaceText } from './support/edits';
import { hegao } from './support/extension';
import { until } from './support/until';

const LEDGER =
  'period: 2015年上半年\nmetrics:\n  受理市民来电:\n    value: 293412件\n    source: 热线办月报\n  派出督查组: 11个\n';
const REPORT = '# 上半年工作情况\n\n上半年受理市民来电31万件，即{{受理市民来电|30万件}}。\n\n派出督查组11个。\n';
const FILES = { '报告.md': REPORT, '报告.metrics.yaml': LEDGER };

/** What the editor's own Markdown preview would show. */
const render = (document: vscode.TextDocument): Thenable<string> =>
  vscode.commands.executeCommand<string>('markdown.api.render', document);

/**
 * The page once it is as it should be: rendered now, and again whenever problems are published. Never in a loop without a pause:
 * the editor's own process would have no turn.
 */
function rendered(document: vscode.TextDocument, isRight: (html: string) => boolean): Promise<string> {
  let html = '';
  return until(
    async () => {
      html = await render(document);
      return isRight(html) && html;
    },
    look => vscode.languages.onDidChangeDiagnostics(look),
    () => `the preview stays as it is: ${html}`,
  );
}

const verdictsIn = (html: string): string[] =>
  [...html.matchAll(/<span class="hegao-figure hegao-([a-z]+)" title="[^"]*">([^<]*)<\/span>/g)].map(
    ([, verdict, text]) => `${text} ${verdict}`,
  );

describe('the Markdown preview', () => {
  let draft: Draft;
  before(() => hegao().activate());
  afterEach(() => draft.close());

  it('marks figures, names metric, value and source, and shows live values', async () => {
    draft = await openDraft(FILES);
    const html = await rendered(draft.document, text => text.includes('hegao-mismatch'));
    deepEqual(verdictsIn(html), ['31万件 mismatch', '29万件 consistent', '11个 consistent']);
    match(html, /title="[^"]*「受理市民来电」[^"]*293412件[^"]*热线办月报"/);
    ok(!html.includes('{{'));
  });

  it('follows unsaved edits of the report and of the ledger', async () => {
    draft = await openDraft(FILES);
    await rendered(draft.document, text => text.includes('31万件</span>'));
    await replaceText(draft.editor, '31万件', '29.3万件');
    await rendered(draft.document, text => !text.includes('hegao-mismatch') && text.includes('11个</span>'));
    const ledger = await vscode.workspace.openTextDocument(draft.file('报告.metrics.yaml'));
    const editor = await vscode.window.showTextDocument(ledger, vscode.ViewColumn.Beside);
    await replaceText(editor, '11个', '12个');
    ok(ledger.isDirty);
    deepEqual(
      verdictsIn(await rendered(draft.document, text => text.includes('hegao-mismatch'))).at(-1),
      '11个 mismatch',
    );
  });

  it('leaves figures unmarked where the marks are switched off, and still shows live values', async () => {
    draft = await openDraft(FILES);
    const settings = vscode.workspace.getConfiguration('hegao.preview', draft.document.uri);
    await settings.update('marks', false, vscode.ConfigurationTarget.Global);
    try {
      const html = await rendered(draft.document, text => text.includes('即29万件'));
      deepEqual(verdictsIn(html), []);
    } finally {
      await settings.update('marks', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

/** Tabs that show pages. */
const pageTabs = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(tab => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('hegao.pagePreview'));

/** The one tab with pages, once it is named as expected. */
const pageTab = (name: string): Promise<vscode.Tab> =>
  until(
    () => pageTabs().find(tab => tab.label.includes(name)),
    look => vscode.window.tabGroups.onDidChangeTabs(look),
    () => `no pages of ${name}; there are ${pageTabs().map(tab => tab.label)}`,
  );

describe('the page preview', () => {
  let draft: Draft;
  before(() => hegao().activate());
  afterEach(() => draft.close());
  const show = (argument?: vscode.Uri) => vscode.commands.executeCommand('hegao.showPagePreview', argument);

  it('opens beside the report, which keeps the focus, and is named for its title', async () => {
    draft = await openFixture('seeds', '2015年上半年工作情况.md');
    await show();
    const tab = await pageTab('办公厅2015年上半年工作情况');
    equal(tab.group.viewColumn, vscode.ViewColumn.Two);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), draft.document.uri.toString());
  });

  it('is one window, which goes along to another report', async () => {
    draft = await openDraft({ ...FILES, '另一篇.md': '# 另一篇报告\n\n正文。\n' });
    await show();
    await pageTab('上半年工作情况');
    await show();
    equal(pageTabs().length, 1);
    await vscode.window.showTextDocument(draft.file('另一篇.md'), { viewColumn: vscode.ViewColumn.One });
    await pageTab('另一篇报告');
    equal(pageTabs().length, 1);
  });

  it('shows a draft that was never saved, and follows its edits', async () => {
    draft = await openDraft(FILES);
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# 未存的报告\n\n正文。\n',
    });
    const editor = await vscode.window.showTextDocument(document);
    await show();
    await pageTab('未存的报告');
    await replaceText(editor, '未存的报告', '改过的报告');
    await pageTab('改过的报告');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('opens a report that is named to it', async () => {
    draft = await openDraft({ ...FILES, '另一篇.md': '# 另一篇报告\n\n正文。\n' });
    await show(draft.file('另一篇.md'));
    await pageTab('另一篇报告');
  });
});
