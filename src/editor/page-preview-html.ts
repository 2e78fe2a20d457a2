import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { pageNonce } from './page-nonce';

/** The page preview's own page; the report comes as messages. Nothing but our script and style sheet can run or be loaded in it. */
export function pagePreviewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, zoom: number | 'fit'): string {
  const address = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = pageNonce();
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource} data:`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const button = (id: string, text: string, title: string, pressed: boolean | null = null) =>
    `<button id="${id}" type="button" title="${escapeHtml(title)}" aria-label="${escapeHtml(title)}"${
      pressed === null ? '' : ` aria-pressed="${pressed}"`
    }>${escapeHtml(text)}</button>`;
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(address('media', 'page-preview.css'))}">
</head>
<body class="marked" data-zoom="${zoom}">
<div id="tools" role="toolbar">
<span id="place" role="status" data-text="${escapeHtml(l10n.t('第{0}页，共{1}页', '{0}', '{1}'))}"></span>
<span class="gap"></span>
${button('marks', l10n.t('核对标记'), l10n.t('显示或隐藏数字的核对结果'), true)}
${button('zoom-out', '−', l10n.t('缩小'))}
${button('zoom', '100%', l10n.t('按实际大小显示'))}
${button('zoom-in', '+', l10n.t('放大'))}
${button('fit', l10n.t('适合宽度'), l10n.t('使一页与窗口同宽'), false)}
</div>
<div id="desk" tabindex="0">
<p id="message" role="status">${escapeHtml(l10n.t('正在排版…'))}</p>
<div id="sheets"></div>
<div id="measure" class="text"></div>
</div>
<script nonce="${nonce}" src="${escapeHtml(address('dist', 'page-preview-view.js'))}"></script>
</body>
</html>`;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => NAMED[character]!);
