/** Writes a document and takes the file apart again. */
import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { DocumentBlock, OfficialDocument } from '../../../src/render/document/types';
import { writeDocx } from '../../../src/render/docx/write';
import { parseXml } from '../../../src/render/docx/xml-tree';
import { type LayoutOptions, STANDARD_LAYOUT } from '../../../src/render/layout/options';
import type { Picture, PictureSet } from '../../../src/render/pictures/types';
import { official } from '../html/documents';

export const NO_PICTURES: PictureSet = { pictures: new Map(), notes: [] };

export interface Written {
  readonly bytes: Uint8Array;
  /** Texts of the parts by their paths; every one of XML has been found well-formed. */
  readonly parts: ReadonlyMap<string, string>;
  /** word/document.xml */
  readonly document: string;
  readonly styles: string;
}

export async function written(
  document: OfficialDocument | readonly DocumentBlock[],
  {
    options = {},
    pictures = {},
    reference,
  }: { options?: Partial<LayoutOptions>; pictures?: Record<string, Picture>; reference?: Uint8Array } = {},
): Promise<Written> {
  const whole = 'blocks' in document ? document : official(document);
  const set = { pictures: new Map(Object.entries(pictures)), notes: [] };
  const bytes = await writeDocx(whole, set, { ...STANDARD_LAYOUT, ...options }, reference);
  const parts = new Map<string, string>();
  for (const [path, data] of Object.entries(unzipSync(bytes))) {
    if (path.startsWith('word/media/')) continue;
    const text = strFromU8(data);
    assert.ok(parseXml(text), `${path} is not well-formed`);
    parts.set(path, text);
  }
  return { bytes, parts, document: parts.get('word/document.xml')!, styles: parts.get('word/styles.xml')! };
}

/** The paragraphs of a part, as text of XML. */
export const paragraphs = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];

/** The paragraph that holds a text in one of its runs. */
export function paragraphOf(xml: string, text: string): string {
  const found = paragraphs(xml).find(paragraph => textOf(paragraph).includes(text));
  assert.ok(found, `no paragraph holds ${text}`);
  return found;
}

export const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab)\/>/g)].map(([, text, tab]) => (tab ? '\t' : text)).join('');

/** Value of an attribute of the first element of a name; null when there is none. */
export function attribute(xml: string, element: string, name: string): string | null {
  const tag = new RegExp(`<w:${element}(?=[ />])[^>]*>`).exec(xml)?.[0] ?? '';
  return new RegExp(` w:${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

/** A style's definition, by its identifier. */
export function styleOf(styles: string, id: string): string {
  const found = (styles.match(/<w:style .*?<\/w:style>/gs) ?? []).find(style => style.includes(` w:styleId="${id}"`));
  assert.ok(found, `no style ${id}`);
  return found;
}
