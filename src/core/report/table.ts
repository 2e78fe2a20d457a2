import type { TextRange } from '../text/range';

const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 0x3000 || unit === 0xa0;

/** The range without blanks (also ideographic ones) at its ends. */
function trimmed(text: string, start: number, end: number): TextRange {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** The cells of the table row in `skeleton.slice(start, end)`: split at every bar that is not escaped. */
export function rowCells(skeleton: string, start: number, end: number): TextRange[] {
  const row = trimmed(skeleton, start, end);
  const cells: TextRange[] = [];
  let cell = row.start;
  // A leading bar opens the first cell instead of ending an empty one.
  if (skeleton.charCodeAt(cell) === 124 && cell < row.end) cell++;
  let closed = false;
  for (let i = cell; i < row.end; i++) {
    const unit = skeleton.charCodeAt(i);
    closed = false;
    if (unit === 92) i++;
    else if (unit === 124) {
      cells.push(trimmed(skeleton, cell, i));
      cell = i + 1;
      closed = true;
    }
  }
  if (!closed && (cell < row.end || cells.length === 0)) cells.push(trimmed(skeleton, cell, row.end));
  return cells;
}

/** The lines of a table in the skeleton, without the marks of the block quotes that it stands in. */
export function tableLines(skeleton: string, start: number, end: number, quotes: number): TextRange[] {
  const lines: TextRange[] = [];
  for (let at = start; at <= end; ) {
    let stop = skeleton.indexOf('\n', at);
    if (stop < 0 || stop > end) stop = end;
    let from = at;
    // The first line's quote marks stand before `start`.
    for (let left = at === start ? 0 : quotes; ; left--) {
      while (from < stop && isBlank(skeleton.charCodeAt(from))) from++;
      if (left === 0 || from >= stop || skeleton.charCodeAt(from) !== 62) break;
      from++;
    }
    lines.push({ start: from, end: stop });
    at = stop + 1;
  }
  return lines;
}
