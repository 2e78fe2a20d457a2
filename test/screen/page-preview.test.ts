/** The page preview as a person sees and uses it: pages, cursor, clicks, marks, zoom; and what a hostile report can't do in it. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import {
  clickOn,
  openSample,
  preparePage,
  runCommand,
  SAMPLE_ERRORS,
  shows,
  type View,
  waitForMarks,
} from './support/screen';

const PICTURES = join(import.meta.dirname, '..', '..', 'out', 'screen');

/** What stands in the preview's window. */
const inside = (page: Page): FrameLocator => page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');

describe('the page preview on the screen', () => {
  let view: View;

  beforeEach(async () => {
    view = await openSample();
    await waitForMarks(view.page, SAMPLE_ERRORS);
    await clickOn(view.page, '交办建议提案');
    await runCommand(view.page, '版面预览', view.page.locator('iframe.webview'));
    await inside(view.page).locator('.sheet').first().waitFor({ timeout: 20_000 });
  });
  afterEach(function () {
    return view.close(this.currentTest);
  });

  it('shows the report on A4 sheets with its figures marked and its pages numbered', async () => {
    const pages = inside(view.page);
    const numbers = await pages.locator('.page-number').allTextContents();
    deepEqual(
      numbers,
      numbers.map((_, index) => `— ${index + 1} —`),
    );
    ok(numbers.length > 1);
    // On A4, whatever the zoom.
    const { width, height } = (await pages.locator('.sheet').first().boundingBox())!;
    ok(Math.abs(height / width - 297 / 210) < 0.01, `${width} × ${height}`);
    const wrong = await pages.locator('.figure-mismatch').allTextContents();
    for (const text of SAMPLE_ERRORS) ok(wrong.includes(text), `${text} is not marked among ${wrong.join(' ')}`);
    const title = await pages.locator('.figure-mismatch', { hasText: '1089件' }).first().getAttribute('title');
    ok(title?.includes('1098件') && title.includes('建议提案交办'), String(title));
    mkdirSync(PICTURES, { recursive: true });
    await view.page.screenshot({ path: join(PICTURES, 'page-preview.png') });
  });

  it('brings the cursor to what is clicked, and shows what is typed there', async () => {
    const { page } = view;
    await inside(page)
      .locator('.part', { hasText: '对照市委' })
      .first()
      .click({ position: { x: 90, y: 12 } });
    await page.locator('.editor-instance .view-line', { hasText: '对照市委' }).first().waitFor();
    await inside(page).locator('.part.active', { hasText: '对照市委' }).first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type('8个新问题');
    await inside(page).locator('.part', { hasText: '8个新问题' }).first().waitFor();
    await page.keyboard.press('Control+Z');
  });

  it('comes back with its pages when the window is loaded anew, and follows the report as before', async () => {
    const { page } = view;
    const numbers = await inside(page).locator('.page-number').allTextContents();
    // A window that is asked to open a file opens that alone.
    await page.evaluate("history.replaceState(null, '', location.href.replace(/&payload=.*/, ''))");
    await Promise.all([page.waitForEvent('load'), runCommand(page, 'Reload Window', page.locator('body'))]);
    await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
    await preparePage(page);
    await waitForMarks(page, SAMPLE_ERRORS, 60_000);
    await inside(page).locator('.figure-mismatch', { hasText: '1089件' }).first().waitFor();
    deepEqual(await inside(page).locator('.page-number').allTextContents(), numbers);
    await clickOn(page, '交办建议提案');
    await page.keyboard.press('End');
    await page.keyboard.type('8个新问题');
    await inside(page).locator('.part', { hasText: '8个新问题' }).first().waitFor();
    await page.keyboard.press('Control+Z');
  });

  it('switches the marks off and on, and changes its size', async () => {
    const pages = inside(view.page);
    const marks = pages.locator('#marks');
    await marks.click();
    await pages.locator('body:not(.marked)').waitFor({ state: 'attached' });
    equal(await marks.getAttribute('aria-pressed'), 'false');
    await marks.click();
    await pages.locator('body.marked').waitFor({ state: 'attached' });
    const width = async () => (await pages.locator('.sheet').first().boundingBox())!.width;
    const before = await width();
    await pages.locator('#zoom-out').click();
    ok((await width()) < before);
    await pages.locator('#fit').click();
    ok(Math.abs((await width()) - before) < 1);
  });
});

describe('a hostile report in the page preview', () => {
  it('runs nothing, loads nothing from elsewhere, and is shown all the same', async () => {
    const view = await openSample();
    try {
      const { page } = view;
      await waitForMarks(page, SAMPLE_ERRORS);
      const asked: string[] = [];
      page.on('request', request => {
        if (request.url().includes('hostile.example')) asked.push(request.url());
      });
      const hostile =
        '# 敌意<script>document.title="ran"</script>报告\n\n<img src=x onerror="document.title=\'ran\'">甲\n\n![乙](http://hostile.example/a.png)\n\n' +
        '[丙](javascript:alert(1))\n\n<iframe src="http://hostile.example/b"></iframe>\n\n<svg onload="alert(1)"><style>@import "http://hostile.example/c"</style></svg>\n';
      writeFileSync(join(view.folder, '2017年工作总结.md'), hostile);
      await page.keyboard.press('Control+P');
      await page.locator('.quick-input-widget input[type="text"]').fill('2017年工作总结.md');
      await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: '2017年工作总结.md' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.tab.active', { hasText: '2017年工作总结.md' }).waitFor();
      ok(await shows(page, '敌意'));
      await runCommand(page, '版面预览', page.locator('iframe.webview'));
      await inside(page).locator('.gw-title', { hasText: '敌意报告' }).waitFor({ timeout: 20_000 });
      await inside(page).locator('.missing', { hasText: '乙' }).waitFor();
      const body = inside(page).locator('#sheets');
      equal(await body.locator('script, iframe, svg, style, a').count(), 0);
      equal(await body.evaluate(element => element.ownerDocument.title === 'ran'), false);
      deepEqual(asked, []);
    } finally {
      await view.close();
    }
  });
});
