import assert from 'node:assert/strict';
import { STANDARD_FONTS } from '../../../src/render/layout/options';
import { PARAGRAPH_STYLES } from '../../../src/render/layout/styles';
import {
  addressee,
  attachmentNote,
  footnote,
  heading,
  item,
  official,
  paragraph,
  run,
  signature,
  table,
  title,
} from '../html/documents';
import { attribute, paragraphOf, paragraphs, styleOf, textOf, written } from './written';

const near = (value: string | null, expected: number, tolerance: number): void =>
  assert.ok(value !== null && Math.abs(Number(value) - expected) <= tolerance, `${value} is not ${expected}`);

describe('docx: the page', () => {
  it('has the paper and the margins of the standard', async () => {
    const { document } = await written([paragraph('正文。')]);
    assert.equal(attribute(document, 'pgSz', 'w'), '11906');
    assert.equal(attribute(document, 'pgSz', 'h'), '16838');
    near(attribute(document, 'pgMar', 'top'), 2098, 1);
    near(attribute(document, 'pgMar', 'bottom'), 1984, 1);
    // 8844 twips of text: at 8845 LibreOffice 7.4 loses what hangs after a full line.
    assert.equal(attribute(document, 'pgMar', 'left'), '1588');
    assert.equal(attribute(document, 'pgMar', 'right'), '1474');
    assert.equal(attribute(document, 'docGrid', 'type'), 'lines');
    assert.equal(attribute(document, 'docGrid', 'linePitch'), '579');
    assert.equal(attribute(document, 'docGrid', 'charSpace'), null);
  });

  it('has 22 lines between margins of the other profile too', async () => {
    const { document, styles } = await written([paragraph('正文。')], { options: { profile: 'visual' } });
    const height = 16838 - Number(attribute(document, 'pgMar', 'top')) - Number(attribute(document, 'pgMar', 'bottom'));
    const line = Number(attribute(styleOf(styles, 'GwBody'), 'spacing', 'line'));
    assert.equal(line, 589);
    assert.equal(Math.floor(height / line), 22);
  });

  it('numbers odd pages at the right and even ones at the left, one character in', async () => {
    const { parts } = await written([paragraph('正文。')]);
    assert.match(parts.get('word/settings.xml')!, /<w:evenAndOddHeaders\/>/);
    const references = parts.get('word/document.xml')!.match(/<w:footerReference[^>]*>/g)!;
    assert.deepEqual(references.map(reference => attribute(reference, 'footerReference', 'type')).sort(), [
      'default',
      'even',
    ]);
    const footers = [parts.get('word/footer1.xml')!, parts.get('word/footer2.xml')!];
    for (const [i, side] of (['right', 'left'] as const).entries()) {
      assert.equal(attribute(footers[i]!, 'jc', 'val'), side);
      assert.equal(attribute(footers[i]!, 'ind', `${side}Chars`), '100');
      assert.equal(attribute(footers[i]!, 'ind', side), '280');
    }
  });

  it('writes the number as a field in runs of its own between two dashes', async () => {
    const { parts } = await written([paragraph('正文。')]);
    const runs = parts.get('word/footer1.xml')!.match(/<w:r>.*?<\/w:r>/gs)!;
    const kinds = runs.map(text =>
      /fldCharType="(\w+)"|(instrText)|>([^<>]+)<\/w:t>/.exec(text)!.slice(1).find(Boolean),
    );
    assert.deepEqual(kinds, ['— ', 'begin', 'instrText', 'separate', '1', 'end', ' —']);
  });

  it('centres the number, or leaves it out, as asked', async () => {
    const centred = await written([paragraph('正文。')], { options: { pageNumber: 'center' } });
    assert.equal(attribute(centred.parts.get('word/footer1.xml')!, 'jc', 'val'), 'center');
    assert.doesNotMatch(centred.parts.get('word/settings.xml')!, /<w:evenAndOddHeaders\/>/);
    const none = await written([paragraph('正文。')], { options: { pageNumber: 'none' } });
    assert.ok(![...none.parts.keys()].some(path => path.includes('footer')));
  });
});

