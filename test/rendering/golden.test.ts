/** The first page of each sample looks as its picture in docs/images. `npm run golden` draws the pictures anew. */
import { ok } from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asPng, firstPage, GOLDEN, GOLDEN_OFFICE, keptPage, sameOffice } from './support/golden';
import { newFolder } from './support/programs';
import { similarity } from './support/similarity';

const LEAST = 0.98;

describe('the first page of a sample', () => {
  before(async function () {
    if (await sameOffice()) return;
    console.log(`   pictures were drawn by LibreOffice ${GOLDEN_OFFICE}; this is another version`);
    this.skip();
  });

  for (const { report, picture } of GOLDEN) {
    it(`looks as in its picture: ${report}`, async () => {
      const now = await firstPage(report);
      const alike = similarity(now, await keptPage(picture));
      if (alike >= LEAST) return;
      const path = join(await newFolder('golden'), 'now.png');
      await writeFile(path, asPng(now));
      ok(false, `similarity ${alike.toFixed(4)}, expected ${LEAST}. Now: ${path} (kept with HEGAO_KEEP=1)`);
    });
  }
});
