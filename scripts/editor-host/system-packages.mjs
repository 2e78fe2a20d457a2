import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** A thing of the system that the embedded editor needs, its Debian package, and how one sees that it is there. */
const NEEDS = {
  chromium: { package: 'chromium', present: () => findBrowser() !== null },
  ripgrep: { package: 'ripgrep', present: () => findOnPath('rg') !== null },
  fonts: { package: 'fonts-noto-cjk', present: hasChineseFont },
};

/** A step that can't be done on this machine; the message says how to do it by hand. */
export class CannotDo extends Error {}

/**
 * The path of a program, or null.
 *
 * @param {string} name without extension
 */
export function findOnPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder && existsSync(path)) return path;
    }
  }
  return null;
}

/** A Chromium, Chrome or Edge that can be driven: HEGAO_BROWSER first, then what the system has. Null when there is none. */
export function findBrowser() {
  const named = process.env.HEGAO_BROWSER;
  if (named) return existsSync(named) ? named : null;
  for (const name of [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge',
  ]) {
    const path = findOnPath(name);
    if (path) return path;
  }
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...[process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap(base => [
        join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]),
  ];
  return usual.find(path => existsSync(path)) ?? null;
}

async function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { status, output } = await runCommand('fc-list', [':lang=zh', 'family'], { quiet: true });
  return status === 0 && output.trim() !== '';
}

/**
 * Sees to the named needs, by apt-get where that is possible.
 *
 * @param {(keyof typeof NEEDS)[]} names
 * @param {(line: string) => void} log
 * @throws {CannotDo} naming what is missing and the command that installs it
 */
export async function ensureSystem(names, log) {
  const missing = await missingOf(names);
  if (missing.length === 0) return;
  const packages = missing.map(name => NEEDS[name].package);
  const byHand = `apt-get install ${packages.join(' ')}`;
  if (!findOnPath('apt-get')) {
    throw new CannotDo(
      `missing: ${missing.join(', ')}. Install them with this system's package manager (Debian: ${byHand}), then run this again.`,
    );
  }
  if (process.getuid?.() !== 0)
    throw new CannotDo(`missing: ${missing.join(', ')}. Run \`sudo ${byHand}\`, then run this again.`);
  log(`installing ${packages.join(', ')}`);
  const quiet = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () => runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], quiet);
  let result = await install();
  if (result.status !== 0) {
    // Mostly a machine whose package lists were never fetched, or are old.
    await runCommand('apt-get', ['update', '-q'], quiet);
    result = await install();
  }
  const still = await missingOf(names);
  if (still.length > 0) throw new CannotDo(`\`${byHand}\` did not work:\n${result.output.slice(-1500)}`);
}

async function missingOf(names) {
  const missing = [];
  for (const name of names) if (!(await NEEDS[name].present())) missing.push(name);
  return missing;
}
