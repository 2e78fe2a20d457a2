import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
