import type { PageBlock } from '../render/page/types';
import type { MeasuredBlock } from './pagination';

/** A block as an element, with where its parts are. Lengths in CSS pixels of an unscaled page. */
export interface BuiltBlock {
  readonly html: string;
  readonly element: HTMLElement;
  measured: Omit<MeasuredBlock, 'keepWithNext' | 'beginsPage'>;
  /** Rows of the table and where each ends. */
  rows: readonly { readonly row: number; readonly top: number; readonly bottom: number }[];
}

/** Points to CSS pixels. */
const PIXELS_PER_POINT = 96 / 72;

/** The element of a block's HTML. Its measures become styles here: inline styles in HTML don't pass the page's policy. */
export function elementOf(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  const element = template.content.firstElementChild as HTMLElement;
  const styled = element.querySelectorAll<HTMLElement>(
    '[data-left],[data-right],[data-indent],[data-above],[data-width]',
  );
  for (const part of [element, ...styled]) {
    const { left, right, indent, above, width } = part.dataset;
    if (left !== undefined) part.style.paddingLeft = `${left}pt`;
    if (right !== undefined) part.style.paddingRight = `${right}pt`;
    if (indent !== undefined) part.style.textIndent = `${indent}pt`;
    if (above !== undefined) part.style.paddingTop = `${above}pt`;
    if (width !== undefined) part.style.width = `${width}pt`;
  }
  return element;
}

/** Measures a block that stands in the measuring host, in its real width. */
export function measure(built: BuiltBlock, block: PageBlock): void {
  const { element } = built;
  const box = element.getBoundingClientRect();
  const notes = [...element.querySelectorAll<HTMLElement>('[data-note]')].map(mark => {
    // The middle of the mark: a superscript may reach out of its line.
    const { top, bottom } = mark.getBoundingClientRect();
    return { at: Math.max(0, (top + bottom) / 2 - box.top), index: Number(mark.dataset.note) };
  });
  let breaks: number[] = [];
  let repeated = 0;
  built.rows = [];
  if (block.splits === 'lines') breaks = lineBreaks(element, box.height);
  else if (block.splits === 'rows') {
    const head = element.querySelector('thead');
    repeated = head?.getBoundingClientRect().height ?? 0;
    built.rows = rowsOf(element, box.top);
    breaks = rowBreaks(element, built.rows);
  }
  built.measured = { height: box.height, before: block.before * PIXELS_PER_POINT, breaks, repeated, notes };
}

/** Ends of the lines but the last, for a paragraph whose lines are all equally high. */
function lineBreaks(element: HTMLElement, height: number): number[] {
  const pitch = Number.parseFloat(getComputedStyle(element).lineHeight);
  const count = Math.round(height / pitch);
  // A picture in a line makes the lines differ: then the paragraph stays in one piece.
  if (!(pitch > 0) || count < 2 || Math.abs(height - count * pitch) > 1) return [];
  return Array.from({ length: count - 1 }, (_, line) => (line + 1) * pitch);
}

function rowsOf(element: HTMLElement, origin: number): BuiltBlock['rows'] {
  return [...element.querySelectorAll('tbody > tr')].map((row, index) => {
    const { top, bottom } = row.getBoundingClientRect();
    return { row: index, top: top - origin, bottom: bottom - origin };
  });
}

/** Ends of the rows but the last, where no cell reaches over to the next row. */
function rowBreaks(element: HTMLElement, rows: BuiltBlock['rows']): number[] {
  const breaks: number[] = [];
  let covered = 0;
  [...element.querySelectorAll<HTMLTableRowElement>('tbody > tr')].forEach((row, index) => {
    for (const cell of row.cells) covered = Math.max(covered, index + cell.rowSpan);
    if (covered <= index + 1 && index + 1 < rows.length) breaks.push(rows[index]!.bottom);
  });
  return breaks;
}

/** The part of a block between two offsets, for one page. */
export function sliceElement(built: BuiltBlock, from: number, to: number): HTMLElement {
  const { element, rows, measured } = built;
  if (from <= 0 && to >= measured.height) return element.cloneNode(true) as HTMLElement;
  const inside = rows.filter(row => row.top >= from - 1 && row.bottom <= to + 1);
  if (inside.length > 0) return tablePart(element, inside, from <= 0);
  const window = document.createElement('div');
  window.className = 'slice';
  window.style.height = `${to - from}px`;
  const copy = element.cloneNode(true) as HTMLElement;
  copy.style.marginTop = `${-from}px`;
  window.append(copy);
  return window;
}

/** A table with some of its rows, its head above them. */
function tablePart(element: HTMLElement, rows: BuiltBlock['rows'], isFirst: boolean): HTMLElement {
  const part = element.cloneNode(false) as HTMLElement;
  const table = element.querySelector('table')!;
  const copy = table.cloneNode(false) as HTMLTableElement;
  const caption = element.querySelector('.gw-tableCaption');
  if (isFirst && caption !== null) part.append(caption.cloneNode(true));
  for (const head of table.querySelectorAll(':scope > colgroup, :scope > thead')) copy.append(head.cloneNode(true));
  const body = document.createElement('tbody');
  const all = table.tBodies[0]!.rows;
  for (const { row } of rows) body.append(all[row]!.cloneNode(true));
  copy.append(body);
  part.append(copy);
  return part;
}
