import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { exportReport, seed } from './exporting';
import { officePdf, officeVersion } from './office';
import { type PageImage, pageImages } from './pdf';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'docs', 'images');

/** Fine enough to read and small enough for a README. */
const DPI = 80;

/** Shades of grey that a kept picture has. */
const SHADES = 16;

/** Whose first pages are kept: the seed, and the name of its picture. */
export const GOLDEN = [
  { report: '2015年上半年工作情况.md', picture: join(FOLDER, 'page-half-year.png') },
  { report: '2017年工作总结.md', picture: join(FOLDER, 'page-year.png') },
  { report: '地區辦事處2024年上半年工作報告.md', picture: join(FOLDER, 'page-district.png') },
] as const;

/** The kept pictures were drawn by this version of LibreOffice; another one may break lines or draw letters a little differently. */
export const GOLDEN_OFFICE = '7.4';

/** The first page of a seed's .docx as LibreOffice prints it now. The first seed has wrong figures on purpose. */
export async function firstPage(report: string): Promise<PageImage> {
  const { file } = await exportReport(seed(report), 'docx', ['--force']);
  const [image] = await pageImages(await officePdf(file), DPI, 1);
  return {
    ...image!,
    pixels: image!.pixels.map(value => Math.round((value * (SHADES - 1)) / 255) * (255 / (SHADES - 1))),
  };
}

export async function keptPage(picture: string): Promise<PageImage> {
  const { width, height, data } = decode(await readFile(picture));
  return { width, height, dpi: DPI, pixels: Uint8Array.from(data) };
}

/** A page as a PNG file. */
export const asPng = ({ width, height, pixels }: PageImage): Uint8Array =>
  encode({ width, height, data: pixels, channels: 1, depth: 8 }, { zlib: { level: 9 } });

/** Whether the LibreOffice that is here draws as the one that drew the kept pictures. */
export const sameOffice = async (): Promise<boolean> => (await officeVersion()) === GOLDEN_OFFICE;
