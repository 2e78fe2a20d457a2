/** Tables of many columns and of long text, on the printed page. */
import { ok } from 'node:assert/strict';
import { chromiumPdf } from './support/chromium';
import { exportReport, writeReport } from './support/exporting';
import { officeDocx, officePdf } from './support/office';
import { inkBox, pageImages, printedPages } from './support/pdf';

const COLUMNS = 10;

/** Figures of seven digits: ten are as many as there is room for at the smallest size of letters. */
const figure = (row: number, column: number): string => String(1000000 + row * 7919 + column * 613);

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function wideTable(): string {
  const columns = Array.from({ length: COLUMNS }, (_, column) => column);
  return [
    row(['单位', ...columns.map(column => `第${column + 1}项`)]),
    row(['---', ...columns.map(() => '---:')]),
    ...[1, 2, 3].map(line => row([`第${line}处`, ...columns.map(column => figure(line, column))])),
  ].join('\n');
}

const LONG = '对群众反映集中的问题，由主要负责同志包案，限期办结，办结以后当面答复，并将结果在大厅公示。';

const TEXTS = [
  '| 事项 | 做法 |',
  '|---|---|',
  ...Array.from({ length: 8 }, (_, i) => row([`第${i + 1}项`, LONG.repeat(2)])),
].join('\n');

describe('tables on the page', () => {
  let report = '';

  before(async () => {
    report = await writeReport(`# 表格\n\n表1 各处各项\n\n${wideTable()}\n\n表2 做法\n\n${TEXTS}\n\n完。\n`);
  });

  for (const [name, to, print] of [
    ['.docx in LibreOffice', 'docx', officePdf],
    ['HTML saved as .docx by LibreOffice', 'html', async (file: string) => officePdf(await officeDocx(file))],
    ['HTML in Chromium', 'html', chromiumPdf],
  ] as const) {
    it(`keep within the text area, figures in one piece: ${name}`, async () => {
      const pdf = await print((await exportReport(report, to)).file);
      const pages = await printedPages(pdf);
      const text = pages.flatMap(page => page.lines.map(line => line.text)).join('\n');
      for (const line of [1, 2, 3]) {
        for (let column = 0; column < COLUMNS; column += 1)
          ok(text.includes(figure(line, column)), figure(line, column));
      }
      for (const [index, image] of (await pageImages(pdf, 150, 1, pages.length)).entries()) {
        const ink = inkBox(image, { bottom: 264 })!;
        ok(ink.left >= 27 && ink.right <= 185, `page ${index + 1}: ${ink.left} to ${ink.right} mm`);
        ok(ink.bottom <= 262.5, `page ${index + 1}: down to ${ink.bottom} mm`);
      }
    });
  }
});
