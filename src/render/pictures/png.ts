import { convertIndexedToRgb, type DecodedPng, decode, encode } from 'fast-png';
import { Unzlib } from 'fflate';

/** What a PNG says of itself before its pixels are read. */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  /** Dots per inch as the file says, null when it does not. */
  readonly density: number | null;
  /** Whether some of it may be transparent. */
  readonly transparent: boolean;
  /** Size of its pixels in memory once unpacked, bytes. */
  readonly unpacked: number;
}

/** Samples a pixel by colour type (PNG specification, table 11.1). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const ALPHA_TYPES = new Set([4, 6]);

/** Chunks that the pixels depend on; the rest (texts, colour profiles, times) is not needed to read them. */
const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

interface Chunk {
  readonly type: string;
  /** With its length, type and check sum. */
  readonly whole: Uint8Array;
  readonly data: Uint8Array;
}

const SIGNATURE_LENGTH = 8;

/** The chunks up to the last; null when one reaches beyond the end of the file or the last is missing: it is cut off. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_LENGTH; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, whole: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return null;
}

/**
 * Reads a PNG's head without unpacking it.
 *
 * @returns null when the file is damaged or cut off
 */
export function readPngHead(bytes: Uint8Array): PngHead | null {
  const chunks = chunksOf(bytes);
  const head = chunks?.[0];
  if (!chunks || head?.type !== 'IHDR' || head.data.length !== 13) return null;
  const view = new DataView(head.data.buffer, head.data.byteOffset, head.data.byteLength);
  const [width, height, depth, type] = [view.getUint32(0), view.getUint32(4), view.getUint8(8), view.getUint8(9)];
  const samples = SAMPLES[type];
  if (width === 0 || height === 0 || samples === undefined || !chunks.some(chunk => chunk.type === 'IDAT')) return null;
  return {
    width,
    height,
    density: densityOf(chunks),
    transparent: ALPHA_TYPES.has(type) || chunks.some(chunk => chunk.type === 'tRNS'),
    unpacked: (Math.ceil((width * samples * depth) / 8) + 1) * height,
  };
}

/** pHYs: pixels a metre, of square pixels. */
function densityOf(chunks: readonly Chunk[]): number | null {
  const data = chunks.find(chunk => chunk.type === 'pHYs')?.data;
  if (data?.length !== 9 || data[8] !== 1) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return view.getUint32(0) === view.getUint32(4) ? view.getUint32(0) * 0.0254 : null;
}

/**
 * The same picture on white paper, eight bits a sample: Word for Mac paints what is transparent black, and so do some printers.
 *
 * @param head as `readPngHead` gave it
 * @returns null when its pixels can't be unpacked to the size that its head gives
 */
export function flattenPng(bytes: Uint8Array, head: PngHead): Uint8Array | null {
  // A profile of colours or a text can unpack to any size, so only what the pixels need is handed on.
  const needed = (chunksOf(bytes) ?? []).filter(chunk => NEEDED.has(chunk.type));
  if (!unpacksWithin(needed, head)) return null;
  try {
    const picture = decode(joined([bytes.subarray(0, SIGNATURE_LENGTH), ...needed.map(chunk => chunk.whole)]));
    const { width, height } = picture;
    const samples = samplesOf(picture);
    return encode({ width, height, depth: 8, ...onWhite(samples) }, { zlib: { level: 6 } });
  } catch {
    return null;
  }
}

/** Interlaced pictures have up to seven more beginnings of lines. */
const INTERLACE_SLACK = 8;

/** Unpacked at a time: DEFLATE can blow up its input a thousandfold, and the size is looked at after each piece. */
const PIECE = 0x8000;

/** Whether the pixels unpack to no more than the head says, so that a small file can't ask for all memory. */
function unpacksWithin(chunks: readonly Chunk[], head: PngHead): boolean {
  const limit = head.unpacked + INTERLACE_SLACK * (head.height + 1);
  let size = 0;
  const inflator = new Unzlib(part => {
    size += part.length;
  });
  try {
    for (const { type, data } of chunks) {
      if (type !== 'IDAT') continue;
      for (let at = 0; at < data.length; at += PIECE) {
        inflator.push(data.subarray(at, at + PIECE), false);
        if (size > limit) return false;
      }
    }
  } catch {
    return false;
  }
  return size >= head.unpacked - head.height;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Pixels of one or three samples and, behind them, how opaque each is. */
interface Samples {
  readonly data: ArrayLike<number>;
  /** Samples a pixel, that of opacity included. */
  readonly channels: 2 | 4;
  /** What a sample is at most: white, or wholly opaque. */
  readonly most: number;
}

function samplesOf(picture: DecodedPng): Samples {
  const most = 2 ** picture.depth - 1;
  if (picture.palette) return { data: convertIndexedToRgb(picture), channels: 4, most: 255 };
  if (picture.channels === 2 || picture.channels === 4) return { data: picture.data, channels: picture.channels, most };
  return keyed(picture.depth < 8 ? unpackedBits(picture) : picture.data, picture, most);
}

/** Where one colour stands for transparent (chunk tRNS): the same with opacity as a sample. */
function keyed(data: ArrayLike<number>, picture: DecodedPng, most: number): Samples {
  const colours = picture.channels;
  const channels = colours === 1 ? 2 : 4;
  const key = picture.transparency ?? new Uint16Array();
  const pixels = picture.width * picture.height;
  const result = new Uint16Array(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    let same = key.length >= colours;
    for (let i = 0; i < colours; i += 1) {
      const sample = data[pixel * colours + i]!;
      result[pixel * channels + i] = sample;
      if (sample !== key[i]) same = false;
    }
    result[pixel * channels + colours] = same ? 0 : most;
  }
  return { data: result, channels, most };
}

/** Greys of fewer than eight bits, one a place; each line of them begins a new byte. */
function unpackedBits({ data, width, height, depth }: DecodedPng): Uint8Array {
  const result = new Uint8Array(width * height);
  const line = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const bit = x * depth;
      result[y * width + x] = (data[y * line + (bit >> 3)]! >> (8 - depth - (bit & 7))) & mask;
    }
  return result;
}

function onWhite({ data, channels, most }: Samples): { data: Uint8Array; channels: 1 | 3 } {
  const colours = channels === 2 ? 1 : 3;
  const pixels = data.length / channels;
  const result = new Uint8Array(pixels * colours);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const opacity = data[pixel * channels + colours]! / most;
    for (let i = 0; i < colours; i += 1)
      result[pixel * colours + i] = Math.round(((data[pixel * channels + i]! / most) * opacity + 1 - opacity) * 255);
  }
  return { data: result, channels: colours };
}
