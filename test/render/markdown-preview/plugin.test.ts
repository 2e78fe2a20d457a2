import assert from 'node:assert/strict';
import fc from 'fast-check';
import createMarkdownIt from 'markdown-it';
import { bindReport } from '../../../src/core/binding/bind';
import { NO_METRICS } from '../../../src/core/check';
import { parseReport } from '../../../src/core/report/parse';
import { markFigures, type PreviewFacts, type PreviewMarkdownIt } from '../../../src/render/markdown-preview/plugin';
import { anyText, markdown } from '../../core/random-input';

const made = (facts: (text: string) => PreviewFacts | null) =>
  markFigures(createMarkdownIt({ html: true, linkify: true }) as unknown as PreviewMarkdownIt, facts) as unknown as {
    render(text: string): string;
  };

/** Every figure found wrong, every live value shown as `value`. */
const facts =
  (value: string, title = '来源') =>
  (text: string): PreviewFacts => {
    const report = parseReport(text);
    return {
      figures: bindReport(report, NO_METRICS).map(({ mention: { figure } }) => ({
        start: figure.start,
        end: figure.end,
        verdict: 'mismatch' as const,
        title,
      })),
      values: report.placeholders.map(({ start, end }) => ({ start, end, value })),
    };
  };

const figure = (text: string, title = '来源') =>
  `<span class="hegao-figure hegao-mismatch" title="${title}">${text}</span>`;

describe('Markdown preview', () => {
  const md = made(facts('<b>5</b>|件'));
  const render = (text: string) => md.render(text);
  it('wraps figures in running text, headings, items and cells', () => {
    assert.equal(render('受理29万件。'), `<p>受理${figure('29万件')}。</p>\n`);
    assert.equal(render('# 办理3件'), `<h1>办理${figure('3件')}</h1>\n`);
    assert.match(render('| 甲 |\n|---|\n| 5件 |'), new RegExp(`<td>${figure('5件')}</td>`));
    assert.equal(render('受理**29**万件'), `<p>受理<strong>${figure('29')}</strong>${figure('万件')}</p>\n`);
  });
  it('shows live values, escaped, also in a cell', () => {
    assert.equal(render('受理{{来电|29万件}}。'), '<p>受理&lt;b&gt;5&lt;/b&gt;|件。</p>\n');
    assert.match(render('| 甲 |\n|---|\n| {{乙\\|3件}} |'), /<td>&lt;b&gt;5&lt;\/b&gt;\|件<\/td>/);
  });
  it('leaves code, addresses and pictures as they are', () => {
    assert.equal(render('`{{来电}}`'), '<p><code>{{来电}}</code></p>\n');
    assert.equal(render('```\n{{来电}} 29件\n```'), '<pre><code>{{来电}} 29件\n</code></pre>\n');
    assert.equal(render('[29件](https://a.cn/29)'), `<p><a href="https://a.cn/29">${figure('29件')}</a></p>\n`);
  });
  it('escapes what it tells of a figure', () => {
    const hostile = made(facts('', '"><script>alert(1)</script>'));
    assert.equal(
      hostile.render('受理29件'),
      `<p>受理${figure('29件', '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')}</p>\n`,
    );
  });
  it('shows the report as ever when nothing is known of it, or when the facts can not be had', () => {
    const plain = createMarkdownIt({ html: true, linkify: true });
    for (const odd of [
      made(() => null),
      made(() => ({ figures: [], values: [] })),
      made(() => {
        throw new Error('no facts');
      }),
    ])
      assert.equal(odd.render('受理29件{{来电}}'), plain.render('受理29件{{来电}}'));
  });
  it('changes nothing but figures and live values, whatever the text', () => {
    const plain = createMarkdownIt({ html: true, linkify: true });
    const marked = made(text => ({ ...facts('')(text), values: [] }));
    const word = fc.stringMatching(/^[市办理件增长|*#\-> 0-9%\n]{0,30}$/);
    fc.assert(
      fc.property(fc.oneof(word, markdown), text => {
        // CommonMark misses the end of **29%**件; with the figure in an element of its own it does not.
        const visible = (html: string) => html.replace(/<[^>]*>|\*/g, '');
        assert.equal(visible(marked.render(text)), visible(plain.render(text)));
      }),
      { numRuns: 200 },
    );
    fc.assert(fc.property(anyText, text => typeof render(text) === 'string'));
  });
});
