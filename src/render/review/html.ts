import * as l10n from '@vscode/l10n';
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
body { margin: 0 auto; max-width: 273mm; padding: 4mm; color: #000; background: #fff; font: 9.5pt/1.45 "SimSun", "宋体", "Songti SC", "Noto Serif CJK SC", serif; }
@media print { body { padding: 0; } }
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
.sentence b { border-bottom: 1pt solid #000; }
tr.wrong .written, tr.wrong .verdict { font-weight: bold; }
tr.wrong .verdict span { border: 1pt solid #000; padding: 0 0.8mm; }
.signature { margin-top: 8mm; break-before: avoid; font-size: 11pt; }
`.trim();

/** Share of the table's width, in percent. */
const WIDTHS: Readonly<Record<ReviewColumn['id'], number>> = {
  number: 3.5,
  place: 10,
  sentence: 22,
  written: 7.5,
  metric: 9.5,
  value: 8.5,
  period: 6.5,
  source: 8,
  note: 6.5,
  verdict: 6,
  remark: 12,
};

/** Rows that somebody has to do something about. */
const WRONG: ReadonlySet<ReviewRow['verdict']> = new Set(['mismatch', 'loose', 'no-value']);

/** The list as a page to print, A4 across. One file, no script, nothing from elsewhere; what report and ledger say is text only. */
export function writeReviewHtml(list: ReviewList): string {
  const title = escaped(reviewTitle(list));
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
    `<p>${reviewFiles(list).map(escaped).join('　　')}</p>`,
    `<p>${escaped(reviewCounts(list))}</p>`,
    ...table(list.rows),
    ...reviewSections(list).flatMap(({ heading, items }) => [
      `<h2>${escaped(heading)}</h2>`,
      '<ul>',
      ...items.map(item => `<li>${escaped(item)}</li>`),
      '</ul>',
    ]),
    `<p class="signature">${escaped(reviewerLine())}</p>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function table(rows: readonly ReviewRow[]): readonly string[] {
  if (rows.length === 0) return [`<p>${escaped(l10n.t('报告中没有数字。'))}</p>`];
  return [
    '<table>',
    `<colgroup>${REVIEW_COLUMNS.map(({ id }) => `<col style="width:${WIDTHS[id]}%">`).join('')}</colgroup>`,
    `<thead><tr>${REVIEW_COLUMNS.map(({ head }) => `<th scope="col">${escaped(head())}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(row => {
      const cells = REVIEW_COLUMNS.map(column => `<td class="${column.id}">${cell(column, row)}</td>`).join('');
      return `<tr${WRONG.has(row.verdict) ? ' class="wrong"' : ''}>${cells}</tr>`;
    }),
    '</tbody>',
    '</table>',
  ];
}

function cell({ id, text }: ReviewColumn, row: ReviewRow): string {
  if (id === 'sentence') {
    const { before, figure, after } = row.sentence;
    return `${escaped(before)}<b>${escaped(figure)}</b>${escaped(after)}`;
  }
  return id === 'verdict' ? `<span>${escaped(text(row))}</span>` : escaped(text(row));
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
