import type { Block, Table } from '../report/types';

/** The words that head the cells of a table, with spanned heads filled in. */
export interface TableHeads {
  /** Heads of a column from the top row down: 2011-2012年度, 款額, 百萬元. */
  column(column: number): readonly Block[];
  /** Heads of a row: the cells before `column` that hold words and no figure; an empty first cell takes the one above. */
  row(row: number, column: number): readonly Block[];
  /** The line without figures that heads the rows below it (財務委員會未完成審批的項目), else null. */
  section(row: number): Block | null;
}

const MOST_HEAD_ROWS = 3;
const MOST_ROW_HEADS = 2;

const isEmpty = (block: Block | undefined): boolean => !block || block.prose.text.trim() === '';

/**
 * Works out which cells head which.
 * @param hasFigure whether a cell holds a quantity
 */
export function tableHeads(table: Table, hasFigure: (cell: Block) => boolean): TableHeads {
  const width = Math.max(table.head.length, ...table.rows.slice(0, 20).map(r => r.length), 1);
  // Rows of words right below the head belong to it: units, 款額/百分比.
  const headRows: (readonly Block[])[] = [table.head];
  for (const row of table.rows.slice(0, MOST_HEAD_ROWS)) {
    const others = row.slice(1);
    if (!isEmpty(row[0]) || others.some(hasFigure) || others.every(isEmpty)) break;
    headRows.push(row);
  }
  const columns: Block[][] = Array.from({ length: width }, () => []);
  headRows.forEach((row, level) => {
    let spanned: Block | undefined;
    for (let c = 0; c < width; c++) {
      const own = row[c];
      if (!isEmpty(own)) spanned = own;
      // Only a head above further heads spans: the lowest row names each column itself.
      const block = isEmpty(own) && level < headRows.length - 1 && c > 0 ? spanned : own;
      if (block && !isEmpty(block)) columns[c]!.push(block);
    }
  });
  const sections: (Block | null)[] = [];
  const firsts: (Block | undefined)[] = [];
  let section: Block | null = null;
  let first: Block | undefined;
  for (const row of table.rows) {
    if (!isEmpty(row[0])) {
      first = row[0];
      if (row.length > 1 && row.slice(1).every(isEmpty)) section = row[0]!;
    }
    sections.push(section);
    firsts.push(first);
  }
  const further = new Map<number, readonly Block[]>();
  const furtherHeads = (r: number): readonly Block[] => {
    let heads = further.get(r);
    if (!heads) {
      const found: Block[] = [];
      for (const cell of (table.rows[r] ?? []).slice(1)) {
        if (found.length === MOST_ROW_HEADS - 1) break;
        if (!isEmpty(cell) && !hasFigure(cell)) found.push(cell);
      }
      heads = found;
      further.set(r, heads);
    }
    return heads;
  };
  return {
    column: c => columns[c] ?? [],
    row: (r, c) => {
      if (c === 0) return [];
      return [firsts[r], ...furtherHeads(r).filter(head => head.cell!.column < c)].filter(b => b !== undefined);
    },
    section: r => (sections[r] === firsts[r] ? null : (sections[r] ?? null)),
  };
}
