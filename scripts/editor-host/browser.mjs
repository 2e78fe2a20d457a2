import { chromium } from 'playwright-core';
import { CannotDo, ensureSystem, findBrowser } from './system-packages.mjs';

/** Nothing in the background: no look-ups, no updates, no first-run pages. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

/**
 * Starts a headless browser for the embedded editor; where the system's packages can be installed, it installs one first.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<import('playwright-core').Browser>}
 * @throws {CannotDo} when the machine has none
 */
export async function launchBrowser(log) {
  await ensureSystem(['chromium', 'fonts'], log);
  const executablePath = findBrowser();
  if (!executablePath)
    throw new CannotDo('no Chromium, Chrome or Edge found. Install one, or name its program in HEGAO_BROWSER.');
  // Chromium refuses its sandbox to root and in most containers; the only page it opens is this machine's own editor.
  return chromium.launch({ executablePath, args: [...QUIET, '--no-sandbox'] });
}
