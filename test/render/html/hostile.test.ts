/** Whatever a report holds comes out as words: no script, no handler, no address of another kind, no way out of a comment. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseReport } from '../../../src/core/report/parse';
import { readDocument } from '../../../src/render/document/read';
import type { OfficialDocument } from '../../../src/render/document/types';
import { writeClipboardHtml } from '../../../src/render/html/clipboard-html';
import { writePlainText } from '../../../src/render/html/plain-text';
import { writeWordHtml } from '../../../src/render/html/word-html';
import { STANDARD_LAYOUT } from '../../../src/render/layout/options';
import * as d from './documents';
import { elements, forWord, textOf, withoutComments } from './reading';

const NO_PICTURES = { pictures: new Map(), notes: [] };

const EVIL = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload="alert(1)">',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  '-->',
  '--!>',
  '<!--',
  '<![endif]-->',
  ']]>',
  '</style><style>',
  '</title>',
  '&lt;b&gt; &amp; &#60;',
  '`${x}`',
  '\u0000\u0001\u001b\ufffe\ud800',
  '\u2028\u2029',
  '𠮷👨‍👩‍👧 é',
];

/** What this printer writes; anything else came from the report. */
const ELEMENTS = new Set(
  'html head meta title style body div p h1 h2 h3 h4 h5 h6 b i s a sup span br img table colgroup col thead tbody tr th td sdfield'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang http-equiv content name class style title align href id src width height alt border cellspacing cellpadding colspan rowspan valign type subtype format xmlns:o xmlns:w'.split(
    ' ',
  ),
);
const COMMENTS =
  /^<!--(?:\[if gte mso 9\]>[\s\S]*<!\[endif\]|\[if !mso\]><!|<!\[endif\]|\[if !supportFootnotes\]><!|StartFragment|EndFragment)-->$/;

function assertInert(html: string): void {
  const comments = html.match(/<!--[\s\S]*?-->/g) ?? [];
  for (const comment of comments) ok(COMMENTS.test(comment), comment);
  // The island of settings is Word's own XML.
  const word = forWord(html).replace(/<xml>[\s\S]*?<\/xml>/, '');
  for (const part of [withoutComments(html), word]) {
    const rest = part.replace(/<style type="text\/css">[\s\S]*?<\/style>/, '');
    const tags = elements(rest);
    for (const { name, attributes } of tags) {
      ok(ELEMENTS.has(name), name);
      for (const attribute of Object.keys(attributes)) ok(ATTRIBUTES.has(attribute), `${name} ${attribute}`);
      if (attributes['href'] !== undefined)
        ok(/^(?:#|https?:\/\/|mailto:)/.test(attributes['href']), attributes['href']);
    }
    // Every < and > belongs to one of those tags, or to the document type.
    const opened = (rest.match(/</g) ?? []).length;
    const closed = (rest.match(/<\/[a-z0-9]+>/g) ?? []).length;
    equal(opened - closed - (rest.startsWith('<!DOCTYPE') ? 1 : 0), tags.length);
    equal((rest.match(/>/g) ?? []).length, opened);
  }
  ok(!/<script|javascript:|\son\w+=/i.test(html));
  ok(!/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Cs}/u.test(html));
}

const fromMarkdown = (source: string): OfficialDocument =>
  readDocument({ report: parseReport(source), placeholders: new Map(), figures: [] });

/** A document that has the text in every place that takes one. */
function everywhere(text: string): OfficialDocument {
  const run = d.run(text, { href: text, strong: true });
  return d.official(
    [
      d.title([run]),
      d.addressee([run]),
      d.heading(1, [run]),
      d.paragraph([run, { kind: 'break' }, d.footnote(0), d.picture(text, text)]),
      d.item(text, [run]),
      d.table([[text], [d.cell([run])]], [run]),
      d.pictureBlock(text, [run]),
      { kind: 'code', lines: [text], source: { start: 0, end: 0 } },
      d.attachmentNote([run], [run]),
      d.signature([[run]], [run]),
      { kind: 'remark', inlines: [run], source: { start: 0, end: 0 } },
      { kind: 'attachment', label: text, source: { start: 0, end: 0 } },
      { kind: 'attachment-title', inlines: [run], source: { start: 0, end: 0 } },
    ],
    {
      name: text,
      head: { copyNumber: text, secrecy: text, urgency: text, issuer: text, documentNumber: text, signer: text },
      footnotes: [{ paragraphs: [[run]] }],
      foot: { copies: text, printer: text, printDate: text },
    },
  );
}

function assertAllInert(document: OfficialDocument): void {
  assertInert(writeWordHtml(document, NO_PICTURES, STANDARD_LAYOUT));
  assertInert(writeClipboardHtml(document, NO_PICTURES, STANDARD_LAYOUT));
  writePlainText(document);
}

describe('hostile reports in HTML', () => {
  for (const text of EVIL) {
    it(`are only words: ${JSON.stringify(text)}`, () => {
      assertAllInert(everywhere(text));
      assertAllInert(
        fromMarkdown(
          `# 标题${text}\n\n${text}\n\n[甲](${text}) ![乙](${text} "${text}")\n\n| ${text} |\n| --- |\n| ${text} |\n\n[^1]: ${text}\n\n甲[^1]`,
        ),
      );
    });
  }

  it('keep what the writer wrote', () => {
    for (const text of EVIL.slice(0, 14)) {
      const html = writeWordHtml(d.official([d.paragraph(text)]), NO_PICTURES, STANDARD_LAYOUT);
      const [paragraph] = elements(withoutComments(html), 'p').filter(
        ({ attributes }) => attributes['class'] === 'gwbody',
      );
      equal(textOf(paragraph!.content), text);
    }
  });

  it('in any text', () => {
    const piece = fc.oneof(fc.constantFrom(...EVIL), fc.string({ unit: 'binary', maxLength: 20 }));
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, chosen => assertAllInert(everywhere(chosen))),
      { numRuns: 60 },
    );
  });

  it('in any Markdown', () => {
    const markup = fc.constantFrom(
      '# ',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '| a | b |\n|--|--|\n',
      '[^1]',
      '[^1]: ',
      '**',
      '![',
      '](',
      ')',
      '\n',
      '```',
      '<!--',
      '附件：',
      '2026年7月1日',
    );
    const source = fc.array(fc.oneof(markup, fc.constantFrom(...EVIL), fc.string({ maxLength: 8 })), { maxLength: 25 });
    fc.assert(
      fc.property(source, pieces => assertAllInert(fromMarkdown(pieces.join('')))),
      { numRuns: 60 },
    );
  });

  it('of one endless line take no endless time', () => {
    for (const text of ['<'.repeat(500_000), ' '.repeat(500_000), 'script:'.repeat(100_000), '国'.repeat(500_000)])
      assertInert(
        writeWordHtml(
          d.official([d.paragraph(text), { kind: 'code', lines: [text], source: { start: 0, end: 0 } }]),
          NO_PICTURES,
          STANDARD_LAYOUT,
        ),
      );
  });

  it('have links of three kinds only', () => {
    const links = [
      'https://a.cn/?a=1&b="2"',
      'HTTP://A.CN',
      'mailto:a@b.cn',
      'file:///c:/x',
      'vbscript:x',
      'data:text/html,x',
      '//a.cn',
    ];
    const html = writeWordHtml(
      d.official(links.map(href => d.paragraph([d.run('甲', { href })]))),
      NO_PICTURES,
      STANDARD_LAYOUT,
    );
    deepEqual(
      elements(withoutComments(html), 'a').map(({ attributes }) => attributes['href']),
      links.slice(0, 3),
    );
  });
});
