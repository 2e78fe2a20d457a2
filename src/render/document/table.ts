import type { RawCell } from './flow';

/** Word has no table with more columns. */
export const MOST_COLUMNS = 63;

export interface EvenRows {
  readonly columns: number;
  readonly head: readonly (readonly RawCell[])[];
  readonly rows: readonly (readonly RawCell[])[];
  /** Rows that had too few cells and were filled. */
  readonly filled: number;
  /** Rows that had more cells than a table can have. */
  readonly cut: number;
}

const EMPTY: RawCell = { inlines: [], columnSpan: 1, rowSpan: 1 };

/**
 * Rows of one width. The widest row decides, so that nothing a writer put into a row is lost; short rows get empty cells at
 * their end.
 */
export function evenRows(head: readonly (readonly RawCell[])[], rows: readonly (readonly RawCell[])[]): EvenRows {
  const parts = [placed(head), placed(rows)];
  const columns = Math.min(MOST_COLUMNS, Math.max(1, ...parts.map(part => part.columns)));
  let filled = 0;
  let cut = 0;
  const even = parts.map(part =>
    part.rows.map(row => {
      const cells: { column: number; cell: RawCell }[] = [];
      const taken = new Set(row.covered);
      let lost = false;
      for (const { column, cell } of row.cells) {
        if (column >= columns) {
          lost = true;
          continue;
        }
        const columnSpan = Math.min(cell.columnSpan, columns - column);
        cells.push({ column, cell: columnSpan === cell.columnSpan ? cell : { ...cell, columnSpan } });
        for (let at = column; at < column + columnSpan; at++) taken.add(at);
      }
      if (lost) cut++;
      const missing = cells.length;
      for (let column = 0; column < columns; column++) if (!taken.has(column)) cells.push({ column, cell: EMPTY });
      if (cells.length > missing) filled++;
      return cells.sort((a, b) => a.column - b.column).map(({ cell }) => cell);
    }),
  );
  return { columns, head: even[0]!, rows: even[1]!, filled, cut };
}

interface PlacedRow {
  readonly cells: { column: number; cell: RawCell }[];
  /** Columns that a cell of an earlier row reaches into. */
  readonly covered: number[];
}

/** Every cell at its column; a cell that reaches beyond the last row ends there. */
function placed(rows: readonly (readonly RawCell[])[]): { columns: number; rows: PlacedRow[] } {
  /** By column: how many more rows a cell from above takes. */
  const left: number[] = [];
  let columns = 0;
  const result = rows.map((row, index) => {
    const covered = left.flatMap((count, column) => (count > 0 ? [column] : []));
    for (const column of covered) left[column]!--;
    const isCovered = new Set(covered);
    const cells: PlacedRow['cells'] = [];
    let column = 0;
    for (const cell of row) {
      while (isCovered.has(column)) column++;
      // A span may not run into a cell from above.
      let columnSpan = 1;
      while (columnSpan < cell.columnSpan && !isCovered.has(column + columnSpan)) columnSpan++;
      const rowSpan = Math.min(cell.rowSpan, rows.length - index);
      cells.push({ column, cell: { ...cell, columnSpan, rowSpan } });
      for (let at = column; at < column + columnSpan; at++) {
        if (at < MOST_COLUMNS) left[at] = rowSpan - 1;
      }
      column += columnSpan;
    }
    for (let at = 0; at < left.length; at++) left[at] ??= 0;
    columns = Math.max(columns, column, ...covered.map(at => at + 1));
    return { cells, covered };
  });
  return { columns, rows: result };
}
