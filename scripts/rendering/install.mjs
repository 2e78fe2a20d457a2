import { CannotDo, ensureSystem, findBrowser, findOffice, findOnPath } from '../editor-host/system-packages.mjs';
import { ensureStandInFonts } from './fonts.mjs';

const NEEDS = [
  'text processor',
  'pandoc',
  'PDF tools',
  'font configuration',
  'Latin face',
  'fonts',
  'Song face',
  'bold Song face',
  'chromium',
];

/**
 * Everything with which a finished document is opened, printed and measured: LibreOffice Writer, pandoc, poppler's tools,
 * Chromium, and free faces in place of the official ones. On Debian what is missing is installed.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<{ fontConfiguration: string, office: string, browser: string, pandoc: string }>} paths
 * @throws {CannotDo} naming what is missing on this machine
 */
export async function ensureRendering(log) {
  if (process.platform !== 'linux')
    throw new CannotDo('documents are rendered with stand-in fonts through fontconfig, on Linux only.');
  await ensureSystem(NEEDS, log);
  const fontConfiguration = await ensureStandInFonts(log);
  return { fontConfiguration, office: findOffice(), browser: findBrowser(), pandoc: findOnPath('pandoc') };
}
