import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseReport } from '../../../src/core/report/parse';
import { readDocument } from '../../../src/render/document/read';
import type { DocumentBlock, Inline } from '../../../src/render/document/types';
import { anyText, markdown } from '../../core/random-input';
import { read, readMarked, visibleText } from './reading';

const RUNS = 300;

/** Every run of inlines in a block. */
function inlinesOf(block: DocumentBlock): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'table':
      return [block.caption ?? [], ...[...block.head, ...block.rows].flat().map(cell => cell.inlines)];
    case 'picture':
      return [block.caption ?? []];
    case 'attachment-note':
      return block.names;
    case 'signature':
      return [...block.names, block.date ?? []];
    case 'code':
    case 'attachment':
    case 'separator':
      return [];
    default:
      return [block.inlines];
  }
}

/** A piece of Markdown and the text that a reader of it sees. */
interface Piece {
  readonly source: string;
  readonly seen: string;
}

const word = fc.stringMatching(/^[市局办理件群众工作增长改革服务][甲乙丙丁ab0-9]{0,6}$/);
const piece: fc.Arbitrary<Piece> = fc.oneof(
  word.map(text => ({ source: text, seen: text })),
  word.map(text => ({ source: `**${text}**`, seen: text })),
  word.map(text => ({ source: `~~${text}~~`, seen: text })),
  word.map(text => ({ source: `\`${text}\``, seen: text })),
  word.map(text => ({ source: `[${text}](https://a.cn)`, seen: text })),
  word.map(text => ({ source: `<!-- ${text} -->`, seen: '' })),
  fc
    .constantFrom('&', '<', '>', '"', '：', '，', '。')
    .map(text => ({ source: text === '<' ? '&lt;' : text, seen: text })),
);
const inline: fc.Arbitrary<Piece> = fc
  .tuple(
    word.map(text => ({ source: text, seen: text })),
    fc.array(piece, { maxLength: 5 }),
  )
  .map(([first, rest]) => [first, ...rest])
  .map(parts => ({ source: parts.map(part => part.source).join('、'), seen: parts.map(part => part.seen).join('、') }));
const block: fc.Arbitrary<Piece> = fc.oneof(
  inline,
  inline.map(({ source, seen }) => ({ source: `## ${source}`, seen })),
  inline.map(({ source, seen }) => ({ source: `> ${source}`, seen })),
  inline.map(({ source, seen }) => ({ source: `7. ${source}`, seen: `7.${seen}` })),
  fc.tuple(inline, inline, inline).map(([a, b, c]) => ({
    source: `| ${a.source} | ${b.source} |\n|---|---|\n| ${c.source} |`,
    seen: a.seen + b.seen + c.seen,
  })),
);

describe('readDocument: any text', () => {
  it('is read without a throw; levels never skip, ranges lie in the report, nothing unprintable is left', () => {
    const property = fc.property(fc.oneof(markdown, anyText), text => {
      const document = readMarked(text);
      let level = 0;
      for (const part of document.blocks) {
        assert.ok(part.source.start >= 0 && part.source.start <= part.source.end && part.source.end <= text.length);
        if (part.kind === 'heading') {
          assert.ok(part.level >= 1 && part.level <= level + 1, `level ${part.level} after ${level}`);
          level = part.level;
        }
        if (part.kind === 'attachment') level = 0;
        if (part.kind === 'table') {
          for (const row of [...part.head, ...part.rows])
            assert.ok(row.reduce((sum, cell) => sum + cell.columnSpan, 0) <= part.columns.length);
        }
        for (const run of inlinesOf(part).flat()) {
          if (run.kind === 'footnote') assert.ok(run.index < document.footnotes.length);
          if (run.kind !== 'text') continue;
          assert.notEqual(run.text, '');
          assert.doesNotMatch(run.text, /[\0-\x08\x0b-\x1f\n]|\p{Surrogate}/u);
        }
      }
      assert.ok(document.blocks.filter(part => part.kind === 'title').length <= 1);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('shows all of the text that the Markdown shows, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), blocks => {
        const source = blocks.map(one => one.source).join('\n\n');
        const seen = blocks.map(one => one.seen).join('');
        assert.equal(visibleText(read(source)), seen.replace(/\s/g, ''), source);
      }),
      { numRuns: RUNS },
    );
  });

  it('marks change nothing of the text', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), blocks => {
        const source = blocks.map(one => one.source).join('\n\n');
        assert.equal(visibleText(readMarked(source)), visibleText(read(source)));
      }),
      { numRuns: RUNS },
    );
  });

  it('a report of two hundred pages with three hundred tables is read in one go', () => {
    const chapter = (n: number) =>
      `## 第${n}节\n\n${'本段说明工作进展，共办理诉求128件，同比增长9.6%。'.repeat(20)}\n\n表${n} 某表\n\n| 单位 | 数 |\n|---|--:|\n` +
      Array.from({ length: 10 }, (_, row) => `| 甲${row} | ${row} |`).join('\n');
    const report = parseReport(`# 大报告\n\n${Array.from({ length: 300 }, (_, n) => chapter(n + 1)).join('\n\n')}\n`);
    const document = readDocument({ report, placeholders: new Map(), figures: [] });
    assert.equal(document.blocks.filter(part => part.kind === 'table' && part.caption !== null).length, 300);
  });
});
