import {
  type BlockContext,
  type LeafBlock,
  type LeafBlockParser,
  type Line,
  type MarkdownConfig,
  type MarkdownParser,
  parser,
} from '@lezer/markdown';

/** Inline parsing is ours (see inline.ts): Lezer is used for what it is good at, the blocks. */
const INLINE_PARSERS = [
  'Escape',
  'Entity',
  'InlineCode',
  'HTMLTag',
  'Emphasis',
  'HardBreak',
  'Link',
  'Image',
  'LinkEnd',
];

/** Drafts indent paragraphs with blanks, and a definition is told from a paragraph where paragraphs are read. */
const UNWANTED_BLOCKS = ['IndentedCode', 'LinkReference'];

/** True when a bar stands in the text from `start` on that is not escaped. */
export function hasBar(text: string, start = 0): boolean {
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 124) return true;
    if (unit === 92) i++;
  }
  return false;
}

/**
 * True for a table's second line: `|---|:--:|`. Looser than GFM in one way: the number of its cells need not be that of
 * the head, since writers add a column and forget this line. Quote marks before it are passed over.
 */
export function isDelimiterRow(line: string): boolean {
  let at = 0;
  while (at < line.length && ' \t>'.includes(line[at]!)) at++;
  let bars = 0;
  let dashes = 0;
  for (; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit === 124) bars++;
    else if (unit === 45) dashes++;
    else if (unit !== 58 && unit !== 32 && unit !== 9) return false;
  }
  return bars > 0 && dashes > 0;
}

/** Finds out where a table begins and ends; its cells are told apart later, from its lines (see table.ts). */
class TableLeaf implements LeafBlockParser {
  /** Lines seen; a table has been recognised once the second was a delimiter row. */
  private lines = 1;
  isTable = false;

  nextLine(_context: BlockContext, line: Line): boolean {
    if (++this.lines === 2) this.isTable = isDelimiterRow(line.text.slice(line.pos));
    return false;
  }

  finish(context: BlockContext, leaf: LeafBlock): boolean {
    if (!this.isTable) return false;
    context.addLeafElement(leaf, context.elt('Table', leaf.start, leaf.start + leaf.content.length));
    return true;
  }
}

const tableOf = (leaf: LeafBlock): TableLeaf | undefined =>
  leaf.parsers.find((candidate): candidate is TableLeaf => candidate instanceof TableLeaf);

const tables: MarkdownConfig = {
  defineNodes: [{ name: 'Table', block: true }],
  parseBlock: [
    {
      name: 'Table',
      leaf: (_context, leaf) => (hasBar(leaf.content) ? new TableLeaf() : null),
      endLeaf(context, line, leaf) {
        // A line without a bar right below a table is a note under it, not a row.
        if (tableOf(leaf)?.isTable) return !hasBar(line.text, line.basePos);
        if (!hasBar(line.text, line.basePos) || isDelimiterRow(line.text.slice(line.basePos))) return false;
        // The head of a table ends the paragraph above it.
        return isDelimiterRow(context.peekLine());
      },
      before: 'SetextHeading',
    },
  ],
};

/** `[^1]: …` begins a new block even without a blank line before it. */
const footnotes: MarkdownConfig = {
  parseBlock: [
    {
      name: 'Footnote',
      endLeaf: (_context, line) => footnoteLabelEnd(line.text, line.pos) > 0,
    },
  ],
};

/** The end of `[^label]:` at `at`, -1 if there is none. */
export function footnoteLabelEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== 91 || text.charCodeAt(at + 1) !== 94) return -1;
  const limit = Math.min(text.length, at + 60);
  for (let i = at + 2; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 93) return i > at + 2 && text.charCodeAt(i + 1) === 58 ? i + 2 : -1;
    if (unit <= 32 || unit === 91) return -1;
  }
  return -1;
}

/** CommonMark's blocks and GFM's tables, without any inline syntax. */
export const blockParser: MarkdownParser = parser.configure([
  { remove: [...INLINE_PARSERS, ...UNWANTED_BLOCKS] },
  tables,
  footnotes,
]);
