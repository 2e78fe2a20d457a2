/** Draws the pictures of the samples' first pages in docs/images anew: `npm run golden`, after `npm run build`. */
import { writeFile } from 'node:fs/promises';
import { asPng, firstPage, GOLDEN } from '../../test/rendering/support/golden';
import { endPrograms, preparePrograms } from '../../test/rendering/support/programs';

void draw();

async function draw(): Promise<void> {
  await preparePrograms();
  try {
    for (const { report, picture } of GOLDEN) {
      const png = asPng(await firstPage(report));
      await writeFile(picture, png);
      console.log(`${picture}: ${Math.ceil(png.length / 1024)} KB`);
    }
  } finally {
    await endPrograms();
  }
}