describe('docx: styles', () => {
  const everything = official(
    [
      title('报告'),
      addressee('市政府：'),
      heading(1, '一、情况'),
      heading(2, '（一）进展'),
      paragraph([run('正文'), footnote(0)]),
      paragraph('引文', true),
      item('1.', '其一'),
      table(
        [
          ['甲', '乙'],
          ['1', '2'],
        ],
        '表1 情况',
      ),
      { kind: 'code', lines: ['a', 'b'], source: { start: 0, end: 0 } },
      { kind: 'separator', source: { start: 0, end: 0 } },
      attachmentNote('名录'),
      signature(['市政府'], '2023年7月1日'),
      { kind: 'remark', inlines: [run('（公开）')], source: { start: 0, end: 0 } },
      { kind: 'attachment', label: '附件', source: { start: 0, end: 0 } },
      { kind: 'attachment-title', inlines: [run('名录')], source: { start: 0, end: 0 } },
    ],
    {
      head: {
        copyNumber: '000001',
        secrecy: '机密★1年',
        urgency: '特急',
        issuer: '市政府文件',
        documentNumber: '市政发〔2023〕1号',
        signer: '张三',
      },
      foot: { copies: '市委', printer: '市政府办公室', printDate: '2023年7月2日' },
      footnotes: [{ paragraphs: [[run('注')]] }],
    },
  );

  it('every paragraph is of a named style that the file defines', async () => {
    const { parts, styles } = await written(everything);
    for (const path of ['word/document.xml', 'word/footnotes.xml', 'word/footer1.xml', 'word/footer2.xml'])
      for (const text of paragraphs(parts.get(path)!)) {
        const id = attribute(text, 'pStyle', 'val');
        assert.ok(id, `${path}: ${text}`);
        styleOf(styles, id);
      }
    for (const [, id] of parts.get('word/document.xml')!.matchAll(/<w:rStyle w:val="([^"]*)"/g)) styleOf(styles, id!);
  });

  it('Word knows the title and the headings by their names', async () => {
    const { styles, document } = await written(everything);
    assert.equal(attribute(styleOf(styles, 'Title'), 'name', 'val'), 'Title');
    for (const level of [1, 2, 3, 4, 5, 6]) {
      const style = styleOf(styles, `Heading${level}`);
      assert.equal(attribute(style, 'name', 'val'), `heading ${level}`);
      assert.equal(attribute(style, 'outlineLvl', 'val'), String(level - 1));
    }
    assert.equal(document.match(/w:val="Title"/g)!.length, 1);
  });

  it('names fonts for Han characters and for Latin apart, never those of a theme', async () => {
    const { styles, parts } = await written(everything);
    const faces = {
      Title: 'title',
      Heading1: 'heading1',
      Heading2: 'heading2',
      Heading3: 'body',
      GwBody: 'body',
    } as const;
    for (const [id, role] of Object.entries(faces)) {
      const style = styleOf(styles, id);
      assert.equal(attribute(style, 'rFonts', 'eastAsia'), STANDARD_FONTS[role]);
      for (const slot of ['ascii', 'hAnsi', 'cs']) assert.equal(attribute(style, 'rFonts', slot), 'Times New Roman');
    }
    for (const path of ['word/styles.xml', 'word/document.xml', 'word/footer1.xml', 'word/footnotes.xml'])
      assert.doesNotMatch(parts.get(path)!, /Theme=|cstheme=/);
  });

  it('the page number is 宋体 in its digits too, 四号', async () => {
    const { styles } = await written(everything);
    const style = styleOf(styles, 'Footer');
    assert.equal(attribute(style, 'rFonts', 'ascii'), '宋体');
    assert.equal(attribute(style, 'rFonts', 'eastAsia'), '宋体');
    assert.equal(attribute(style, 'sz', 'val'), '28');
  });

  it('the body is 三号, two characters in, 28.95 pt exactly, a little closer than its face', async () => {
    const { styles } = await written(everything);
    const style = styleOf(styles, 'GwBody');
    assert.equal(attribute(style, 'sz', 'val'), '32');
    assert.equal(attribute(style, 'ind', 'firstLineChars'), '200');
    assert.equal(attribute(style, 'ind', 'firstLine'), '640');
    assert.equal(attribute(style, 'spacing', 'line'), '579');
    assert.equal(attribute(style, 'spacing', 'lineRule'), 'exact');
    assert.equal(attribute(style, 'jc', 'val'), 'both');
    assert.match(style, /<w:spacing w:val="-5"\/>/);
  });

  it('lines of another pitch than the body stand off the grid', async () => {
    const { styles } = await written(everything);
    for (const { id, pitch } of Object.values(PARAGRAPH_STYLES))
      assert.equal(/<w:snapToGrid w:val="0"\/>/.test(styleOf(styles, id)), pitch !== 'page', id);
  });

  it('takes the fonts that were asked for, whatever their names hold', async () => {
    const fonts = { ...STANDARD_FONTS, body: 'A "B" <C> & D' };
    const { styles } = await written([paragraph('正文。')], { options: { fonts } });
    assert.match(styles, /w:eastAsia="A &quot;B&quot; &lt;C&gt; &amp; D"/);
  });
});

