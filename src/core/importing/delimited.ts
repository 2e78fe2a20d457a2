/** .csv and .tsv as Excel, WPS and databases write them (RFC 4180, and tabs for commas). */
import { type Cell, NO_CELL, type Sheet } from './table';

/** UTF-8 with or without its mark, UTF-16 with its mark, else GB 18030: what Excel writes on a Chinese Windows. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const DELIMITERS = ['\t', ',', ';', '，'] as const;

/** Enough of a file to see how its columns are parted. */
const SAMPLE = 20_000;

/** Reads the rows of a delimited text; what parts the columns is seen from the text. */
export function readDelimited(text: string): Sheet {
  const sample = text.slice(0, SAMPLE);
  const delimiter = DELIMITERS.map(mark => ({ mark, rows: rowsOf(sample, mark) }))
    .map(({ mark, rows }) => ({ mark, cells: rows.filter(row => row.length > 1).length }))
    .reduce((best, one) => (one.cells > best.cells ? one : best)).mark;
  return { name: '', rows: rowsOf(text, delimiter).map(row => row.map(cellOf)) };
}

const cellOf = (text: string): Cell => {
  // ="00123" is how Excel is told to keep a text.
  const plain = (/^="(.*)"$/s.exec(text)?.[1] ?? text).trim();
  if (plain === '') return NO_CELL;
  return { text: plain, kind: /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)$/.test(plain) ? 'error' : 'text' };
};

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  // Excel's own line that names the delimiter.
  const sep = /^sep=.\r?\n/i.exec(text.slice(at, at + 8));
  if (sep !== null) at += sep[0].length;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const parts: string[] = [];
      for (at += 1; ; ) {
        const quote = text.indexOf('"', at);
        if (quote < 0) {
          parts.push(text.slice(at));
          at = text.length;
          break;
        }
        parts.push(text.slice(at, quote));
        at = quote + 1;
        if (text[at] !== '"') break;
        parts.push('"');
        at += 1;
      }
      cell = parts.join('');
    } else {
      cell = '';
    }
    // Behind a closing quote nothing more should stand; what does is kept.
    const from = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
    row.push(cell + text.slice(from, at));
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
