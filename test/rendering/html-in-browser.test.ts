/** The exported HTML as a browser prints it. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { chromiumPdf, facesDrawn } from './support/chromium';
import { exportReport, layOut } from './support/exporting';
import { near } from './support/near';
import { inkBox, type PrintedPage, pageImages, printedPages } from './support/pdf';

const CHARACTER = 16 * (25.4 / 72);

describe('the HTML in a browser', () => {
  let file = '';
  let pdf = '';
  let pages: PrintedPage[];

  before(async () => {
    file = (await exportReport(await layOut('full.md'), 'html')).file;
    pdf = await chromiumPdf(file);
    pages = await printedPages(pdf);
  });

  it('is printed on A4, within the text area', async () => {
    for (const page of pages) {
      near(page.width, 210, 0.3);
      near(page.height, 297, 0.3);
    }
    for (const [index, image] of (await pageImages(pdf, 150, 1, pages.length)).entries()) {
      const ink = inkBox(image, { bottom: 264 })!;
      ok(ink.left >= 27 && ink.right <= 184.4, `page ${index + 1}: ${ink.left} to ${ink.right} mm`);
      ok(ink.top >= 36.8 && ink.bottom <= 262.1, `page ${index + 1}: ${ink.top} to ${ink.bottom} mm`);
    }
  });

  it('is drawn in the faces that stand in for the fonts', async () => {
    // A browser draws digits in the Chinese face too: which face is Latin's, only Word's own properties say.
    deepEqual(await facesDrawn(file), ['FandolFang R', 'FandolHei', 'FandolKai', 'Noto Serif CJK SC']);
  });

  it('sets name and date by clause 7.3.5', () => {
    const lines = pages.flatMap(page => page.lines);
    const name = lines.findLast(line => line.text === '临江市政务服务局')!;
    const date = lines.find(line => line.text === '2023年7月12日')!;
    near(184 - name.right, 2 * CHARACTER, 1.2);
    // Word and LibreOffice put air between digits and Chinese, up to a quarter of a character at each place; a browser doesn't,
    // and the line ends where theirs ends.
    near(date.left - name.left, 2 * CHARACTER, 8);
    ok(date.left > name.left + 1.5 * CHARACTER);
  });

  it('begins the attachment on a page of its own, and puts the footnotes after the text', () => {
    const index = pages.findIndex(page => page.lines[0]?.text === '附件1');
    ok(index > 0);
    equal(index, pages.length - 1, 'no page comes after that of the attachment');
    ok(pages[index]!.lines.some(line => line.text.includes('满意度来自短信回访')));
  });
});
