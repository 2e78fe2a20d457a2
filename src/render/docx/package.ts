import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { PARAGRAPH_STYLES } from '../layout/styles';
import type { Media } from './media';

/** Time of every entry: the earliest that a zip file can hold, in local time, which is what it holds. */
const FIXED_TIME = new Date(1980, 0, 1);

/** The parts that a reader looks for first; the others follow by name. */
const ORDER = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];

/**
 * The package written by the library once more, so that the same report always gives the same bytes: entries in a fixed order with
 * a fixed time, pictures numbered from one, no date of creation.
 *
 * @param bytes a .docx
 * @param media the pictures that stand-ins in it are for
 * @param parts texts that take the place of the package's, by path
 */
export function sealed(bytes: Uint8Array, media: Media, parts: ReadonlyMap<string, string>): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(bytes);
  for (const path of Object.keys(files)) if (isPicture(path)) files[path] = media.bytesFor(files[path]!);
  for (const [path, text] of parts) files[path] = strToU8(text);
  const change = (path: string, edit: (text: string) => string) => {
    files[path] = strToU8(edit(strFromU8(files[path]!)));
  };
  const settled = settler();
  change('word/document.xml', settled);
  change('word/footnotes.xml', text => separated(settled(text)));
  change('docProps/core.xml', undated);
  change('word/settings.xml', compressed);
  const rank = (path: string) => (ORDER.indexOf(path) + ORDER.length + 1) % (ORDER.length + 1);
  const paths = Object.keys(files).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const zippable: Zippable = {};
  // Pictures are compressed already.
  for (const path of paths) zippable[path] = [files[path]!, { mtime: FIXED_TIME, level: isPicture(path) ? 0 : 6 }];
  return zipSync(zippable);
}

const isPicture = (path: string): boolean => path.startsWith('word/media/');

/**
 * For the parts of one document: pictures' identifiers count from one (the library counts on over all documents that it has written), and one that lies on its
 * side has the room that it takes when it is turned.
 */
function settler(): (part: string) => string {
  let count = 0;
  return part =>
    part.replace(/<wp:inline .*?<\/wp:inline>/gs, drawing => {
      count += 1;
      return roomed(drawing).replace(/<wp:docPr id="\d+"/, `<wp:docPr id="${count}"`);
    });
}

/**
 * Word lays out a turned picture by its size before it is turned and by `effectExtent`, what it needs beyond that: without it a
 * picture made upright would lie over the lines above and below.
 */
function roomed(drawing: string): string {
  if (!/ rot="(?:5400000|16200000)"/.test(drawing)) return drawing;
  return drawing.replace(
    /(<wp:extent cx="(\d+)" cy="(\d+)"\/>)<wp:effectExtent [^>]*>/,
    (_, extent: string, width: string, height: string) => {
      const beyond = Math.round((Number(width) - Number(height)) / 2);
      const [upright, across] = [Math.max(0, beyond), Math.max(0, -beyond)];
      return `${extent}<wp:effectExtent l="${across}" t="${upright}" r="${across}" b="${upright}"/>`;
    },
  );
}

const undated = (core: string): string => core.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '');

/** The rules above footnotes in a named style, like every paragraph, and without the number that the library gives them. */
function separated(footnotes: string): string {
  const style = PARAGRAPH_STYLES.footnoteText.id;
  return footnotes.replace(
    /(<w:footnote w:type="(separator|continuationSeparator)"[^>]*>).*?<\/w:footnote>/g,
    (_, start: string, kind: string) =>
      `${start}<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:${kind}/></w:r></w:p></w:footnote>`,
  );
}

/** Two punctuation marks side by side share a character's width at need, as in every Chinese document of Word. */
const compressed = (settings: string): string =>
  settings.replace('<w:compat>', '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>');
