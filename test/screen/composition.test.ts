/** An input method at work: what is half typed is no figure, and the marks neither vanish nor jump meanwhile. */
import { equal, match, ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  clickOn,
  countMarksInEveryFrame,
  openSample,
  SAMPLE_ERRORS,
  shows,
  type View,
  waitForMarks,
  watchInEveryFrame,
} from './support/screen';

describe('typing with an input method', () => {
  let view: View;

  beforeEach(async () => {
    view = await openSample();
    await waitForMarks(view.page, SAMPLE_ERRORS);
  });
  afterEach(function () {
    return view.close(this.currentTest);
  });

  it('leaves every mark where it is, in every frame', async () => {
    const { page } = view;
    // In the line of the first mark, behind it.
    await clickOn(page, '领导包案');
    const stopCounting = await countMarksInEveryFrame(page);
    await compose(page, ['j', 'ji', 'jin', 'jin y', 'jin yi', 'jin yi b', 'jin yi bu'], '进一步');
    await compose(page, ['j', 'ji', 'jia', 'jia q', 'jia qi', 'jia qia', 'jia qian', 'jia qiang'], '加强');
    await waitForMarks(page, SAMPLE_ERRORS);
    const { fewest, frames } = await stopCounting();
    ok(frames > 10, `only ${frames} frames were seen`);
    equal(fewest >= SAMPLE_ERRORS.length, true, `at one time only ${fewest} marks were seen`);
    ok(await shows(page, '进一步加强'));
  });

  it('judges what was composed when it is there', async () => {
    const { page } = view;
    await clickOn(page, '交办建议提案');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+F');
    await page.keyboard.type('1089件');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    // The figure is selected now, and the input method writes over it.
    await compose(page, ['1', '10', '109', '1098', '1098 j', '1098 ji', '1098 jian'], '1098件');
    await waitForMarks(page, SAMPLE_ERRORS.slice(1));
  });

  it('is not disturbed by suggestions; what it wrote is then completed, and one undo takes that back', async () => {
    const { page } = view;
    await clickOn(page, '交办建议提案');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('全年');
    const list = page.locator('.suggest-widget.visible');
    const stopWatching = await watchInEveryFrame(page, '.suggest-widget.visible');
    await beginComposition(page, ['s', 'sh', 'shou', 'shou l', 'shou li', 'shou li s', 'shou li sm']);
    ok(await shows(page, '全年shou li sm'));
    const { seen, frames } = await stopWatching();
    ok(frames > 10, `only ${frames} frames were seen`);
    equal(seen, 0, 'suggestions came up over what the input method shows');
    await endComposition(page, '受理市民');
    const entry = list.locator('.monaco-list-row', { hasText: '受理市民来电' }).first();
    await entry.waitFor();
    // The name, and behind it the value of record.
    match((await entry.textContent()) ?? '', /受理市民来电\s*293412件/);
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'hidden' });
    const line = page.locator('.editor-instance .view-line', { hasText: '全年受理市民' }).first();
    match((await line.textContent()) ?? '', /^全年受理市民来电[\d.]+万余?件$/);
    await page.keyboard.press('Control+Z');
    await page.locator('.editor-instance .view-line', { hasText: /^全年受理市民$/ }).waitFor();
  });
});

describe('suggestions while typing', () => {
  let view: View;

  beforeEach(async () => {
    view = await openSample();
    await waitForMarks(view.page, SAMPLE_ERRORS);
    await clickOn(view.page, '交办建议提案');
    await view.page.keyboard.press('Control+End');
  });
  afterEach(function () {
    return view.close(this.currentTest);
  });

  it('offer a metric for its initials at the end of a line, and nothing for words that begin none', async () => {
    const { page } = view;
    const stopWatching = await watchInEveryFrame(page, '.suggest-widget.visible');
    await page.keyboard.type('对照全面要求抓落实');
    equal((await stopWatching()).seen, 0);
    await page.keyboard.type('，slsm');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: '受理市民来电' }).waitFor();
    await page.keyboard.press('Tab');
    await page.locator('.editor-instance .view-line', { hasText: /抓落实，受理市民来电[\d.]+万余?件$/ }).waitFor();
  });
});

/** What an input method does: the spelling in the text, longer with each key, then the chosen characters in its place. */
async function compose(page: Page, spellings: readonly string[], chosen: string): Promise<void> {
  await beginComposition(page, spellings);
  await endComposition(page, chosen);
}

async function beginComposition(page: Page, spellings: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const text of spellings) {
    await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    // The pace of a slow typist, longer than the checker waits after a change (250 ms), so that a check in the middle of the spelling would be seen.
    await page.waitForTimeout(320);
  }
  await devtools.detach();
}

async function endComposition(page: Page, chosen: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.insertText', { text: chosen });
  await devtools.detach();
}
