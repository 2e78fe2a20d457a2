/** .xlsx (ECMA-376, SpreadsheetML): the sheets' cells as their reader sees them. Formulas are taken by the result that the file holds. */
import { strFromU8, unzipSync } from 'fflate';
import { Exact } from '../ledger/exact';
import { isKnownUnit } from './columns';
import { type Cell, NO_CELL, type Sheet, TableProblem } from './table';
import { readXml } from './xml-events';

/** A sheet of a hundred thousand rows has less; what unpacks to more is no table of figures for a report. */
const LARGEST_PART = 64 * 1024 * 1024;
const LARGEST_FILE = 32 * 1024 * 1024;
/** Excel's own bounds. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Merged cells that are filled in, in all. */
const MOST_MERGED = 100_000;

/**
 * Reads all visible sheets.
 * @throws {TableProblem} when the bytes are no .xlsx that can be read
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  // What Excel wrote before 2007, and an .xlsx with a password, are compound files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new TableProblem('old-format');
  if (bytes.length > LARGEST_FILE) throw new TableProblem('too-large');
  const parts = unpack(bytes);
  const workbook = parts.get('xl/workbook.xml');
  if (workbook === undefined) throw new TableProblem('not-a-table');
  const { sheets, since1904 } = sheetsOf(workbook);
  const targets = relationsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const texts = sharedTexts(parts.get('xl/sharedStrings.xml') ?? '');
  const formats = formatsOf(parts.get('xl/styles.xml') ?? '');
  return sheets.flatMap(({ name, relation }) => {
    const xml = parts.get(targets.get(relation) ?? '');
    return xml === undefined ? [] : [{ name, rows: rowsOf(xml, { texts, formats, since1904 }) }];
  });
}

function unpack(bytes: Uint8Array): Map<string, string> {
  let tooLarge = false;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted =
          /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;
        if (!wanted.test(name.replaceAll('\\', '/'))) return false;
        if (originalSize > LARGEST_PART) tooLarge = true;
        return originalSize <= LARGEST_PART;
      },
    });
  } catch {
    throw new TableProblem('not-a-table');
  }
  if (tooLarge) throw new TableProblem('too-large');
  return new Map(Object.entries(files).map(([name, data]) => [name.replaceAll('\\', '/'), strFromU8(data)]));
}

/** Reads a part with a handler for start tags; a part that is cut off is a damaged file. */
function read(xml: string, handler: Partial<Parameters<typeof readXml>[1]>): void {
  const nothing = (): void => undefined;
  if (!readXml(xml, { open: nothing, close: nothing, text: nothing, ...handler })) throw new TableProblem('damaged');
}

function sheetsOf(xml: string): { sheets: { name: string; relation: string }[]; since1904: boolean } {
  const sheets: { name: string; relation: string }[] = [];
  let since1904 = false;
  read(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attribute('date1904'));
      if (name === 'sheet' && attribute('state') !== 'hidden' && attribute('state') !== 'veryHidden')
        sheets.push({ name: attribute('name'), relation: attribute('id') });
    },
  });
  return { sheets, since1904 };
}

/** Paths of parts by the identifiers of their relations. */
function relationsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  read(xml, {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const target = attribute('Target');
      targets.set(attribute('Id'), target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
  });
  return targets;
}

/** The texts that cells share; the readings that Japanese and Chinese files give beside a text (rPh) are none of it. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let parts: string[] = [];
  let inText = false;
  let readings = 0;
  read(xml, {
    open(name) {
      if (name === 'si') parts = [];
      if (name === 'rPh') readings += 1;
      inText = name === 't' && readings === 0;
    },
    close(name) {
      if (name === 'si') texts.push(parts.join(''));
      if (name === 'rPh') readings -= 1;
      if (name === 't') inText = false;
    },
    text(text) {
      if (inText) parts.push(text);
    },
  });
  return texts;
}

/** `plain`, or how a number is shown: `unit` is what the format writes behind it (1,234.50万元). */
type Format = { readonly kind: 'plain' | 'percent' | 'date'; readonly unit: string };
const PLAIN: Format = { kind: 'plain', unit: '' };
const PERCENT: Format = { kind: 'percent', unit: '' };
const DATE: Format = { kind: 'date', unit: '' };

