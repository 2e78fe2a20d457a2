import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { pageOf } from '../service/page';
import type { Findings } from '../service/types';
import type { FromPagePreview, PagePreviewState, ToPagePreview, Zoom } from '../views/page-preview-messages';
import { reportFor } from './active-report';
import type { Checker } from './checker';
import { isReport, openDocument } from './documents';
import { layoutOptions, marksShown } from './layout-settings';
import { pagePreviewHtml } from './page-preview-html';
import { pictureAddress, pictureFolders } from './picture-address';

const VIEW_TYPE = 'hegao.pagePreview';
const ZOOM_KEY = 'pagePreview.zoom';
/** After an edit of a report that is not checked, so that a fast writer does not wait for pages. */
const DELAY = 250;

/** The command hegao.showPagePreview, and the preview's window when the editor opens it again after a restart. */
export function registerPagePreview(
  checker: Checker,
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  let preview: PagePreview | undefined;
  const adopt = (panel: vscode.WebviewPanel, uri: string | null): void => {
    // One preview follows the active report; a second one would show the same.
    preview?.close();
    panel.iconPath = iconOf(context.extensionUri);
    const made = new PagePreview(panel, uri, checker, context, log);
    preview = made;
    panel.onDidDispose(() => {
      made.dispose();
      if (preview === made) preview = undefined;
    });
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('hegao.showPagePreview', async (argument: unknown) => {
      const document = await reportToShow(argument);
      if (preview !== undefined) {
        if (document !== undefined) preview.follow(document.uri.toString());
        preview.reveal();
        return;
      }
      const panel = vscode.window.createWebviewPanel(
        VIEW_TYPE,
        l10n.t('版面预览'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        {},
      );
      adopt(panel, document?.uri.toString() ?? null);
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: Partial<PagePreviewState> | undefined) {
        adopt(panel, typeof state?.uri === 'string' && state.uri !== '' ? state.uri : null);
      },
    }),
    { dispose: () => preview?.close() },
  );
}

/** A tab's icon is no font's: one for each kind of theme. */
const iconOf = (extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } => ({
  light: vscode.Uri.joinPath(extensionUri, 'media', 'page-preview-light.svg'),
  dark: vscode.Uri.joinPath(extensionUri, 'media', 'page-preview-dark.svg'),
});

/** The report that was asked for (opened if need be), else the active one, else one that is seen. */
async function reportToShow(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const known = reportFor(argument);
  if (known !== undefined) return known;
  if (argument instanceof vscode.Uri) {
    const document = await vscode.workspace.openTextDocument(argument);
    return isReport(document) ? document : undefined;
  }
  return vscode.window.visibleTextEditors.find(editor => isReport(editor.document))?.document;
}

