import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decode, encode } from 'fast-png';
import { zlibSync } from 'fflate';
import { STANDARD_LAYOUT } from '../../../src/render/layout/options';
import { pictureLimits } from '../../../src/render/pictures/limits';
import { loadPictures } from '../../../src/render/pictures/load';
import { cell, official, paragraph, picture, pictureBlock, run, table } from '../html/documents';

const limits = pictureLimits(STANDARD_LAYOUT);

/** Loads one picture from these bytes. */
async function load(bytes: Uint8Array | null, target = 'a.png') {
  const { pictures, notes } = await loadPictures(official([pictureBlock(target)]), async () => bytes, limits);
  return { picture: pictures.get(target), notes };
}

const bigEndian = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

/** A chunk with a check sum of nothing, which readers of pictures here do not look at. */
const chunk = (type: string, data: ArrayLike<number>): number[] => [
  ...bigEndian(data.length),
  ...[...type].map(letter => letter.charCodeAt(0)),
  ...Array.from(data),
  ...[0, 0, 0, 0],
];

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG of these lines, each with its filter's number before it. */
function png(
  head: { width: number; height: number; depth: number; type: number },
  lines: ArrayLike<number>,
  chunks: readonly number[] = [],
): Uint8Array {
  return Uint8Array.from([
    ...SIGNATURE,
    ...chunk('IHDR', [...bigEndian(head.width), ...bigEndian(head.height), head.depth, head.type, 0, 0, 0]),
    ...chunks,
    ...chunk('IDAT', zlibSync(Uint8Array.from(Array.from(lines)))),
    ...chunk('IEND', []),
  ]);
}

const opaque = (width: number, height: number): Uint8Array =>
  encode({ width, height, channels: 3, depth: 8, data: new Uint8Array(width * height * 3).fill(90) });

/** The head of a JPEG and its end: what is read of one. */
function jpeg({
  width = 300,
  height = 200,
  orientation,
  density,
  components = 3,
  littleEndian = true,
}: {
  width?: number;
  height?: number;
  orientation?: number;
  density?: number;
  components?: number;
  littleEndian?: boolean;
} = {}): Uint8Array {
  const two = (value: number) => [value >> 8, value & 255];
  const segment = (mark: number, data: readonly number[]) => [0xff, mark, ...two(data.length + 2), ...data];
  const letters = (text: string) => [...text].map(letter => letter.charCodeAt(0));
  const tiff = littleEndian
    ? [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation ?? 1, 0, 0, 0, 0, 0, 0, 0]
    : [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation ?? 1, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...(density ? segment(0xe0, [...letters('JFIF\0'), 1, 1, 1, ...two(density), ...two(density), 0, 0]) : []),
    ...(orientation ? segment(0xe1, [...letters('Exif\0\0'), ...tiff]) : []),
    ...segment(0xdb, new Array(65).fill(1)),
    ...segment(0xc0, [8, ...two(height), ...two(width), components, ...new Array(components * 3).fill(1)]),
    ...segment(0xda, [0, 0, 0, 0, 0, 0]),
    1,
    2,
    3,
    0xff,
    0xd9,
  ]);
}

describe('pictures: what can be embedded', () => {
  it('an opaque PNG and a JPEG pass as they are', async () => {
    for (const bytes of [opaque(4, 3), jpeg()]) {
      const { picture, notes } = await load(bytes);
      assert.equal(picture!.bytes, bytes);
      assert.deepEqual(notes, []);
    }
  });

  it('goes by what the file is, not by its name', async () => {
    assert.equal((await load(jpeg(), 'a.png')).picture!.type, 'jpeg');
    assert.equal((await load(opaque(2, 2), 'a.jpg')).picture!.type, 'png');
  });

  it('reads pictures of text, cells, captions and footnotes, each once', async () => {
    const asked: string[] = [];
    const document = official(
      [
        paragraph([run('见'), picture('a.png'), picture('a.png')]),
        table([['甲'], [cell([picture('b.png')])]], [picture('c.png')]),
        pictureBlock('a.png'),
      ],
      { footnotes: [{ paragraphs: [[picture('d.png')]] }] },
    );
    const { pictures } = await loadPictures(
      document,
      async target => {
        asked.push(target);
        return opaque(2, 2);
      },
      limits,
    );
    assert.deepEqual(asked, ['a.png', 'c.png', 'b.png', 'd.png']);
    assert.equal(pictures.size, 4);
  });

  it('reads data URIs by itself', async () => {
    const base64 = Buffer.from(opaque(2, 2)).toString('base64');
    const never = async () => assert.fail('asked for a data URI');
    for (const target of [`data:image/png;base64,${base64}`, `data:image/png;base64,${encodeURIComponent(base64)}`]) {
      const { pictures, notes } = await loadPictures(official([pictureBlock(target)]), never, limits);
      assert.equal(pictures.size, 1, notes.join());
    }
    const broken = await loadPictures(official([pictureBlock('data:image/png;base64,%%%')]), never, limits);
    assert.equal(broken.pictures.size, 0);
    assert.equal(broken.notes.length, 1);
  });
});

