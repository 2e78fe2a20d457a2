import type { TableBlock, TableCell } from '../document/types';
import { CELL_PADDING, placed, tableLayout } from '../layout/columns';
import { textWidth } from '../layout/page';
import { type Declaration, POINTS_PER_MM, pt, styleAttribute } from './css';
import { type Markup, roomForPictures } from './markup';
import { TABLE_HEAD_STYLES } from './styles';

const PIXELS_PER_POINT = 96 / 72;

/** The four borders at every cell: LibreOffice forgets what a rule or the table says of them. Colour as a number, width in pt. */
const BORDERS: Declaration = ['border', '0.5pt solid #000000'];

/** A table as wide as the text, its caption before it. Widths in pixels for Word and WPS, which go by the columns' attributes. */
export function tableElement(table: TableBlock, markup: Markup, before: readonly Declaration[]): string[] {
  const width = textWidth(markup.page) * POINTS_PER_MM;
  const layout = tableLayout(table, width);
  const { widths, style } = layout;
  const pixels = wholePixels(widths.map(points => points * PIXELS_PER_POINT));

  const rows = (part: readonly (readonly TableCell[])[], element: 'th' | 'td'): string => {
    const lines: string[][] = part.map(() => []);
    for (const { cell, column, row } of placed(part, widths.length)) {
      const covered = pixels.slice(column, column + cell.columnSpan);
      const align = (element === 'th' ? layout.headAlignments : layout.alignments)[column]!;
      const room = (sum(covered) / PIXELS_PER_POINT - 2 * CELL_PADDING) / POINTS_PER_MM;
      const name = element === 'th' ? TABLE_HEAD_STYLES[style] : style;
      const paragraph = markup.paragraph(name, markup.inlines(cell.inlines, room), [
        ['margin-bottom', '0cm'],
        ['text-align', align],
        ...roomForPictures(cell.inlines, style),
      ]);
      lines[row]!.push(`<${element}${cellAttributes(cell, covered)}>${paragraph}</${element}>`);
    }
    // A row that holds nothing but what reaches down from above has no height of its own, and Word refuses it.
    return lines.map(cells => `<tr style="page-break-inside:avoid">${cells.join('')}</tr>`).join('\n');
  };

  const total = sum(pixels);
  const html = [
    `<table width="${total}" border="0" cellspacing="0" cellpadding="0" style="width:${pt(width)};border-collapse:collapse">`,
    `<colgroup>${pixels.map(column => `<col width="${column}">`).join('')}</colgroup>`,
  ];
  if (table.head.length > 0) html.push(`<thead>${rows(table.head, 'th')}</thead>`);
  html.push(`<tbody>${rows(table.rows, 'td')}</tbody></table>`);
  const caption =
    table.caption === null ? [] : [markup.paragraph('tableCaption', markup.inlines(table.caption), before)];
  return [...caption, html.join('\n')];
}

function cellAttributes(cell: TableCell, covered: readonly number[]): string {
  const spans = [
    cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '',
    cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '',
  ].join('');
  const width = sum(covered);
  const style = styleAttribute([BORDERS, ['padding', `0cm ${pt(CELL_PADDING)}`]]);
  return ` width="${width}"${spans} valign="middle"${style}`;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whole numbers that add up to the sum of the fractions: what is cut off one column is given to the next. */
function wholePixels(widths: readonly number[]): number[] {
  let exact = 0;
  let given = 0;
  return widths.map(width => {
    exact += width;
    const pixels = Math.max(1, Math.round(exact) - given);
    given += pixels;
    return pixels;
  });
}