describe('docx: elements of the document', () => {
  it('主送机关 stands flush left a line below the title', async () => {
    const { document, styles } = await written([title('报告'), addressee('市政府：'), paragraph('正文。')]);
    const text = paragraphOf(document, '市政府：');
    assert.equal(attribute(text, 'spacing', 'beforeLines'), '100');
    assert.equal(attribute(text, 'spacing', 'before'), '579');
    assert.equal(attribute(styleOf(styles, 'GwAddressee'), 'ind', 'firstLine'), '0');
    assert.equal(attribute(paragraphOf(document, '正文。'), 'spacing', 'before'), null);
  });

  it('without a seal the date begins two characters right of the name', async () => {
    const { document } = await written([paragraph('正文。'), signature(['临江市政务服务局'], '2023年7月12日')]);
    assert.equal(attribute(paragraphOf(document, '临江市'), 'ind', 'right'), '640');
    // Eight characters of the name; the date's 3 + 7 halves and the air at five changes of script.
    near(attribute(paragraphOf(document, '2023年'), 'ind', 'right'), (8 - 3 - 3.5 - 1) * 320, 2);
  });

  it('with a seal the date ends four characters from the right and the name is centred over it', async () => {
    const { document } = await written([paragraph('正文。'), signature(['临江市政务服务局'], '2023年7月12日')], {
      options: { seal: true },
    });
    assert.equal(attribute(paragraphOf(document, '2023年'), 'ind', 'right'), '1280');
    assert.equal(attribute(paragraphOf(document, '2023年'), 'ind', 'rightChars'), '400');
    near(attribute(paragraphOf(document, '临江市'), 'ind', 'right'), 1280 + ((7.5 - 8) / 2) * 320, 2);
  });

  it('the last line of the text stays with the signature', async () => {
    const { document } = await written([
      paragraph('前文。'),
      paragraph('末段。'),
      signature(['甲局'], '2023年7月12日'),
    ]);
    assert.doesNotMatch(paragraphOf(document, '前文。'), /keepNext/);
    assert.match(paragraphOf(document, '末段。'), /<w:keepNext\/>/);
    assert.match(paragraphOf(document, '甲局'), /<w:keepNext\/>/);
    assert.doesNotMatch(paragraphOf(document, '2023年'), /keepNext/);
  });

  it('several attachments are numbered, further lines under the name', async () => {
    const { document } = await written([paragraph('正文。'), attachmentNote('名录', '汇总表')]);
    const [first, second] = [paragraphOf(document, '名录'), paragraphOf(document, '汇总表')];
    assert.equal(textOf(first), '附件：1.\t名录');
    assert.equal(textOf(second), '2.\t汇总表');
    assert.equal(attribute(first, 'ind', 'left'), attribute(second, 'ind', 'left'));
    // 附件： begins two characters in, the second number under the first.
    assert.equal(Number(attribute(first, 'ind', 'left')) - Number(attribute(first, 'ind', 'hanging')), 640);
    assert.equal(Number(attribute(second, 'ind', 'left')) - Number(attribute(second, 'ind', 'hanging')), 1600);
    assert.equal(attribute(first, 'spacing', 'beforeLines'), '100');
    assert.equal(attribute(second, 'spacing', 'beforeLines'), null);
  });

  it('a single attachment has no number', async () => {
    const { document } = await written([paragraph('正文。'), attachmentNote('名录')]);
    assert.equal(textOf(paragraphOf(document, '名录')), '附件：名录');
  });

  it('an attachment begins a page', async () => {
    const { document } = await written([
      paragraph('正文。'),
      { kind: 'attachment', label: '附件1', source: { start: 0, end: 0 } },
    ]);
    assert.match(paragraphOf(document, '附件1'), /<w:pageBreakBefore\/>/);
    assert.doesNotMatch(document, /w:br w:type="page"/);
  });

  it('the head has its elements in order, the issuer red, the title two lines below', async () => {
    const { document, styles } = await written(
      official([title('报告')], {
        head: {
          copyNumber: '000001',
          secrecy: '机密★1年',
          urgency: '特急',
          issuer: '临江市人民政府文件',
          documentNumber: '临政发〔2023〕1号',
          signer: '张三',
        },
      }),
    );
    assert.deepEqual(paragraphs(document).map(textOf), [
      '000001',
      '机密★1年',
      '特急',
      '临江市人民政府文件',
      '临政发〔2023〕1号\t签发人：张三',
      '',
      '报告',
    ]);
    assert.equal(attribute(styleOf(styles, 'GwIssuer'), 'color', 'val'), 'FF0000');
    assert.match(document, /<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="0" w:color="FF0000"\/><\/w:pBdr>/);
    assert.equal(attribute(paragraphOf(document, '报告'), 'spacing', 'beforeLines'), '200');
  });

  it('the foot ends 抄送 with a full stop and the date with 印发, whether or not they were written', async () => {
    const feet = [
      { copies: '市委办公室，市人大办公室', printer: '市政府办公室', printDate: '2023年7月2日' },
      { copies: '抄送：市委办公室，市人大办公室。', printer: '市政府办公室', printDate: '2023年7月2日印发' },
    ];
    for (const foot of feet) {
      const { document } = await written(official([paragraph('正文。')], { foot }));
      assert.equal(textOf(paragraphOf(document, '抄送')), '抄送：市委办公室，市人大办公室。');
      assert.equal(textOf(paragraphOf(document, '印发')), '市政府办公室\t2023年7月2日印发');
      assert.equal(attribute(document, 'tblpPr', 'tblpYSpec'), 'bottom');
    }
  });

  it('a long title is broken between words', async () => {
    const { document } = await written([title('临江市政务服务局2023年上半年工作情况报告')]);
    const text = paragraphOf(document, '临江市');
    assert.deepEqual(text.split(/<w:br\/>/).map(textOf), ['临江市政务服务局', '2023年上半年工作情况报告']);
  });
});
