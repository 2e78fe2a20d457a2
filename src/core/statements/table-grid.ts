/** Tables as numbers with names along both sides, so that a total row and a total column are read by one piece of code. */
import type { Mention } from '../binding/types';
import type { Block, Table } from '../report/types';
import { fold } from '../text/fold';
import { type Stated, stated } from './stated';

/** What a cell holds: its number, nothing (also a dash, which stands for none), or words. */
export type Cell =
  | { readonly kind: 'number'; readonly stated: Stated }
  | { readonly kind: 'blank' }
  | { readonly kind: 'words' };

/** The rows of a table, or its columns: named items, each with a cell in every line across. */
export interface Axis {
  readonly kind: 'rows' | 'columns';
  /** Folded names without blanks, '' for none. */
  readonly labels: readonly string[];
  /** Names of the lines across. */
  readonly lines: readonly string[];
  cell(item: number, line: number): Cell;
}

const BLANK: Cell = { kind: 'blank' };
const WORDS: Cell = { kind: 'words' };
const IS_DASH = /^[-—–―/\\.·…~]*$/;
/** Larger tables are data, and nobody adds them up by eye; the reading stays linear all the same. */
const MOST_COLUMNS = 60;

const nameOf = (block: Block | undefined): string =>
  block ? fold(block.prose.text.slice(0, 80)).replace(/\s/g, '') : '';

/** The figure of a cell that is a number with at most a bracket behind it: 566(29%). */
function cellOf(block: Block | undefined, figures: readonly Mention[] | undefined): Cell {
  if (!block) return BLANK;
  const text = fold(block.prose.text).trim();
  if (IS_DASH.test(text)) return BLANK;
  const first = figures?.[0];
  if (!first) return WORDS;
  const before = fold(block.prose.text.slice(0, first.prose.start)).trim();
  const after = fold(block.prose.text.slice(first.prose.end)).trim();
  return before === '' && (after === '' || /^[(*]/.test(after) || after.length <= 2)
    ? { kind: 'number', stated: stated(first) }
    : WORDS;
}

/** Both axes of a table. */
export function axesOf(table: Table, figures: ReadonlyMap<Block, readonly Mention[]>): readonly Axis[] {
  const width = Math.min(MOST_COLUMNS, Math.max(table.head.length, ...table.rows.slice(0, 50).map(row => row.length)));
  const cells = table.rows.map(row => Array.from({ length: width }, (_, c) => cellOf(row[c], figures.get(row[c]!))));
  const rowNames = table.rows.map((row, r) => {
    const words = cells[r]!.findIndex(cell => cell.kind === 'words');
    return words < 0 || words > 1 ? '' : nameOf(row[words]);
  });
  const columnNames = Array.from({ length: width }, (_, c) => {
    const heads = [
      table.head[c],
      ...table.rows
        .slice(0, 2)
        .map((row, r) =>
          cells[r]![c]!.kind === 'words' && !cells[r]!.some(cell => cell.kind === 'number') ? row[c] : undefined,
        ),
    ];
    return heads.map(nameOf).filter(Boolean).join('/');
  });
  return [
    { kind: 'rows', labels: rowNames, lines: columnNames, cell: (item, line) => cells[item]![line]! },
    { kind: 'columns', labels: columnNames, lines: rowNames, cell: (item, line) => cells[line]![item]! },
  ];
}
