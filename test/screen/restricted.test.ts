/** A folder that is not trusted, in the editor's Restricted Mode: what is checked, what is left alone, and what changes with trust. */
import { deepEqual, equal } from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/editor-host/browser.mjs';
import { type EditorServer, startServer } from '../../scripts/editor-host/server.mjs';
import { newProfile, openWindow } from '../../scripts/editor-host/window.mjs';
import { makePackage } from '../../scripts/package.mjs';
import { answerFileDialog } from './support/file-dialog';
import { openLightbulb, runCommand, waitForMarks } from './support/screen';

const IN_PAGE = readFileSync(join(import.meta.dirname, 'support', 'in-page.js'), 'utf8');
const PICTURES = join(import.meta.dirname, '..', '..', 'out', 'screen');
const OUTSIDE = 'metrics:\n  受理市民来电: 312045件\n  办结率: 96%\n';
const LEDGER = 'metrics:\n  接待来访群众: 87批次\n';
/** A reference document whose headings have this colour. */
const reference = (color: string): Uint8Array =>
  zipSync({
    'word/styles.xml': strToU8(
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="1">' +
        `<w:name w:val="heading 1"/><w:rPr><w:color w:val="${color}"/></w:rPr></w:style></w:styles>`,
    ),
  });
const OFFICE = 'AA0000';
const FOLDER = '0000AA';

describe('a folder that is not trusted', () => {
  let root: string;
  let folder: string;
  let outside: string;
  /** Where a command is told to write. */
  let unasked: string;
  /** Where the user chooses to write. */
  let exported: string;
  let server: EditorServer;
  let browser: Browser;
  let page: Page;

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'hegao-trust-'));
    folder = join(root, 'reports');
    outside = join(root, 'outside.yaml');
    unasked = join(root, '未选.docx');
    exported = join(root, '定稿.docx');
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(outside, OUTSIDE);
    writeFileSync(join(root, '图.png'), encode({ width: 4, height: 4, data: new Uint8Array(64).fill(200) }));
    writeFileSync(
      join(folder, '报告.md'),
      '---\nmetrics:\n  - ../outside.yaml\n  - metrics.yaml\n---\n\n# 情况\n\n受理市民来电29万件。接待来访群众78批次。\n\n![图](../图.png)\n',
    );
    writeFileSync(join(folder, 'metrics.yaml'), LEDGER);
    // A setting that would make the export read a file outside.
    writeFileSync(join(root, '别处.docx'), reference(FOLDER));
    writeFileSync(join(folder, '.vscode', 'settings.json'), '{ "hegao.layout.reference": "../别处.docx" }');
    const data = join(root, 'data');
    mkdirSync(join(data, 'data', 'User'), { recursive: true });
    const keys = [{ key: 'f9', command: 'hegao.exportDocx', args: { target: unasked, force: true } }];
    writeFileSync(join(data, 'data', 'User', 'keybindings.json'), JSON.stringify(keys));
    // The user's own setting of the same name may lead anywhere.
    writeFileSync(join(root, '样式.docx'), reference(OFFICE));
    const settings = JSON.stringify({ 'hegao.layout.reference': join(root, '样式.docx') });
    writeFileSync(join(data, 'data', 'User', 'settings.json'), settings);
    const vsix = process.env['HEGAO_VSIX'] ?? (await makePackage());
    server = await startServer({ vsix, trust: true, dataFolder: data });
    browser = await launchBrowser(() => {});
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await page?.screenshot({ path: join(PICTURES, 'restricted.png') });
    await browser?.close();
    await server?.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });

  const note = (text: string): Locator => page.locator('.notification-toast', { hasText: text }).first();

  it('is checked without a look outside, nothing is written outside, and with trust all is checked at once', async () => {
    const before = statSync(outside).atimeMs;
    page = await openWindow(await newProfile(browser), server, { folder, file: join(folder, '报告.md') });
    await page.getByRole('button', { name: "No, I don't trust" }).click();
    await page.evaluate(IN_PAGE);
    await waitForMarks(page, ['../outside.yaml', '78批次'], 60_000);
    await page.keyboard.press('Control+Shift+M');
    await page
      .locator('.markers-panel .monaco-list-row', { hasText: '当前工作区不受信任，不读取它之外的指标文件' })
      .waitFor();
    await page.screenshot({ path: join(PICTURES, 'restricted.png') });

    // A place outside that nobody has chosen in a dialog.
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('F9');
    await note('不能在它之外新建文件').waitFor();
    equal(existsSync(unasked), false);
    equal(statSync(outside).atimeMs, before);

    // One that was. The user's setting counts, the folder's plays no part.
    const question = page.locator('.monaco-dialog-box');
    await runCommand(page, '导出 .docx', question);
    await question.getByRole('button', { name: '仍要导出' }).click();
    await answerFileDialog(page, '核稿：导出为', exported);
    await note('已导出').waitFor();
    deepEqual(foundIn(exported), { colors: [OFFICE], pictures: 0 });

    await page.evaluate('window.hegaoSame = true');
    await openLightbulb(page, 'outside');
    await page.locator('.action-widget .monaco-list-row.focused', { hasText: '管理工作区信任' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await page.locator('.tab', { hasText: '报告.md' }).click();
    await waitForMarks(page, ['29万件', '78批次'], 60_000);
    equal(await page.evaluate('window.hegaoSame'), true);
    await page.screenshot({ path: join(PICTURES, 'trusted.png') });

    // Now the folder's setting counts, and what lies outside is read and written.
    await page.keyboard.press('F9');
    await note('未选.docx').waitFor();
    deepEqual(foundIn(unasked), { colors: [FOLDER], pictures: 1 });
  });
});

/** Which reference document an exported one follows, and how many pictures it has. */
function foundIn(file: string): { readonly colors: readonly string[]; readonly pictures: number } {
  const parts = unzipSync(readFileSync(file));
  const styles = strFromU8(parts['word/styles.xml']!);
  return {
    colors: [OFFICE, FOLDER].filter(color => styles.includes(color)),
    pictures: Object.keys(parts).filter(name => name.startsWith('word/media/')).length,
  };
}
