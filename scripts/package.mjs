/**
 * Makes hegao-VERSION.vsix: the extension as it is installed. What it carries is decided by .vscodeignore.
 *
 *   node scripts/package.mjs [-o FILE]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ROOT } from './editor-host/places.mjs';
import { runCommand } from './editor-host/run-command.mjs';

/**
 * Builds for production and packs.
 *
 * @param {string} [file] where the package goes; by default hegao-VERSION.vsix at the root
 * @returns {Promise<string>} its absolute path
 */
export async function makePackage(file) {
  await build({ production: true });
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const path = file ?? join(ROOT, `hegao-${version}.vsix`);
  const vsce = join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
  ];
  const { status, output } = await runCommand(process.execPath, [vsce, ...args, '--out', path], {
    cwd: ROOT,
    quiet: true,
  });
  if (status !== 0) throw new Error(`vsce could not make the package:\n${output}`);
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const at = process.argv.indexOf('-o');
  makePackage(at > 0 ? process.argv[at + 1] : undefined).then(
    path => console.log(path),
    error => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
