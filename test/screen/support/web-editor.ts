/** The editor as an online one: in the browser alone, with the packaged extension, on a virtual folder. What is written arrives on disk. */
import { EventEmitter, once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor-host/browser.mjs';
import { ensureEmbeddedEditor } from '../../../scripts/editor-host/install.mjs';
import { startWebServer, type WebServer } from '../../../scripts/editor-host/web-server.mjs';
import { makePackage } from '../../../scripts/package.mjs';
import { VIRTUAL_FOLDER_EXTENSION, virtualFolder } from './virtual-folder';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** The folder that is open; the file system's root is one above it. */
const FOLDER = 'reports';

export class WebEditor {
  private constructor(
    private readonly root: string,
    /** An event by the path of every file that is written. */
    private readonly written: EventEmitter,
    private readonly server: WebServer,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<WebEditor> {
    const quiet = (): void => {};
    await ensureEmbeddedEditor(quiet);
    const root = mkdtempSync(join(tmpdir(), 'hegao-web-'));
    const written = new EventEmitter();
    const server = await startWebServer({
      vsix: process.env['HEGAO_VSIX'] ?? (await makePackage()),
      fileSystem: { extension: VIRTUAL_FOLDER_EXTENSION, handle: virtualFolder(root, path => written.emit(path)) },
      settings: { 'hegao.inlayHints': true },
    });
    return new WebEditor(root, written, server, await launchBrowser(quiet));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens a window with a fresh copy of the samples and these files more, and the report of that name in it. */
  async open(report: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Page> {
    const folder = join(this.root, FOLDER);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    mkdirSync(folder);
    cpSync(join(ROOT, 'seeds'), folder, { recursive: true });
    for (const [name, content] of Object.entries(more)) writeFileSync(join(folder, name), content);
    const context = await this.browser.newContext({ locale: 'zh-CN', viewport: { width: 1600, height: 1600 } });
    const page = await context.newPage();
    await page.goto(this.server.address({ folder: `drafts:/${FOLDER}`, file: `drafts:/${FOLDER}/${report}` }));
    await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
    await page.evaluate(await readFile(join(import.meta.dirname, 'in-page.js'), 'utf8'));
    return page;
  }

  /** Ends a window; a picture of the end stays in out/screen when the test has failed. */
  async close(page: Page | undefined, test?: Mocha.Test): Promise<void> {
    if (!page) return;
    if (test?.state === 'failed') {
      await page.screenshot({ path: join(ROOT, 'out', 'screen', `${test.title.replace(/[^\p{L}\d]+/gu, '-')}.png`) });
    }
    await page.context().close();
  }

  /** Until the editor writes a file of the folder, from now on. */
  async nextWrite(name: string): Promise<void> {
    await once(this.written, `/${FOLDER}/${name}`);
  }

  /** A file of the folder as it has been written. */
  file(name: string): Promise<Buffer> {
    return readFile(join(this.root, FOLDER, name));
  }
}
