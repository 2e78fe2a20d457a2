import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Picture } from '../../../src/render/pictures/types';
import {
  cell,
  footnote,
  heading,
  item,
  official,
  paragraph,
  picture,
  pictureBlock,
  run,
  signature,
  table,
  title,
} from '../html/documents';
import { attribute, paragraphOf, paragraphs, styleOf, textOf, written } from './written';

const chart: Picture = { type: 'png', bytes: new Uint8Array([1, 2, 3]), width: 100, height: 50, orientation: 1 };

describe('docx: tables', () => {
  const sample = table(
    [
      ['区县', '受理量', '备注'],
      ['江北区', '61240', '乡镇大厅单独统计，网上办理的部分记入县级大厅，其余不计'],
    ],
    '表1 各区县情况',
  );

  it('have column widths whose sum is the width of the table and of each row', async () => {
    const { document } = await written([sample]);
    const columns = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    assert.equal(columns.length, 3);
    assert.equal(sum(columns), Number(attribute(document, 'tblW', 'w')));
    assert.equal(attribute(document, 'tblLayout', 'type'), 'fixed');
    for (const row of document.match(/<w:tr>.*?<\/w:tr>/gs)!)
      assert.equal(sum([...row.matchAll(/<w:tcW w:w="(\d+)"/g)].map(([, width]) => Number(width))), sum(columns));
    assert.ok(columns[2]! > columns[1]!, 'the column of text is wider than that of figures');
  });

  it('have a black line at every side of every cell, and heads that repeat', async () => {
    const { document } = await written([sample]);
    const borders = document.match(/<w:tcBorders>.*?<\/w:tcBorders>/gs)!;
    assert.equal(borders.length, 6);
    for (const border of borders)
      assert.equal(border.match(/w:val="single" w:sz="4" w:space="0" w:color="000000"/g)!.length, 4);
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs)!;
    assert.deepEqual(
      rows.map(row => /<w:tblHeader\/>/.test(row)),
      [true, false],
    );
    assert.ok(rows.every(row => /<w:cantSplit\/>/.test(row)));
  });

  it('keep the caption, the head and the first row together', async () => {
    const { document, styles } = await written([sample]);
    assert.match(styleOf(styles, 'GwTableCaption'), /<w:keepNext\/>/);
    assert.match(paragraphOf(document, '受理量'), /<w:keepNext\/>/);
    assert.doesNotMatch(paragraphOf(document, '61240'), /keepNext/);
  });

  it('write cells over rows and columns so that each row is full', async () => {
    const spanning = table([
      [cell('合计', 2), '备注'],
      [cell('江北区', 1, 2), '1', '甲'],
      ['2', '乙'],
    ]);
    const { document } = await written([spanning]);
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs)!;
    assert.match(rows[0]!, /<w:gridSpan w:val="2"\/>/);
    assert.match(rows[1]!, /<w:vMerge w:val="restart"\/>/);
    assert.match(rows[2]!, /<w:vMerge w:val="continue"\/>/);
    assert.deepEqual(
      rows.map(row => row.match(/<w:tc>/g)!.length),
      [2, 3, 3],
    );
    assert.deepEqual(paragraphs(rows[2]!).map(textOf), ['', '2', '乙']);
  });

  it('have smaller text where they are wide', async () => {
    const wide = table([
      Array.from({ length: 12 }, (_, i) => `指标名称${i}`),
      Array.from({ length: 12 }, () => '12345.6'),
    ]);
    const { document } = await written([wide]);
    assert.match(document, /<w:pStyle w:val="GwTableText9"\/>/);
    assert.doesNotMatch(document, /<w:pStyle w:val="GwTableText"\/><w:jc/);
  });

  it('stay with the signature below them, and a line below the title of an attachment', async () => {
    const { document } = await written([
      { kind: 'attachment-title', inlines: [run('名录')], source: { start: 0, end: 0 } },
      table([['甲'], ['1'], ['末行']]),
      signature(['甲局'], null),
    ]);
    assert.match(paragraphOf(document, '末行'), /<w:keepNext\/>/);
    assert.doesNotMatch(paragraphOf(document, '1'), /keepNext/);
    assert.equal(attribute(paragraphs(document)[1]!, 'spacing', 'beforeLines'), '100');
    assert.match(document, /<\/w:p><w:tbl>/);
  });

  it('do not become one when they follow each other, and are not the last thing in the file', async () => {
    const bare = table([['甲'], ['1']]);
    const { document } = await written([bare, bare]);
    assert.doesNotMatch(document, /<\/w:tbl><w:tbl>/);
    assert.doesNotMatch(document, /<\/w:tbl><w:sectPr>/);
    const foot = { copies: '市委', printer: null, printDate: null };
    const closed = await written(official([bare], { foot }));
    assert.equal(closed.document.match(/<w:tbl>/g)!.length, 2);
    assert.doesNotMatch(closed.document, /<\/w:tbl><w:(?:tbl|sectPr)>/);
  });
});

