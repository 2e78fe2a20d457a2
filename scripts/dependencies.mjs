import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './editor-host/lock.mjs';
import { ROOT } from './editor-host/places.mjs';
import { runCommand } from './editor-host/run-command.mjs';

/**
 * Sees to it that node_modules is what package-lock.json says. Imports nothing but Node, because it runs when nothing else is
 * there yet.
 *
 * @param {(line: string) => void} log
 */
export async function ensureDependencies(log) {
  await withLock(join(ROOT, '.cache', 'npm-ci.lock'), async () => {
    const reason = await whyStale();
    if (reason === null) return;
    log(`npm ci (${reason})`);
    const { status, output } = await runCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: ROOT,
      quiet: true,
    });
    if (status !== 0)
      throw new Error(`\`npm ci\` failed. Is the npm registry reached from here?\n${output.slice(0, 1500)}`);
  });
}

/** npm leaves a copy of the lock in node_modules; null when that copy is of the same packages. */
async function whyStale() {
  const wanted = await packagesOf(join(ROOT, 'package-lock.json'));
  const installed = await packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  if (wanted === null) return null;
  if (installed === null) return 'node_modules is missing';
  for (const [path, entry] of Object.entries(wanted)) {
    // Optional ones are of other platforms, or did not compile here.
    if (path === '' || entry.optional || entry.devOptional || entry.peer) continue;
    if (installed[path]?.version !== entry.version) return `${path} is not at ${entry.version}`;
  }
  return null;
}

async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