describe('pictures: transparent PNG on white paper', () => {
  const flattened = async (bytes: Uint8Array) => {
    const { picture, notes } = await load(bytes);
    assert.deepEqual(notes, []);
    const { data, channels, depth } = decode(picture!.bytes);
    assert.equal(depth, 8);
    return { data: [...data], channels };
  };

  it('colours with opacity', async () => {
    const data = new Uint8Array([255, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 51]);
    const result = await flattened(encode({ width: 3, height: 1, channels: 4, depth: 8, data }));
    assert.deepEqual(result, { data: [255, 0, 0, 255, 255, 255, 204, 204, 204], channels: 3 });
  });

  it('greys with opacity, sixteen bits', async () => {
    const data = new Uint16Array([0, 65535, 0, 0]);
    const result = await flattened(encode({ width: 2, height: 1, channels: 2, depth: 16, data }));
    assert.deepEqual(result, { data: [0, 255], channels: 1 });
  });

  it('a palette with opacity', async () => {
    const chunks = [...chunk('PLTE', [255, 0, 0, 0, 255, 0]), ...chunk('tRNS', [0])];
    const bytes = png({ width: 2, height: 1, depth: 1, type: 3 }, [0, 0b01000000], chunks);
    assert.deepEqual(await flattened(bytes), { data: [255, 255, 255, 0, 255, 0], channels: 3 });
  });

  it('one colour that stands for transparent; greys of two bits', async () => {
    const colours = png(
      { width: 3, height: 1, depth: 8, type: 2 },
      [0, 1, 2, 3, 4, 5, 6, 1, 2, 3],
      chunk('tRNS', [0, 1, 0, 2, 0, 3]),
    );
    assert.deepEqual(await flattened(colours), { data: [255, 255, 255, 4, 5, 6, 255, 255, 255], channels: 3 });
    const greys = png(
      { width: 5, height: 1, depth: 2, type: 0 },
      [0, 0b00_01_10_11, 0b00_000000],
      chunk('tRNS', [0, 1]),
    );
    assert.deepEqual(await flattened(greys), { data: [0, 255, 170, 255, 0], channels: 1 });
  });

  it('one too large to unpack is embedded as it is, with a note', async () => {
    const bytes = png({ width: 8000, height: 5000, depth: 8, type: 6 }, [0]);
    const { picture, notes } = await load(bytes);
    assert.equal(picture!.bytes, bytes);
    assert.match(notes[0]!, /透明/);
  });

  it('one whose pixels unpack to more than its head says is refused without taking the memory', async () => {
    const { picture, notes } = await load(png({ width: 2, height: 2, depth: 8, type: 6 }, new Uint8Array(5_000_000)));
    assert.equal(picture, undefined);
    assert.match(notes[0]!, /损坏/);
  });

  it('one with too few pixels is refused', async () => {
    assert.equal((await load(png({ width: 9, height: 9, depth: 8, type: 6 }, [0, 1, 2]))).picture, undefined);
  });
});

