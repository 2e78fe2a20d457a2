import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from './support/diagnostics';
import { type Draft, openDraft } from './support/drafts';
import { rangeOf, replaceText } from './support/edits';

const LEDGER = `period: 2015年上半年
metrics:
  受理市民来电:
    values: { 2014年上半年: 280000, 2015年上半年: 293412 }
    unit: 件
    source: 热线办[月报](https://example.com)
  受理网民留言: 2160件
  日均来电:
    formula: 受理市民来电 / 181
    unit: 件
`;
const REPORT = '# 上半年工作情况\n\n上半年受理市民来电31万件。另有{{受理市民来电}}。\n\n全年\n';

const run = <T>(command: string, ...parameters: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...parameters);

const inside = (document: vscode.TextDocument, text: string): vscode.Position =>
  rangeOf(document, text).start.translate(0, 1);

describe('at the writer’s elbow', () => {
  let draft: Draft;
  let ledger: vscode.TextDocument;
  beforeEach(async () => {
    draft = await openDraft({ '报告.md': REPORT, '另一份.md': '# 情况\n\n{{受理市民来电}}\n', 'metrics.yaml': LEDGER });
    ledger = await vscode.workspace.openTextDocument(draft.file('metrics.yaml'));
    await waitForDiagnostics(draft.document.uri, all => all.length === 1);
  });
  afterEach(() => draft.close());

  const hoverAt = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.MarkdownString> => {
    const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const contents = hovers.flatMap(hover => hover.contents as vscode.MarkdownString[]);
    const ours = contents.find(content => content.value.includes('受理市民来电'));
    ok(ours, JSON.stringify(hovers));
    return ours;
  };

  it('the hover of a figure has the other period and links that act; nothing of the ledger becomes a link', async () => {
    const { value } = await hoverAt(draft.document, inside(draft.document, '31万件'));
    match(value, /280000件/);
    match(value, /command:hegao\.showPlace/);
    match(value, /热线办&#91;月报&#93;/);
    const fix = /command:hegao\.applyFirstFix\?([^)]+)/.exec(value)!;
    await run('hegao.applyFirstFix', ...JSON.parse(decodeURIComponent(fix[1]!)));
    match(draft.document.getText(), /来电29万件/);
    // The same link belongs to a text that is no more.
    await run('hegao.applyFirstFix', ...JSON.parse(decodeURIComponent(fix[1]!)));
    match(draft.document.getText(), /来电29万件/);
    const place = /command:hegao\.showPlace\?([^)]+)/.exec(value)!;
    await run('hegao.showPlace', ...JSON.parse(decodeURIComponent(place[1]!)));
    equal(vscode.window.activeTextEditor?.document, ledger);
    equal(ledger.getText(vscode.window.activeTextEditor!.selection), '受理市民来电');
  });

  it('the hover of an entry says where it is stated', async () => {
    const { value } = await hoverAt(ledger, new vscode.Position(2, 4));
    match(value, /报告&#46;md第3行/);
    match(value, /31万件，不符/);
  });

  it('goes from a figure, a live value and a formula to the entry', async () => {
    for (const [document, position] of [
      [draft.document, inside(draft.document, '31万件')],
      [draft.document, rangeOf(draft.document, '{{受理市民来电').end.translate(0, -2)],
      [ledger, rangeOf(ledger, '受理市民来电 / 181').start.translate(0, 2)],
    ] as const) {
      const found = await run<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      const lines = found.map(one => ('targetUri' in one ? one.targetSelectionRange! : one.range).start.line);
      deepEqual(lines, [2], document.getText(document.getWordRangeAtPosition(position)));
    }
  });

  it('finds the references in both files, and in a report that is not open', async () => {
    const places = await run<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      ledger.uri,
      new vscode.Position(2, 4),
    );
    const names = places.map(place => place.uri.path.split('/').at(-1));
    deepEqual(names.sort(), ['metrics.yaml', 'metrics.yaml', '另一份.md', '报告.md', '报告.md']);
  });

  it('finds and renames in reports of other folders that name the ledger, except where the editor looks for nothing', async () => {
    const text = (path: string): string => `---\nmetrics: ${path}\n---\n# 情况\n\n{{受理网民留言}}\n`;
    const files = {
      '街道/甲.md': text('../metrics.yaml'),
      '街道/乙.md': text('metrics.yaml'),
      '街道/metrics.yaml': LEDGER,
      '备份/丙.md': text('../metrics.yaml'),
      'node_modules/丁.md': text('../metrics.yaml'),
    };
    for (const [name, content] of Object.entries(files))
      await vscode.workspace.fs.writeFile(draft.file(name), new TextEncoder().encode(content));
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('exclude', { '**/备份': true }, vscode.ConfigurationTarget.Workspace);
    try {
      const position = rangeOf(ledger, '受理网民留言').start;
      const places = await run<vscode.Location[]>('vscode.executeReferenceProvider', ledger.uri, position);
      const paths = places.map(place => place.uri.path.slice(draft.folder.path.length + 1));
      deepEqual(paths.sort(), ['metrics.yaml', '街道/甲.md']);
      const rename = 'vscode.executeDocumentRenameProvider';
      const edit = await run<vscode.WorkspaceEdit>(rename, ledger.uri, position, '网民留言');
      const changed = edit.entries().map(([uri]) => uri.path.slice(draft.folder.path.length + 1));
      deepEqual(changed.sort(), ['metrics.yaml', '街道/甲.md']);
    } finally {
      await settings.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('renames everywhere at once, and refuses a name that is taken', async () => {
    const position = rangeOf(draft.document, '{{受理市民来电').end.translate(0, -2);
    await rejects(async () => run('vscode.executeDocumentRenameProvider', draft.document.uri, position, '日均来电'));
    const edit = await run<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      draft.document.uri,
      position,
      '市民来电',
    );
    equal(await vscode.workspace.applyEdit(edit), true);
    match(ledger.getText(), /^ {2}市民来电:$/m);
    match(ledger.getText(), /formula: 市民来电 \/ 181/);
    match(draft.document.getText(), /受理市民来电31万件。另有\{\{市民来电\}\}/);
    const other = await vscode.workspace.openTextDocument(draft.file('另一份.md'));
    match(other.getText(), /\{\{市民来电\}\}/);
    await vscode.window.showTextDocument(other);
    await run('workbench.action.files.revert');
  });

  it('completes pinyin initials to the name and its figure, with the ledger as it stands', async () => {
    await replaceText(draft.editor, '全年\n', '全年slwm\n');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(ledger.uri, rangeOf(ledger, '2160件'), '2370件');
    await vscode.workspace.applyEdit(edit);
    const findings = await run<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      draft.document.uri,
      rangeOf(draft.document, '全年slwm').end,
    );
    const item = findings.items.find(one => String(one.insertText).startsWith('受理网民留言'));
    ok(item, JSON.stringify(findings.items.slice(0, 5)));
  });

  it('counts over the entries of the ledger, and shows values behind live values when asked to', async () => {
    const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', ledger.uri);
    deepEqual(
      lenses.map(lens => [lens.range.start.line, lens.command?.title]),
      [[2, '报告中写到2处，1处不符']],
    );
    const all = new vscode.Range(0, 0, draft.document.lineCount, 0);
    const hints = () => run<vscode.InlayHint[]>('vscode.executeInlayHintProvider', draft.document.uri, all);
    deepEqual(await hints(), []);
    const configuration = vscode.workspace.getConfiguration('hegao');
    await configuration.update('inlayHints', true, vscode.ConfigurationTarget.Workspace);
    try {
      await waitForDiagnostics(draft.document.uri, marks => marks.length === 1);
      const api = vscode.extensions.getExtension('hegao.hegao')!.exports as {
        check(document: vscode.TextDocument): Promise<unknown>;
      };
      await api.check(draft.document);
      deepEqual(
        (await hints()).map(hint => hint.label),
        ['293412件'],
      );
    } finally {
      await configuration.update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
