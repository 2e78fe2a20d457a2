import type { PageImage } from './pdf';

/** Side of the squares that are compared, pixels. */
const WINDOW = 8;
/** The usual constants of the measure for values 0 to 255. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * How alike two pages look: the structural similarity index of Wang et al. (2004), mean over windows that overlap by half. Windows
 * that are blank on both pages are left out, else the white of a page would hide every difference.
 *
 * @returns 1 for equal pictures, about 0 for unrelated ones; 0 for pictures of unequal size
 */
export function similarity(a: PageImage, b: PageImage): number {
  if (a.width !== b.width || a.height !== b.height) return 0;
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + WINDOW <= a.height; y += WINDOW / 2) {
    for (let x = 0; x + WINDOW <= a.width; x += WINDOW / 2) {
      if (isBlank(a, x, y) && isBlank(b, x, y)) continue;
      sum += windowSimilarity(a, b, x, y);
      windows += 1;
    }
  }
  return windows === 0 ? 1 : sum / windows;
}

const WHITE = 255;

function isBlank(image: PageImage, left: number, top: number): boolean {
  for (let y = top; y < top + WINDOW; y += 1) {
    for (let x = left; x < left + WINDOW; x += 1) if (image.pixels[y * image.width + x] !== WHITE) return false;
  }
  return true;
}

function windowSimilarity(a: PageImage, b: PageImage, left: number, top: number): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y += 1) {
    for (let x = left; x < left + WINDOW; x += 1) {
      const p = a.pixels[y * a.width + x]!;
      const q = b.pixels[y * a.width + x]!;
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  const count = WINDOW * WINDOW;
  const meanA = sumA / count;
  const meanB = sumB / count;
  const varianceA = squareA / count - meanA * meanA;
  const varianceB = squareB / count - meanB * meanB;
  const covariance = product / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2))
  );
}
