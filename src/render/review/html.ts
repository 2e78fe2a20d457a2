import * as l10n from '@vscode/l10n';
import { escapeText } from '../html/escape';
import type { ReviewList, ReviewRow } from './types';
import {
  REVIEW_COLUMNS,
  type ReviewColumn,
  reviewCounts,
  reviewerLine,
  reviewFiles,
  reviewSections,
  reviewTitle,
} from './words';

/**
 * For A4 across: black on white, the table's head on every page, no row over two pages. Widths are shares of the 273 mm between the
 * margins. Verdicts are told apart by weight and frame, since most offices print in black.
 */
const STYLE = `
@page { size: A4 landscape; margin: 12mm 12mm 14mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt "SimSun", serif; } }
body { margin: 0 auto; max-width: 273mm; padding: 4mm; color: #000; background: #fff; font: 9pt/1.35 "SimSun", "宋体", "Songti SC", "Noto Serif CJK SC", serif; }
@media print { body { padding: 0 0.3mm; } }
h1 { margin: 0 0 3mm; font: bold 16pt/1.3 "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; text-align: center; }
h2 { margin: 5mm 0 1mm; font: bold 11pt/1.4 "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; break-after: avoid; }
p { margin: 0 0 1mm; }
ul { margin: 0; padding-left: 5mm; }
table { width: 100%; margin-top: 2mm; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 0.8mm 1mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; font-weight: normal; }
thead th { font-family: "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif; text-align: center; }
td.number { text-align: right; }
tr.place { break-after: avoid; }
tr.place th { font-family: "KaiTi", "楷体", "Kaiti SC", serif; }
small { font-size: 8pt; }
.sentence b { border-bottom: 1pt solid #000; }
tr.wrong .written, tr.wrong .verdict { font-weight: bold; }
tr.wrong .verdict span { border: 1pt solid #000; padding: 0 0.8mm; }
.signature { margin-top: 8mm; break-before: avoid; font-size: 11pt; }
`.trim();

/**
 * The columns that are printed, with their share of the width in percent. The place heads its rows, and the period stands below its
 * value: a list of a few dozen figures should not fill a dozen pages.
 */
const WIDTHS: ReadonlyMap<ReviewColumn['id'], number> = new Map([
  ['number', 3.5],
  ['sentence', 28],
  ['written', 8],
  ['metric', 12],
  ['value', 11],
  ['source', 9],
  ['note', 6.5],
  ['verdict', 6],
  ['remark', 16],
]);

const COLUMNS = REVIEW_COLUMNS.filter(({ id }) => WIDTHS.has(id));

/** Rows that somebody has to do something about. */
const WRONG: ReadonlySet<ReviewRow['verdict']> = new Set(['mismatch', 'loose', 'no-value']);

/** The list as a page to print, A4 across. One file, no script, nothing from elsewhere; what report and ledger say is text only. */
export function writeReviewHtml(list: ReviewList): string {
  const title = escapeText(reviewTitle(list));
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    `<style>\n${STYLE}\n</style>`,
    '</head>',
    '<body>',
    `<h1>${title}</h1>`,
    `<p>${reviewFiles(list).map(escapeText).join('　　')}</p>`,
    `<p>${escapeText(reviewCounts(list))}</p>`,
    ...table(list.rows),
    ...reviewSections(list).flatMap(({ heading, items }) => [
      `<h2>${escapeText(heading)}</h2>`,
      '<ul>',
      ...items.map(item => `<li>${escapeText(item)}</li>`),
      '</ul>',
    ]),
    `<p class="signature">${escapeText(reviewerLine())}</p>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function table(rows: readonly ReviewRow[]): readonly string[] {
  if (rows.length === 0) return [`<p>${escapeText(l10n.t('报告中没有数字。'))}</p>`];
  const lines = [
    '<table>',
    `<colgroup>${COLUMNS.map(({ id }) => `<col style="width:${WIDTHS.get(id)}%">`).join('')}</colgroup>`,
    `<thead><tr>${COLUMNS.map(({ head }) => `<th scope="col">${escapeText(head())}</th>`).join('')}</tr></thead>`,
  ];
  let place: string | null = null;
  for (const row of rows) {
    if (row.place !== place) {
      lines.push(
        ...(place === null ? [] : ['</tbody>']),
        '<tbody>',
        `<tr class="place"><th colspan="${COLUMNS.length}" scope="rowgroup">${escapeText(row.place)}</th></tr>`,
      );
      place = row.place;
    }
    const cells = COLUMNS.map(column => `<td class="${column.id}">${cell(column, row)}</td>`).join('');
    lines.push(`<tr${WRONG.has(row.verdict) ? ' class="wrong"' : ''}>${cells}</tr>`);
  }
  return [...lines, '</tbody>', '</table>'];
}

function cell({ id, text }: ReviewColumn, row: ReviewRow): string {
  switch (id) {
    case 'sentence': {
      const { before, figure, after } = row.sentence;
      return `${escapeText(before)}<b>${escapeText(figure)}</b>${escapeText(after)}`;
    }
    case 'value':
      return escapeText(row.value) + (row.period === '' ? '' : `<br><small>${escapeText(row.period)}</small>`);
    case 'verdict':
      return `<span>${escapeText(text(row))}</span>`;
    default:
      return escapeText(text(row));
  }
}
