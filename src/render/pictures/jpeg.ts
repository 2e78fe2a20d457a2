import { imageSize } from 'image-size';

/** What a JPEG says of itself; its pixels are never read. */
export interface JpegHead {
  /** Pixels as stored, before `orientation` turns them. */
  readonly width: number;
  readonly height: number;
  /** EXIF, 1–8; 1 when the file has none. */
  readonly orientation: number;
  /** Dots per inch as the file says, null when it does not. */
  readonly density: number | null;
  /** Four inks instead of three colours. */
  readonly inks: boolean;
}

/**
 * Reads a JPEG's head.
 *
 * @returns null when the file is damaged or cut off
 */
export function readJpegHead(bytes: Uint8Array): JpegHead | null {
  if (!hasEnd(bytes)) return null;
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!width || !height) return null;
    const { density, components } = readSegments(bytes);
    const known = Number.isInteger(orientation) && orientation >= 1 && orientation <= 8;
    return { width, height, orientation: known ? orientation : 1, density, inks: components === 4 };
  } catch {
    return null;
  }
}

/** Whether the mark of the end is there; cameras and phones may put something of their own behind it. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.lastIndexOf(0xd9); at > 0; at = bytes.lastIndexOf(0xd9, at - 1))
    if (bytes[at - 1] === 0xff) return true;
  return false;
}

/** Marks of a frame's head (ITU-T T.81, table B.1): SOF0 to SOF15 without DHT, JPG and DAC. */
const isFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;

const SCAN = 0xda;

/** The segments before the first scan. */
function* segments(bytes: Uint8Array): Generator<{ readonly mark: number; readonly data: Uint8Array }> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const mark = bytes[at + 1]!;
    if (mark === SCAN) return;
    if (mark === 0xff) {
      // Any number of these may fill the space before a mark.
      at += 1;
      continue;
    }
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (length < 2) return;
    yield { mark, data: bytes.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}

function readSegments(bytes: Uint8Array): { density: number | null; components: number | null } {
  let density: number | null = null;
  let components: number | null = null;
  for (const { mark, data } of segments(bytes)) {
    if (mark === 0xe0 && density === null) density = jfifDensity(data);
    if (isFrame(mark) && data.length > 5) components = data[5]!;
  }
  return { density, components };
}

/** JFIF: the unit (1 an inch, 2 a centimetre) and dots across and down, behind the name and version. */
function jfifDensity(data: Uint8Array): number | null {
  if (data.length < 12 || String.fromCharCode(...data.subarray(0, 5)) !== 'JFIF\0') return null;
  const [across, down] = [(data[8]! << 8) | data[9]!, (data[10]! << 8) | data[11]!];
  if (across !== down) return null;
  return data[7] === 1 ? across : data[7] === 2 ? across * 2.54 : null;
}

/** Names of the tag (EXIF 0x0112) and of its form, a single number of two bytes, in both orders of bytes. */
const ORIENTATION_TAGS = [
  { order: 'big', tag: [0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01] },
  { order: 'little', tag: [0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00] },
] as const;

/**
 * The same JPEG without its orientation, for a document that says itself how the picture is turned: some readers would turn it
 * a second time.
 */
export function withoutOrientation(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (const { mark, data } of segments(copy)) {
    if (mark !== 0xe1 || String.fromCharCode(...data.subarray(0, 4)) !== 'Exif') continue;
    const little = data[6] === 0x49;
    const { tag } = ORIENTATION_TAGS[little ? 1 : 0];
    for (let at = 0; at + tag.length + 2 <= data.length; at += 1)
      if (tag.every((byte, i) => data[at + i] === byte)) {
        data[at + tag.length] = little ? 1 : 0;
        data[at + tag.length + 1] = little ? 0 : 1;
        return copy;
      }
  }
  return copy;
}
