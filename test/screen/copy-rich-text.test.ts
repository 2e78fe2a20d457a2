/** 复制为 Word 富文本 as a writer does it: the command, the question about errors, and what other programs then find to paste. */
import { equal, ok } from 'node:assert/strict';
import { openSample, runCommand, SAMPLE_ERRORS, type View, waitForMarks } from './support/screen';

const COMMAND = '复制为 Word 富文本';

describe('copying for Word', () => {
  let view: View;

  beforeEach(async () => {
    view = await openSample();
    await waitForMarks(view.page, SAMPLE_ERRORS, 60_000);
    await view.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterEach(async function () {
    await view.page.context().clearPermissions();
    return view.close(this.currentTest);
  });

  it('asks about errors, then puts the finished report on the clipboard in two flavours', async () => {
    const { page } = view;
    const question = page.locator('.monaco-dialog-box');
    await runCommand(page, COMMAND, question);
    ok(((await question.textContent()) ?? '').includes(String(SAMPLE_ERRORS.length)));
    await question.getByRole('button', { name: '仍要复制' }).click();
    await page.locator('.notification-toast', { hasText: '已复制' }).waitFor();

    // The page that copied is gone, the report is back in front.
    await page.locator('.tab.active', { hasText: '2015年上半年工作情况.md' }).waitFor();
    const { html, text } = await clipboard(view);
    ok(html.includes('class="MsoTitle"') && html.includes('办公厅2015年上半年工作情况'), html.slice(0, 300));
    ok(text.startsWith('办公厅2015年上半年工作情况'), text.slice(0, 100));
    ok(!/<script|https?:\/\/(?!\S*w3\.org)/.test(html));
  });

  it('copies nothing when the writer gives up', async () => {
    const { page } = view;
    await page.evaluate('navigator.clipboard.writeText("before")');
    const question = page.locator('.monaco-dialog-box');
    await runCommand(page, COMMAND, question);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    equal((await clipboard(view)).text, 'before');
  });
});

async function clipboard({ page }: View): Promise<{ readonly html: string; readonly text: string }> {
  // Only a page with the keyboard may read it.
  await page.locator('.editor-instance .view-lines').first().click();
  return page.evaluate(`(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async type => item.types.includes(type) ? (await item.getType(type)).text() : '';
    return { html: await read('text/html'), text: await read('text/plain') };
  })()`);
}
