import type { Picture } from '../pictures/types';
import { mm, styleAttribute } from './css';
import { escapeText } from './escape';

const PIXELS_PER_MM = 96 / 25.4;

/**
 * The picture inside the page, its size twice: Word and WPS go by the attributes (pixels of 1/96 inch), LibreOffice and browsers by
 * the style.
 *
 * @param scale of the picture's own size, to fit into a cell
 */
export function pictureElement(picture: Picture, alternative: string, scale: number): string {
  const pixels = (length: number): number => Math.max(1, Math.round(length * PIXELS_PER_MM));
  const size = styleAttribute([
    ['width', mm(picture.width * scale)],
    ['height', mm(picture.height * scale)],
  ]);
  const source = `data:image/${picture.type};base64,${base64(picture.bytes)}`;
  const [width, height] = [pixels(picture.width * scale), pixels(picture.height * scale)];
  return `<img src="${source}" width="${width}" height="${height}"${size} alt="${escapeText(alternative)}">`;
}

/** Bytes encoded at a time: a multiple of three, so that no padding comes in between, and few enough for one call. */
const CHUNK = 0x6000;

/** Base64 (RFC 4648) by what browsers and Node have in common. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + CHUNK))));
  return parts.join('');
}
