import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { CACHE, EMBEDDED_CODE, HOST, ROOT } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { CannotDo, ensureSystem, findOnPath } from './system-packages.mjs';

const RECIPE = join(ROOT, 'scripts', 'editor-host');

/** Native modules without which the server doesn't start or doesn't log. The others (kerberos, terminals) are left unbuilt. */
const NATIVE = ['@vscode/spdlog', 'native-watchdog'];

/**
 * Installs the embedded editor into the cache folder unless it is there; a browser to drive it with is not part of this. A step that is done leaves a marker, so an interrupted
 * install goes on where it stopped; another lock file or another Node makes it start anew.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<void>}
 * @throws {CannotDo} when something can't be fetched or compiled here
 */
export async function ensureEmbeddedEditor(log) {
  await withLock(
    join(CACHE, 'install.lock'),
    async () => {
      // Only the search across files needs it, so the editor is usable without.
      await ensureSystem(['ripgrep'], log).catch(error => log(`search across files will not work: ${error.message}`));
      const mark = createHash('sha256')
        .update(await readFile(join(RECIPE, 'package-lock.json')))
        .update(process.versions.modules)
        .update(process.arch)
        .digest('hex');
      await step('code-server', mark, log, fetchEditor);
      await step('dependencies', mark, log, () => npm(['install', '--omit=dev'], EMBEDDED_CODE));
      await step('native-modules', mark, log, () => npm(['rebuild', ...NATIVE], EMBEDDED_CODE, { scripts: true }));
      await step('links', mark, log, linkParts);
    },
    () => log('another process is installing the editor; waiting for it'),
  );
}

async function step(name, mark, log, work) {
  const marker = join(CACHE, `done-${name}`);
  const done = await readFile(marker, 'utf8').catch(() => '');
  if (done === mark && existsSync(EMBEDDED_CODE)) return;
  log(`embedded editor: ${name}`);
  await rm(marker, { force: true });
  await work();
  await writeFile(marker, mark);
}

async function fetchEditor() {
  // The later steps work inside what this one lays down, so none of their markers outlives it.
  for (const name of ['dependencies', 'native-modules', 'links'])
    await rm(join(CACHE, `done-${name}`), { force: true });
  await rm(HOST, { recursive: true, force: true });
  await mkdir(HOST, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(RECIPE, file), join(HOST, file));
  await npm(['ci'], HOST);
}

async function npm(args, cwd, { scripts = false } = {}) {
  const flags = ['--no-audit', '--no-fund', '--loglevel=error', ...(scripts ? [] : ['--ignore-scripts'])];
  const result = await runCommand('npm', [...args, ...flags], { cwd, quiet: true });
  if (result.status === 0) return;
  const hint = scripts ? ' (it compiles: a C++ compiler, make and python3 are needed)' : '';
  throw new CannotDo(
    `\`npm ${args.join(' ')}\` failed while installing the embedded editor${hint}:\n${result.output.slice(-1500)}`,
  );
}

async function linkParts() {
  // The server looks for modules in the archive folder of the desktop build.
  await link('node_modules', join(EMBEDDED_CODE, 'node_modules.asar'), 'junction');
  const rg = findOnPath('rg');
  const bin = join(EMBEDDED_CODE, 'node_modules', '@vscode', 'ripgrep', 'bin');
  await mkdir(bin, { recursive: true });
  if (rg) await link(rg, join(bin, process.platform === 'win32' ? 'rg.exe' : 'rg'), 'file');
}

async function link(target, path, type) {
  await rm(path, { recursive: true, force: true });
  await symlink(process.platform === 'win32' && type === 'junction' ? join(EMBEDDED_CODE, target) : target, path, type);
}
