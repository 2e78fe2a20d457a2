import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MeasuredBlock, type Page, paginate } from '../../src/views/pagination';

const block = (height: number, extra: Partial<MeasuredBlock> = {}): MeasuredBlock => ({
  height,
  before: 0,
  breaks: [],
  repeated: 0,
  notes: [],
  keepWithNext: false,
  beginsPage: false,
  ...extra,
});
/** A paragraph of so many lines of 10. */
const lines = (count: number, extra: Partial<MeasuredBlock> = {}): MeasuredBlock =>
  block(count * 10, { breaks: Array.from({ length: count - 1 }, (_, line) => (line + 1) * 10), ...extra });

const pagesOf = (blocks: readonly MeasuredBlock[], notes: readonly number[] = []): Page[] =>
  paginate(blocks, { height: 100, notes, noteRule: 5 });

/** Pages as `block:from-to` by blanks. */
const outline = (pages: readonly Page[]): string[] =>
  pages.map(page => page.slices.map(({ block: index, from, to }) => `${index}:${from}-${to}`).join(' '));

describe('pages of the preview', () => {
  it('are filled to the last line', () => {
    assert.deepEqual(outline(pagesOf([lines(6), lines(6)])), ['0:0-60 1:0-40', '1:40-60']);
  });
  it('an empty document has one page', () => {
    assert.deepEqual(outline(pagesOf([])), ['']);
  });
  it('a heading goes along with what it heads', () => {
    const heading = block(10, { keepWithNext: true });
    assert.deepEqual(outline(pagesOf([lines(9), heading, block(50)])), ['0:0-90', '1:0-10 2:0-50']);
    assert.deepEqual(outline(pagesOf([lines(8), heading, heading, block(50)])), ['0:0-80', '1:0-10 2:0-10 3:0-50']);
    assert.deepEqual(outline(pagesOf([lines(8), heading, lines(3)])), ['0:0-80 1:0-10 2:0-10', '2:10-30']);
  });
  it('an attachment begins a page', () => {
    assert.deepEqual(outline(pagesOf([lines(1), lines(1, { beginsPage: true })])), ['0:0-10', '1:0-10']);
    assert.deepEqual(outline(pagesOf([lines(1, { beginsPage: true })])), ['0:0-10']);
  });
  it('space above a block is kept in the middle of a page', () => {
    const spaced = lines(1, { before: 10 });
    assert.deepEqual(
      pagesOf([lines(1), spaced, lines(8), spaced]).map(page => page.slices.map(slice => slice.top)),
      [
        [0, 20, 30],
        [0, 20],
      ],
    );
  });
  it('and left out at its head', () => {
    const [, second] = pagesOf([lines(10), lines(1, { before: 10 })]);
    assert.deepEqual(second!.slices, [{ block: 1, from: 0, to: 10, top: 0 }]);
  });
  it('a table goes on below its repeated head', () => {
    // A head of 10, ten rows of 20.
    const table = block(210, { breaks: Array.from({ length: 9 }, (_, row) => 30 + row * 20), repeated: 10 });
    assert.deepEqual(outline(pagesOf([table])), ['0:0-90', '0:90-170', '0:170-210']);
  });
  it('what is taller than a page is cut rather than lost', () => {
    assert.deepEqual(outline(pagesOf([block(250)])), ['0:0-100', '0:100-200', '0:200-250']);
  });
  it('a footnote stands on the page of its mark, and takes room there', () => {
    const paragraph = lines(10, { notes: [{ at: 95, index: 0 }] });
    const [first, second] = pagesOf([paragraph], [20]);
    assert.deepEqual([first!.notes, second!.notes], [[], [0]]);
    const early = lines(10, { notes: [{ at: 5, index: 0 }] });
    // 20 for the note and 5 for the rule leave room for seven lines.
    assert.deepEqual(outline(pagesOf([early], [20])), ['0:0-70', '0:70-100']);
    assert.deepEqual(pagesOf([early], [20])[0]!.notes, [0]);
  });

  it('show every block from end to end once, whatever the measures', () => {
    const any = fc
      .record({
        count: fc.integer({ min: 1, max: 30 }),
        pitch: fc.integer({ min: 1, max: 60 }),
        whole: fc.boolean(),
        before: fc.integer({ min: 0, max: 40 }),
        repeated: fc.integer({ min: 0, max: 20 }),
        keepWithNext: fc.boolean(),
        beginsPage: fc.boolean(),
        notes: fc.array(fc.record({ at: fc.integer({ min: 0, max: 300 }), index: fc.integer({ min: 0, max: 3 }) }), {
          maxLength: 2,
        }),
      })
      .map(({ count, pitch, whole, ...rest }) =>
        block(count * pitch, {
          ...rest,
          breaks: whole ? [] : Array.from({ length: count - 1 }, (_, line) => (line + 1) * pitch),
        }),
      );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), blocks => {
        const pages = pagesOf(blocks, [10, 20, 30, 40]);
        const slices = pages.flatMap(page => page.slices);
        let index = 0;
        let reached = 0;
        for (const slice of slices) {
          assert.equal(slice.block, index);
          assert.equal(slice.from, reached);
          reached = slice.to;
          if (reached >= blocks[index]!.height) {
            index++;
            reached = 0;
          }
        }
        assert.equal(index, blocks.length);
        assert.ok(pages.every(page => page.slices.length > 0) || blocks.length === 0);
      }),
      { numRuns: 500 },
    );
  });
});
