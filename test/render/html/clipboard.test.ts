/** What 复制为 Word 富文本 puts on the clipboard. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { writeClipboardHtml } from '../../../src/render/html/clipboard-html';
import { writePlainText } from '../../../src/render/html/plain-text';
import { STANDARD_LAYOUT } from '../../../src/render/layout/options';
import * as d from './documents';
import { declared, elements, paragraphs } from './reading';

const NO_PICTURES = { pictures: new Map(), notes: [] };
const DOCUMENT = d.official(
  [
    d.title('工作报告'),
    d.addressee('市政府：'),
    d.heading(1, '一、情况'),
    d.paragraph([d.run('受理12万件'), d.footnote(0), d.run('。')]),
    d.item('1.', '第一'),
    d.item('•', '第二'),
    d.table(
      [
        ['甲', '乙'],
        ['一', '二'],
      ],
      '表1 情况',
    ),
    d.pictureBlock('图.png', '图1 走势'),
    d.attachmentNote('清单', '明细'),
    d.signature(['市政务局'], '2026年7月1日'),
  ],
  { footnotes: [{ paragraphs: [[d.run('含网上。')]] }] },
);

describe('clipboard HTML', () => {
  const html = writeClipboardHtml(DOCUMENT, NO_PICTURES, STANDARD_LAYOUT);
  const fragment = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)![1]!;

  it('holds the whole text and its style sheet between the fragment’s marks', () => {
    ok(/<style[^>]*>[\s\S]*p\.gwbody \{/.test(fragment));
    ok(fragment.includes('工作报告') && fragment.includes('2026年7月1日'));
    ok(!/@page|sdfield|mso-element:footer\b/.test(html), 'no clipboard carries the set-up of a page');
  });

  it('gives every paragraph its whole style', () => {
    for (const { style, text, css } of paragraphs(html)) {
      for (const property of ['font-family', 'font-size', 'line-height', 'text-align', 'margin'])
        ok(declared(css, property) !== '', `${style} ${text} has no ${property}`);
    }
    const body = paragraphs(html).find(({ style }) => style === 'gwbody')!;
    equal(declared(body.css, 'text-indent'), '32pt');
    equal(declared(body.css, 'font-family'), "'仿宋_GB2312'");
    equal(declared(body.css, 'mso-ascii-font-family'), "'Times New Roman'");
  });

  it('a place of its own wins over the style’s', () => {
    const name = paragraphs(html).find(({ style }) => style === 'gwsign')!;
    // The date is longer than the name: the name moves left for it (clause 7.3.5.2).
    equal(declared(name.css, 'margin-right'), '112pt');
  });

  it('has footnotes as Word writes them, in view of those who don’t know them', () => {
    const reference = elements(fragment, 'a').find(({ attributes }) => attributes['name'] === '_ftnref1')!;
    equal(reference.attributes['style'], 'mso-footnote-id:ftn1');
    equal(
      elements(fragment, 'div').filter(({ attributes }) => attributes['style'] === 'mso-element:footnote').length,
      1,
    );
    const texts = paragraphs(html).map(({ text }) => text);
    ok(texts.includes('受理12万件[1]。') && texts.includes('[1]含网上。'));
  });
});

describe('clipboard text', () => {
  it('is a line a paragraph, cells apart by tabs, footnotes at the end', () => {
    deepEqual(writePlainText(DOCUMENT).split('\n'), [
      '工作报告',
      '市政府：',
      '一、情况',
      '受理12万件[1]。',
      '1.第一',
      '• 第二',
      '表1 情况',
      '甲\t乙',
      '一\t二',
      '图1 走势',
      '附件：1.清单',
      '2.明细',
      '市政务局',
      '2026年7月1日',
      '[1] 含网上。',
      '',
    ]);
  });

  it('has head and foot where they are given', () => {
    const text = writePlainText(
      d.official([d.paragraph('正文。')], {
        head: {
          copyNumber: null,
          secrecy: '秘密',
          urgency: null,
          issuer: '某局文件',
          documentNumber: '某〔2026〕1号',
          signer: '张三',
        },
        foot: { copies: '市委', printer: '某局办公室', printDate: '2026年7月2日' },
      }),
    );
    deepEqual(text.trimEnd().split('\n'), [
      '秘密',
      '某局文件',
      '某〔2026〕1号',
      '签发人：张三',
      '正文。',
      '抄送：市委。',
      '某局办公室',
      '2026年7月2日印发',
    ]);
  });
});
