/**
 * nodejieba for a package of one platform. It is copied to dist/node_modules, where Node looks for what dist/words-worker.js
 * asks for: vsce takes in nothing below the root's own node_modules without taking in every dependency.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CACHE, ROOT } from './editor-host/places.mjs';

const FROM = join(ROOT, 'node_modules', 'nodejieba');
const TO = join(ROOT, 'dist', 'node_modules', 'nodejieba');
const BINARY = 'build/Release/nodejieba.node';
const DICTIONARIES = ['jieba.dict.utf8', 'hmm_model.utf8', 'user.dict.utf8', 'idf.utf8', 'stop_words.utf8'];

/** What works at run time, out of 20 MB of sources; its licence goes with it. */
export const NATIVE_FILES = [
  'package.json',
  'index.js',
  'LICENSE',
  BINARY,
  ...DICTIONARIES.map(name => `submodules/cppjieba/dict/${name}`),
];

/** The platform of this machine as vsce names it; the binary in node_modules is made for it and for no other. */
export function thisTarget() {
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `${musl ? 'alpine' : process.platform}-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}

/**
 * Lays nodejieba down for the package.
 *
 * @param {string} target a platform as vsce names it
 * @returns {Promise<string>} the path of the allow-list with which vsce packs it, too
 * @throws {Error} when there is no binary for that platform here
 */
export async function addNativeWords(target) {
  if (target !== thisTarget()) {
    throw new Error(
      `nodejieba is compiled for ${thisTarget()} here. Make the package for ${target} on such a machine, or the one without --target, which runs everywhere.`,
    );
  }
  if (!existsSync(join(FROM, BINARY))) {
    throw new Error(
      'nodejieba has no binary here. Run `npm rebuild nodejieba` (it compiles: a C++ compiler, make and python3), or pack without --native.',
    );
  }
  await removeNativeWords();
  for (const file of NATIVE_FILES) {
    await mkdir(dirname(join(TO, file)), { recursive: true });
    await cp(join(FROM, file), join(TO, file));
  }
  const allowed = await readFile(join(ROOT, '.vscodeignore'), 'utf8');
  const list = join(CACHE, 'native.vscodeignore');
  await mkdir(CACHE, { recursive: true });
  await writeFile(list, `${allowed}!dist/node_modules/nodejieba/**\n`);
  return list;
}

/** Takes it away again, so that the package for all platforms and the tests never meet it by accident. */
export function removeNativeWords() {
  return rm(join(ROOT, 'dist', 'node_modules'), { recursive: true, force: true });
}
