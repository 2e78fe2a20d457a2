/** What a person sees and does with the sample report, from the first mark to the last fix. */
import { equal, ok } from 'node:assert/strict';
import {
  clickOn,
  openLightbulb,
  openSample,
  placeOf,
  runCommand,
  SAMPLE_ERRORS,
  shows,
  type View,
  waitForMarks,
} from './support/screen';

describe('the sample on the screen', () => {
  let view: View;

  beforeEach(async () => {
    view = await openSample();
    await waitForMarks(view.page, SAMPLE_ERRORS);
  });
  afterEach(function () {
    return view.close(this.currentTest);
  });

  it('lists the six errors in the Problems panel', async () => {
    const { page } = view;
    await page.keyboard.press('Control+Shift+M');
    const rows = page.locator('.markers-panel .monaco-list-row', { has: page.locator('.codicon-error') });
    await rows.nth(5).waitFor();
    equal(await rows.count(), 6);
    const texts = await rows.allTextContents();
    for (const [i, written] of SAMPLE_ERRORS.entries())
      ok(texts[i]!.includes(written), `${texts[i]} does not say ${written}`);
  });

  it('says under the pointer what is wrong and what the ledger has', async () => {
    const { page } = view;
    const { x, y } = await placeOf(page, '1089件');
    await page.mouse.move(x, y, { steps: 4 });
    const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: '1098件' });
    await hover.first().waitFor();
    const text = (await hover.first().textContent()) ?? '';
    ok(text.includes('1089件') && text.includes('建议提案交办'), text);
  });

  it('is corrected from the keyboard, and undone', async () => {
    const { page } = view;
    await openLightbulb(page, '1089');
    const first = await page.locator('.action-widget .monaco-list-row.action').first().textContent();
    ok(first?.includes('1098件'), String(first));
    // The first entry is chosen already: Enter takes it.
    await page.keyboard.press('Enter');
    await waitForMarks(page, SAMPLE_ERRORS.slice(1));
    ok(await shows(page, '上半年交办建议提案1098件'));

    await page.keyboard.press('Control+Z');
    await waitForMarks(page, SAMPLE_ERRORS);
    ok(await shows(page, '上半年交办建议提案1089件'));
  });

  it('is corrected as a whole by Fix All, and one undo brings all of it back', async () => {
    const { page } = view;
    await clickOn(page, '交办建议提案');
    await runCommand(page, 'Fix All', page.locator('.tab.active.dirty'));
    await waitForMarks(page, []);
    ok(await shows(page, '受理市民来电29.3万件'));

    await page.keyboard.press('Control+Z');
    await waitForMarks(page, SAMPLE_ERRORS);
  });

  it('is the same file on disk until the writer saves', async () => {
    const { page } = view;
    const before = await view.saved();
    await openLightbulb(page, '1089');
    await page.keyboard.press('Enter');
    await waitForMarks(page, SAMPLE_ERRORS.slice(1));
    await page.locator('.tab.active.dirty').waitFor();
    equal(await view.saved(), before);
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    equal(await view.saved(), before.replace('1089件', '1098件'));
  });
});
