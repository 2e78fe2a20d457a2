/**
 * The page behind 复制为 Word 富文本: puts HTML and plain text on the clipboard, which the editor's own interface can't. It tries at
 * once; where the browser wants a click first, it shows its button.
 */
import type { CopyAnswer, CopyRequest } from './copy-rich-text-messages';

declare function acquireVsCodeApi(): { postMessage(message: CopyAnswer): void };

const editor = acquireVsCodeApi();
const offer = document.getElementById('offer')!;
const button = document.getElementById('copy')!;

window.addEventListener('message', event => {
  const request = event.data as CopyRequest;
  button.addEventListener('click', () => void copy(request));
  void copy(request);
});
editor.postMessage({ kind: 'ready' });

async function copy(request: CopyRequest): Promise<void> {
  window.focus();
  if (copyByEvent(request) || (await copyByInterface(request))) {
    editor.postMessage({ kind: 'copied' });
    return;
  }
  offer.hidden = false;
  button.focus();
  editor.postMessage({ kind: 'refused' });
}

/** The older way: the HTML arrives as it is written. False where the browser does not let a page copy by itself. */
function copyByEvent({ html, text }: CopyRequest): boolean {
  let written = false;
  const write = (event: ClipboardEvent): void => {
    if (event.clipboardData === null) return;
    event.clipboardData.setData('text/html', html);
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    written = true;
  };
  document.addEventListener('copy', write, { once: true });
  try {
    return document.execCommand('copy') && written;
  } finally {
    document.removeEventListener('copy', write);
  }
}

/** The newer way, for which a page may have leave without a click; some browsers clean the HTML on it. */
async function copyByInterface({ html, text }: CopyRequest): Promise<boolean> {
  try {
    const flavours = { 'text/html': html, 'text/plain': text };
    const blobs = Object.entries(flavours).map(([type, content]) => [type, new Blob([content], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}
