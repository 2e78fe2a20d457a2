/**
 * `npm start`: the extension on the sample report, in this machine's own VS Code or, where there is none, in the embedded one,
 * which any browser shows. Prepares whatever is missing.
 */
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { ensureEmbeddedEditor } from './editor-host/install.mjs';
import { CACHE, ROOT } from './editor-host/places.mjs';
import { runCommand } from './editor-host/run-command.mjs';
import { startServer } from './editor-host/server.mjs';
import { CannotDo, findOnPath } from './editor-host/system-packages.mjs';

const FOLDER = join(ROOT, 'seeds');
/** The sample with six planted errors. */
const SAMPLE = join(FOLDER, '2015年上半年工作情况.md');

/** Tried first, so that the address stays the same from one start to the next. */
const USUAL_PORT = 8310;

try {
  await start();
} catch (error) {
  console.error(error instanceof CannotDo ? error.message : error);
  process.exitCode = 1;
}

async function start() {
  const log = line => console.log(`· ${line}`);
  await ensureDependencies(log);
  const { build } = await import('./build.mjs');
  await build();

  const code = process.env.HEGAO_EDITOR === 'embedded' ? null : findOnPath('code');
  if (code) {
    const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, FOLDER, '--goto', SAMPLE];
    const { status, output } = await runCommand(code, args, { quiet: true });
    if (status === 0) {
      console.log('VS Code is opening seeds/ with the extension.');
      return;
    }
    log(`\`code\` did not start (${output.trim().slice(-300) || `status ${status}`}); using the embedded editor`);
  }

  await ensureEmbeddedEditor(log);
  log('packing the extension');
  const { makePackage } = await import('./package.mjs');
  const vsix = await makePackage();
  const server = await startServer({ vsix, port: USUAL_PORT, dataFolder: join(CACHE, 'start') });
  console.log(
    `\nOpen this address in a browser:\n\n  ${server.address({ folder: FOLDER, file: SAMPLE })}\n\nCtrl-C ends the editor.`,
  );
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await server.stop();
      process.exit(0);
    });
  }
}
