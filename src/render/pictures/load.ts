import * as l10n from '@vscode/l10n';
import type { DocumentBlock, Inline, OfficialDocument } from '../document/types';
import { readJpegHead } from './jpeg';
import { kindOf, type PictureKind } from './kind';
import { flattenPng, readPngHead } from './png';
import type { Picture, PictureLimits, PictureSet, ReadPicture } from './types';

/** A file larger than this is left out: it would make the document one that no mail takes. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** Pixels up to which a picture is unpacked to be set on white: some hundred megabytes of memory. */
const MOST_PIXELS = 16_000_000;

/** A width or height beyond this is an error of the file. */
const LONGEST_SIDE = 65_535;

/** Dots per inch that a file may ask for; others are what programs write without meaning it. */
const DENSITIES = { least: 72, most: 600, usual: 96 } as const;

/** A target is quoted up to this length. */
const QUOTED = 80;

/** What one target came to: a picture, or none, and what is to be said of it. */
interface Outcome {
  readonly picture: Picture | null;
  readonly note: string | null;
}

/**
 * Gets every picture of a document ready for embedding: each target once, in the order of the document. Never throws for what a
 * file holds; never reaches the network.
 *
 * @param read gives the bytes of a local target; data URIs are read here
 * @param limits room for a picture, as `pictureLimits` gives it
 */
export async function loadPictures(
  document: OfficialDocument,
  read: ReadPicture,
  limits: PictureLimits,
): Promise<PictureSet> {
  const pictures = new Map<string, Picture>();
  const notes: string[] = [];
  for (const target of targetsOf(document)) {
    const { picture, note } = await load(target, read, limits);
    if (picture) pictures.set(target, picture);
    if (note !== null) notes.push(note);
  }
  return { pictures, notes };
}

function targetsOf(document: OfficialDocument): Set<string> {
  const targets = new Set<string>();
  const collect = (inlines: readonly Inline[]) => {
    for (const inline of inlines) if (inline.kind === 'picture') targets.add(inline.target);
  };
  for (const block of document.blocks) for (const inlines of inlinesOf(block)) collect(inlines);
  for (const footnote of document.footnotes) footnote.paragraphs.forEach(collect);
  return targets;
}

function inlinesOf(block: DocumentBlock): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'picture':
      return [[block.picture], block.caption ?? []];
    case 'table':
      return [block.caption ?? [], ...[...block.head, ...block.rows].flatMap(row => row.map(cell => cell.inlines))];
    case 'attachment-note':
      return block.names;
    case 'signature':
      return [...block.names, block.date ?? []];
    case 'code':
    case 'attachment':
    case 'separator':
      return [];
    default:
      return [block.inlines];
  }
}

async function load(target: string, read: ReadPicture, limits: PictureLimits): Promise<Outcome> {
  const name = nameOf(target);
  if (/^(?:https?:)?\/\//i.test(target))
    return left(l10n.t('图片“{0}”在网络上，核稿不联网，没有放入；请把它存到报告旁边再引用。', name));
  const bytes = isDataUri(target) ? decodeDataUri(target) : await read(target).catch(() => null);
  if (bytes === null)
    return left(
      isDataUri(target)
        ? l10n.t('{0}的编码不完整，没有放入；请改为引用图片文件。', name)
        : l10n.t('找不到图片“{0}”，没有放入；请核对文件名和它所在的文件夹。', name),
    );
  if (bytes.length > LARGEST_FILE)
    return left(l10n.t('图片“{0}”的文件超过{1} MB，没有放入；请缩小后再引用。', name, LARGEST_FILE / 1024 / 1024));
  const kind = kindOf(bytes);
  if (kind === 'png') return png(bytes, name, limits);
  if (kind === 'jpeg') return jpeg(bytes, name, limits);
  return left(foreign(kind, name));
}

const left = (note: string): Outcome => ({ picture: null, note });

function foreign(kind: PictureKind | null, name: string): string {
  return kind === null
    ? l10n.t('“{0}”不是能放入文档的图片，没有放入；请另存为 PNG 或 JPEG。', name)
    : l10n.t(
        '图片“{0}”是 {1} 格式，Word 和 WPS 不一定能显示，没有放入；请另存为 PNG 或 JPEG。',
        name,
        kind.toUpperCase(),
      );
}

const damaged = (name: string): Outcome =>
  left(l10n.t('图片“{0}”的文件已损坏或不完整，没有放入；请换一份完好的文件。', name));

function png(bytes: Uint8Array, name: string, limits: PictureLimits): Outcome {
  const head = readPngHead(bytes);
  if (!head || Math.max(head.width, head.height) > LONGEST_SIDE) return damaged(name);
  const size = printedSize(head.width, head.height, head.density, limits);
  const picture = (data: Uint8Array): Picture => ({ type: 'png', bytes: data, ...size, orientation: 1 });
  if (!head.transparent) return { picture: picture(bytes), note: null };
  if (head.width * head.height > MOST_PIXELS)
    return {
      picture: picture(bytes),
      note: l10n.t('图片“{0}”有透明部分，又因太大没有改成白底；请在文档里看一看它的底色，必要时缩小后再引用。', name),
    };
  const flattened = flattenPng(bytes, head);
  return flattened ? { picture: picture(flattened), note: null } : damaged(name);
}

/** Orientations in which the picture lies on its side (EXIF 5 to 8). */
const LYING = 5;

function jpeg(bytes: Uint8Array, name: string, limits: PictureLimits): Outcome {
  const head = readJpegHead(bytes);
  if (!head) return damaged(name);
  const [width, height] = head.orientation >= LYING ? [head.height, head.width] : [head.width, head.height];
  const size = printedSize(width, height, head.density, limits);
  return {
    picture: { type: 'jpeg', bytes, ...size, orientation: head.orientation },
    note: head.inks
      ? l10n.t('图片“{0}”是印刷用的 CMYK 颜色，在文档里颜色可能不对；请另存为 RGB 的 JPEG 或 PNG。', name)
      : null,
  };
}

/** Size in mm at the file's own density where that is believable, made smaller to fit and never larger. */
function printedSize(width: number, height: number, density: number | null, limits: PictureLimits) {
  const believable = density !== null && density >= DENSITIES.least - 1 && density <= DENSITIES.most + 1;
  const millimetres = 25.4 / (believable ? density : DENSITIES.usual);
  const scale = Math.min(1, limits.width / (width * millimetres), limits.height / (height * millimetres));
  return { width: width * millimetres * scale, height: height * millimetres * scale };
}

const isDataUri = (target: string): boolean => /^data:/i.test(target);

/** Bytes of a data URI (RFC 2397); null when it is broken. */
function decodeDataUri(uri: string): Uint8Array | null {
  const comma = uri.indexOf(',');
  if (comma < 0) return null;
  const body = uri.slice(comma + 1);
  try {
    const text = /;\s*base64\s*$/i.test(uri.slice(0, comma))
      ? atob(body.replace(/%2b/gi, '+').replace(/%2f/gi, '/').replace(/%3d/gi, '='))
      : latin1(body);
    return Uint8Array.from(text, character => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Percent codes as bytes, one a character. */
const latin1 = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const nameOf = (target: string): string => {
  if (isDataUri(target)) return l10n.t('写在报告正文里的图片');
  return target.length > QUOTED ? `${target.slice(0, QUOTED)}…` : target;
};
