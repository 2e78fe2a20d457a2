/**
 * Makes the pictures of the README smaller: a picture of a screen has few colours, so a table of 256 of them does. The pictures
 * are carried in the package, whose size is bounded.
 *
 *   node scripts/shrink-picture.mjs FILE.png…
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { decode, encode } from 'fast-png';

/** What one byte can tell apart. */
const COLOURS = 256;

/**
 * Rewrites a picture of 8-bit red, green and blue with at most 256 of its colours; every other becomes the nearest of them.
 * Another kind of picture, or one that would not become smaller, is left as it is.
 *
 * @param {string} path of a PNG file
 * @returns {Promise<{ before: number, after: number }>} its bytes
 */
export async function shrinkPicture(path) {
  const bytes = await readFile(path);
  const { width, height, channels, depth, data, palette } = decode(bytes);
  const same = { before: bytes.length, after: bytes.length };
  if (depth !== 8 || channels !== 3 || palette) return same;
  const pixels = Array.from({ length: width * height }, (_, i) => colourAt(data, 3 * i));
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const kept = table([...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour));
  const place = new Map([...counts.keys()].map(colour => [colour, nearest(colour, kept)]));
  const small = encode(
    {
      width,
      height,
      channels: 1,
      depth: 8,
      data: Uint8Array.from(pixels, colour => place.get(colour)),
      palette: kept.map(parts),
    },
    { zlib: { level: 9 } },
  );
  if (small.length >= bytes.length) return same;
  await writeFile(path, small);
  return { before: bytes.length, after: small.length };
}

const colourAt = (data, at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
const parts = colour => [colour >> 16, (colour >> 8) & 255, colour & 255];

/**
 * The most frequent colours that are not nearly alike: else the shades of grey around the letters take the whole table, and a red
 * sign becomes brown.
 */
function table(byFrequency) {
  for (let apart = 1; ; apart *= 2) {
    const kept = [];
    for (const colour of byFrequency) {
      if (kept.every(one => distance(one, colour) >= apart)) kept.push(colour);
      if (kept.length > COLOURS) break;
    }
    if (kept.length <= COLOURS) return kept;
  }
}

function nearest(colour, kept) {
  const distances = kept.map(one => distance(one, colour));
  return distances.indexOf(Math.min(...distances));
}

/** The square of how far two colours are apart. */
const distance = (one, other) => parts(one).reduce((sum, part, i) => sum + (part - parts(other)[i]) ** 2, 0);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const path of process.argv.slice(2)) {
    const { before, after } = await shrinkPicture(path);
    console.log(`${path}: ${before} → ${after} bytes`);
  }
}