describe('docx: pictures', () => {
  it('are printed at their size with their text for the blind, in a line that grows', async () => {
    const { document, styles, bytes } = await written(
      [
        {
          ...pictureBlock('a.png', '图1 走势'),
          picture: { kind: 'picture', target: 'a.png', alternative: '走势' },
        } as never,
      ],
      { pictures: { 'a.png': chart } },
    );
    const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(document)!;
    assert.ok(Math.abs(Number(width) / 36000 - 100) < 0.1);
    assert.ok(Math.abs(Number(height) / 36000 - 50) < 0.1);
    assert.match(document, /descr="走势"/);
    assert.equal(attribute(styleOf(styles, 'GwFigure'), 'spacing', 'lineRule'), 'auto');
    assert.deepEqual(
      Object.entries(unzipSync(bytes)).find(([path]) => path.startsWith('word/media/'))![1],
      chart.bytes,
    );
    assert.match(paragraphOf(document, ''), /<w:keepNext\/>/);
  });

  it('two of them are two files, the same twice is one', async () => {
    const other = { ...chart, bytes: new Uint8Array([4, 5]) };
    const { bytes } = await written([pictureBlock('a.png'), pictureBlock('b.png'), pictureBlock('a.png')], {
      pictures: { 'a.png': chart, 'b.png': other },
    });
    const files = Object.entries(unzipSync(bytes)).filter(([path]) => path.startsWith('word/media/'));
    assert.deepEqual(
      files.map(([, data]) => data),
      [chart.bytes, other.bytes],
    );
  });

  it('are not cut off in a line of text or a cell, and fit into the cell', async () => {
    const { document } = await written(
      [
        paragraph([run('见'), picture('a.png')]),
        table([
          ['图', '文'],
          [cell([picture('a.png')]), '说明'],
        ]),
      ],
      { pictures: { 'a.png': chart } },
    );
    assert.equal(attribute(paragraphOf(document, '见'), 'spacing', 'lineRule'), 'atLeast');
    const widths = [...document.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, width]) => Number(width) / 36000);
    const cellWidth = Number(/<w:tcW w:w="(\d+)"/.exec(document)![1]) / 56.7;
    assert.ok(widths[1]! < cellWidth, `${widths[1]} mm in a cell of ${cellWidth}`);
  });

  it('that are missing are named in their place', async () => {
    const { document } = await written([
      paragraph([picture('b.png', '走势')]),
      paragraph([picture('data:image/png;base64,x')]),
    ]);
    assert.match(document, /［图：走势］/);
    assert.match(document, /［图］/);
  });

  it('are turned as their camera says, once', async () => {
    const photo: Picture = { ...chart, type: 'jpeg', width: 50, height: 100, orientation: 6 };
    const { document } = await written([pictureBlock('a.jpg')], { pictures: { 'a.jpg': photo } });
    assert.match(document, /<a:xfrm[^>]* rot="5400000"/);
    const [, width, height] = /<a:ext cx="(\d+)" cy="(\d+)"/.exec(document)!;
    assert.ok(Number(width) > Number(height), 'the stored pixels lie on their side');
    // Half of what it is higher than wide stands out above and below.
    assert.match(document, /<wp:effectExtent l="0" t="900000" r="0" b="900000"\/>/);
  });
});

