/**
 * The editor in the browser, as an online one: no server, no disk, every extension in a web worker, the folder a virtual one. What a
 * writer does on the desktop is done here once, with the packaged extension.
 */

import { equal, match, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { workbook } from '../core/importing/sheets';
import { answerFileDialog } from './support/file-dialog';
import {
  clickOn,
  openLightbulb,
  placeOf,
  runCommand,
  SAMPLE,
  SAMPLE_ERRORS,
  shows,
  waitForMarks,
} from './support/screen';
import { WebEditor } from './support/web-editor';

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');
const PICTURES = join(import.meta.dirname, '..', '..', 'out', 'screen');
const REPORT = '# 2015年上半年工作情况\n\n上半年受理市民来电293412件，组织应急演练20场次。\n';
const TABLE = [
  ['指标名称', '数值', '单位'],
  ['接待来访群众', '87', '批次'],
]
  .map(row => `<row>${row.map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
  .join('');
const NEXT_LEDGER = 'period: 2016年上半年\nmetrics:\n  受理市民来电: 312045件\n';
const LEDGER = SAMPLE.replace(/\.md$/, '.metrics.yaml');

describe('the editor in the browser', () => {
  let editor: WebEditor;
  let page: Page;

  before(async () => {
    mkdirSync(PICTURES, { recursive: true });
    editor = await WebEditor.start();
  });
  after(() => editor.stop());
  afterEach(function () {
    return editor.close(page, this.currentTest);
  });

  const openSample = async (more?: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
    page = await editor.open(SAMPLE, more);
    await waitForMarks(page, SAMPLE_ERRORS, 60_000);
  };
  const activeTab = (name: string): Promise<void> => page.locator('.tab.active', { hasText: name }).first().waitFor();
  const note = (text: string): Locator => page.locator('.notification-toast', { hasText: text }).first();
  const activate = async (name: string): Promise<void> => {
    await page.locator('.tab', { hasText: name }).filter({ hasNotText: '.yaml' }).first().click();
    await activeTab(name);
  };
  const dialog = (title: string): Locator => page.locator('.quick-input-widget:not(.hidden)', { hasText: title });
  const saved = async (name: string): Promise<string> => (await editor.file(name)).toString('utf8');

  it('checks, explains, corrects, leads to the ledger and completes', async () => {
    await openSample({ '另一份.md': `---\nmetrics: ${LEDGER}\n---\n\n派出{{督查组}}。\n` });
    await page.locator('.statusbar-item', { hasText: '6处不符' }).waitFor();

    await openLightbulb(page, '1089');
    await page.keyboard.press('Enter');
    await waitForMarks(page, SAMPLE_ERRORS.slice(1));

    const { x, y } = await placeOf(page, '111件。');
    await page.mouse.move(x, y, { steps: 4 });
    await page.locator('.monaco-hover:not(.hidden)', { hasText: '116件' }).first().waitFor();
    await runCommand(page, 'Fix All', page.locator('.tab.active.dirty'));
    await waitForMarks(page, []);
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    match(await saved(SAMPLE), /上半年交办建议提案1098件/);

    // A metric by the first letters of its reading, then the value of a placeholder behind it.
    await clickOn(page, '主要工作按计划完成');
    await page.keyboard.press('End');
    await page.keyboard.type('slsmld', { delay: 30 });
    await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: '受理市民来电' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: '44处数字' }).waitFor();
    await page.keyboard.type('{{dcz', { delay: 30 });
    await page.locator('.suggest-widget .monaco-list-row.focused', { hasText: '督查组' }).waitFor();
    await page.keyboard.press('Enter');
    ok(await shows(page, '{{督查组}}'));
    await page.locator('.view-line', { hasText: '{{督查组}}' }).filter({ hasText: '11个' }).first().waitFor();

    await clickOn(page, '1098');
    await page.keyboard.press('F12');
    await activeTab(LEDGER);
    await page.locator('.codelens-decoration', { hasText: '报告中写到1处' }).first().waitFor();

    // Also in a report that nobody has open.
    await clickOn(page, '督查组:');
    await page.keyboard.press('Shift+F12');
    await page.locator('.reference-zone-widget .monaco-list-row', { hasText: '另一份.md' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.reference-zone-widget').waitFor({ state: 'detached' });
    await clickOn(page, '督查组:');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').fill('督查工作组');
    const renamed = editor.nextWrite('另一份.md');
    await page.keyboard.press('Enter');
    await renamed;
    match(await saved('另一份.md'), /派出{{督查工作组}}。/);
    ok(await shows(page, '督查工作组:'));
    await activate(SAMPLE);
    ok(await shows(page, '{{督查工作组}}'));
  });

  it('makes a ledger from a report, from a table, and the draft of the next period', async () => {
    page = await editor.open('周报.md', {
      '周报.md': REPORT,
      '表.xlsx': workbook([{ name: '表', data: TABLE }]),
      '新.yaml': NEXT_LEDGER,
    });
    await page.locator('.statusbar-item', { hasText: '无指标文件' }).waitFor({ timeout: 60_000 });
    await runCommand(page, '从报告生成指标文件', note('拟定了'));
    await activeTab('周报.metrics.yaml');
    match(await saved('周报.metrics.yaml'), /metrics:/);

    await activate('周报.md');
    await page.locator('.statusbar-item', { hasText: '0处不符' }).waitFor();
    await runCommand(page, '从 Excel/CSV 导入指标', dialog('选择要导入的表格'));
    await answerFileDialog(page, '选择要导入的表格', '/reports/表.xlsx');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '接待来访群众' }).waitFor();
    await page.keyboard.press('Enter');
    await note('新增 1 个指标').waitFor();
    await activeTab('周报.metrics.yaml');
    ok(await shows(page, '接待来访群众'));
    await page.keyboard.press('Control+S');

    await activate('周报.md');
    await runCommand(page, '更新到新一期', dialog('选择新一期的指标文件'));
    await answerFileDialog(page, '选择新一期的指标文件', '/reports/新.yaml');
    await dialog('报告里的时期').waitFor();
    await page.keyboard.press('Enter');
    await answerFileDialog(page, '新一期的报告存在哪里', '/reports/新周报.md');
    await note('已更新到新一期').waitFor();
    match(await saved('新周报.md'), /受理市民来电312045件/);
    match(await saved('新周报.metrics.yaml'), /312045/);
  });

  it('previews, copies and exports the finished document', async () => {
    const text = readFileSync(join(SEEDS, SAMPLE), 'utf8').replace(/\n\n/, '\n\n![图](图.png)\n\n');
    await openSample({
      [SAMPLE]: text,
      '图.png': encode({ width: 8, height: 8, data: new Uint8Array(256).fill(160) }),
    });
    await runCommand(page, '版面预览', page.locator('iframe.webview'));
    const pages = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await pages.locator('.sheet .figure-mismatch', { hasText: '1089件' }).first().waitFor();
    const picture = pages.locator('.sheet img').first();
    await picture.waitFor();
    const width = await picture.evaluate(async element => {
      const image = element as unknown as { decode(): Promise<void>; naturalWidth: number };
      await image.decode();
      return image.naturalWidth;
    });
    equal(width, 8);
    await page.screenshot({ path: join(PICTURES, 'web-page-preview.png') });

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const question = page.locator('.monaco-dialog-box');
    await runCommand(page, '复制为 Word 富文本', question);
    await question.getByRole('button', { name: '仍要复制' }).click();
    await note('已复制').waitFor();

    for (const [command, file] of [
      ['导出 .docx', '定稿.docx'],
      ['导出为 Word 可用的 HTML', '定稿.html'],
    ] as const) {
      await activate(SAMPLE);
      await runCommand(page, command, question);
      await question.getByRole('button', { name: '仍要导出' }).click();
      await answerFileDialog(page, '核稿：导出为', `/reports/${file}`);
      await note(`“${file}”`).waitFor();
    }
    const docx = unzipSync(await editor.file('定稿.docx'));
    match(strFromU8(docx['word/document.xml']!), /上半年主要工作/);
    ok(Object.keys(docx).some(name => name.startsWith('word/media/')));
    match(await saved('定稿.html'), /class="MsoTitle"/);

    await activate(SAMPLE);
    await runCommand(page, '导出数据核对表', page.locator('.quick-input-list .monaco-list-row', { hasText: 'CSV' }));
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'CSV' }).click();
    await answerFileDialog(page, '核稿：导出为', '/reports/核对表.csv');
    await note('“核对表.csv”').waitFor();
    match(await saved('核对表.csv'), /建议提案交办/);
  });

  it('tells of a rule, marks the Markdown preview, lists the metrics, checks the folder, begins with the sample', async () => {
    await openSample({
      '另一份.md': '# 情况\n\n上半年受理市民来电28万件。\n',
      '另一份.metrics.yaml': 'metrics:\n  受理市民来电: 31万件\n',
    });
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel a', { hasText: 'figure-mismatch' }).first().click();
    const shown = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await shown.locator('h1', { hasText: 'figure-mismatch' }).waitFor();

    await page.locator('.tab.active .codicon-close').click();

    await clickOn(page, '建议提案');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('v');
    await shown.locator('.hegao-mismatch', { hasText: '1089件' }).waitFor();
    await page.locator('.tab', { hasText: 'Preview' }).locator('.codicon-close').click();

    await page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="核稿"]') }).click();
    const row = page.locator('.sidebar .pane-body .monaco-list-row', { hasText: '建议提案交办' }).first();
    await row.click();
    await page.locator('.sidebar .pane-body .monaco-list-row', { hasText: '1089件' }).first().click();
    await page.locator('.statusbar-item', { hasText: 'Ln 11' }).first().waitFor();

    await runCommand(page, '检查文件夹', note('处'));
    await page.locator('.markers-panel .monaco-list-row', { hasText: '另一份.md' }).waitFor();

    await runCommand(
      page,
      'Open Walkthrough',
      page.locator('.quick-input-list .monaco-list-row', { hasText: '核稿：第一步' }),
    );
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '核稿：第一步' }).click();
    await page.locator('.gettingStartedContainer', { hasText: '看一处错误' }).waitFor();
    await page.screenshot({ path: join(PICTURES, 'web-walkthrough.png') });
    await page.locator('.gettingStartedContainer').getByText('打开样例报告', { exact: true }).last().click();
    await answerFileDialog(page, '样例放在哪个文件夹里');
    await activeTab(SAMPLE);
    match(await saved(`核稿样例/${SAMPLE}`), /1089件/);
  });
});
