/** The HTML for Word: its construction, read as text. What programs make of it is tested in test/rendering. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { parseReport } from '../../../src/core/report/parse';
import { readDocument } from '../../../src/render/document/read';
import type { OfficialDocument } from '../../../src/render/document/types';
import { writeWordHtml } from '../../../src/render/html/word-html';
import { type LayoutOptions, STANDARD_FONTS, STANDARD_LAYOUT } from '../../../src/render/layout/options';
import type { Picture } from '../../../src/render/pictures/types';
import * as d from './documents';
import { bodyOf, declared, elements, forWord, paragraphs, rule, withoutComments } from './reading';

const PICTURE: Picture = { type: 'png', bytes: new Uint8Array(5000).fill(7), width: 80, height: 30, orientation: 1 };
const PICTURES = { pictures: new Map([['图.png', PICTURE]]), notes: [] };
const NO_PICTURES = { pictures: new Map(), notes: [] };

const REPORT = `# 关于2026年工作情况的报告

各区、各部门：

## 一、总体情况

全年受理“一件事”12.3万件[^1]，增长 5%——**重点**项目见[网站](https://example.org/?a=1&b=2)。

### （一）办理

> 引用的话。

1. 第一项
2. 第二项
   - 其中一项

表1 办理情况

| 指标 | 单位 | 数值 |
| --- | :-: | --: |
| 受理 | 万件 | 12.3 |
| 办结 | 万件 | 12.1 |

![走势](图.png)

图1 走势

[^1]: 含网上受理。

附件：1.办理明细表
2.项目清单

市政务服务局
2026年7月1日

# 附件1

办理明细表
`;

const LAYOUTS: readonly LayoutOptions[] = (['common', 'visual'] as const).flatMap(profile =>
  (['odd-even', 'center', 'none'] as const).map(pageNumber => ({ ...STANDARD_LAYOUT, profile, pageNumber })),
);

const documentOf = (source: string): OfficialDocument =>
  readDocument({ report: parseReport(source), placeholders: new Map(), figures: [] });
const write = (document: OfficialDocument, options: Partial<LayoutOptions> = {}): string =>
  writeWordHtml(document, PICTURES, { ...STANDARD_LAYOUT, ...options });

describe('Word HTML: one file that every reader takes', () => {
  const document = documentOf(REPORT);

  for (const layout of LAYOUTS) {
    const html = write(document, layout);
    const name = `${layout.profile}, page numbers ${layout.pageNumber}`;

    it(`reaches nothing outside itself (${name})`, () => {
      for (const { name: element, attributes } of elements(`${withoutComments(html)}\n${forWord(html)}`)) {
        const { src, href } = attributes;
        if (src !== undefined) ok(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*$/.test(src), src);
        if (href !== undefined) ok(element === 'a' && /^(?:#|https?:\/\/|mailto:)/.test(href), href);
      }
      ok(!/url\(|@import|<link|<script/i.test(html));
    });

    it(`has none of what LibreOffice or Word stumble over (${name})`, () => {
      // What stands in @media print is read by browsers only.
      const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(html)![1]!.replace(/@media print .*/, '');
      const css = [style, ...elements(withoutComments(html)).map(({ attributes }) => attributes['style'] ?? '')].join(
        '\n',
      );
      for (const pattern of [
        /:\s*""/,
        /[:\s]\.\d/,
        /\b(?:margin|padding|text-indent)[a-z-]*:\s*0(?:[;}\s"]|$)/,
        /\d(?:em|ic|rem)\b/,
        /font-family:[^;}]*,/,
        /font-family:\s*[^\s"']/,
        /mso-style-name:\s*[^\s"]/,
        /text-align-last|var\(|@font-face/,
        /[a-z0-9] > [a-z]/,
        /(?:^|\n)@page :/,
      ])
        ok(!pattern.test(css), `${pattern} in ${css.match(pattern)?.[0]}`);
      ok(!/<svg/i.test(html));
      for (const { name: element, attributes } of elements(html))
        if (/^h[1-6]$/.test(element)) equal(attributes['class'], undefined, 'a class makes a heading a paragraph');
    });
  }

  it('has the title once, headings that skip no level, and all of the report’s words', () => {
    const read = paragraphs(write(document));
    equal(read.filter(({ style }) => style === 'MsoTitle').length, 1);
    deepEqual(
      read.map(({ style, text }) => `${style}: ${text}`),
      [
        'MsoTitle: 关于2026年工作情况的报告',
        'MsoNormal: 各区、各部门：',
        'h1: 一、总体情况',
        'gwbody: 全年受理“一件事”12.3万件1，增长 5%——重点项目见网站。',
        'h2: （一）办理',
        'gwquote: 引用的话。',
        'gwlist: 1.第一项',
        'gwlist: 2.第二项',
        'gwlist: • 其中一项',
        'gwcap: 表1 办理情况',
        ...['指标', '单位', '数值'].map(text => `gwhead: ${text}`),
        ...['受理', '万件', '12.3', '办结', '万件', '12.1'].map(text => `gwcell: ${text}`),
        'gwfig: ',
        'gwfigcap: 图1 走势',
        'gwatt: 附件：1.办理明细表',
        'gwattnext: 2.项目清单',
        'gwsign: 市政务服务局',
        'gwdate: 2026年7月1日',
        'gwattlabel: 附件1',
        'gwatttitle: 办理明细表',
        'sdfootnote: 1含网上受理。',
      ],
    );
    const html = write(document);
    ok(html.includes('<title>关于2026年工作情况的报告</title>'));
    ok(html.includes('<b>重点</b>'));
    ok(html.includes('<a href="https://example.org/?a=1&amp;b=2">网站</a>'));
  });

  it('gives every cell its four borders and one paragraph, and repeats the head', () => {
    const html = bodyOf(write(document));
    const cells = [...elements(html, 'th'), ...elements(html, 'td')];
    equal(cells.length, 9);
    for (const { attributes, content } of cells) {
      equal(declared(attributes['style']!, 'border'), '0.5pt solid #000000');
      equal(elements(content, 'p').length, 1);
    }
    equal(elements(elements(html, 'thead')[0]!.content, 'th').length, 3);
    const columns = elements(html, 'col').map(({ attributes }) => Number(attributes['width']));
    equal(columns.length, 3);
    equal(
      columns.reduce((sum, width) => sum + width, 0),
      Number(elements(html, 'table')[0]!.attributes['width']),
    );
    deepEqual(
      paragraphs(write(document))
        .filter(({ style }) => style === 'gwcell')
        .slice(0, 3)
        .map(({ css }) => declared(css, 'text-align')),
      ['center', 'center', 'right'],
    );
  });

  it('is the same for the same report, and not much larger than its pictures', () => {
    const html = write(document);
    equal(html, write(documentOf(REPORT)));
    ok(html.length < 2 * PICTURE.bytes.length + 60_000, String(html.length));
  });

  it('is in the script of its report', () => {
    const html = write(d.official([d.title('報告')], { language: 'zh-TW' }));
    equal(elements(html, 'html')[0]!.attributes['lang'], 'zh-TW');
    equal(elements(html, 'body')[0]!.attributes['lang'], 'zh-TW');
  });
});

