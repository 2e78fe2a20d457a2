/**
 * The pictures of the README that show the editor: the sample report with its marks and the Problems panel, and the view 指标. Taken in
 * the embedded editor with the package installed.
 *
 *   node scripts/screenshot.mjs [FOLDER]      by default docs/images
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launchBrowser } from './editor-host/browser.mjs';
import { ensureEmbeddedEditor } from './editor-host/install.mjs';
import { CACHE, ROOT } from './editor-host/places.mjs';
import { startServer } from './editor-host/server.mjs';
import { newProfile, openWindow } from './editor-host/window.mjs';
import { makePackage } from './package.mjs';
import { shrinkPicture } from './shrink-picture.mjs';

const FOLDER = join(ROOT, 'seeds');
const SAMPLE = join(FOLDER, '2015年上半年工作情况.md');
/** Pixels of the picture for one of the window, so that it is sharp on good screens too. */
const SCALE = 1.5;
/** What a Chinese system gives the editor; which font a bare machine would find is chance. */
const FONT =
  ".monaco-workbench { font-family: 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif !important; }";

const log = line => console.log(`· ${line}`);
const pictures = resolve(process.argv[2] ?? join(ROOT, 'docs', 'images'));

await ensureEmbeddedEditor(log);
const vsix = join(CACHE, 'screenshot.vsix');
await makePackage(vsix);
const server = await startServer({ vsix });
const browser = await launchBrowser(log);
try {
  await mkdir(pictures, { recursive: true });
  const profile = await newProfile(browser, { width: 1280, height: 800, scale: SCALE });
  const page = await openWindow(profile, server, { folder: FOLDER, file: SAMPLE });
  await page.addStyleTag({ content: FONT });
  await page.locator('.squiggly-error').first().waitFor();
  await takeView(page, join(pictures, 'metrics-view.png'));
  await takeScreen(page, join(pictures, 'screen.png'));
} finally {
  await browser.close();
  await server.stop();
  await rm(vsix, { force: true });
}

/** The side bar with the metrics, one of them open at its wrong figure. */
async function takeView(page, path) {
  await page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="核稿"]') }).click();
  const row = text => page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  await row('建议提案交办').click();
  await row('1089件').waitFor();
  // No row under the pointer, and none chosen.
  await page.locator('.editor-instance .view-line').first().click();
  const [bar, side] = await Promise.all(['.activitybar', '.sidebar'].map(part => page.locator(part).boundingBox()));
  await take(page, path, { x: bar.x, y: bar.y, width: bar.width + side.width, height: 432 });
}

/** The report where it has most marks, over the list of its problems. */
async function takeScreen(page, path) {
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
  // More room for the text.
  await page.keyboard.press('Control+B');
  // Near its left end: further on, a row has the link to the rule's page.
  const row = page.locator('.markers-panel .monaco-list-row').filter({ hasText: '1.26亿元' }).first();
  await row.dblclick({ position: { x: 90, y: 10 } });
  await page.locator('.squiggly-error').nth(2).waitFor();
  await take(page, path);
}

async function take(page, path, clip) {
  // The pointer away from everything that shows a hover.
  await page.mouse.move(640, 12);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) });
  await shrinkPicture(path);
  console.log(path);
}
