/** The view 指标 as a person uses it: sees what is wrong, goes there, looks for a metric, watches it follow the text. */
import { equal, ok } from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openLightbulb, openSample, SAMPLE_ERRORS, type View, waitForMarks } from './support/screen';

describe('the view of the metrics on the screen', () => {
  let view: View;

  beforeEach(async () => {
    view = await openSample();
    await waitForMarks(view.page, SAMPLE_ERRORS);
    await view.page.locator('.activitybar .action-item', { has: view.page.locator('[aria-label^="核稿"]') }).click();
    await rows('建议提案交办').waitFor();
  });
  afterEach(function () {
    return view.close(this.currentTest);
  });

  const rows = (text: string): Locator =>
    view.page.locator('.sidebar .pane-body .monaco-list-row', { hasText: text }).first();

  it('has the number of problems, the values and what is wrong, and leads to the place', async () => {
    const { page } = view;
    await page.locator('.activitybar .action-item', { hasText: '6' }).waitFor();
    const row = rows('建议提案交办');
    const text = (await row.textContent()) ?? '';
    ok(text.includes('1098件') && text.includes('1处不符'), text);
    await row.click();
    await rows('1089件').click();
    await page.locator('.statusbar-item', { hasText: '11' }).first().waitFor();
    await page.locator('.editor-instance .selected-text').first().waitFor();
  });

  it('leads to the ledger, which has its counts and no warning boxes around Chinese commas', async () => {
    const { page } = view;
    const row = rows('建议提案交办');
    // A chosen row shows its buttons.
    await row.click();
    await row.locator('[aria-label^="转到台账"]').click();
    await page.locator('.codelens-decoration', { hasText: '报告中写到1处，1处不符' }).first().waitFor();
    await page.locator('.editor-instance .view-line', { hasText: '办理系统，6月30日' }).waitFor();
    equal(await page.locator('.editor-instance .unicode-highlight').count(), 0);
  });

  it('follows a correction that is not saved', async () => {
    const { page } = view;
    await openLightbulb(page, '1089');
    await page.keyboard.press('Enter');
    await waitForMarks(page, SAMPLE_ERRORS.slice(1));
    await rows('1098件，1处').filter({ hasNotText: '不符' }).waitFor();
    await page.locator('.activitybar .action-item', { hasText: '5' }).waitFor();
  });

  it('is filtered while the filter is typed, and whole again', async () => {
    const { page } = view;
    await page.locator('.sidebar .pane-body').hover();
    await page
      .locator('.sidebar .title-actions [aria-label="筛选指标"], .sidebar [aria-label="筛选指标"]')
      .first()
      .click();
    await page.locator('.quick-input-widget input[type="text"]').fill('办结率');
    await page.locator('.sidebar .message', { hasText: '只列出与“办结率”有关的' }).waitFor();
    await rows('来电按期办结率').waitFor();
    await rows('督查组').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await rows('督查组').waitFor();
  });
});