describe('Word HTML: the page', () => {
  const html = (options: Partial<LayoutOptions> = {}) => write(d.official([d.paragraph('正文。')]), options);

  const margins: [LayoutOptions['profile'], string, string, string][] = [
    ['common', '37mm', '104.88pt 73.7pt 99.21pt 79.37pt', '28.95pt'],
    ['visual', '34.58mm', '98.02pt 73.7pt 92.35pt 79.37pt', '29.45pt'],
  ];
  for (const [profile, top, forWordReader, pitch] of margins) {
    it(`has the margins of ${profile}`, () => {
      const text = html({ profile });
      ok(declared(rule(text, '@page'), 'margin').startsWith(`${top} 26mm `));
      equal(declared(rule(text, '@page WordSection1'), 'margin'), forWordReader);
      equal(declared(rule(text, 'p.gwbody'), 'line-height'), pitch);
      equal(declared(rule(text, 'p.gwbody'), 'mso-line-height-rule'), 'exactly');
    });

    it(`gives LibreOffice a lower margin that its footer fills up (${profile})`, () => {
      const bottom = (text: string) => Number(/ ([\d.]+)mm 28mm$/.exec(declared(rule(text, '@page'), 'margin'))![1]);
      const footer = elements(withoutComments(html({ profile })), 'div').find(
        ({ attributes }) => attributes['title'] === 'footer',
      )!;
      const height = Number.parseFloat(declared(elements(footer.content, 'p')[0]!.attributes['style']!, 'line-height'));
      const whole = bottom(html({ profile, pageNumber: 'none' }));
      equal(whole, profile === 'common' ? 35 : 32.58);
      // 0.1 mm is what the checkers of a page's margins allow.
      ok(Math.abs(bottom(html({ profile })) + (height / 72) * 25.4 - whole) < 0.1);
    });
  }

  it('numbers odd pages right and even pages left', () => {
    const text = html();
    equal(declared(rule(text, '@page'), 'mso-facing-pages'), 'yes');
    equal(declared(rule(text, '@page WordSection1'), 'mso-even-footer'), 'ef1');
    const footers = elements(forWord(text), 'div').filter(({ attributes }) =>
      /mso-element:footer$/.test(attributes['style'] ?? ''),
    );
    deepEqual(
      footers.map(({ attributes, content }) => [attributes['id'], elements(content, 'p')[0]!.attributes['align']]),
      [
        ['f1', 'right'],
        ['ef1', 'left'],
      ],
    );
    for (const { content } of footers) ok(/— <span style="mso-field-code: PAGE "><\/span> —/.test(content));
    ok(/@page :right \{ @bottom-right \{[^}]*padding-right: 14pt/.test(text));
    ok(/@page :left \{ @bottom-left \{[^}]*padding-left: 14pt/.test(text));
  });

  it('numbers all pages in the middle', () => {
    const text = html({ pageNumber: 'center' });
    equal(declared(rule(text, '@page'), 'mso-facing-pages'), '');
    ok(!text.includes('ef1'));
    ok(text.includes('@bottom-center'));
    ok(/<p class="MsoFooter" align="center"/.test(text));
  });

  it('has no number at all', () => {
    const text = html({ pageNumber: 'none' });
    ok(!/MsoFooter"|mso-footer:|@bottom|sdfield|— /.test(text));
  });

  it('names the fonts of the settings, the Latin one apart', () => {
    const fonts = { ...STANDARD_FONTS, title: '华文中宋', body: '仿宋', latin: 'Arial' };
    const text = html({ fonts });
    const title = rule(text, 'p.MsoTitle');
    equal(declared(title, 'font-family'), '"华文中宋"');
    equal(declared(title, 'mso-fareast-font-family'), '"华文中宋"');
    equal(declared(title, 'mso-ascii-font-family'), '"Arial"');
    equal(declared(rule(text, 'p.gwbody-cjk'), 'font-family'), '"仿宋"');
    equal(declared(rule(text, 'p.gwbody-western'), 'font-family'), '"Arial"');
    equal(declared(rule(text, 'h1.western'), 'font-family'), '"Arial"');
    equal(declared(rule(text, 'h1.cjk'), 'font-family'), '"黑体"');
  });

  it('takes one font out of a list, and nothing that ends the rule', () => {
    const text = html({ fonts: { ...STANDARD_FONTS, body: '仿宋, serif', title: '"}</style><script>x' } });
    equal(declared(rule(text, 'p.gwbody'), 'font-family'), '"仿宋"');
    ok(!/<script|<\/style>[\s\S]*<\/style>/.test(text));
  });
});

describe('Word HTML: places by the standard', () => {
  const styles = (document: OfficialDocument, options: Partial<LayoutOptions> = {}) =>
    paragraphs(write(document, options));
  const signed = (name: string, seal: boolean) =>
    styles(d.official([d.paragraph('正文。'), d.signature([name], '2026年7月1日')]), { seal });

  it('puts the date two characters right of the name’s first one', () => {
    // The name is 8 characters wide, the date 7 with the air beside its digits: it ends a character from the right.
    const [, name, date] = signed('市政务服务管理局', false);
    equal(declared(name!.css, 'margin-right'), '32pt');
    equal(declared(date!.css, 'margin-right'), '16pt');
    equal(declared(name!.css, 'margin-top'), '28.95pt');
  });

  it('centres the name over a sealed date', () => {
    const [, name, date] = signed('市政府办公厅', true);
    equal(declared(date!.css, 'margin-right'), '64pt');
    equal(declared(name!.css, 'margin-right'), `${64 + ((7 - 6) / 2) * 16}pt`);
    equal(declared(name!.css, 'margin-top'), '57.9pt');
  });

  it('keeps the last line of the text with the signature', () => {
    const [text, name] = signed('市政府', false);
    equal(declared(text!.css, 'page-break-after'), 'avoid');
    equal(declared(rule(write(d.official([])), 'p.gwsign'), 'page-break-after'), 'avoid');
    equal(declared(name!.css, 'margin-bottom'), '0.05pt');
  });

  it('hangs the names of attachments', () => {
    const one = write(d.official([d.paragraph('正文。'), d.attachmentNote('清单')]));
    // 2 characters in, 附件： is 3 characters less the spacing.
    equal(declared(rule(one, 'p.gwatt'), 'margin-left'), '79.25pt');
    equal(declared(rule(one, 'p.gwatt'), 'text-indent'), '-47.25pt');
    deepEqual(
      paragraphs(one).map(({ text }) => text),
      ['正文。', '附件：清单'],
    );
    const two = write(d.official([d.paragraph('正文。'), d.attachmentNote('清单', '明细')]));
    equal(declared(rule(two, 'p.gwattnext'), 'margin-left'), declared(rule(two, 'p.gwatt'), 'margin-left'));
    deepEqual(
      paragraphs(two).map(({ text }) => text),
      ['正文。', '附件：1.清单', '2.明细'],
    );
  });

  it('begins a page for 附件', () => {
    const [, label, name] = styles(
      d.official([
        d.paragraph('正文。'),
        { kind: 'attachment', label: '附件1', source: { start: 0, end: 0 } },
        { kind: 'attachment-title', inlines: [d.run('清单')], source: { start: 0, end: 0 } },
      ]),
    );
    equal(declared(label!.css, 'page-break-before'), 'always');
    equal(declared(name!.css, 'margin-top'), '28.95pt');
    equal(declared(name!.css, 'margin-bottom'), '28.95pt');
  });

  it('prints head and foot that are given, and nothing of one that is not', () => {
    const head = {
      copyNumber: '000001',
      secrecy: '秘密★1年',
      urgency: '特急',
      issuer: '某市人民政府文件',
      documentNumber: '某政〔2026〕1号',
      signer: null,
    };
    const foot = { copies: '市委各部门', printer: '某市人民政府办公室', printDate: '2026年7月2日' };
    const read = styles(d.official([d.title('报告')], { head, foot }));
    deepEqual(
      read.map(({ style, text }) => `${style}: ${text.replace(/　+\u00a0*/g, ' ')}`),
      [
        'gwcopynumber: 000001',
        'gwsecrecy: 秘密★1年',
        'gwsecrecy: 特急',
        'gwissuer: 某市人民政府文件',
        'gwnumber: 某政〔2026〕1号',
        'gwrule: ',
        'MsoTitle: 报告',
        'gwbody: ',
        'gwcopies: 抄送：市委各部门。',
        'gwprinter: 某市人民政府办公室 2026年7月2日印发',
      ],
    );
    equal(declared(read.find(({ style }) => style === 'MsoTitle')!.css, 'margin-top'), '57.9pt');
    equal(styles(d.official([d.title('报告')])).length, 1);
  });

  it('puts 签发人 to the right of 发文字号', () => {
    const head = {
      copyNumber: null,
      secrecy: null,
      urgency: null,
      issuer: null,
      documentNumber: '某政〔2026〕1号',
      signer: '张三',
    };
    const [line] = styles(d.official([], { head }));
    ok(/^某政〔2026〕1号　+\u00a0*签发人：张三$/.test(line!.text), line!.text);
    equal(declared(line!.css, 'tab-stops'), 'right 425.25pt');
  });
});

describe('Word HTML: footnotes', () => {
  const notes = (html: string) =>
    elements(bodyOf(html), 'div').filter(({ attributes }) => /^sdfootnote/.test(attributes['id'] ?? ''));
  const wordNotes = (html: string) =>
    elements(forWord(html), 'div').filter(({ attributes }) => attributes['style'] === 'mso-element:footnote');
  const document = d.official(
    [d.paragraph([d.run('甲'), d.footnote(0), d.run('乙'), d.footnote(1), d.run('丙'), d.footnote(0)])],
    {
      footnotes: [{ paragraphs: [[d.run('一')]] }, { paragraphs: [[d.run('二')], [d.run('三')]] }],
    },
  );

  it('are real ones to LibreOffice and to Word, each once', () => {
    const html = write(document);
    equal(elements(bodyOf(html), 'a').filter(({ attributes }) => attributes['class'] === 'sdfootnoteanc').length, 2);
    equal(notes(html).length, 2);
    equal(wordNotes(html).length, 2);
    const references = elements(forWord(html), 'a').filter(({ attributes }) =>
      /^_ftnref/.test(attributes['name'] ?? ''),
    );
    deepEqual(
      references.map(({ attributes }) => attributes['style']),
      ['mso-footnote-id:ftn1', 'mso-footnote-id:ftn2'],
    );
  });

  it('a second reference repeats the number', () => {
    ok(/丙<sup>1<\/sup>/.test(write(document)));
  });

  it('a note that only a note refers to is still printed', () => {
    const nested = d.official([d.paragraph([d.run('甲'), d.footnote(0)])], {
      footnotes: [{ paragraphs: [[d.run('见'), d.footnote(1)]] }, { paragraphs: [[d.run('末')]] }],
    });
    const html = write(nested);
    equal(notes(html).length, 1);
    ok(paragraphs(html).some(({ text }) => text === '2 末'));
  });
});

describe('Word HTML: pictures', () => {
  it('are inside, with their size as pixels and as millimetres', () => {
    const [image] = elements(bodyOf(write(d.official([d.pictureBlock('图.png', '图1')]))), 'img');
    equal(image!.attributes['width'], '302');
    equal(image!.attributes['height'], '113');
    equal(image!.attributes['style'], 'width:80mm;height:30mm');
    deepEqual(Buffer.from(image!.attributes['src']!.split(',')[1]!, 'base64'), Buffer.from(PICTURE.bytes));
  });

  it('are never cut off by a line of fixed height', () => {
    const html = write(d.official([d.paragraph([d.run('见'), d.picture('图.png')]), d.pictureBlock('图.png')]));
    const [inText, alone] = paragraphs(html);
    equal(declared(inText!.css, 'line-height'), '100%');
    equal(declared(inText!.css, 'mso-line-height-rule'), 'at-least');
    equal(alone!.style, 'gwfig');
    equal(declared(rule(html, 'p.gwfig'), 'line-height'), '100%');
    equal(declared(rule(html, 'p.gwfig'), 'mso-line-height-rule'), '');
  });

  it('fit into their cell', () => {
    const html = write(
      d.official([
        d.table([
          ['甲', '乙', '丙'],
          ['一', d.cell([d.picture('图.png')]), '三'],
        ]),
      ]),
    );
    const image = elements(bodyOf(html), 'img')[0]!;
    const cell = elements(bodyOf(html), 'td')[1]!;
    ok(Number(image.attributes['width']) < Number(cell.attributes['width']));
    const [width, height] = [image.attributes['width'], image.attributes['height']].map(Number);
    ok(Math.abs(width! / height! - 80 / 30) < 0.05);
  });

  it('that are missing leave their name', () => {
    const html = writeWordHtml(
      d.official([d.paragraph([d.picture('缺.png', '走势图')])]),
      NO_PICTURES,
      STANDARD_LAYOUT,
    );
    equal(paragraphs(html)[0]!.text, '［图：走势图］');
    equal(elements(bodyOf(html), 'img').length, 0);
  });
});

describe('Word HTML: blocks', () => {
  it('spans rows and columns, with the width of all columns covered', () => {
    const html = bodyOf(
      write(
        d.official([
          d.table([
            ['甲', '乙', '丙'],
            [d.cell('一', 1, 2), d.cell('二', 2)],
            ['三', '四'],
          ]),
        ]),
      ),
    );
    const columns = elements(html, 'col').map(({ attributes }) => Number(attributes['width']));
    const [tall, wide] = elements(html, 'td');
    equal(tall!.attributes['rowspan'], '2');
    equal(wide!.attributes['colspan'], '2');
    equal(Number(wide!.attributes['width']), columns[1]! + columns[2]!);
  });

  it('keeps two tables apart', () => {
    const html = bodyOf(write(d.official([d.table([['甲'], ['乙']]), d.table([['丙'], ['丁']])])));
    ok(/<\/table>\n<p [^>]*><br><\/p>\n<table/.test(html));
  });

  it('keeps the blanks of code', () => {
    const [first, second] = paragraphs(
      write(d.official([{ kind: 'code', lines: ['  a  b', 'c'], source: { start: 0, end: 0 } }])),
    );
    equal(first!.text.replaceAll('\u00a0', ' '), '  a  b');
    equal(second!.style, 'gwcode');
  });

  it('indents a list within a list', () => {
    const [outer, inner] = paragraphs(write(d.official([d.item('1.', '甲'), d.item('•', '乙', 1)])));
    equal(declared(outer!.css, 'margin-left'), '');
    equal(declared(inner!.css, 'margin-left'), '32pt');
  });
});
