import type { FileChild, XmlComponent } from 'docx';
import type { TableBlock, TableCell } from '../document/types';
import { CELL_PADDING, placed, type TableLayout, tableLayout } from '../layout/columns';
import { PARAGRAPH_STYLES } from '../layout/styles';
import { type Attributes, BodyElement, element } from './element';
import { twipsOfPoints } from './measures';
import { StyledParagraph } from './paragraph';
import { CHARACTER_STYLES, holdsPicture, type RunContext, runsOf } from './runs';

/** Single black line of half a point; written on every cell, since WPS and LibreOffice differ in what they take from the table. */
const LINE: Attributes = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' };

const SIDES = ['top', 'left', 'bottom', 'right'] as const;

const CELL_BORDERS = element(
  'w:tcBorders',
  {},
  SIDES.map(side => element(`w:${side}`, LINE)),
);

const IN_THE_MIDDLE = element('w:vAlign', { 'w:val': 'center' });

/** What stands at one place of a row: a cell, or the continuation of one from a row above. */
interface Placed {
  readonly cell: TableCell;
  readonly column: number;
  readonly continued: boolean;
}

/**
 * A table with real column widths: WPS takes a table's width from its grid, Word from its cells, so both say the same.
 *
 * @param width of the text, twips
 * @param keepWithNext whether the last row stays on the page of what follows
 */
export function tableOf(table: TableBlock, width: number, keepWithNext: boolean, context: RunContext): FileChild {
  const layout = tableLayout(table, width / 20);
  const columns = wholeTwips(layout.widths, width);
  const setting: Setting = { columns, layout, context };
  return new BodyElement('w:tbl', [
    tableProperties(width),
    element(
      'w:tblGrid',
      {},
      columns.map(column => element('w:gridCol', { 'w:w': column })),
    ),
    // The head stays with the first row below it.
    ...placedRows(table.head, columns.length).map(row => rowOf(row, { head: true, keepWithNext: true }, setting)),
    ...placedRows(table.rows, columns.length).map((row, i) =>
      rowOf(row, { head: false, keepWithNext: keepWithNext && i === table.rows.length - 1 }, setting),
    ),
  ]);
}

/** What all cells of a table share. */
interface Setting {
  /** Widths in twips. */
  readonly columns: readonly number[];
  readonly layout: TableLayout;
  readonly context: RunContext;
}

/** What all cells of a row share. */
interface RowLook {
  readonly head: boolean;
  readonly keepWithNext: boolean;
}

/** Points as whole twips whose sum is the width: what rounding takes or gives is made up for in the next column. */
function wholeTwips(points: readonly number[], width: number): number[] {
  let end = 0;
  let written = 0;
  return points.map((value, i) => {
    end += value;
    const column = (i === points.length - 1 ? width : twipsOfPoints(end)) - written;
    written += column;
    return column;
  });
}

function tableProperties(width: number): XmlComponent {
  const borders = [...SIDES, 'insideH', 'insideV'].map(side => element(`w:${side}`, LINE));
  const padding = twipsOfPoints(CELL_PADDING);
  return element('w:tblPr', {}, [
    element('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
    element('w:jc', { 'w:val': 'center' }),
    element('w:tblBorders', {}, borders),
    element('w:tblLayout', { 'w:type': 'fixed' }),
    element('w:tblCellMar', {}, [
      element('w:left', { 'w:w': padding, 'w:type': 'dxa' }),
      element('w:right', { 'w:w': padding, 'w:type': 'dxa' }),
    ]),
  ]);
}

/** Rows with the cells that reach down into them from above, in the order of the columns. */
function placedRows(rows: readonly (readonly TableCell[])[], columns: number): Placed[][] {
  const result: Placed[][] = rows.map(() => []);
  for (const { cell, column, row } of placed(rows, columns)) {
    const last = Math.min(rows.length, row + cell.rowSpan);
    for (let at = row; at < last; at += 1) result[at]!.push({ cell, column, continued: at > row });
  }
  for (const row of result) row.sort((a, b) => a.column - b.column);
  return result;
}

function rowOf(row: readonly Placed[], look: RowLook, setting: Setting): XmlComponent {
  const properties = [element('w:cantSplit'), ...(look.head ? [element('w:tblHeader')] : [])];
  return element('w:tr', {}, [element('w:trPr', {}, properties), ...row.map(place => cellOf(place, look, setting))]);
}

function cellOf(place: Placed, look: RowLook, setting: Setting): XmlComponent {
  const { cell, column, continued } = place;
  const spanned = setting.columns.slice(column, column + cell.columnSpan);
  const width = spanned.reduce((sum, value) => sum + value, 0);
  const properties = [
    element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    ...(spanned.length > 1 ? [element('w:gridSpan', { 'w:val': spanned.length })] : []),
    ...(cell.rowSpan > 1 ? [element('w:vMerge', { 'w:val': continued ? 'continue' : 'restart' })] : []),
    CELL_BORDERS,
    IN_THE_MIDDLE,
  ];
  return element('w:tc', {}, [element('w:tcPr', {}, properties), cellParagraph(place, width, look, setting)]);
}

/** @param width of the cell, twips */
function cellParagraph(
  { cell, column, continued }: Placed,
  width: number,
  look: RowLook,
  setting: Setting,
): XmlComponent {
  const { layout, context } = setting;
  const inlines = continued ? [] : cell.inlines;
  const style = PARAGRAPH_STYLES[layout.style];
  const room = ((width - 2 * twipsOfPoints(CELL_PADDING)) / 1440) * 25.4;
  const characterStyle = look.head ? CHARACTER_STYLES.tableHead : null;
  const align = (look.head ? layout.headAlignments : layout.alignments)[column]!;
  return new StyledParagraph(layout.style, runsOf(inlines, { ...context, room, characterStyle }), {
    keepWithNext: look.keepWithNext,
    ...(align !== style.align ? { align } : {}),
    ...(holdsPicture(inlines, context.pictures)
      ? { spacing: { 'w:line': twipsOfPoints(Number(style.pitch)), 'w:lineRule': 'atLeast' } }
      : {}),
  });
}
