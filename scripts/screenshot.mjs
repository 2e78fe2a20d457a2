/**
 * The picture of the README: the sample report with its marks and the Problems panel, in the embedded editor with the package
 * installed.
 *
 *   node scripts/screenshot.mjs [FILE]      by default docs/images/screen.png
 */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { launchBrowser } from './editor-host/browser.mjs';
import { ensureEmbeddedEditor } from './editor-host/install.mjs';
import { CACHE, ROOT } from './editor-host/places.mjs';
import { startServer } from './editor-host/server.mjs';
import { newProfile, openWindow } from './editor-host/window.mjs';
import { makePackage } from './package.mjs';
import { shrinkPicture } from './shrink-picture.mjs';

const FOLDER = join(ROOT, 'seeds');
const SAMPLE = join(FOLDER, '2015年上半年工作情况.md');

const log = line => console.log(`· ${line}`);
const picture = process.argv[2] ? resolve(process.argv[2]) : join(ROOT, 'docs', 'images', 'screen.png');

await ensureEmbeddedEditor(log);
const vsix = join(CACHE, 'screenshot.vsix');
await makePackage(vsix);
const server = await startServer({ vsix });
const browser = await launchBrowser(log);
try {
  const page = await openWindow(await newProfile(browser), server, { folder: FOLDER, file: SAMPLE });
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
  // More room for the text, and the stretch of it that has most marks.
  await page.keyboard.press('Control+B');
  // Near its left end: further on, a row has the link to the rule's page.
  const row = page.locator('.markers-panel .monaco-list-row').filter({ hasText: '1.26亿元' }).first();
  await row.dblclick({ position: { x: 90, y: 10 } });
  await page.locator('.squiggly-error').nth(2).waitFor();
  // The pointer away from everything that shows a hover.
  await page.mouse.move(720, 12);
  await page.evaluate(() => document.fonts.ready);
  await mkdir(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture, animations: 'disabled', caret: 'hide' });
  await shrinkPicture(picture);
  console.log(picture);
} finally {
  await browser.close();
  await server.stop();
  await rm(vsix, { force: true });
}