describe('docx: lists', () => {
  it('go two characters further in for each level, but never off the page', async () => {
    const { document } = await written([item('1.', '外'), item('•', '内', 1), item('•', '深', 99)]);
    assert.equal(textOf(paragraphOf(document, '外')), '1.外');
    assert.equal(textOf(paragraphOf(document, '内')), '• 内');
    assert.equal(attribute(paragraphOf(document, '外'), 'ind', 'left'), null);
    assert.equal(attribute(paragraphOf(document, '内'), 'ind', 'left'), '640');
    assert.ok(Number(attribute(paragraphOf(document, '深'), 'ind', 'left')) < 8844 / 2);
  });
});

describe('docx: runs', () => {
  it('bold, struck out and emphasised text', async () => {
    const { document } = await written([
      paragraph([run('重', { strong: true }), run('删', { strike: true }), run('调', { emphasis: true })]),
    ]);
    assert.match(document, /<w:b\/>.*重/);
    assert.match(document, /<w:strike\/>.*删/);
    assert.match(document, /<w:rStyle w:val="Emphasis"\/>.*调/);
  });

  const hinted = async (text: string): Promise<boolean> =>
    /w:hint="eastAsia"/.test((await written([paragraph(text)])).document);

  it('quotes and dashes in Chinese text are told to be Chinese, those in a Latin line are not', async () => {
    for (const text of ['围绕“一网通办”', '今年——去年', '等等……', '张·李', '气温25℃上升', '①项目'])
      assert.ok(await hinted(text), text);
    for (const text of ['没有这些', 'a “quoted” word', '2015—2016']) assert.ok(!(await hinted(text)), text);
  });

  it('an apostrophe within a Latin word stays Latin', async () => {
    const { document } = await written([paragraph('他说“John’s”好')]);
    const runs = paragraphOf(document, 'John').match(/<w:r>.*?<\/w:r>/gs)!;
    const apostrophe = runs.find(text => textOf(text) === '’')!;
    assert.doesNotMatch(apostrophe, /hint/);
  });

  it('links are text; an address that the text does not show stands behind it; nothing points outside', async () => {
    const href = 'https://example.com/a';
    const { document, parts } = await written([
      paragraph([
        run('官网', { href, strong: true }),
        run('首页', { href }),
        run('，'),
        run(href, { href }),
        run('，'),
        run('example.com/a', { href }),
      ]),
      paragraph([run('邮箱', { href: 'mailto:a@example.com' })]),
    ]);
    assert.equal(textOf(paragraphs(document)[0]!), `官网首页（${href}），${href}，example.com/a`);
    assert.equal(textOf(paragraphs(document)[1]!), '邮箱');
    for (const [path, text] of parts) assert.doesNotMatch(text, /TargetMode="External"/, path);
  });

  it('footnotes are real; a second reference repeats the number', async () => {
    const { document, parts } = await written(
      official([paragraph([run('甲'), footnote(0), run('乙'), footnote(1), run('丙'), footnote(0)])], {
        footnotes: [{ paragraphs: [[run('注一')], [run('又一段')]] }, { paragraphs: [[run('注二'), footnote(0)]] }],
      }),
    );
    assert.equal(document.match(/<w:footnoteReference /g)!.length, 2);
    assert.equal(textOf(document), '甲乙丙1');
    assert.deepEqual(paragraphs(parts.get('word/footnotes.xml')!).map(textOf).slice(2), [' 注一', '又一段', ' 注二1']);
    assert.doesNotMatch(parts.get('word/footnotes.xml')!, /footnoteReference /);
  });

  it('what XML has no place for is left out, what has a meaning in it is escaped', async () => {
    const text = 'a<b> & ]]> "c" \u0000\u0001\u001b\ufffe\ud800末\ud83d\ude00\udc00';
    const { document } = await written(official([paragraph(text)], { name: text }));
    assert.match(document, /a&lt;b&gt; &amp; \]\]&gt; &quot;c&quot; \ufffd末\ud83d\ude00\ufffd/);
  });

  it('tabs and spaces of code are kept', async () => {
    const code = { kind: 'code' as const, lines: ['\tif  x', ''], source: { start: 0, end: 0 } };
    const { document } = await written([code]);
    assert.deepEqual(paragraphs(document).map(textOf), ['\tif  x', '']);
  });
});

