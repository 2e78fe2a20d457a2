import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../editor-host/lock.mjs';
import { ROOT } from '../editor-host/places.mjs';
import { runCommand } from '../editor-host/run-command.mjs';
import { aptGet, CannotDo, findOnPath } from '../editor-host/system-packages.mjs';

/** Fonts and the private configuration of fontconfig; git ignores it, and it may be deleted at any time. */
export const CACHE = join(ROOT, '.cache', 'rendering');

const FONTS = join(CACHE, 'fonts');

/** The file that FONTCONFIG_FILE names while something is rendered. */
export const FONT_CONFIGURATION = join(CACHE, 'fonts.conf');

/** The one Debian package with a free simplified 仿宋; it draws in half of TeX, so only its files are taken. */
const PACKAGE = 'texlive-lang-chinese';

/**
 * Fandol gives its bold files the same weight as the regular ones, so a bold file would stand in for every 黑体: it is left out.
 * Its Song face is left out too: the depth of its lines has the wrong sign, which puts a page number 1 mm too low in a browser.
 */
const FANDOL = ['FandolFang-Regular.otf', 'FandolKai-Regular.otf', 'FandolHei-Regular.otf'];

/** Which free face stands in for each name that a finished document may carry. Every han of them is one em wide. */
const STAND_INS = {
  FandolFang: ['仿宋_GB2312', '仿宋', 'FangSong', 'FangSong_GB2312'],
  FandolKai: ['楷体_GB2312', '楷体', 'KaiTi', 'KaiTi_GB2312'],
  FandolHei: ['黑体', 'SimHei'],
  'AR PL SungtiL GB': ['宋体', 'SimSun'],
  'Liberation Serif': ['Times New Roman'],
};

/** A bold Song face is the nearest free look of 小标宋, which is drawn bold and named regular. */
const BOLD_STAND_INS = { 'Noto Serif CJK SC': ['方正小标宋简体', '方正小标宋_GBK', '小标宋'] };

/** The stand-ins know the characters of GB 2312; the others of a text, above all the traditional ones, are drawn in this. */
const MORE_CHARACTERS = 'Noto Serif CJK TC';

/** A name that has no stand-in is drawn in this: it is seen at once in a page and in a list of a PDF's fonts. */
const UNKNOWN = 'Liberation Mono';

/**
 * Puts the stand-in faces and the configuration into the cache.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the configuration's path, for FONTCONFIG_FILE
 * @throws {CannotDo} on a machine without apt-get, or when the package can't be fetched
 */
export async function ensureStandInFonts(log) {
  await withLock(join(CACHE, 'fonts.lock'), async () => {
    if (!FANDOL.every(name => existsSync(join(FONTS, name)))) await fetchFandol(log);
    const wanted = configuration();
    const present = await readFile(FONT_CONFIGURATION, 'utf8').catch(() => '');
    if (present !== wanted) await writeFile(FONT_CONFIGURATION, wanted);
  });
  return FONT_CONFIGURATION;
}

async function fetchFandol(log) {
  if (!findOnPath('apt-get') || !findOnPath('dpkg-deb')) {
    throw new CannotDo(
      `the stand-in fonts come out of Debian's package ${PACKAGE}, and this system has no apt-get. Put ${FANDOL.join(', ')} into ${FONTS}, then run this again.`,
    );
  }
  log(`fetching stand-in fonts from ${PACKAGE}`);
  await mkdir(FONTS, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'package-'));
  try {
    const fetched = await aptGet(['download', '-q', PACKAGE], folder);
    const file = (await readdir(folder)).find(name => name.endsWith('.deb'));
    if (!file) throw new CannotDo(`\`apt-get download ${PACKAGE}\` did not work:\n${fetched.output.slice(-1500)}`);
    const unpacked = await runCommand('dpkg-deb', ['-x', file, '.'], { cwd: folder, quiet: true });
    const fandol = join(folder, 'usr', 'share', 'texlive', 'texmf-dist', 'fonts', 'opentype', 'public', 'fandol');
    if (unpacked.status !== 0 || !existsSync(join(fandol, FANDOL[0])))
      throw new CannotDo(`${file} could not be unpacked, or has no Fandol fonts:\n${unpacked.output.slice(-1500)}`);
    for (const name of FANDOL) await copyFile(join(fandol, name), join(FONTS, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Nothing of the system's own configuration is included, so that each machine chooses the same faces. Apart from Fandol only the
 * folders of the packages are listed that the set-up installs.
 */
function configuration() {
  const folders = [
    FONTS,
    '/usr/share/fonts/opentype/noto',
    '/usr/share/fonts/truetype/arphic-gbsn00lp',
    '/usr/share/fonts/truetype/liberation2',
    '/usr/share/fonts/truetype/liberation',
  ];
  const aliases = Object.entries(STAND_INS).flatMap(([face, names]) => names.map(name => substitution(name, face)));
  const bold = Object.entries(BOLD_STAND_INS).flatMap(([face, names]) =>
    names.map(name => substitution(name, face, '    <edit name="weight" mode="assign"><const>bold</const></edit>\n')),
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map(path => `  <dir>${escapeXml(path)}</dir>\n`).join('')}  <cachedir>${escapeXml(join(CACHE, 'fontconfig'))}</cachedir>
${aliases.join('')}${bold.join('')}  <match target="pattern">
    <edit name="family" mode="append_last"><string>${UNKNOWN}</string></edit>
  </match>
</fontconfig>
`;
}

const substitution = (name, face, more = '') => `  <match target="pattern">
    <test name="family" compare="eq"><string>${name}</string></test>
    <edit name="family" mode="assign" binding="same"><string>${face}</string></edit>
    <edit name="family" mode="append" binding="same"><string>${MORE_CHARACTERS}</string></edit>
${more}  </match>
`;

const escapeXml = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