describe('pictures: printed size', () => {
  const size = async (bytes: Uint8Array) => {
    const { picture } = await load(bytes);
    return [Math.round(picture!.width * 10) / 10, Math.round(picture!.height * 10) / 10];
  };
  const physical = (perMetre: number) => chunk('pHYs', [...bigEndian(perMetre), ...bigEndian(perMetre), 1]);

  it('96 pixels are an inch', async () => assert.deepEqual(await size(opaque(96, 192)), [25.4, 50.8]));

  it('unless the file says otherwise, believably', async () => {
    const head = { width: 96, height: 96, depth: 8, type: 0 };
    const lines = new Array(96 * 97).fill(0);
    assert.deepEqual(await size(png(head, lines, physical(7559))), [12.7, 12.7]);
    assert.deepEqual(await size(png(head, lines, physical(1))), [25.4, 25.4]);
    assert.deepEqual(await size(jpeg({ width: 300, height: 150, density: 300 })), [25.4, 12.7]);
  });

  it('a wide one fits the text, a tall one the page; a small one is not enlarged', async () => {
    assert.deepEqual(await size(opaque(2000, 1000)), [156, 78]);
    const [, height] = await size(opaque(500, 2000));
    assert.equal(height, 213);
    assert.ok((await size(opaque(10, 10)))[0]! < 3);
  });

  it('a photograph on its side is measured as it is looked at', async () => {
    for (const littleEndian of [true, false]) {
      const { picture } = await load(jpeg({ width: 300, height: 200, orientation: 6, littleEndian }));
      assert.equal(picture!.orientation, 6);
      assert.ok(picture!.height > picture!.width);
    }
  });
});

describe('pictures: what is left out', () => {
  const ascii = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0));
  const cases: [string, Uint8Array | null, RegExp][] = [
    ['a missing file', null, /找不到图片“a\.png”/],
    ['a GIF', ascii('GIF89a......'), /GIF 格式.*PNG 或 JPEG/],
    ['a WebP', ascii('RIFF....WEBPVP8 '), /WEBP 格式/],
    ['a BMP', ascii('BM..........'), /BMP 格式/],
    ['a TIFF', ascii('II*\0........'), /TIFF 格式/],
    ['an SVG', ascii('<?xml version="1.0"?><!-- x --><svg xmlns="…"></svg>'), /SVG 格式/],
    ['a text', ascii('not a picture'), /不是能放入文档的图片/],
    ['an empty file', new Uint8Array(), /不是能放入文档的图片/],
    ['a PNG that is cut off', opaque(50, 50).slice(0, -20), /不完整/],
    ['a JPEG that is cut off', jpeg().slice(0, -2), /不完整/],
    ['a file too large', new Uint8Array(33 * 1024 * 1024), /超过32 MB/],
  ];
  for (const [what, bytes, note] of cases)
    it(`${what}, with a note`, async () => {
      const { picture, notes } = await load(bytes);
      assert.equal(picture, undefined);
      assert.equal(notes.length, 1);
      assert.match(notes[0]!, note);
    });

  it('what is on the network is not fetched', async () => {
    for (const target of ['https://example.com/a.png', 'HTTP://example.com/a.png', '//example.com/a.png']) {
      const { pictures, notes } = await loadPictures(
        official([pictureBlock(target)]),
        async () => assert.fail('asked for an address'),
        limits,
      );
      assert.equal(pictures.size, 0);
      assert.match(notes[0]!, /不联网/);
    }
  });

  it('a reader that fails is a missing file', async () => {
    const { notes } = await loadPictures(
      official([pictureBlock('a.png')]),
      () => Promise.reject(new Error('no')),
      limits,
    );
    assert.match(notes[0]!, /找不到/);
  });

  it('a JPEG in four inks is embedded with a note', async () => {
    const { picture, notes } = await load(jpeg({ components: 4 }));
    assert.ok(picture);
    assert.match(notes[0]!, /CMYK/);
  });

  it('any damage to a picture is a picture or a note, never a crash', async () => {
    const wholes = [
      encode({ width: 3, height: 3, channels: 4, depth: 8, data: new Uint8Array(36) }),
      jpeg({ orientation: 6, density: 96 }),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.array(fc.tuple(fc.nat(500), fc.nat(255)), { maxLength: 8 }),
        fc.nat(200),
        async (whole, changes, cut) => {
          const bytes = whole.slice(0, whole.length - (cut % 3 === 0 ? cut : 0));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const { picture, notes } = await load(bytes);
          assert.ok(picture !== undefined || notes.length > 0);
        },
      ),
      { numRuns: 400 },
    );
  });
});
