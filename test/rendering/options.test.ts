/** Choices of an export, seen on the printed page. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Docx } from './support/docx';
import { exportReport, gridReport, layOut, writeReport } from './support/exporting';
import { near } from './support/near';
import { officeDocx, officePdf } from './support/office';
import { readWithPandoc } from './support/pandoc';
import { printedPages } from './support/pdf';
import { newFolder, programs, runWell } from './support/programs';

const NUMBER = /^—\d+—$/;
/** The middle of the text area, mm. */
const MIDDLE = 28 + 156 / 2;

describe('choices of an export', () => {
  let grid = '';

  before(async () => {
    grid = await writeReport(gridReport(12));
  });

  for (const to of ['docx', 'html'] as const) {
    const print = async (file: string) => officePdf(to === 'html' ? await officeDocx(file) : file);

    it(`page numbers in the middle, ${to}`, async () => {
      const { file } = await exportReport(grid, to, ['--page-number', 'center']);
      for (const page of await printedPages(await print(file))) {
        const number = page.lines.find(line => NUMBER.test(line.text))!;
        near((number.left + number.right) / 2, MIDDLE, 0.7);
      }
    });

    it(`no page numbers, ${to}`, async () => {
      const { file } = await exportReport(grid, to, ['--page-number', 'none']);
      const pages = await printedPages(await print(file));
      ok(!pages.some(page => page.lines.some(line => NUMBER.test(line.text))));
      equal(pages[1]!.lines.length, 22);
    });
  }

  it('other fonts are named in the document, and in the note', async () => {
    const { file, said } = await exportReport(grid, 'docx', ['--font', 'body=华文仿宋', '--font', 'latin=Georgia']);
    const { names } = (await Docx.read(file)).fontNames();
    ok(names.has('华文仿宋') && names.has('Georgia'));
    ok(!names.has('仿宋_GB2312') && !names.has('Times New Roman'));
    ok(said.includes('华文仿宋'));
  });

  it('the styles of an office’s own document', async () => {
    const reference = (await exportReport(grid, 'docx', ['--font', 'body=华文仿宋', '--font', 'title=华文中宋'])).file;
    const docx = await Docx.read((await exportReport(grid, 'docx', ['--reference', reference])).file);
    const [title] = docx.paragraphs();
    equal(title!.runs[0]!.property('rFonts', 'eastAsia'), '华文中宋');
    equal(
      docx
        .paragraphs()
        .find(one => one.style === '公文正文')!
        .runs[0]!.property('rFonts', 'eastAsia'),
      '华文仿宋',
    );
  });

  it('the styles of a document that another program wrote', async () => {
    const reference = join(await newFolder('reference'), 'reference.docx');
    await runWell(programs().pandoc, ['-f', 'markdown', '-o', reference], { input: '# 标题\n\n正文\n' });
    const { file } = await exportReport(await layOut('full.md'), 'docx', ['--reference', reference]);
    ok((await printedPages(await officePdf(file))).length >= 3);
    const headings = (await readWithPandoc(file)).headings.map(({ level }) => level);
    deepEqual(headings, [1, 2, 3, 4, 3, 2, 1, 1]);
  });

  it('HTML is the same to the byte when made again, and little larger than its pictures', async () => {
    const report = await layOut('full.md');
    const first = await exportReport(report, 'html');
    const again = await exportReport(await layOut('full.md'), 'html');
    ok((await readFile(first.file)).equals(await readFile(again.file)));
    const folder = join(report, '..');
    const pictures = (await stat(join(folder, 'chart.png'))).size + (await stat(join(folder, 'terminal.jpg'))).size;
    ok((await stat(first.file)).size < 2 * pictures + 60 * 1024);
  });

  it('a reference that is no document is refused, and nothing is written', async () => {
    const reference = join(await newFolder('reference'), 'reference.docx');
    await writeFile(reference, 'no document');
    let refused = '';
    await exportReport(grid, 'docx', ['--reference', reference]).catch((error: Error) => {
      refused = error.message;
    });
    ok(refused.includes('ended with 2'), refused);
  });
});
