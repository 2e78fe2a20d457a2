/** The page that copies, alone in a browser that wants to see a click before a page may use the clipboard. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/editor-host/browser.mjs';

const SCRIPT = join(import.meta.dirname, '..', '..', 'src', 'views', 'copy-rich-text.ts');

/** The page's own elements, with an editor around it that only listens; the clipboard's newer interface is refused. */
const PAGE = `<body><div id="offer" hidden><button id="copy">复制</button></div><script>
  window.answers = [];
  window.acquireVsCodeApi = () => ({ postMessage: answer => answers.push(answer.kind) });
  Object.defineProperty(Clipboard.prototype, 'write', { value: () => Promise.reject(new DOMException('', 'NotAllowedError')) });
  const execute = document.execCommand;
  let clicked = false;
  addEventListener('click', () => { clicked = true; }, true);
  document.execCommand = (...args) => clicked && execute.apply(document, args);
</script>`;

describe('the page that copies', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  before(async () => {
    server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(PAGE);
    });
    // A page of this machine itself may use the clipboard without encryption.
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    browser = await launchBrowser(() => {});
    page = await browser.newPage();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const { outputFiles } = await esbuild.build({ entryPoints: [SCRIPT], bundle: true, format: 'iife', write: false });
    await page.addScriptTag({ content: outputFiles[0]!.text });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  it('says that it is ready, and shows nothing', async () => {
    deepEqual(await page.evaluate('answers'), ['ready']);
    ok(await page.locator('#offer').isHidden());
  });

  it('shows its button when it may not copy by itself, and copies at the click, to the letter', async () => {
    const html = '<p style="mso-style-name:公文正文">受理12万件</p>';
    await page.evaluate(`postMessage(${JSON.stringify({ html, text: '受理12万件' })})`);
    const button = page.getByRole('button');
    await button.waitFor();
    deepEqual(await page.evaluate('answers'), ['ready', 'refused']);
    await button.click();
    await page.waitForFunction('answers.length === 3');
    deepEqual(await page.evaluate('answers'), ['ready', 'refused', 'copied']);
    const copied = await page.evaluate<string>(`navigator.clipboard.read({ unsanitized: ['text/html'] })
      .then(([item]) => item.getType('text/html')).then(blob => blob.text())`);
    equal(copied, html);
    equal(await page.evaluate('navigator.clipboard.readText()'), '受理12万件');
  });
});
