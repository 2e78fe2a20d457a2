/** Full pages: 22 lines of 28 characters (GB/T 9704-2012 clause 5.2.3), counted on the printed page. */
import { equal, ok } from 'node:assert/strict';
import { chromiumPdf } from './support/chromium';
import { exportReport, gridReport, writeReport } from './support/exporting';
import { near } from './support/near';
import { officeDocx, officePdf } from './support/office';
import { inkBox, type PrintedPage, pageImages, printedPages } from './support/pdf';

const PARAGRAPHS = 20;

/** A page's number with a dash on each side. */
const NUMBER = /^—\s*\d+\s*—$/;

async function savedThenPrinted(file: string): Promise<string> {
  return officePdf(await officeDocx(file));
}

/** How each way of printing is asked for, and by how much its letters may stand lower in their lines than in the others, mm. */
const WAYS = [
  { name: '.docx in LibreOffice', to: 'docx', print: officePdf, lower: 0 },
  // LibreOffice reads any line height of HTML as the least one, and puts what is left over above the letters.
  { name: 'HTML saved as .docx by LibreOffice', to: 'html', print: savedThenPrinted, lower: 1.2 },
  { name: 'HTML in Chromium', to: 'html', print: chromiumPdf, lower: 0 },
] as const;

/** The distance of two lines, pt, and where the ink of a full page may begin and end, mm. */
const PROFILES = {
  common: { pitch: 28.95, top: [37, 41], bottom: [258, 262] },
  visual: { pitch: 29.45, top: [35, 39], bottom: [259.5, 263.5] },
} as const;

for (const { name, to, print, lower } of WAYS) {
  for (const [profile, { pitch, top, bottom }] of Object.entries(PROFILES)) {
    describe(`a full page of the ${name}, margins ${profile}`, () => {
      let pdf = '';
      let pages: PrintedPage[];
      /** Pages that hold nothing but full lines. */
      let full: PrintedPage[];

      before(async () => {
        const report = await writeReport(gridReport(PARAGRAPHS));
        pdf = await print((await exportReport(report, to, ['--profile', profile])).file);
        pages = await printedPages(pdf);
        full = pages.slice(1, -1);
      });

      const body = (page: PrintedPage) => page.lines.filter(line => !NUMBER.test(line.text));

      it('has 22 lines', () => {
        ok(full.length >= 3);
        for (const [index, page] of full.entries()) equal(body(page).length, 22, `page ${index + 2}`);
      });

      it('has 28 characters in each line, 26 in an indented one', () => {
        for (const line of full.flatMap(body)) {
          const indented = line.left > 28 + 8;
          equal([...line.text].length, indented ? 26 : 28, line.text);
        }
      });

      it('keeps the pitch from line to line', () => {
        for (const page of full) {
          const lines = body(page);
          const millimetres = (pitch * 25.4) / 72;
          near((lines[21]!.top - lines[0]!.top) / 21, millimetres, 0.02, 'on average');
          // A browser sets each line on a whole pixel, which is 0.26 mm.
          for (const [index, line] of lines.slice(1).entries()) near(line.top - lines[index]!.top, millimetres, 0.27);
        }
      });

      it('fills the text area and not more', async () => {
        for (const image of await pageImages(pdf, 300, 2, 3)) {
          const ink = inkBox(image, { bottom: 265 })!;
          near(ink.left, 28, 1, 'left');
          ok(ink.right <= 184.3, `right: ${ink.right}`);
          ok(ink.right >= 182.5, `right: ${ink.right}`);
          ok(ink.top >= top[0] && ink.top <= top[1] + lower, `top: ${ink.top}`);
          ok(ink.bottom >= bottom[0] && ink.bottom <= bottom[1] + lower, `bottom: ${ink.bottom}`);
        }
      });

      it('has its number 7 mm below, outside: right on odd pages, left on even ones', async () => {
        const images = await pageImages(pdf, 200, 1, pages.length);
        const character = 14 * (25.4 / 72);
        for (const [index, page] of pages.entries()) {
          const number = page.lines.find(line => NUMBER.test(line.text));
          ok(number, `page ${index + 1} has no number`);
          equal(number.text.replace(/\D/g, ''), String(index + 1));
          // HTML has no even footer in LibreOffice; there every number stands on the right.
          const right = index % 2 === 0 || print === savedThenPrinted;
          if (right) near(184 - number.right, character, 1, 'from the right');
          else near(number.left - 28, character, 1, 'from the left');
          const dash = inkBox(images[index]!, { left: number.left, right: number.left + 4, top: 264, bottom: 280 });
          near(dash!.top, 269, 1, 'the dash');
        }
      });
    });
  }
}
