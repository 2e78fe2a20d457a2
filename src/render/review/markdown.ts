import type { ReviewList } from './types';
import { REVIEW_COLUMNS, reviewCounts, reviewerLine, reviewFiles, reviewSections, reviewTitle } from './words';

/** The list as Markdown: a table, with what else the list says below it. What report and ledger say is plain text in it. */
export function writeReviewMarkdown(list: ReviewList): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [
    `# ${plain(reviewTitle(list))}`,
    '',
    ...reviewFiles(list).flatMap(text => [plain(text), '']),
    plain(reviewCounts(list)),
    '',
    row(REVIEW_COLUMNS.map(column => plain(column.head()))),
    row(REVIEW_COLUMNS.map(column => (column.id === 'number' ? '---:' : '---'))),
    ...list.rows.map(one => row(REVIEW_COLUMNS.map(column => plain(column.text(one))))),
    '',
    ...reviewSections(list).flatMap(({ heading, items }) => [
      `## ${plain(heading)}`,
      '',
      ...items.map(item => `- ${plain(item)}`),
      '',
    ]),
    plain(reviewerLine()),
    '',
  ];
  return lines.join('\n');
}

/** Text in which Markdown finds no markup: one line, its signs escaped, tags and entities spelled out. */
function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]#|~]/g, '\\$&')
    .replace(/^(\d*)([-+.)])(?=\s|$)/, '$1\\$2');
}
