/**
 * The embedded editor with the packaged extension installed, as a person has it, and what a person sees in it. One server and one
 * browser serve all files; each test has a window of its own on a copy of the sample.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor-host/browser.mjs';
import { ensureEmbeddedEditor } from '../../../scripts/editor-host/install.mjs';
import { type EditorServer, startServer } from '../../../scripts/editor-host/server.mjs';
import { openWindow } from '../../../scripts/editor-host/window.mjs';
import { makePackage } from '../../../scripts/package.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');
export const SAMPLE = '2015年上半年工作情况.md';
/** What is wrong in the sample, in the order of the text. */
export const SAMPLE_ERRORS = ['1089件', '111件', '1.26万元', '15.3%', '26.8万件', '2.6%'] as const;

export interface View {
  readonly page: Page;
  /** The sample's text on disk. */
  saved(): Promise<string>;
  close(): Promise<void>;
}

let running: Promise<{ server: EditorServer; browser: Browser }> | undefined;

async function start(): Promise<{ server: EditorServer; browser: Browser }> {
  const quiet = (): void => {};
  await ensureEmbeddedEditor(quiet);
  // scripts/test.mjs has just made the package and names it; run alone, the tests make their own.
  const vsix = process.env['HEGAO_VSIX'] ?? (await makePackage());
  const server = await startServer({ vsix });
  return { server, browser: await launchBrowser(quiet) };
}

/** To be called once, by the file of root hooks. */
export async function stopScreen(): Promise<void> {
  if (!running) return;
  const { server, browser } = await running;
  await browser.close();
  await server.stop();
}

/** Opens a copy of the sample in a window that is high enough to show all of it. */
export async function openSample(): Promise<View> {
  running ??= start();
  const { server, browser } = await running;
  const folder = mkdtempSync(join(tmpdir(), 'hegao-screen-'));
  cpSync(join(ROOT, 'seeds'), folder, { recursive: true });
  const file = join(folder, SAMPLE);
  const page = await openWindow(browser, server, { folder, file, width: 1600, height: 1600 });
  await page.evaluate(await readFile(join(import.meta.dirname, 'in-page.js'), 'utf8'));
  return {
    page,
    saved: () => readFile(file, 'utf8'),
    close: async () => {
      await page.context().close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until exactly these texts have a red squiggle, in the order of the page; fails with those that have. */
export async function waitForMarks(page: Page, expected: readonly string[], milliseconds = 20_000): Promise<void> {
  const wanted = expected.join(' ');
  const deadline = Date.now() + milliseconds;
  let seen = '';
  for (;;) {
    seen = (await markedTexts(page)).join(' ');
    if (seen === wanted) return;
    if (Date.now() > deadline)
      throw new Error(`red squiggles under: ${seen || '(nothing)'}; expected under: ${wanted}`);
    // Between two frames nothing that is seen can change.
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
}

/** The texts that have a red squiggle, from top to bottom; a text that is broken between two rows is put together again. */
export function markedTexts(page: Page): Promise<string[]> {
  return page.evaluate('hegaoScreen.markedTexts()');
}

/** The middle of a text that is shown on the page, in pixels. */
export async function placeOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const place = await page.evaluate<{ x: number; y: number } | null>(`hegaoScreen.placeOf(${JSON.stringify(text)})`);
  if (!place) throw new Error(`${text} is not seen in the editor`);
  return place;
}

/** Counts the red squiggles each time the page is painted. The function that comes back ends it and gives the fewest seen. */
export async function countMarksInEveryFrame(page: Page): Promise<() => Promise<{ fewest: number; frames: number }>> {
  await page.evaluate('hegaoScreen.startCounting()');
  return () => page.evaluate('hegaoScreen.stopCounting()');
}

/** Whether the editor shows that text somewhere. */
export async function shows(page: Page, text: string): Promise<boolean> {
  const lines = await page.locator('.editor-instance .view-lines .view-line').allTextContents();
  return lines.some(line => line.replaceAll('\u00a0', ' ').includes(text));
}

/** Puts the cursor into a text by a click on it. */
export async function clickOn(page: Page, text: string): Promise<void> {
  const { x, y } = await placeOf(page, text);
  await page.mouse.click(x, y);
}
