import { encode } from 'fast-png';

/** A bar chart on a transparent ground, as drawing programs save it: 8 bits a channel with alpha. */
export function transparentChart(width = 600, height = 360): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  const bars = [0.35, 0.5, 0.45, 0.7, 0.8, 0.95];
  const step = Math.floor(width / bars.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const share = bars[Math.min(bars.length - 1, Math.floor(x / step))]!;
      const inBar = x % step > step / 4 && y > height * (1 - share);
      const onAxis = y >= height - 4 || x < 4;
      if (inBar || onAxis) data.set(inBar ? [40, 90, 160, 200] : [0, 0, 0, 255], (y * width + x) * 4);
    }
  }
  return encode({ width, height, data, channels: 4, depth: 8 });
}

/** A one-coloured picture of that many pixels, small as a file and large in memory. */
export function largePicture(width: number, height: number): Uint8Array {
  return encode({ width, height, data: new Uint8Array(width * height).fill(200), channels: 1, depth: 8 });
}
