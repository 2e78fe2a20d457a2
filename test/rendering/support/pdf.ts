import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newFolder, runWell } from './programs';
import { descendants, parseXml, textOf, type XmlElement } from './xml';

const MM_PER_POINT = 25.4 / 72;
const MM_PER_INCH = 25.4;

/** A rectangle on a page, mm from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PrintedLine extends Box {
  /** Without the spaces between words. */
  readonly text: string;
}

export interface PrintedPage {
  /** mm */
  readonly width: number;
  readonly height: number;
  /** From top to bottom, page number included; what stands side by side is one line. */
  readonly lines: readonly PrintedLine[];
}

/** Where the text of a PDF stands. Boxes are the faces' line boxes, not the ink: for ink see `inkBox`. */
export async function printedPages(pdf: string): Promise<PrintedPage[]> {
  const { stdout } = await runWell('pdftotext', ['-bbox-layout', pdf, '-']);
  // Control characters are text for a PDF, but no XML.
  const xml = parseXml(stdout.toString().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ''));
  return descendants(xml, 'page').map(page => ({
    width: number(page, 'width') * MM_PER_POINT,
    height: number(page, 'height') * MM_PER_POINT,
    lines: linesOf(descendants(page, 'word').map(wordOf)),
  }));
}

/** Names of the faces in a PDF, without the prefix of a subset, and whether each is embedded. */
export async function fontsOf(pdf: string): Promise<{ name: string; embedded: boolean }[]> {
  const { stdout } = await runWell('pdffonts', [pdf]);
  const [, rule, ...rows] = stdout.toString().split('\n');
  // The columns are as wide as the rule below their heads; a type may contain a space.
  const starts = [...(rule ?? '').matchAll(/-+/g)].map(match => match.index);
  return rows
    .filter(row => row.trim() !== '')
    .map(row => ({
      name: row
        .slice(starts[0], starts[1])
        .trim()
        .replace(/^[A-Z]{6}\+/, ''),
      embedded: row.slice(starts[3], starts[4]).trim() === 'yes',
    }));
}

/** A page as pixels, 0 black to 255 white. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly pixels: Uint8Array;
}

/** Draws pages `first` to `last` (from 1). */
export async function pageImages(pdf: string, dpi: number, first: number, last = first): Promise<PageImage[]> {
  const folder = await newFolder('pages');
  const range = ['-f', String(first), '-l', String(last)];
  await runWell('pdftoppm', ['-gray', '-r', String(dpi), ...range, pdf, join(folder, 'page')]);
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map(async name => ({ ...readGreyMap(await readFile(join(folder, name))), dpi })));
}

/** A binary portable grey map: `P5`, width, height, largest value, then one byte a pixel. */
function readGreyMap(bytes: Buffer): Omit<PageImage, 'dpi'> {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64));
  if (!head) throw new Error('pdftoppm wrote no grey map');
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) };
}

/** Darker than this is ink; lighter is the edge of a glyph. */
const INK = 128;

/**
 * The smallest rectangle around everything printed, mm.
 *
 * @param area only what is printed in there; the whole page without it
 * @returns null where nothing is printed
 */
export function inkBox(image: PageImage, area?: Partial<Box>): Box | null {
  const perPixel = MM_PER_INCH / image.dpi;
  const column = (mm: number): number => Math.round(mm / perPixel);
  const from = { x: column(area?.left ?? 0), y: column(area?.top ?? 0) };
  const to = {
    x: Math.min(image.width, column(area?.right ?? Number.POSITIVE_INFINITY)),
    y: Math.min(image.height, column(area?.bottom ?? Number.POSITIVE_INFINITY)),
  };
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (let y = from.y; y < to.y; y += 1) {
    for (let x = from.x; x < to.x; x += 1) {
      if (image.pixels[y * image.width + x]! >= INK) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return null;
  return { left: left * perPixel, top: top * perPixel, right: (right + 1) * perPixel, bottom: (bottom + 1) * perPixel };
}

const number = (element: XmlElement, name: string): number => Number(element.attributes.get(name));

const wordOf = (word: XmlElement): PrintedLine => ({
  left: number(word, 'xMin') * MM_PER_POINT,
  top: number(word, 'yMin') * MM_PER_POINT,
  right: number(word, 'xMax') * MM_PER_POINT,
  bottom: number(word, 'yMax') * MM_PER_POINT,
  text: textOf(word).trim(),
});

/** Words whose middles are less than half a character's height apart stand in one line. */
function linesOf(words: readonly PrintedLine[]): PrintedLine[] {
  const middle = (box: Box): number => (box.top + box.bottom) / 2;
  const rows: PrintedLine[][] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const row = rows[rows.length - 1];
    const near =
      row && middle(word) - middle(row[0]!) < Math.min(word.bottom - word.top, row[0]!.bottom - row[0]!.top) / 2;
    if (near) row.push(word);
    else rows.push([word]);
  }
  return rows.map(row => {
    const ordered = row.sort((a, b) => a.left - b.left);
    return {
      left: Math.min(...ordered.map(word => word.left)),
      top: Math.min(...ordered.map(word => word.top)),
      right: Math.max(...ordered.map(word => word.right)),
      bottom: Math.max(...ordered.map(word => word.bottom)),
      text: ordered.map(word => word.text).join(''),
    };
  });
}
