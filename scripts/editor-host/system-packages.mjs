import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.mjs';
import { CACHE } from './places.mjs';
import { runCommand } from './run-command.mjs';

/** A thing of the system that the tests need, its Debian package, and how one sees that it is there. */
const NEEDS = {
  chromium: { package: 'chromium', present: () => findBrowser() !== null },
  ripgrep: { package: 'ripgrep', present: () => findOnPath('rg') !== null },
  fonts: { package: 'fonts-noto-cjk', present: hasChineseFont },
  'text processor': { package: 'libreoffice-writer-nogui', present: hasWriter },
  pandoc: { package: 'pandoc', present: () => findOnPath('pandoc') !== null },
  'PDF tools': { package: 'poppler-utils', present: () => POPPLER.every(name => findOnPath(name) !== null) },
  'font configuration': { package: 'fontconfig', present: () => findOnPath('fc-match') !== null },
  'Song face': { package: 'fonts-arphic-gbsn00lp', present: () => hasFont('AR PL SungtiL GB') },
  'bold Song face': { package: 'fonts-noto-cjk', present: () => hasFont('Noto Serif CJK SC:bold') },
  'Latin face': { package: 'fonts-liberation2', present: () => hasFont('Liberation Serif') },
};

const POPPLER = ['pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo'];

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

/** LibreOffice's program: HEGAO_SOFFICE first, then what the system has. Null when there is none. */
export function findOffice() {
  const named = process.env.HEGAO_SOFFICE;
  if (named) return existsSync(named) ? named : null;
  const usual = ['/Applications/LibreOffice.app/Contents/MacOS/soffice'];
  return findOnPath('soffice') ?? usual.find(path => existsSync(path)) ?? null;
}

async function hasWriter() {
  const office = findOffice();
  // Debian has the core, which brings the program, and Writer in packages of their own.
  const writer = '/usr/lib/libreoffice/program/libswlo.so';
  return office !== null && (!(await realpath(office)).startsWith('/usr/lib/libreoffice/') || existsSync(writer));
}

async function hasFont(pattern) {
  const { status, output } = await runCommand('fc-list', [pattern, 'family'], { quiet: true });
  return status === 0 && output.trim() !== '';
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
  const packages = [...new Set(missing.map(name => NEEDS[name].package))];
  const byHand = `apt-get install ${packages.join(' ')}`;
  if (!findOnPath('apt-get')) {
    throw new CannotDo(
      `missing: ${missing.join(', ')}. Install them with this system's package manager (Debian: ${byHand}), then run this again.`,
    );
  }
  if (process.getuid?.() !== 0)
    throw new CannotDo(`missing: ${missing.join(', ')}. Run \`sudo ${byHand}\`, then run this again.`);
  log(`installing ${packages.join(', ')}`);
  const { output } = await aptGet(['install', '-y', '-q', '--no-install-recommends', ...packages]);
  const still = await missingOf(names);
  if (still.length > 0) throw new CannotDo(`\`${byHand}\` did not work:\n${output.slice(-1500)}`);
}

/**
 * Runs apt-get, once more after fetching the package lists when it failed: mostly they were never fetched, or are old. One
 * caller at a time, since apt-get itself gives up when another one is at work.
 *
 * @param {string[]} args
 * @param {string} [cwd] `apt-get download` puts its file there
 * @returns {Promise<{ status: number, output: string }>}
 */
export function aptGet(args, cwd) {
  return withLock(join(CACHE, 'apt.lock'), async () => {
    const options = { cwd, quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    const patient = ['-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3'];
    const result = await runCommand('apt-get', [...patient, ...args], options);
    if (result.status === 0) return result;
    await runCommand('apt-get', [...patient, 'update', '-q'], options);
    return runCommand('apt-get', [...patient, ...args], options);
  });
}

async function missingOf(names) {
  const missing = [];
  for (const name of names) if (!(await NEEDS[name].present())) missing.push(name);
  return missing;
}