/** What a cell's number is shown as, by the index of its style. */
function formatsOf(xml: string): Format[] {
  const own = new Map<number, Format>();
  const formats: Format[] = [];
  let inCells = false;
  read(xml, {
    open(name, attribute) {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), formatOf(attribute('formatCode')));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId'));
      formats.push(own.get(id) ?? builtIn(id));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** The formats that a file need not spell out, those of East Asian editions among them (ECMA-376, 18.8.30). */
function builtIn(id: number): Format {
  if (id === 9 || id === 10) return PERCENT;
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? DATE : PLAIN;
}

function formatOf(code: string): Format {
  // Quoted and escaped characters, colours, conditions and locales say nothing; [h] is a time.
  const bare = code.replace(/"[^"]*"|\\.|_.|\[(?!h{1,2}\]|m{1,2}\]|s{1,2}\])[^\]]*\]/gi, '');
  if (/general/i.test(bare)) return PLAIN;
  if (bare.includes('%')) return PERCENT;
  if (/[ymdhse]/i.test(bare.replace(/[0#?]e[+-]/gi, ''))) return DATE;
  // A comma at the end of the digits shows thousands for ones: the unit behind is that of what is shown, and not of the number.
  const [, digits, unit] = /^([^;"]*[0#?])"([^"]{1,8})"(?:_.)*(?:;|$)/.exec(code) ?? [];
  return digits !== undefined && !/[,!]|\\\./.test(digits.replace(/,(?=[0#?])/g, '')) && isKnownUnit(unit!)
    ? { kind: 'plain', unit: unit! }
    : PLAIN;
}

interface Book {
  readonly texts: readonly string[];
  readonly formats: readonly Format[];
  readonly since1904: boolean;
}

function rowsOf(xml: string, book: Book): Cell[][] {
  const rows: Cell[][] = [];
  let row = -1;
  let column = -1;
  let type = '';
  let style = 0;
  let value: string[] = [];
  let formula: string[] = [];
  let taking: 'value' | 'formula' | null = null;
  let merged = MOST_MERGED;
  read(xml, {
    open(name, attribute) {
      if (name === 'row') {
        row = bounded(Number(attribute('r')) - 1, row + 1, LAST_ROW);
        column = -1;
      } else if (name === 'c') {
        column = bounded(columnOf(attribute('r')), column + 1, LAST_COLUMN);
        type = attribute('t');
        style = Number(attribute('s'));
        value = [];
        formula = [];
      } else if (name === 'v' || name === 't') taking = 'value';
      else if (name === 'f') taking = 'formula';
      else if (name === 'mergeCell') merged -= fill(rows, attribute('ref'), merged);
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') taking = null;
      if (name !== 'c' || row < 0) return;
      const own = cellOf(value.join(''), type, book.formats[style] ?? PLAIN, book);
      // A program that doesn't compute leaves a formula without its result.
      const cell: Cell = own.text === '' && formula.length > 0 ? { text: `=${formula.join('')}`, kind: 'error' } : own;
      if (cell.text === '') return;
      while (rows.length <= row) rows.push([]);
      const cells = rows[row]!;
      while (cells.length < column) cells.push(NO_CELL);
      cells[column] = cell;
    },
    text(text) {
      if (taking === 'value') value.push(text);
      else if (taking === 'formula') formula.push(text);
    },
  });
  return rows;
}

const bounded = (wanted: number, next: number, end: number): number =>
  Number.isInteger(wanted) && wanted >= 0 && wanted < end ? wanted : Math.min(next, end - 1);

/** B7 → 1; NaN when there is no column. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters === undefined ? Number.NaN : [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
}

/** Every cell of a merged range says what its first says. Returns how many cells were looked at. */
function fill(rows: Cell[][], range: string, most: number): number {
  const [, from, top, to, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? [];
  if (bottom === undefined) return 0;
  const [left, right] = [columnOf(from!), columnOf(to!)];
  const [first, last] = [Number(top) - 1, Math.min(Number(bottom), rows.length) - 1];
  const cell = rows[first]?.[left];
  const size = (last - first + 1) * (right - left + 1);
  if (cell === undefined || cell.text === '' || size <= 0 || size > most) return 0;
  for (let y = first; y <= last; y++) {
    const cells = rows[y]!;
    while (cells.length <= right) cells.push(NO_CELL);
    for (let x = left; x <= right; x++) cells[x] = cell;
  }
  return size;
}

function cellOf(value: string, type: string, format: Format, { texts, since1904 }: Book): Cell {
  if (type === 's') return { text: unescaped(texts[Number(value)] ?? ''), kind: 'text' };
  if (type === 'inlineStr' || type === 'str') return { text: unescaped(value), kind: 'text' };
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE', kind: 'text' };
  if (type === 'e') return { text: value, kind: 'error' };
  if (type === 'd') return { text: value, kind: 'date' };
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return NO_CELL;
  if (format.kind === 'date') return { text: dateOf(number, since1904), kind: 'date' };
  // A binary double shows what it was meant to be in the 15 digits that Excel works with: 0.28999999999999998 is 0.29.
  const exact = new Exact(number.toPrecision(15));
  return format.kind === 'percent'
    ? { text: `${exact.times(100).toFixed()}%`, kind: 'number' }
    : { text: exact.toFixed() + format.unit, kind: 'number' };
}

/** Control characters stand as _x000D_ in the file. */
const unescaped = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\s+/g, ' ')
    .trim();

/** A day as a period is written; months alone are kept as their first day. */
function dateOf(serial: number, since1904: boolean): string {
  const days = Math.floor(serial) + (since1904 ? 1462 : 0);
  // Day 60 is the 29 February 1900 that Excel believes in.
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000);
  if (Number.isNaN(date.getTime())) return String(serial);
  const month = `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月`;
  return date.getUTCDate() === 1 ? month : `${month}${date.getUTCDate()}日`;
}
