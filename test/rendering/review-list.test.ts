/** The review list as a browser prints it. */
import { equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { chromiumPdf } from './support/chromium';
import { writeReport } from './support/exporting';
import { near } from './support/near';
import { inkBox, type PrintedPage, pageImages, printedPages } from './support/pdf';
import { newFolder, runWell } from './support/programs';

const FIGURES = 60;
const UNBROKEN = 'https://example.test/'.repeat(12);

describe('the review list on paper', () => {
  let pdf = '';
  let pages: PrintedPage[];

  before(async () => {
    const sentences = Array.from(
      { length: FIGURES },
      (_, i) => `${i % 12 === 0 ? `## 第${i}节\n\n` : ''}办理事项${i}号来信${i + 20}件。\n\n`,
    );
    const report = await writeReport(
      `# 信访办理情况\n\n${sentences.join('')}| 项目 | 说明（件） |\n| --- | --- |\n| ${UNBROKEN} | 12 |\n`,
    );
    const file = join(await newFolder('review'), 'review.html');
    await runWell(process.execPath, [
      join(import.meta.dirname, '..', '..', 'dist', 'cli.js'),
      'review',
      report,
      '-o',
      file,
    ]);
    pdf = await chromiumPdf(file);
    pages = await printedPages(pdf);
  });

  it('is A4 across, with its head and a number on every page', () => {
    ok(pages.length >= 3 && pages.length <= 8, `${pages.length} pages`);
    for (const [index, { width, height, lines }] of pages.entries()) {
      near(width, 297, 0.5);
      near(height, 210, 0.5);
      equal(lines.at(-1)!.text, `${index + 1}/${pages.length}`);
    }
    // The last page may hold nothing but the line to sign.
    for (const { lines } of pages.slice(0, -1)) ok(lines.some(line => line.text.includes('报告写法')));
  });

  it('keeps within the margins, however long a word is', async () => {
    for (const image of await pageImages(pdf, 100, 1, pages.length)) {
      const ink = inkBox(image)!;
      ok(ink.left >= 11 && ink.right <= 286 && ink.top >= 11, `${ink.left} to ${ink.right}, from ${ink.top} mm`);
    }
  });

  it('has every figure, and ends with the line to sign', () => {
    const text = pages.flatMap(page => page.lines.map(line => line.text)).join('\n');
    for (let i = 0; i < FIGURES; i++) ok(text.includes(`${i + 20}件`), `figure ${i}`);
    const last = pages.at(-1)!.lines.at(-2)!.text;
    ok(last.startsWith('核对人：') && last.includes('日期：'), last);
  });
});
