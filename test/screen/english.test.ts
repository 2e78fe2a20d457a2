/** An editor whose language is English: what 核稿 says is English, names and figures of the report aside. */
import { equal, match } from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/editor-host/browser.mjs';
import { type EditorServer, startServer } from '../../scripts/editor-host/server.mjs';
import { newProfile, openWindow } from '../../scripts/editor-host/window.mjs';
import { makePackage } from '../../scripts/package.mjs';
import { runCommand, SAMPLE, SAMPLE_ERRORS } from './support/screen';

const ROOT = join(import.meta.dirname, '..', '..');
const HAN = /\p{Script=Han}/u;

describe('in English', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hegao-english-'));
  let server: EditorServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    for (const name of [SAMPLE, SAMPLE.replace('.md', '.metrics.yaml')])
      cpSync(join(ROOT, 'seeds', name), join(folder, name));
    writeFileSync(join(folder, 'alone.md'), '# 街道工作总结\n\n全年受理来信312件。\n');
    server = await startServer({ vsix: process.env['HEGAO_VSIX'] ?? (await makePackage()), locale: 'en' });
    browser = await launchBrowser(() => {});
    page = await openWindow(await newProfile(browser), server, { folder, file: join(folder, SAMPLE) });
    await page.locator('.squiggly-error').nth(2).waitFor({ timeout: 40_000 });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('the findings and the status', async () => {
    await page.locator('.statusbar-item', { hasText: '43 figures: 37 agree, 6 wrong' }).waitFor();
    await page.keyboard.press('Control+Shift+M');
    const rows = page.locator('.markers-panel .monaco-list-row', { has: page.locator('.codicon-error') });
    await rows.nth(5).waitFor();
    const texts = await rows.allTextContents();
    equal(texts.length, SAMPLE_ERRORS.length);
    for (const text of texts) match(text, /^(?:In|By) the ledger, “/);
    await page.keyboard.press('Control+Shift+M');
    // The language status says which ledger, not the counts once more.
    await page.locator('.statusbar-item[id*="languageStatus"]').first().hover();
    const status = page.locator('.hover-language-status', { hasText: SAMPLE.replace('.md', '.metrics.yaml') });
    await status.first().waitFor();
    match((await status.first().textContent()) ?? '', /Metric file.*Open/);
    await page.mouse.move(700, 5);
  });

  it('the view of the metrics, with a ledger and without', async () => {
    await page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Hegao"]') }).click();
    const row = page.locator('.sidebar .monaco-list-row', { hasText: '建议提案交办' }).first();
    match((await row.textContent()) ?? '', /1098件, 1 wrong$/);
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input[type="text"]').fill('alone.md');
    await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'alone.md' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.sidebar .monaco-button', { hasText: 'New Metric File' }).waitFor();
    const welcome = page.locator('.sidebar .welcome-view-content').filter({ visible: true });
    equal(HAN.test((await welcome.allTextContents()).join('')), false);
  });

  it('the commands', async () => {
    const entries = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Hegao' });
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input[type="text"]').fill('>Hegao:');
    await entries.nth(9).waitFor();
    for (const text of await entries.allTextContents()) equal(HAN.test(text), false, text);
    await page.keyboard.press('Escape');
  });

  it('the page preview', async () => {
    await runCommand(page, 'Show Page Preview', page.locator('iframe.webview'));
    const inside = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await inside.locator('.sheet').first().waitFor({ timeout: 20_000 });
    const tools = inside.locator('#tools');
    match((await tools.textContent()) ?? '', /Page 1 of 1/);
    equal(HAN.test((await tools.textContent()) ?? ''), false);
    await page.locator('.tab', { hasText: 'Page Preview: ' }).first().waitFor();
  });
});
