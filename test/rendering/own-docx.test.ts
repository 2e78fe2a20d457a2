/** The exported .docx as a file, and as LibreOffice prints it. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Docx } from './support/docx';
import { exportReport, layOut, writeReport } from './support/exporting';
import { STAND_IN_FACES, standsInFor } from './support/faces';
import { near } from './support/near';
import { officePdf } from './support/office';
import { hasStandardHeadings, hasStandardPage, type OpenedReport, openReport } from './support/opened-report';
import { fontsOf, inkBox, pageImages, printedPages } from './support/pdf';
import { child, descendants, textOf } from './support/xml';

/** Twentieths of a point in a millimetre. */
const TWIPS = 1440 / 25.4;
/** English metric units in a millimetre. */
const EMU = 36000;

describe('the .docx', () => {
  let file = '';
  let report: OpenedReport;
  let docx: Docx;
  let paragraph: OpenedReport['paragraph'];

  before(async () => {
    file = (await exportReport(await layOut('full.md'), 'docx')).file;
    report = await openReport(file);
    ({ docx, paragraph } = report);
  });

  it('has A4 paper with the margins of the standard', () => {
    hasStandardPage(report);
    const grid = child(docx.section, 'w:docGrid')?.attributes;
    if (grid) {
      equal(grid.get('w:type'), 'lines');
      equal(grid.get('w:charSpace'), undefined);
    }
  });

  it('has headings that Word knows, with faces of their own for Chinese and Latin', () => {
    hasStandardHeadings(report);
    for (const start of ['一、主要工作进展', '（1）统一服务用语'])
      equal(paragraph(start).runs[0]!.property('rFonts', 'hAnsi'), 'Times New Roman');
    const title = docx.paragraphs().filter(one => one.style === 'Title');
    // Longer than a line: broken between words, into lines of like length (clause 7.3.1).
    deepEqual(
      title.map(one => one.text),
      ['临江市政务服务局\n2023年上半年工作情况报告'],
    );
    equal(title[0]!.runs[0]!.property('rFonts', 'eastAsia'), '方正小标宋简体');
    equal(title[0]!.runs[0]!.property('sz'), '44');
    equal(title[0]!.property('jc'), 'center');
  });

  it('names only the fonts that were asked for, and no theme', () => {
    const { names, themed } = docx.fontNames();
    equal(themed, false);
    const asked = ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312', '宋体', 'Times New Roman'];
    deepEqual(
      [...names].filter(name => !asked.includes(name)),
      [],
    );
  });

  it('gives every paragraph a named style', () => {
    for (const one of docx.paragraphs()) ok(one.style, `a paragraph without a style: ${one.text.slice(0, 20)}`);
  });

  it('indents the body by two characters, on an exact pitch', () => {
    const body = docx.paragraphs().filter(one => one.style === '公文正文' && one.text !== '');
    ok(body.length >= 8);
    for (const one of body) {
      equal(one.property('ind', 'firstLine'), '640');
      equal(one.property('ind', 'firstLineChars'), '200');
      equal(one.property('spacing', 'line'), '579');
      equal(one.property('spacing', 'lineRule'), 'exact');
      ok(Number(one.property('spacing', 'after') ?? 0) <= 1);
      equal(one.property('jc'), 'both');
    }
    const addressee = paragraph('市人民政府：');
    ok(Number(addressee.property('ind', 'firstLine') ?? 0) === 0);
    ok(Number(addressee.property('ind', 'firstLineChars') ?? 0) === 0);
  });

  it('has odd and even page numbers as fields of separate runs', () => {
    ok(child(docx.part('word/settings.xml'), 'w:evenAndOddHeaders'));
    const kinds = descendants(docx.section, 'w:footerReference').map(one => one.attributes.get('w:type'));
    deepEqual(kinds.sort(), ['default', 'even']);
    const footers = docx.named(/^word\/footer\d*\.xml$/).map(path => docx.part(path));
    const numbered = footers.filter(footer => textOf(footer).includes('PAGE'));
    equal(numbered.length, 2);
    for (const footer of numbered) {
      equal([...textOf(footer)].filter(character => character === '—').length, 2);
      const [line] = docx.paragraphs(footer);
      equal(line!.style, 'footer');
      for (const run of line!.runs) {
        equal(run.property('rFonts', 'ascii'), '宋体');
        equal(run.property('rFonts', 'eastAsia'), '宋体');
        equal(run.property('sz'), '28');
      }
      for (const run of descendants(footer, 'w:r')) {
        const marks = run.children.filter(one => typeof one !== 'string' && /^w:(fldChar|instrText|t)$/.test(one.name));
        ok(marks.length <= 1, 'one mark of a field in each run');
      }
    }
  });

  it('draws every border of a table, repeats its head and gives real widths', () => {
    const tables = descendants(docx.body, 'w:tbl');
    equal(tables.length, 1);
    const [table] = tables;
    const widths = descendants(child(table!, 'w:tblGrid')!, 'w:gridCol').map(one => Number(one.attributes.get('w:w')));
    equal(widths.length, 5);
    equal(
      widths.reduce((sum, width) => sum + width, 0),
      Number(child(table!, 'w:tblPr', 'w:tblW')!.attributes.get('w:w')),
    );
    equal(descendants(table!, 'w:tblHeader').length, 1);
    for (const cell of descendants(table!, 'w:tc')) {
      const borders = child(cell, 'w:tcPr', 'w:tcBorders') ?? child(table!, 'w:tblPr', 'w:tblBorders');
      for (const side of ['top', 'bottom', 'left', 'right']) {
        const border = child(borders, `w:${side}`)?.attributes;
        ok(border, `a cell has no ${side} border`);
        equal(border.get('w:val'), 'single');
        ok(['000000', 'auto'].includes(border.get('w:color') ?? ''));
      }
    }
  });

  it('has real footnotes, and pictures in their size', () => {
    equal(descendants(docx.body, 'w:footnoteReference').length, 2);
    const notes = descendants(docx.part('word/footnotes.xml'), 'w:footnote').map(note => textOf(note).trim());
    ok(notes.some(note => note.startsWith('满意度来自短信回访')));
    const extents = descendants(docx.body, 'wp:extent').map(one => [
      Number(one.attributes.get('cx')) / EMU,
      Number(one.attributes.get('cy')) / EMU,
    ]);
    equal(extents.length, 2);
    for (const [width] of extents) ok(width! <= 156.1, `a picture is ${width} mm wide`);
    near(extents[0]![0]! / extents[0]![1]!, 600 / 360, 0.02);
    near(extents[1]![0]! / extents[1]![1]!, 480 / 360, 0.02);
  });

  it('has its title as a property, no macro, and nothing from outside', () => {
    equal(
      textOf(descendants(docx.part('docProps/core.xml'), 'dc:title')[0]!),
      '临江市政务服务局2023年上半年工作情况报告',
    );
    deepEqual(docx.named(/vba|macro|activeX|embeddings/i), []);
    for (const path of docx.named(/\.rels$/)) {
      for (const relation of descendants(docx.part(path), 'Relationship')) {
        ok(
          relation.attributes.get('TargetMode') !== 'External',
          `${path} points to ${relation.attributes.get('Target')}`,
        );
      }
    }
  });

  it('keeps quotes and dashes in the Chinese face', () => {
    const quoted = paragraph('今年以来').runs.filter(run => /[“”—…‘’]/.test(run.text));
    ok(quoted.length > 0);
    for (const run of quoted) equal(run.property('rFonts', 'hint'), 'eastAsia');
  });

  it('is the same to the byte when made again', async () => {
    const again = await exportReport(await layOut('full.md'), 'docx');
    ok((await readFile(file)).equals(await readFile(again.file)));
  });

  describe('as LibreOffice prints it', () => {
    it('is drawn in the faces that stand in for the fonts, all embedded', async () => {
      const fonts = await fontsOf(report.pdf);
      for (const { name, embedded } of fonts) {
        ok(standsInFor(name), name);
        ok(embedded, `${name} is not embedded`);
      }
      deepEqual([...new Set(fonts.map(({ name }) => standsInFor(name)))].sort(), Object.keys(STAND_IN_FACES).sort());
    });

    it('keeps within the text area on every page', async () => {
      for (const [index, image] of (await pageImages(report.pdf, 150, 1, report.pages.length)).entries()) {
        const ink = inkBox(image, { bottom: 264 })!;
        // A comma after a full line hangs in the margin; the next character would end at 189 mm.
        ok(ink.left >= 27 && ink.right <= 187, `page ${index + 1}: ${ink.left} to ${ink.right} mm`);
        ok(ink.top >= 36.8 && ink.bottom <= 262.1, `page ${index + 1}: ${ink.top} to ${ink.bottom} mm`);
      }
    });

    it('prints the comma that hangs after a full line', async () => {
      const text = `${'办'.repeat(26 + 28)}，${'办'.repeat(9)}。`;
      const { file: hanging } = await exportReport(await writeReport(`# 标题\n\n${text}\n`), 'docx');
      const lines = (await printedPages(await officePdf(hanging))).flatMap(page => page.lines.map(line => line.text));
      equal(lines.filter(line => line.includes('办')).join(''), text);
    });

    it('repeats the head of the table on the next page', () => {
      const heads = report.pages.flatMap(page => page.lines.filter(line => /受理量.*办结量/.test(line.text)));
      equal(heads.length, 2, 'the table stands on two pages');
    });

    it('shows pictures whole', async () => {
      const extent = descendants(docx.body, 'wp:extent')[0]!;
      const height = Number(extent.attributes.get('cy')) / EMU;
      const index = report.pages.findIndex(page => page.lines.some(line => line.text.startsWith('图1')));
      const caption = report.pages[index]!.lines.find(line => line.text.startsWith('图1'))!;
      const above = report.pages[index]!.lines.filter(line => line.bottom < caption.top).at(-1);
      const [image] = await pageImages(report.pdf, 150, index + 1);
      const ink = inkBox(image!, { top: (above?.bottom ?? 37) + 0.5, bottom: caption.top })!;
      // The highest bar of the chart and its lower axis: 95 % of the picture.
      ok(ink.bottom - ink.top >= height * 0.93, `${ink.bottom - ink.top} mm of ${height} mm are to be seen`);
    });

    it('sets name and date by clause 7.3.5, without a seal', () => {
      const lines = report.pages.flatMap(page => page.lines);
      const name = lines.findLast(line => line.text === '临江市政务服务局')!;
      const date = lines.find(line => line.text === '2023年7月12日')!;
      const character = 16 * (25.4 / 72);
      near(184 - name.right, 2 * character, 1.2);
      near(date.left - name.left, 2 * character, 1.2);
    });

    it('leaves room for a seal: the date four characters from the right, the name over its middle', async () => {
      const sealed = await exportReport(await layOut('full.md'), 'docx', ['--seal']);
      const lines = (await printedPages(await officePdf(sealed.file))).flatMap(page => page.lines);
      const name = lines.findLast(line => line.text === '临江市政务服务局')!;
      const date = lines.find(line => line.text === '2023年7月12日')!;
      const character = 16 * (25.4 / 72);
      near(184 - date.right, 4 * character, 1.2);
      near((name.left + name.right) / 2, (date.left + date.right) / 2, 1);
    });

    it('sets the names of attachments by clause 7.3.4', () => {
      const lines = report.pages.flatMap(page => page.lines);
      const first = lines.find(line => line.text.startsWith('附件：1'))!;
      const second = lines.find(line => line.text.startsWith('2.上半年群众意见'))!;
      const wrapped = lines[lines.indexOf(second) + 1]!;
      const character = 16 * (25.4 / 72);
      near(first.left, 28 + 2 * character, 1);
      near(second.left, 28 + 5 * character, 1.5);
      // Wrapped lines begin below the first character of the name, after its number.
      ok(wrapped.left > second.left + 0.5 * character, `${wrapped.left} mm`);
    });

    it('begins the attachment on a page of its own', () => {
      const page = report.pages.find(one => one.lines[0]?.text === '附件1');
      ok(page);
      equal(page.lines[1]!.text, '各区县政务服务大厅名录');
    });
  });

  it('prints page margins as it says', () => {
    const margins = child(docx.section, 'w:pgMar')!.attributes;
    const [first] = report.pages;
    near(first!.width, 210, 0.2);
    near(first!.height, 297, 0.2);
    const left = Math.min(...first!.lines.map(line => line.left));
    near(left, Number(margins.get('w:left')) / TWIPS, 1);
  });
});
