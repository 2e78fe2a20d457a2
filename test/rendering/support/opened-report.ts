import { deepEqual, equal, ok } from 'node:assert/strict';
import { Docx, type DocxParagraph } from './docx';
import { near } from './near';
import { officePdf } from './office';
import { type PrintedPage, printedPages } from './pdf';
import { child } from './xml';

/** A .docx of the full report: taken apart, and as LibreOffice prints it. */
export interface OpenedReport {
  readonly docx: Docx;
  /** Path of the print. */
  readonly pdf: string;
  readonly pages: PrintedPage[];
  /** The first paragraph that begins so; fails when there is none. */
  paragraph(start: string): DocxParagraph;
}

/** Reads and prints a .docx; `file` is its path. */
export async function openReport(file: string): Promise<OpenedReport> {
  const docx = await Docx.read(file);
  const pdf = await officePdf(file);
  return {
    docx,
    pdf,
    pages: await printedPages(pdf),
    paragraph: start => {
      const found = docx.paragraphs().find(one => one.text.startsWith(start));
      ok(found, `no paragraph begins with ${start}`);
      return found;
    },
  };
}

/** A4 with the margins of GB/T 9704-2012, twips. */
export function hasStandardPage({ docx }: OpenedReport): void {
  const size = child(docx.section, 'w:pgSz')!.attributes;
  deepEqual([size.get('w:w'), size.get('w:h')], ['11906', '16838']);
  const margins = child(docx.section, 'w:pgMar')!.attributes;
  near(Number(margins.get('w:top')), 2098, 6);
  near(Number(margins.get('w:bottom')), 1984, 6);
  near(Number(margins.get('w:left')), 1588, 6);
  near(Number(margins.get('w:right')), 1474, 6);
}

/** Headings of four levels that Word knows, each in its face, none bold. */
export function hasStandardHeadings({ paragraph }: OpenedReport): void {
  for (const [start, style, face, level] of [
    ['一、主要工作进展', 'heading 1', '黑体', '0'],
    ['（一）窗口服务更加规范', 'heading 2', '楷体_GB2312', '1'],
    ['1.延长服务时间', 'heading 3', '仿宋_GB2312', '2'],
    ['（1）统一服务用语', 'heading 4', '仿宋_GB2312', '3'],
  ] as const) {
    const heading = paragraph(start);
    equal(heading.style?.toLowerCase(), style);
    equal(heading.property('outlineLvl'), level);
    const [run] = heading.runs;
    equal(run!.property('rFonts', 'eastAsia'), face);
    equal(run!.property('rFonts', 'ascii'), 'Times New Roman');
    equal(run!.property('sz'), '32');
    ok(['0', 'false', null].includes(run!.property('b')), `${start} is not bold`);
  }
}
