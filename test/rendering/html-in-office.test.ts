/** The exported HTML as LibreOffice understands it: opened as a document and saved as .docx. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Docx } from './support/docx';
import { exportReport, layOut } from './support/exporting';
import { standsInFor } from './support/faces';
import { near } from './support/near';
import { officeDocx } from './support/office';
import { hasStandardHeadings, hasStandardPage, type OpenedReport, openReport } from './support/opened-report';
import { fontsOf } from './support/pdf';
import { child, descendants, textOf } from './support/xml';

const EMU = 36000;

describe('the HTML in LibreOffice', () => {
  let report: OpenedReport;
  let docx: Docx;
  let paragraph: OpenedReport['paragraph'];

  before(async () => {
    const saved = await officeDocx((await exportReport(await layOut('full.md'), 'html')).file);
    report = await openReport(saved);
    ({ docx, paragraph } = report);
  });

  it('has the page of the standard', () => {
    hasStandardPage(report);
  });

  it('has real headings with the right faces', () => {
    hasStandardHeadings(report);
  });

  it('names one font at a time, and draws no text in one of LibreOffice’s own', () => {
    deepEqual(
      [...docx.fontNames().names].filter(name => name.includes(';')),
      [],
    );
    for (const one of docx.paragraphs()) {
      for (const run of one.runs) {
        if (run.text.trim() === '') continue;
        for (const slot of ['eastAsia', 'ascii']) {
          const name = run.property('rFonts', slot);
          ok(name !== null && !/Liberation|Noto|DejaVu/.test(name), `${run.text}: ${slot} is ${name}`);
        }
      }
    }
  });

  it('indents the body, on the pitch of the page', () => {
    const body = ['今年以来', '各级大厅全面推行', '窗口人员一次说清', '移动端新增', '一是把好用的做法'].map(paragraph);
    for (const one of body) {
      equal(one.property('ind', 'firstLine'), '640');
      equal(one.property('spacing', 'line'), '579');
      ok(['atLeast', 'exact'].includes(one.property('spacing', 'lineRule') ?? ''));
      ok(Number(one.property('spacing', 'after') ?? 0) <= 1);
      equal(one.property('jc'), 'both');
      equal(one.style, body[0]!.style);
    }
    equal(Number(paragraph('市人民政府：').property('ind', 'firstLine') ?? 0), 0);
  });

  it('has a footer with the number of the page', () => {
    const footers = docx.named(/^word\/footer\d*\.xml$/).map(path => textOf(docx.part(path)));
    const numbered = footers.filter(text => text.includes('PAGE'));
    equal(numbered.length, 1);
    equal([...numbered[0]!].filter(character => character === '—').length, 2);
  });

  it('has its title as a property', () => {
    equal(
      textOf(descendants(docx.part('docProps/core.xml'), 'dc:title')[0]!),
      '临江市政务服务局2023年上半年工作情况报告',
    );
  });

  it('has tables with black borders and a head that repeats', () => {
    const tables = descendants(docx.body, 'w:tbl');
    equal(tables.length, 1);
    equal(descendants(tables[0]!, 'w:tblHeader').length, 1);
    for (const cell of descendants(tables[0]!, 'w:tc')) {
      const borders = child(cell, 'w:tcPr', 'w:tcBorders');
      for (const side of ['top', 'bottom', 'left', 'right']) {
        // LibreOffice writes a shared edge once: the neighbour has it where this cell has none.
        const border = child(borders, `w:${side}`)?.attributes;
        if (!border || border.get('w:val') === 'nil') continue;
        equal(border.get('w:val'), 'single');
        equal(border.get('w:color'), '000000');
      }
    }
  });

  it('has real footnotes', () => {
    equal(descendants(docx.body, 'w:footnoteReference').length, 2);
    const notes = descendants(docx.part('word/footnotes.xml'), 'w:footnote').map(note => textOf(note).trim());
    ok(notes.some(note => note.includes('满意度来自短信回访')));
    ok(notes.some(note => note.includes('老年人指六十周岁以上')));
  });

  it('has the pictures, in proportion and no wider than the text', () => {
    const extents = descendants(docx.body, 'wp:extent').map(one => [
      Number(one.attributes.get('cx')) / EMU,
      Number(one.attributes.get('cy')) / EMU,
    ]);
    equal(extents.length, 2);
    for (const [width] of extents) ok(width! <= 156.5, `a picture is ${width} mm wide`);
    near(extents[0]![0]! / extents[0]![1]!, 600 / 360, 0.03);
    near(extents[1]![0]! / extents[1]![1]!, 480 / 360, 0.03);
  });

  it('is drawn in the faces that stand in for the fonts', async () => {
    for (const { name, embedded } of await fontsOf(report.pdf)) {
      ok(standsInFor(name), name);
      ok(embedded);
    }
  });

  it('sets name and date by clause 7.3.5', () => {
    const lines = report.pages.flatMap(page => page.lines);
    const name = lines.findLast(line => line.text === '临江市政务服务局')!;
    const date = lines.find(line => line.text === '2023年7月12日')!;
    const character = 16 * (25.4 / 72);
    near(184 - name.right, 2 * character, 1.2);
    near(date.left - name.left, 2 * character, 1.2);
  });

  it('begins the attachment on a page of its own', () => {
    ok(report.pages.some(page => page.lines[0]?.text === '附件1'));
  });
});
