import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../src/service/escape-markdown';

const markdown = new MarkdownIt({ linkify: true, html: true });
const shown = (text: string): string => markdown.render(`甲：${escapeMarkdown(text)}乙`).trim();
const asText = (text: string): string => markdown.utils.escapeHtml(text);

describe('a text of the ledger in a hover', () => {
  it('is never a link, a picture, a mark or an icon', () => {
    for (const text of [
      '[点我](command:workbench.action.quit)',
      '![x](https://example.com/a.png)',
      'https://example.com www.example.com a@example.com',
      '**重** `码` ~~删~~ <b>粗</b> &amp; $(alert) | # 1.5%',
      'C:\\报告\\*',
    ])
      equal(shown(text), `<p>甲：${asText(text)}乙</p>`);
  });

  it('reads as it was written, whatever its signs', () => {
    const signs = fc.constantFrom(...'[]()!*_`~<>&#|\\:./@$="\'-+1a中 ');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), list => {
        const text = list.join('').replace(/\s+/g, ' ').trim();
        equal(shown(text), `<p>甲：${asText(text)}乙</p>`);
      }),
    );
  });
});
