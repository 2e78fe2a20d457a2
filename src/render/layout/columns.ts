import type { Inline, TableBlock, TableCell } from '../document/types';
import { PARAGRAPH_STYLES, type StyleName } from './styles';
import { textWidthInCharacters } from './text-width';

/** How a table is set: its columns and the style of what stands in the cells. */
export interface TableLayout {
  /** Widths of the columns in pt, from the left; their sum is the width asked for. */
  readonly widths: readonly number[];
  /** The largest style of cells in which no column is too narrow for its words and figures. */
  readonly style: TableTextStyle;
  /** Where the text of each column stands: as the report says, else short texts and figures in the middle, others at the left. */
  readonly alignments: readonly ('left' | 'center' | 'right')[];
  /** The same for the cells of the head: as the report says, else in the middle. */
  readonly headAlignments: readonly ('left' | 'center' | 'right')[];
}

/** Styles of a cell's paragraph, the widest first. */
export const TABLE_TEXT_STYLES = ['tableText', 'tableTextSmall', 'tableTextSmaller', 'tableTextSmallest'] as const;

export type TableTextStyle = (typeof TABLE_TEXT_STYLES)[number] & StyleName;

/** Space left and right of a cell's text, pt. */
export const CELL_PADDING = 4;

/** A column of text gets the first of these widths for which there is room, in characters, unless its text is shorter. */
const READABLE_WIDTHS = [10, 8, 6, 5, 4, 3, 2, 1] as const;

/** Before text is squeezed below this, the table is set smaller. */
const LEAST_READABLE = 4;

/** A picture counts as this many characters: cells with pictures are made for them. */
const PICTURE_WIDTH = 6;

/** A word longer than this is broken rather than given a column as wide as itself, in characters. */
const LONGEST_WORD = 12;

/** Texts up to this width, in characters, are centred in a column whose alignment is left open. */
const SHORT_TEXT = 8;

/** What one column asks for, in characters of the cell's size. */
interface Demand {
  /** Its longest word or figure, which is not to be broken. */
  word: number;
  /** Its longest line, all in one. */
  whole: number;
  /** Longest line of the rows below the head. */
  body: number;
}

/**
 * Divides a table's width among its columns by what stands in them, and chooses the size of its text. Linear in the table's text.
 *
 * @param table its rows fill all columns
 * @param width pt, usually the text's width
 */
export function tableLayout(table: TableBlock, width: number): TableLayout {
  const demands = demandsOf(table);
  const style = TABLE_TEXT_STYLES.find(name => fits(demands, name, width)) ?? TABLE_TEXT_STYLES.at(-1)!;
  return {
    widths: divide(demands, PARAGRAPH_STYLES[style].size, width),
    style,
    alignments: table.columns.map((asked, i) => asked ?? (demands[i]!.body <= SHORT_TEXT ? 'center' : 'left')),
    headAlignments: table.columns.map(asked => asked ?? 'center'),
  };
}

function demandsOf(table: TableBlock): Demand[] {
  const demands: Demand[] = table.columns.map(() => ({ word: 1, whole: 1, body: 0 }));
  const spanning: { from: number; cell: TableCell }[] = [];
  const read = (rows: readonly (readonly TableCell[])[], body: boolean) => {
    for (const { cell, column } of placed(rows, demands.length)) {
      if (cell.columnSpan > 1) {
        spanning.push({ from: column, cell });
        continue;
      }
      const demand = demands[column];
      if (!demand) continue;
      const { word, whole } = widthsOf(cell);
      demand.word = Math.max(demand.word, word);
      demand.whole = Math.max(demand.whole, whole);
      if (body) demand.body = Math.max(demand.body, whole);
    }
  };
  read(table.head, false);
  read(table.rows, true);
  // What a cell over several columns needs beyond what they have already is shared by them.
  for (const { from, cell } of spanning) {
    const columns = demands.slice(from, from + cell.columnSpan);
    const missing = widthsOf(cell).word - columns.reduce((sum, demand) => sum + demand.word, 0);
    if (missing > 0) for (const demand of columns) demand.word += missing / columns.length;
  }
  for (const demand of demands) demand.whole = Math.max(demand.whole, demand.word);
  return demands;
}

/** Every cell with the column that it begins in, rows' spans counted. */
export function* placed(
  rows: readonly (readonly TableCell[])[],
  columns: number,
): Generator<{ readonly cell: TableCell; readonly column: number; readonly row: number }> {
  // For each column, the first row that is not covered by a cell from above.
  const free = new Array<number>(columns).fill(0);
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (column < columns && free[column]! > row) column += 1;
      if (column >= columns) break;
      yield { cell, column, row };
      const end = Math.min(columns, column + cell.columnSpan);
      for (; column < end; column += 1) free[column] = row + cell.rowSpan;
    }
  }
}

function widthsOf(cell: TableCell): { word: number; whole: number } {
  let word = 0;
  let whole = 0;
  for (const line of linesOf(cell.inlines)) {
    whole = Math.max(whole, textWidthInCharacters(line));
    word = Math.max(word, longestWord(line));
  }
  return { word, whole };
}

/** Plain text of the lines of a cell. */
function linesOf(inlines: readonly Inline[]): string[] {
  const lines = [''];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push('');
    else if (inline.kind === 'text') lines[lines.length - 1] += inline.text;
    else if (inline.kind === 'picture') lines[lines.length - 1] += '图'.repeat(PICTURE_WIDTH);
  }
  return lines;
}

/** Width of the longest run of characters between which no line may end: letters, digits and their signs. */
function longestWord(line: string): number {
  let longest = 0;
  for (const [word] of line.matchAll(/[!-~\u00a1-\u00ff]+/g)) longest = Math.max(longest, textWidthInCharacters(word));
  return Math.min(longest, LONGEST_WORD);
}

/** A little more than a text's reckoned width, since letters differ in width. */
const ALLOWANCE = 0.5;

const pointsFor = (characters: number, size: number): number => (characters + ALLOWANCE) * size + 2 * CELL_PADDING;

/** Narrowest widths of the columns in which a text is not squeezed below `readable` characters, pt. */
const leastWidths = (demands: readonly Demand[], readable: number, size: number): number[] =>
  demands.map(({ word, whole }) => pointsFor(Math.max(word, Math.min(whole, readable)), size));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const fits = (demands: readonly Demand[], style: TableTextStyle, width: number): boolean =>
  sum(leastWidths(demands, LEAST_READABLE, PARAGRAPH_STYLES[style].size)) <= width;

function divide(demands: readonly Demand[], size: number, width: number): number[] {
  const whole = demands.map(demand => pointsFor(demand.whole, size));
  const wanted = sum(whole);
  // Room for every line: what is left over goes to all in proportion.
  if (wanted <= width) return whole.map(value => (value * width) / wanted);
  const candidates = READABLE_WIDTHS.map(readable => leastWidths(demands, readable, size));
  const least = candidates.find(widths => sum(widths) <= width) ?? candidates.at(-1)!;
  const needed = sum(least);
  if (needed >= width) return least.map(value => (value * width) / needed);
  // Each has its least and a share of the rest by what more it asks for.
  const share = (width - needed) / (wanted - needed);
  return least.map((value, i) => value + (whole[i]! - value) * share);
}
