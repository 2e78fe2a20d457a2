/** A table that lies on its side: metrics as heads, periods or fields down the first column. */
import { parsePeriod } from '../ledger/period';
import { fold } from '../text/fold';
import type { Cell } from './table';
import { NO_CELL } from './table';

/** More columns than a person gives metrics; a longer table is no such one. */
const MOST_ROWS = 2000;
/** Turning makes a cell for every place of the table, also for those that a ragged row leaves out. */
const MOST_CELLS = 4_000_000;
/** The head of the column of periods, or of what the rows say. */
const CORNER = /^(?:|月份|月|时间|时期|期间|日期|年份|年度|季度|统计时间|报告期|period|month|date)$/;

/** The rows with columns for rows. The corner over the periods becomes the head of the names that it leads. */
export function turned(rows: readonly (readonly Cell[])[]): Cell[][] {
  if (rows.length > MOST_ROWS) return [];
  const filled = rows.filter(row => row.some(({ text }) => text !== ''));
  const width = Math.max(0, ...filled.map(row => row.length));
  if (width * filled.length > MOST_CELLS) return [];
  const columns = Array.from({ length: width }, (_, i) => filled.map(row => row[i] ?? NO_CELL));
  const first = columns[0];
  const corner = first?.[0];
  if (first === undefined || corner === undefined || !CORNER.test(fold(corner.text).trim())) return columns;
  return first.slice(1).some(({ text }) => parsePeriod(text) !== null)
    ? [[{ text: NAMES, kind: 'text' }, ...first.slice(1)], ...columns.slice(1)]
    : columns;
}

/** A head for names that `findColumns` knows. */
const NAMES = '指标';
