import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type RichText, richTextOf } from '../service/rich-text';
import type { CopyAnswer, CopyRequest } from '../views/copy-rich-text-messages';
import type { Checker } from './checker';
import { isReport } from './documents';
import { type ErrorsQuestion, goesOnDespiteErrors } from './errors-question';
import { pictureReader } from './export-pictures';
import { readArguments, reportToExport } from './export-target';
import type { EditorHost } from './host';
import { layoutOptions } from './layout-settings';
import { pageNonce } from './page-nonce';

/**
 * `hegao.copyAsRichText`: the finished document on the clipboard, as HTML for Word and WPS and as plain text. Takes the report's
 * address or `{ report, force }`, like the export commands; answers true when the clipboard has it. The editor's own clipboard holds
 * plain text only, so a page does the copying and closes itself.
 */
export function registerCopyRichText(
  checker: Checker,
  host: EditorHost,
  extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.commands.registerCommand('hegao.copyAsRichText', async (argument: unknown): Promise<boolean> => {
    const asked = readArguments(argument);
    const document = await reportToExport(asked.report);
    if (!document || !isReport(document)) {
      void vscode.window.showInformationMessage(l10n.t('请先打开一份报告（Markdown 文件），再复制'));
      return false;
    }
    const findings = await checker.findingsToPrint(document);
    if (!findings) {
      void vscode.window.showErrorMessage(l10n.t('这份报告没能检查，没有复制。详情见“输出”面板中的“核稿”'));
      return false;
    }
    if (!asked.force && !(await goesOnDespiteErrors(findings, COPY_QUESTION))) return false;
    const richText = await richTextOf(findings, layoutOptions(document.uri), pictureReader(host, document.uri));
    if (!(await copyInPage(extensionUri, richText))) return false;
    showCopied(richText.notes, log);
    return true;
  });
}

const COPY_QUESTION: ErrorsQuestion = {
  question: errors => l10n.t('报告还有 {0} 个错误，仍要复制吗？', errors),
  goOn: () => l10n.t('仍要复制'),
};

function showCopied(notes: readonly string[], log: vscode.LogOutputChannel): void {
  const copied = l10n.t('已复制。请到 Word 或 WPS 中粘贴，粘贴选项选“保留源格式”。');
  if (notes.length === 0) {
    void vscode.window.showInformationMessage(copied);
    return;
  }
  for (const note of notes) log.warn(note);
  const details = l10n.t('详情');
  void vscode.window
    .showWarningMessage(copied + l10n.t('有 {0} 处被略去或改动，见“详情”。', notes.length), details)
    .then(answer => answer === details && log.show());
}

/** Opens the page, lets it copy, and closes it; false when the user closed it first. */
function copyInPage(extensionUri: vscode.Uri, { html, text }: RichText): Promise<boolean> {
  const scripts = vscode.Uri.joinPath(extensionUri, 'dist');
  const panel = vscode.window.createWebviewPanel(
    'hegao.copyAsRichText',
    l10n.t('复制为 Word 富文本'),
    // In front and with the keyboard: browsers let only the page that has it use the clipboard.
    { viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
    { enableScripts: true, localResourceRoots: [scripts] },
  );
  return new Promise(resolve => {
    panel.onDidDispose(() => resolve(false));
    panel.webview.onDidReceiveMessage((answer: CopyAnswer) => {
      if (answer.kind === 'ready') {
        const request: CopyRequest = { html, text };
        void panel.webview.postMessage(request);
      } else if (answer.kind === 'copied') {
        resolve(true);
        panel.dispose();
      }
    });
    panel.webview.html = page(panel.webview, vscode.Uri.joinPath(scripts, 'copy-rich-text-view.js'));
  });
}

/** The page shows its button only when it could not copy by itself. Nothing of the report is in it: that comes as a message. */
function page(webview: vscode.Webview, script: vscode.Uri): string {
  const nonce = pageNonce();
  const offer = l10n.t('浏览器要求先点一下按钮，才能写入剪贴板。');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'">
<style nonce="${nonce}">
body { padding: 2rem; text-align: center }
button { padding: 0.5rem 2rem; border: 1px solid var(--vscode-button-border, transparent); color: var(--vscode-button-foreground);
  background: var(--vscode-button-background); font: inherit; cursor: pointer }
button:hover { background: var(--vscode-button-hoverBackground) }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px }
</style>
</head>
<body>
<div id="offer" hidden><p>${offer}</p><button id="copy">${l10n.t('复制')}</button></div>
<script nonce="${nonce}" src="${webview.asWebviewUri(script).toString()}"></script>
</body>
</html>`;
}
