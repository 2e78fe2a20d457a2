/** Two hundred pages with three hundred tables, in one go. */
import { equal, ok } from 'node:assert/strict';
import { Docx } from './support/docx';
import { exportReport, writeReport } from './support/exporting';
import { officePdf } from './support/office';
import { readWithPandoc } from './support/pandoc';
import { printedPages } from './support/pdf';
import { descendants } from './support/xml';

const SECTIONS = 300;

const SENTENCE = '各单位按照统一的口径填报数据，由专人核对以后再汇总，发现前后不一致的地方当天退回，改正以后重新提交。';

function largeReport(): string {
  const sections = Array.from({ length: SECTIONS }, (_, index) => {
    const rows = Array.from(
      { length: 6 },
      (_, row) => `| 第${row + 1}组 | ${index * 6 + row} | ${SENTENCE.slice(0, 12)} |`,
    );
    return [
      `## 第${index + 1}部分`,
      SENTENCE.repeat(3),
      SENTENCE.repeat(2),
      `表${index + 1} 填报情况`,
      ['| 组别 | 份数 | 说明 |', '|:---|---:|:---|', ...rows].join('\n'),
    ].join('\n\n');
  });
  return ['# 填报情况汇总', ...sections].join('\n\n');
}

describe('a report of two hundred pages with three hundred tables', () => {
  let report = '';

  before(async () => {
    report = await writeReport(largeReport());
  });

  it('is exported as .docx, whole, and LibreOffice prints it', async () => {
    const { file } = await exportReport(report, 'docx');
    const docx = await Docx.read(file);
    equal(descendants(docx.body, 'w:tbl').length, SECTIONS);
    const pages = await printedPages(await officePdf(file, 280));
    ok(pages.length >= 200, `${pages.length} pages`);
    const numbers = pages.map(page => page.lines.find(line => /^—\d+—$/.test(line.text))?.text);
    equal(numbers[pages.length - 1], `—${pages.length}—`);
    ok(pages.flatMap(page => page.lines).some(line => line.text.includes(String(SECTIONS * 6 - 1))));
  });

  it('is exported as HTML, whole', async () => {
    const { file } = await exportReport(report, 'html');
    const reading = await readWithPandoc(file);
    equal(reading.tables.length, SECTIONS);
    equal(reading.headings.length, SECTIONS);
  });
});
