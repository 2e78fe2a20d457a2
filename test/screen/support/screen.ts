/**
 * The embedded editor with the packaged extension installed, as a person has it, and what a person sees in it. One server and one
 * browser serve all files; each test has a window of its own on a copy of the sample.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor-host/browser.mjs';
import { ensureEmbeddedEditor } from '../../../scripts/editor-host/install.mjs';
import { type EditorServer, startServer } from '../../../scripts/editor-host/server.mjs';
import { newProfile, openWindow } from '../../../scripts/editor-host/window.mjs';
import { makePackage } from '../../../scripts/package.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');
export const SAMPLE = '2015年上半年工作情况.md';
/** What is wrong in the sample, in the order of the text. */
export const SAMPLE_ERRORS = ['1089件', '111件', '1.26万元', '15.3%', '26.8万件', '2.6%'] as const;

export interface View {
  readonly page: Page;
  /** The folder that is open, a copy of the samples. */
  readonly folder: string;
  /** The sample's text on disk. */
  saved(): Promise<string>;
  /** Ends it; a picture of the end stays in out/screen when the test has failed. */
  close(test?: Mocha.Test): Promise<void>;
}

interface Running {
  readonly server: EditorServer;
  readonly browser: Browser;
  readonly profile: BrowserContext;
}

let running: Promise<Running> | undefined;

async function start(): Promise<Running> {
  const quiet = (): void => {};
  await ensureEmbeddedEditor(quiet);
  // scripts/test.mjs has just made the package and names it; run alone, the tests make their own.
  const vsix = process.env['HEGAO_VSIX'] ?? (await makePackage());
  const server = await startServer({ vsix });
  const browser = await launchBrowser(quiet);
  // High enough to show all of the sample at once.
  return { server, browser, profile: await newProfile(browser, { width: 1600, height: 1600 }) };
}

/** The server and the browser that all share; a start that has failed is no start for the next test. */
function started(): Promise<Running> {
  running ??= start().catch(error => {
    running = undefined;
    throw error;
  });
  return running;
}

/** To be called once, by the file of root hooks. */
export async function stopScreen(): Promise<void> {
  if (!running) return;
  const { server, browser } = await running;
  await browser.close();
  await server.stop();
}

/** Opens a copy of the sample in a window of its own. */
export async function openSample(): Promise<View> {
  const { server, profile } = await started();
  const folder = mkdtempSync(join(tmpdir(), 'hegao-screen-'));
  cpSync(join(ROOT, 'seeds'), folder, { recursive: true });
  const file = join(folder, SAMPLE);
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const page = await openWindow(profile, server, { folder, file }).catch(error => {
    remove();
    throw error;
  });
  await preparePage(page);
  return {
    page,
    folder,
    saved: () => readFile(file, 'utf8'),
    close: async test => {
      try {
        if (test?.state === 'failed') {
          const name = test.title.replace(/[^\p{L}\d]+/gu, '-');
          await page.screenshot({ path: join(ROOT, 'out', 'screen', `${name}.png`) });
        }
      } finally {
        await page.close();
        remove();
      }
    },
  };
}

/** Gives a window of the editor what `waitForMarks`, `placeOf` and the like ask for; again after it was loaded anew. */
export async function preparePage(page: Page): Promise<void> {
  await page.evaluate(await readFile(join(import.meta.dirname, 'in-page.js'), 'utf8'));
}

/** Waits until exactly these texts have a red squiggle, in the order of the page; fails with those that have. */
export async function waitForMarks(page: Page, expected: readonly string[], milliseconds = 60_000): Promise<void> {
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

/** Counts the frames in which an element of that kind is seen. The function that comes back ends it and gives their number. */
export async function watchInEveryFrame(
  page: Page,
  selector: string,
): Promise<() => Promise<{ seen: number; frames: number }>> {
  const watch = await page.evaluateHandle<() => { seen: number; frames: number }>(
    `hegaoScreen.watch(${JSON.stringify(selector)})`,
  );
  return () => watch.evaluate(stop => stop());
}

/** Whether the editor comes to show that text somewhere. */
export function shows(page: Page, text: string): Promise<boolean> {
  const line = page.locator('.editor-instance .view-lines .view-line', { hasText: text }).first();
  return line.waitFor({ timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}

/** Puts the cursor into a text by a click on it. */
export async function clickOn(page: Page, text: string): Promise<void> {
  const { x, y } = await placeOf(page, text);
  await page.mouse.click(x, y);
}

/** Puts the cursor into a text, waits for the light bulb that a person would see, and opens its menu from the keyboard. */
export async function openLightbulb(page: Page, text: string): Promise<void> {
  await clickOn(page, text);
  const bulb = '.editor-instance .lightBulbWidget:visible, .editor-instance [class*="gutter-lightbulb"]:visible';
  await page.locator(bulb).first().waitFor();
  const entry = page.locator('.action-widget .monaco-list-row.action').first();
  await untilOffered(page, () => page.keyboard.press('Control+.'), entry);
}

/** Runs a command of the editor from its list of commands, and waits for what it brings. */
export async function runCommand(page: Page, name: string, result: Locator): Promise<void> {
  const choose = async (): Promise<void> => {
    await page.keyboard.press('F1');
    const list = page.locator('.quick-input-widget');
    await list.locator('input[type="text"]').fill(`>${name}`);
    await list.locator('.monaco-list-row.focused', { hasText: name }).waitFor();
    await page.keyboard.press('Enter');
  };
  await untilOffered(page, choose, result);
}

/**
 * In its first seconds the editor drops a look-up of fixes whenever one more of its own extensions arrives, and says that there is
 * nothing: like a person, this asks again, but not often.
 */
async function untilOffered(page: Page, ask: () => Promise<void>, result: Locator): Promise<void> {
  const nothing = page.locator('.monaco-editor-overlaymessage');
  for (let times = 1; ; times += 1) {
    await ask();
    await result.or(nothing).first().waitFor();
    if (await result.isVisible()) return;
    if (times === 4) throw new Error(`the editor has no fix to offer: ${await nothing.textContent()}`);
    await page.keyboard.press('Escape');
    await nothing.waitFor({ state: 'hidden' });
  }
}
