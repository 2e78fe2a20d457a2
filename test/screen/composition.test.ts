/** An input method at work: what is half typed is no figure, and the marks neither vanish nor jump meanwhile. */
import { equal, ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  clickOn,
  countMarksInEveryFrame,
  openSample,
  SAMPLE_ERRORS,
  shows,
  type View,
  waitForMarks,
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
});

/** What an input method does: the spelling in the text, longer with each key, then the chosen characters in its place. */
async function compose(page: Page, spellings: readonly string[], chosen: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const text of spellings) {
    await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    // The pace of a slow typist, longer than the checker waits after a change (250 ms), so that a check in the middle of the spelling would be seen.
    await page.waitForTimeout(320);
  }
  await devtools.send('Input.insertText', { text: chosen });
  await devtools.detach();
}
