import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { newFolder, profileFolder, programs, runWell } from './programs';

/** Prints an .html with Chromium as a person does with Ctrl+P, without the browser's own head and foot. @returns the PDF's path */
export async function chromiumPdf(file: string): Promise<string> {
  const pdf = join(await newFolder('chromium'), 'printed.pdf');
  await runWell(
    programs().browser,
    slot => [
      '--headless',
      // Root and most containers can't have the sandbox; the page is our own.
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      `--user-data-dir=${profileFolder('chromium', slot)}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(file).href,
    ],
    { seconds: 120 },
  );
  return pdf;
}

/**
 * Families of the faces in which Chromium draws a page on screen, as its inspector names them, sorted. (In the PDF it gives those
 * of OpenType files no names.)
 */
export async function facesDrawn(file: string): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: programs().browser,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    env: { ...process.env, FONTCONFIG_FILE: programs().fontConfiguration },
  });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('DOM.enable');
    await inspector.send('CSS.enable');
    const { root } = await inspector.send('DOM.getDocument');
    const { nodeIds } = await inspector.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
    const names = new Set<string>();
    for (const nodeId of nodeIds) {
      const { fonts } = await inspector.send('CSS.getPlatformFontsForNode', { nodeId });
      for (const { familyName } of fonts) names.add(familyName);
    }
    return [...names].sort();
  } finally {
    await browser.close();
  }
}
