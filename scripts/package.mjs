/**
 * Makes hegao-VERSION.vsix: the extension as it is installed. What it carries is decided by .vscodeignore.
 *
 *   node scripts/package.mjs [-o FILE] [--native | --target PLATFORM]
 *
 * The package runs on every platform; words for proposed names are then cut by the engine's own segmenter. With --native it is for
 * this machine's platform alone and carries nodejieba. --target says the same and names the platform (linux-x64, win32-x64 …).
 */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ROOT } from './editor-host/places.mjs';
import { runCommand } from './editor-host/run-command.mjs';
import { addNativeWords, removeNativeWords, thisTarget } from './native-words.mjs';

/** Bytes of the package for every platform: it goes to intranets on whatever is at hand. */
const SIZE_LIMIT = 2 * 1024 * 1024;

/**
 * Builds for production and packs. Throws when the package for every platform is larger than it may be.
 *
 * @param {string} [file] where the package goes; by default hegao-VERSION.vsix or hegao-PLATFORM-VERSION.vsix at the root
 * @param {string} [target] a platform as vsce names it: then nodejieba goes along; by default the package is for all
 * @returns {Promise<string>} its absolute path
 */
export async function makePackage(file, target) {
  await build({ production: true });
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const path = resolve(file ?? join(ROOT, `hegao-${target ? `${target}-` : ''}${version}.vsix`));
  try {
    const native = target ? ['--target', target, '--ignoreFile', await addNativeWords(target)] : [];
    await pack(path, native);
  } finally {
    await removeNativeWords();
  }
  const { size } = await stat(path);
  if (!target && size > SIZE_LIMIT) throw new Error(`${path} has ${size} bytes, more than ${SIZE_LIMIT}`);
  return path;
}

async function pack(path, more) {
  const vsce = join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
    ...more,
  ];
  const { status, output } = await runCommand(process.execPath, [vsce, ...args, '--out', path], {
    cwd: ROOT,
    quiet: true,
  });
  if (status !== 0) throw new Error(`vsce could not make the package:\n${output}`);
}

async function main() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', short: 'o' },
      native: { type: 'boolean' },
      target: { type: 'string' },
    },
  });
  const path = await makePackage(values.out, values.target ?? (values.native ? thisTarget() : undefined));
  console.log(`${path} (${(await stat(path)).size} bytes)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