describe('docx: the file', () => {
  const sample = official(
    [
      title('报告'),
      paragraph([run('正文'), footnote(0)]),
      pictureBlock('a.png'),
      table([['甲'], ['1']]),
      signature(['甲局'], null),
    ],
    { name: '报告', footnotes: [{ paragraphs: [[run('注'), picture('a.png')]] }] },
  );

  it('is the same, byte for byte, however often it is written', async () => {
    const first = await written(sample, { pictures: { 'a.png': chart } });
    await written([pictureBlock('a.png')], { pictures: { 'a.png': chart } });
    const second = await written(sample, { pictures: { 'a.png': chart } });
    assert.deepEqual(first.bytes, second.bytes);
  });

  it('carries its title and no date', async () => {
    const core = (await written(sample)).parts.get('docProps/core.xml')!;
    assert.match(core, /<dc:title>报告<\/dc:title>/);
    assert.doesNotMatch(core, /dcterms:(?:created|modified)/);
  });

  it('has no macro and begins with what kind of file it is', async () => {
    const paths = Object.keys(unzipSync((await written(sample)).bytes));
    assert.equal(paths[0], '[Content_Types].xml');
    assert.ok(!paths.some(path => /vba|embeddings|activeX/i.test(path)));
  });

  it('mammoth reads headings, text, tables and footnotes back', async () => {
    const { bytes } = await written(
      official(
        [
          title('工作报告'),
          heading(1, '一、情况'),
          heading(2, '（一）进展'),
          paragraph([run('完成“三项”任务'), footnote(0), run('。')]),
          item('•', '其一'),
          table([
            ['甲', '乙'],
            ['1', '2'],
          ]),
        ],
        { footnotes: [{ paragraphs: [[run('据统计')]] }] },
      ),
    );
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: ["p[style-name='Title'] => h1.title", "p[style-name^='公文'] => p:fresh"] },
    );
    assert.match(value, /<h1 class="title">工作报告<\/h1>/);
    assert.match(value, /<h1>一、情况<\/h1><h2>（一）进展<\/h2>/);
    assert.match(value, /<p>完成“三项”任务<sup>.*?<\/sup>。<\/p><p>• 其一<\/p>/);
    assert.match(value, /<thead><tr><th><p>甲<\/p><\/th><th><p>乙<\/p><\/th><\/tr><\/thead>/);
    assert.match(value, /据统计/);
    assert.deepEqual(
      messages.filter(({ type }) => type === 'error'),
      [],
    );
  });

  it('three hundred tables and a very long word', async () => {
    const blocks = Array.from({ length: 300 }, (_, i) =>
      table([
        ['序号', '数'],
        [String(i), '1'],
      ]),
    );
    const { document } = await written([...blocks, paragraph('x'.repeat(50_000))]);
    assert.equal(document.match(/<w:tbl>/g)!.length, 300);
  });

  it('of a document without any text has a paragraph', async () => {
    assert.equal(paragraphs((await written([])).document).length, 1);
  });

  it('holds its parts as UTF-8', async () => {
    const { bytes } = await written([paragraph('汉字')]);
    assert.match(strFromU8(unzipSync(bytes)['word/document.xml']!), /汉字/);
  });
});
