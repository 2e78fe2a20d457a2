/**
 * The package for this machine's platform, installed: the names that it proposes for new metrics come from nodejieba, which it
 * carries. The package for every platform has no nodejieba and proposes names all the same.
 */
import { ok, rejects } from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/editor-host/browser.mjs';
import { ensureEmbeddedEditor } from '../../scripts/editor-host/install.mjs';
import { type EditorServer, startServer } from '../../scripts/editor-host/server.mjs';
import { newProfile, openWindow } from '../../scripts/editor-host/window.mjs';
import { NATIVE_FILES, thisTarget } from '../../scripts/native-words.mjs';
import { makePackage } from '../../scripts/package.mjs';
import { JiebaSegmenter } from '../../src/words/jieba';
import { clickOn, preparePage } from './support/screen';

const ROOT = join(import.meta.dirname, '..', '..');
const BUILT = NATIVE_FILES.every(file => existsSync(join(ROOT, 'node_modules', 'nodejieba', file)));

/** 在建 is one word to nodejieba; other segmenters take 在 for a word of its own, with which no name begins. */
const REPORT = '全市在建项目30个。\n';
const NAME = '在建项目';

const quiet = (): void => {};

describe('the package for one platform, installed', function () {
  // A package is made, an editor of its own started and a dictionary read.
  this.timeout(240_000);
  let folder = '';
  let server: EditorServer | undefined;
  let browser: Browser | undefined;

  /** Installs the package in an editor of its own and opens the report there; answers once the extension has read it. */
  const openReport = async (vsix: string): Promise<Page> => {
    await ensureEmbeddedEditor(quiet);
    const [dataFolder, workplace] = [join(folder, 'editor'), join(folder, 'reports')];
    for (const made of [dataFolder, workplace]) mkdirSync(made);
    const file = join(workplace, 'report.md');
    writeFileSync(file, REPORT);
    writeFileSync(join(workplace, 'report.metrics.yaml'), '督查组: 11个\n');
    server = await startServer({ vsix, dataFolder });
    browser = await launchBrowser(quiet);
    const page = await openWindow(await newProfile(browser), server, { folder: workplace, file });
    await preparePage(page);
    await page.locator('.statusbar-item', { hasText: '1处台账未列' }).waitFor();
    return page;
  };
  /** The words into which the installed extension's own process cuts the report. */
  const cutByWorker = async (): Promise<readonly string[]> => {
    const extensions = join(folder, 'editor', 'extensions');
    const name = readdirSync(extensions).find(one => one.startsWith('hegao.'));
    ok(name, `not installed: ${readdirSync(extensions).join(', ')}`);
    const segmenter = new JiebaSegmenter(join(extensions, name, 'dist', 'words-worker.js'), 30_000);
    try {
      return await segmenter.cut(REPORT.trim());
    } finally {
      segmenter.dispose();
    }
  };
  const offeredFix = async (page: Page): Promise<string> => {
    await clickOn(page, '30个');
    const fix = page.locator('.action-widget .monaco-list-row.action').first();
    const nothing = page.locator('.monaco-editor-overlaymessage');
    await page.keyboard.press('Control+.');
    await fix.or(nothing).first().waitFor();
    const offered = (await fix.isVisible()) ? ((await fix.textContent()) ?? '') : '';
    await page.keyboard.press('Escape');
    await fix.or(nothing).first().waitFor({ state: 'hidden' });
    return offered;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hegao-native-'));
  });
  afterEach(async () => {
    await browser?.close();
    await server?.stop();
    [browser, server] = [undefined, undefined];
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('proposes the names that nodejieba makes possible', async function () {
    // An optional dependency: where it could not be compiled there is no such package.
    if (!BUILT) this.skip();
    const page = await openReport(await makePackage(join(folder, 'native.vsix'), thisTarget()));
    const words = await cutByWorker();
    ok(words.includes('在建'), words.join('/'));
    // While the dictionary is being read, which takes seconds, the other segmenter answers.
    while (!(await offeredFix(page)).includes(NAME));
  });

  it('proposes a name where it is for every platform, too, and carries no nodejieba', async () => {
    const page = await openReport(process.env['HEGAO_VSIX'] || (await makePackage(join(folder, 'every.vsix'))));
    await rejects(cutByWorker(), /did not answer|not available/);
    while (!(await offeredFix(page)).includes('项目'));
  });
});
