import {
  addText,
  attribute,
  decodeEntities,
  HIDDEN_ELEMENTS,
  type InlineNotes,
  PLAIN,
  pictureOf,
  type RawInline,
  tagName,
  trimmed,
} from './inlines';
import type { MarkedSource } from './marked-source';

export interface HtmlCell {
  readonly inlines: readonly RawInline[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly isHead: boolean;
}

/** What is left of a block of HTML: texts and tables, never a tag. */
export type HtmlPart =
  | { readonly kind: 'paragraph'; readonly inlines: readonly RawInline[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly HtmlCell[])[] };

/** Elements inside a line; all others begin a new paragraph. */
const IN_LINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big br cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Spans that anybody means; a larger one is a slip or an attack on memory. */
const WIDEST_SPAN = 64;

interface OpenTable {
  readonly rows: HtmlCell[][];
}

/**
 * The texts of a block of raw HTML. Comments vanish, scripts and the like vanish with what they hold, other tags leave their
 * text. A table is read as one; a table within a table gives its texts to the outer one's cell.
 */
export function readHtml(source: string, marks: MarkedSource, notes: InlineNotes): HtmlPart[] {
  const parts: HtmlPart[] = [];
  let inlines: RawInline[] = [];
  let table: OpenTable | null = null;
  let depth = 0;
  let cell: { columnSpan: number; rowSpan: number; isHead: boolean } | null = null;
  let row: HtmlCell[] | null = null;

  const addShown = (text: string) => {
    // Text between the tags of rows and cells shows nowhere sensible; it stays as a paragraph of its own.
    text.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) inlines.push({ kind: 'soft' });
      for (const part of marks.decode(decodeEntities(line))) addText(inlines, part.text, PLAIN, part.figure);
    });
  };
  const endParagraph = () => {
    const shown = trimmed(inlines);
    inlines = [];
    if (shown.length > 0) parts.push({ kind: 'paragraph', inlines: shown });
  };
  const endCell = () => {
    if (cell === null) return;
    row?.push({ inlines: trimmed(inlines), ...cell });
    inlines = [];
    cell = null;
  };
  const endRow = () => {
    endCell();
    if (row !== null && row.length > 0) table?.rows.push(row);
    row = null;
  };
  const endTable = () => {
    endRow();
    if (table !== null && table.rows.length > 0) parts.push({ kind: 'table', rows: table.rows });
    table = null;
    depth = 0;
  };
  const tagged = (tag: string) => {
    const name = tagName(tag);
    const closes = tag.startsWith('</');
    if (name === 'br') inlines.push({ kind: 'break' });
    else if (name === 'img') {
      const picture = pictureOf(tag, marks);
      if (picture !== null) inlines.push(picture);
    } else if (name === 'table') {
      depth = Math.max(0, depth + (closes ? -1 : 1));
      if (!closes && depth === 1) {
        endParagraph();
        table = { rows: [] };
      } else if (closes && depth === 0) endTable();
      else inlines.push({ kind: 'soft' });
    } else if (table !== null && depth === 1 && name === 'tr') {
      endRow();
      if (!closes) row = [];
    } else if (table !== null && depth === 1 && (name === 'td' || name === 'th')) {
      endCell();
      if (!closes) {
        row ??= [];
        inlines = [];
        cell = { columnSpan: span(tag, 'colspan'), rowSpan: span(tag, 'rowspan'), isHead: name === 'th' };
      }
    } else if (!IN_LINE.has(name)) {
      if (cell !== null) inlines.push({ kind: 'break' });
      else if (table === null) endParagraph();
    }
  };

  /** Elements whose closing tag does not come any more. */
  const neverClosed = new Set<string>();
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) break;
    addShown(source.slice(at, open));
    const special = SPECIAL.find(([start]) => source.startsWith(start, open));
    if (special !== undefined) {
      const close = source.indexOf(special[1], open + 2);
      if (close < 0) {
        at = open;
        break;
      }
      at = close + special[1].length;
      continue;
    }
    const end = tagEnd(source, open);
    if (end < 0) {
      addShown('<');
      at = open + 1;
      continue;
    }
    const tag = source.slice(open, end);
    const name = tagName(tag);
    at = end;
    if (HIDDEN_ELEMENTS.has(name) && !tag.startsWith('</')) {
      notes.hidden(name);
      if (!tag.endsWith('/>') && !neverClosed.has(name)) {
        const close = hiddenEnd(source, end, name);
        if (close < 0) neverClosed.add(name);
        else at = close;
      }
    } else tagged(tag);
  }
  addShown(source.slice(at));
  if (table !== null) endTable();
  endParagraph();
  return parts;
}

const SPECIAL: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
];

/** After the closing tag of an element that shows nothing; -1 where it is missing. */
function hiddenEnd(source: string, from: number, name: string): number {
  const close = new RegExp(`</${name}[\\s>]`, 'gi');
  close.lastIndex = from;
  const found = close.exec(source);
  if (found === null) return -1;
  const end = source.indexOf('>', found.index);
  return end < 0 ? source.length : end + 1;
}

/** The end of the tag that begins at `open`, -1 when no tag begins there. */
function tagEnd(source: string, open: number): number {
  if (!/[a-zA-Z/]/.test(source.charAt(open + 1))) return -1;
  let quote = '';
  for (let at = open + 1; at < source.length; at++) {
    const unit = source[at]!;
    if (quote !== '') {
      if (unit === quote) quote = '';
    } else if (unit === '>') return at + 1;
    else if (unit === '<') return -1;
    else if ((unit === '"' || unit === "'") && source[at - 1] === '=') quote = unit;
  }
  return -1;
}

function span(tag: string, name: string): number {
  const value = Number.parseInt(attribute(tag, name) ?? '1', 10);
  return value >= 1 && value <= WIDEST_SPAN ? value : 1;
}
