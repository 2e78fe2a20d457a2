/** What programs other than word processors read in the exported documents: pandoc in both, mammoth in the .docx. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import mammoth from 'mammoth';
import { exportReport, layOut, visibleText } from './support/exporting';
import { type PandocReading, readWithPandoc } from './support/pandoc';

const TITLE = '临江市政务服务局2023年上半年工作情况报告';

/** Of full.md: the levels in print, where the Markdown's `##` is the first. */
const HEADINGS = [
  [1, '一、主要工作进展'],
  [2, '（一）窗口服务更加规范'],
  [3, '1.延长服务时间'],
  [4, '（1）统一服务用语'],
  [3, '2.压缩办理环节'],
  [2, '（二）线上服务更加便捷'],
  [1, '二、各区县办理情况'],
  [1, '三、下一步打算'],
] as const;

const NOTES = [
  '满意度来自短信回访，回访对象为办结当日的全部申请人。',
  '老年人指六十周岁以上的申请人；专窗设在一楼，另有“绿色通道”标志。',
];

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

let expected = '';
let expectedWithNumbers = '';
let files: Readonly<Record<'docx' | 'html', string>>;

before(async () => {
  const report = await layOut('full.md');
  expected = await visibleText(report, { 注册用户: '286万人' });
  expectedWithNumbers = await visibleText(report, { 注册用户: '286万人' }, '$1');
  files = {
    docx: (await exportReport(report, 'docx')).file,
    html: (await exportReport(report, 'html')).file,
  };
});

for (const kind of ['docx', 'html'] as const) {
  describe(`pandoc reads the ${kind}`, () => {
    let reading: PandocReading;

    before(async () => {
      reading = await readWithPandoc(files[kind]);
    });

    it('with the same headings', () => {
      deepEqual(
        reading.headings.map(({ level, text }) => [level, text]),
        HEADINGS,
      );
    });

    it('with all of the text, in order', () => {
      if (kind === 'docx') return equal(reading.title + reading.text, expected);
      // HTML has no footnotes that pandoc knows: they stand at the end, as text, and their references in the text. It takes the
      // footer that LibreOffice reads for a first paragraph.
      const notes = NOTES.map((note, index) => `${index + 1}${note}`).join('');
      equal(reading.text, `—1—${expectedWithNumbers}${notes}`);
    });

    it('with every cell of the table', () => {
      equal(reading.tables.length, 1);
      const [table] = reading.tables;
      equal(table!.length, 17);
      deepEqual(table![0], ['序号', '区县', '受理量（件）', '办结量（件）', '备注']);
      deepEqual(table![4], ['4', '青石县', '39866', '39511', '乡镇大厅单独统计，网上办理的部分记入县级大厅']);
      deepEqual(table![16], ['16', '市本级', '7246', '7236', '']);
    });

    it('with the pictures', () => equal(reading.pictures, 2));

    if (kind === 'docx') it('with the footnotes', () => deepEqual(reading.footnotes, NOTES));
  });
}

describe('mammoth reads the docx', () => {
  it('with the same headings', async () => {
    const { value } = await mammoth.convertToHtml({ path: files.docx });
    const headings = [...value.matchAll(/<h(\d)>(.*?)<\/h\1>/g)].map(([, level, text]) => [
      Number(level),
      text!.replace(/<[^>]*>/g, ''),
    ]);
    deepEqual(
      headings.filter(([, text]) => text !== TITLE),
      HEADINGS,
    );
  });

  it('with all of the text', async () => {
    const { value } = await mammoth.extractRawText({ path: files.docx });
    equal(withoutSpaces(value), expected);
  });

  it('with the footnotes', async () => {
    const { value } = await mammoth.convertToHtml({ path: files.docx });
    for (const note of NOTES) ok(value.includes(note));
  });

  it('with the pictures as they were', async () => {
    const images: { type: string; bytes: Buffer }[] = [];
    const convertImage = mammoth.images.imgElement(async image => {
      images.push({ type: image.contentType, bytes: Buffer.from(await image.read()) });
      return { src: '' };
    });
    await mammoth.convertToHtml({ path: files.docx }, { convertImage });
    deepEqual(
      images.map(image => image.type),
      ['image/png', 'image/jpeg'],
    );
    const jpeg = await readFile(new URL('./reports/terminal.jpg', import.meta.url));
    ok(images[1]!.bytes.equals(jpeg));
  });
});