/** One window with the pages of a report, which goes along to another report when that one becomes active. */
class PagePreview implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  /** The page in the window listens; what is sent before is lost. */
  private ready = false;
  private disposed = false;
  /** Counts the requests for pages, so that a late answer does not replace a newer one. */
  private requests = 0;
  private shownUri: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the page that is loaded may take pictures from. */
  private folders: readonly vscode.Uri[] = [];

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private uri: string | null,
    private readonly checker: Checker,
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables.push(
      panel.webview.onDidReceiveMessage((message: FromPagePreview) => this.receive(message)),
      checker.onDidCheck(findings => {
        if (findings.uri === this.uri) void this.show(findings);
      }),
      checker.onDidFail(uri => {
        if (uri === this.uri) this.tell(l10n.t('核对中断，没有排出版面。原因见“输出”面板的“核稿”。'));
      }),
      checker.onDidForget(uri => {
        if (uri === this.uri) void this.update();
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (editor !== undefined && isReport(editor.document)) this.follow(editor.document.uri.toString());
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.followCursor(textEditor)),
      vscode.workspace.onDidOpenTextDocument(document => {
        if (document.uri.toString() === this.uri) void this.update();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        // A report that is checked is shown after each check.
        if (document.uri.toString() === this.uri && !this.checker.isWatched(this.uri)) this.updateSoon();
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        const changed = ['hegao.layout', 'hegao.preview'].some(section => event.affectsConfiguration(section));
        if (changed) void this.update();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.load()),
    );
    this.load();
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  close(): void {
    this.panel.dispose();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows this report from now on. */
  follow(uri: string): void {
    if (uri === this.uri) return;
    this.uri = uri;
    // Which folders' pictures may be shown can only be said before a page is loaded.
    if (foldersOf(uri).join('\n') === this.folders.join('\n')) void this.update();
    else this.load();
  }

  /** Loads the page into the window; it says when it is ready. */
  private load(): void {
    const { webview } = this.panel;
    this.ready = false;
    this.folders = foldersOf(this.uri);
    const { extensionUri, globalState } = this.context;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'media'),
        vscode.Uri.joinPath(extensionUri, 'dist'),
        ...this.folders,
      ],
    };
    webview.html = pagePreviewHtml(webview, extensionUri, zoomOf(globalState.get(ZOOM_KEY)));
  }

  private receive(message: FromPagePreview): void {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        void this.update();
        break;
      case 'goto':
        void this.goTo(message.offset);
        break;
      case 'marks':
        void this.setMarks(message.shown);
        break;
      case 'zoom':
        void this.context.globalState.update(ZOOM_KEY, message.zoom);
        break;
    }
  }

  private send(message: ToPagePreview): void {
    if (this.ready && !this.disposed) void this.panel.webview.postMessage(message);
  }

  private tell(text: string): void {
    this.requests++;
    this.shownUri = null;
    this.panel.title = l10n.t('版面预览');
    this.send({ kind: 'message', text });
  }

  private updateSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), DELAY);
  }

  /** Shows the report as it stands now, or why it can't be shown. */
  private async update(): Promise<void> {
    const request = ++this.requests;
    if (this.uri === null) {
      this.tell(l10n.t('打开一篇 Markdown 报告，这里就会显示它印出来的样子。'));
      return;
    }
    const document = openDocument(this.uri) ?? (await opened(this.uri));
    if (request !== this.requests || this.disposed) return;
    if (document === undefined || !isReport(document)) {
      this.tell(l10n.t('报告已关闭或已不存在。打开一篇 Markdown 报告，这里就会显示它印出来的样子。'));
      return;
    }
    const findings = await this.checker.findingsToPrint(document);
    if (request === this.requests && findings !== undefined) await this.show(findings);
  }

  private async show(findings: Findings): Promise<void> {
    if (!this.ready) return;
    const request = ++this.requests;
    const uri = vscode.Uri.parse(findings.uri);
    try {
      const { webview } = this.panel;
      const document = await pageOf(findings, layoutOptions(uri), target => pictureAddress(uri, target, webview));
      if (request !== this.requests || this.disposed) return;
      this.panel.title = l10n.t('版面预览：{0}', document.name || (uri.path.split('/').at(-1) ?? ''));
      // Somebody who has switched checking off does not want to be told what it finds.
      const marks = marksShown(uri) && this.checker.isWatched(findings.uri);
      this.send({ kind: 'document', document, marks, uri: findings.uri });
      this.shownUri = findings.uri;
      const editor = editorOf(findings.uri);
      if (editor !== undefined) this.followCursor(editor);
    } catch (error) {
      this.log.error('page preview', error as Error);
      if (request !== this.requests || this.disposed) return;
      this.tell(l10n.t('版面没有排出来。原因见“输出”面板的“核稿”。'));
    }
  }

  private followCursor(editor: vscode.TextEditor): void {
    const uri = editor.document.uri.toString();
    if (uri !== this.uri || this.shownUri !== uri) return;
    this.send({ kind: 'reveal', offset: editor.document.offsetAt(editor.selection.active) });
  }

  /** Puts the cursor where a click on the page says. */
  private async goTo(offset: number): Promise<void> {
    const document = this.uri === null ? undefined : openDocument(this.uri);
    if (document === undefined) return;
    const position = document.positionAt(offset);
    const viewColumn = editorOf(this.uri!)?.viewColumn ?? vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(document, { viewColumn });
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Keeps the choice where it was made before, else for all folders. */
  private async setMarks(shown: boolean): Promise<void> {
    const configuration = vscode.workspace.getConfiguration(
      'hegao.preview',
      this.uri === null ? undefined : vscode.Uri.parse(this.uri),
    );
    const known = configuration.inspect('marks');
    const target =
      known?.workspaceFolderValue !== undefined
        ? vscode.ConfigurationTarget.WorkspaceFolder
        : known?.workspaceValue !== undefined
          ? vscode.ConfigurationTarget.Workspace
          : vscode.ConfigurationTarget.Global;
    await configuration.update('marks', shown, target);
  }
}

/** The document of an address, opened without being shown; undefined when there is none any more. */
async function opened(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  } catch {
    return undefined;
  }
}

const foldersOf = (uri: string | null): vscode.Uri[] => (uri === null ? [] : pictureFolders(vscode.Uri.parse(uri)));

const editorOf = (uri: string): vscode.TextEditor | undefined =>
  vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri);

const zoomOf = (value: unknown): Zoom => (typeof value === 'number' && value > 0 ? value : 'fit');
