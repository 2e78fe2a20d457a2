import type { ReviewList } from './types';
import { REVIEW_COLUMNS, reviewCounts, reviewerLine, reviewFiles, reviewSections, reviewTitle } from './words';

/** Excel and WPS take a file without it for one in the system's own encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet may take for a formula, also in full width and behind blanks. */
const FORMULA = /^[\s\u00A0\u3000]*[=+\-@＝＋－＠\t\r]/;

/**
 * The list as a spreadsheet: UTF-8 with byte order mark, lines end with CR LF, quoting by RFC 4180. The first line has the heads,
 * one line follows for each row; then, after an empty line, what else the list says. Every line has the same number of fields.
 */
export function writeReviewCsv(list: ReviewList): string {
  const width = REVIEW_COLUMNS.length;
  const wide = (...cells: readonly string[]): readonly string[] => [
    ...cells,
    ...Array.from({ length: width - cells.length }, () => ''),
  ];
  const lines: (readonly string[])[] = [
    REVIEW_COLUMNS.map(column => column.head()),
    ...list.rows.map(row => REVIEW_COLUMNS.map(column => column.text(row))),
    wide(''),
    wide(reviewTitle(list)),
    ...reviewFiles(list).map(text => wide(text)),
    wide(reviewCounts(list)),
    ...reviewSections(list).flatMap(({ heading, items }) => items.map(item => wide(heading, item))),
    wide(reviewerLine()),
  ];
  return BYTE_ORDER_MARK + lines.map(cells => `${cells.map(csvField).join(',')}\r\n`).join('');
}

/** One field, made inert: a leading apostrophe keeps a spreadsheet from computing what a report or ledger says. */
function csvField(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
