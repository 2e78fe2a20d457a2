/** The build for the editor in the browser, in the web worker that such an editor gives it: the same findings as on the desktop. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createVSIX, listFiles } from '@vscode/vsce';
import { launchBrowser } from '../../scripts/editor-host/browser.mjs';
import { startServer } from '../../scripts/editor-host/server.mjs';
import { newProfile, openWindow } from '../../scripts/editor-host/window.mjs';
import { SAMPLE, SAMPLE_ERRORS, waitForMarks } from './support/screen';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the web build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hegao-web-'));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('marks the sample in a web worker', async () => {
    const vsix = await packageWithoutDesktop(folder);
    const drafts = join(folder, 'drafts');
    cpSync(join(ROOT, 'seeds'), drafts, { recursive: true });
    const server = await startServer({ vsix });
    try {
      const browser = await launchBrowser(() => {});
      try {
        const profile = await newProfile(browser, { width: 1600, height: 1600 });
        const page = await openWindow(profile, server, { folder: drafts, file: join(drafts, SAMPLE) });
        await page.evaluate(readFileSync(join(import.meta.dirname, 'support', 'in-page.js'), 'utf8'));
        await waitForMarks(page, SAMPLE_ERRORS, 40_000);
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  });
});

/** A package that has nothing but the web build, so that no other host can run it. */
async function packageWithoutDesktop(folder: string): Promise<string> {
  const source = join(folder, 'package');
  for (const file of await listFiles({ cwd: ROOT, packageManager: 0 })) {
    mkdirSync(dirname(join(source, file)), { recursive: true });
    cpSync(join(ROOT, file), join(source, file));
  }
  const { main, extensionKind, ...manifest } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  writeFileSync(join(source, 'package.json'), JSON.stringify(manifest));
  rmSync(join(source, 'dist', 'extension.js'));
  const vsix = join(folder, 'web.vsix');
  await createVSIX({
    cwd: source,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    rewriteRelativeLinks: false,
  });
  return vsix;
}
