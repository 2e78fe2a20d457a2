import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { CACHE } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { CannotDo } from './system-packages.mjs';

/** The embedded editor lacks the web builds of VS Code's own extensions; this package has that of Markdown, of about the same version. */
const PACKAGE = '@codingame/monaco-vscode-markdown-language-features-default-extension';
const VERSION = '17.0.0';
const SHA512 = 'VRMnaZW6IOm9caEHw0wHG9bAOxMA5LmW3xLMrXtRyqlv48/YWG8GIm+AVddQL4/qkibSljbjDUlVAG+d/6BN/w==';

const PLACE = join(CACHE, `web-markdown-${VERSION}`);

/**
 * Fetches the web build of VS Code's Markdown extension into the cache folder unless it is there.
 *
 * @returns {Promise<string>} the folder with `extension.js` and `serverWorkerMain.js`
 * @throws {CannotDo} when it can't be fetched, or is not what it was
 */
export async function ensureWebMarkdown() {
  const folder = join(PLACE, 'package', 'resources');
  await withLock(join(CACHE, 'web-markdown.lock'), async () => {
    if (existsSync(folder)) return;
    const making = `${PLACE}.part`;
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    // Only the package itself: what it depends on is another editor.
    const packed = await run('npm', ['pack', '--silent', `${PACKAGE}@${VERSION}`], making);
    const archive = packed.trim().split('\n').at(-1).trim();
    const hash = createHash('sha512').update(await readFile(join(making, archive)));
    if (hash.digest('base64') !== SHA512) throw new CannotDo(`${PACKAGE}@${VERSION} is not what it was`);
    await run('tar', ['-xzf', archive], making);
    await rename(making, PLACE);
  });
  return folder;
}

async function run(program, args, cwd) {
  const { status, output } = await runCommand(program, args, { cwd, quiet: true });
  if (status !== 0) throw new CannotDo(`\`${program} ${args.join(' ')}\` failed:\n${output.slice(-1500)}`);
  return output;
}
