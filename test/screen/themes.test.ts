/** What 核稿 shows, in each kind of theme: everything is read, and nothing is told by a faint colour alone. */
import { equal, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { clickOn, openSample, placeOf, runCommand, SAMPLE_ERRORS, type View, waitForMarks } from './support/screen';

const CONTRAST = readFileSync(join(import.meta.dirname, 'support', 'contrast.js'), 'utf8');
/** As a text: what the test's own compiler makes of a function needs helpers that the page has not. */
const contrastOf = new Function('element', `${CONTRAST}\nreturn globalThis.hegaoContrast(element);`) as (
  element: unknown,
) => number;
const PICTURES = join(import.meta.dirname, '..', '..', 'out', 'screen');

/** A theme of each kind, and the class by which the editor tells it. */
const THEMES = [
  ['Default Dark Modern', 'vs-dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default High Contrast Light', 'hc-light'],
] as const;

describe('in other themes', () => {
  let view: View;
  let passed = true;

  before(async () => {
    view = await openSample();
    const { page } = view;
    await waitForMarks(page, SAMPLE_ERRORS);
    await page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="核稿"]') }).click();
    await clickOn(page, '交办建议提案');
    await runCommand(page, '版面预览', page.locator('iframe.webview'));
    await inside(page).locator('.sheet').first().waitFor({ timeout: 20_000 });
  });
  afterEach(function () {
    passed &&= this.currentTest?.state !== 'failed';
  });
  after(function () {
    return view.close(passed ? undefined : this.test?.parent?.tests.find(test => test.state === 'failed'));
  });

  for (const [theme, kind] of THEMES) {
    it(`everything can be read: ${theme}`, async () => {
      const { page } = view;
      mkdirSync(join(view.folder, '.vscode'), { recursive: true });
      writeFileSync(
        join(view.folder, '.vscode', 'settings.json'),
        JSON.stringify({ 'workbench.colorTheme': theme, 'hegao.language': 'zh-cn' }),
      );
      await page.locator(`.monaco-workbench.${kind}`).waitFor();

      const row = page.locator('.sidebar .monaco-list-row', { hasText: '建议提案办结' }).first();
      await isRead(row.locator('.label-name'), 'the name of a metric');
      await isRead(row.locator('.label-description'), 'the value of a metric', 3);
      await isRead(row.locator('.custom-view-tree-node-item-icon'), 'the icon of a verdict', 1.5);

      const { x, y } = await placeOf(page, '1089件');
      await page.mouse.move(x, y, { steps: 4 });
      const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: '1098件' }).first();
      await isRead(hover.locator('p', { hasText: '台账：' }).first(), 'the hover');
      await isRead(hover.locator('a', { hasText: '转到台账' }).first(), 'a link of the hover');
      await page.mouse.move(5, 5);
      await hover.waitFor({ state: 'hidden' });

      const pages = inside(page);
      await pages.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
      for (const id of ['#marks', '#zoom-out', '#fit', '#place'])
        await isRead(pages.locator(id), `${id} of the preview`);
      await isRead(pages.locator('.figure-mismatch').first(), 'a wrong figure on the paper');
      const edge = await pages
        .locator('.sheet')
        .first()
        .evaluate(sheet => sheet.ownerDocument.defaultView!.getComputedStyle(sheet).outlineStyle);
      equal(edge, kind === 'vs-dark' ? 'none' : 'solid', 'a sheet has its edge in high contrast');
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `theme-${kind}.png`) });
    });
  }
});

const inside = (page: Page): FrameLocator => page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');

/** Small print is read from 4.5 on; what repeats itself elsewhere may be fainter. What is fading in is waited for. */
async function isRead(element: Locator, what: string, least = 4.5): Promise<void> {
  await element.waitFor();
  const deadline = Date.now() + 5000;
  for (;;) {
    const contrast = await element.evaluate(contrastOf);
    if (contrast >= least) return;
    ok(Date.now() < deadline, `${what} has a contrast of ${contrast.toFixed(2)}, less than ${least}`);
    await element.page().evaluate('new Promise(requestAnimationFrame)');
  }
}
