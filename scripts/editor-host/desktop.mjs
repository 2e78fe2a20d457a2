import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { CODE_VERSION, DESKTOP } from './places.mjs';
import { runCommand } from './run-command.mjs';
import { findOnPath } from './system-packages.mjs';

const PROBE_MILLISECONDS = 4000;
const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * A desktop VS Code that can be started here, downloaded if need be; null when it can't be had, in which case the embedded one
 * serves. HEGAO_EDITOR=embedded or =desktop decides it by hand.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<string | null>} the path of its program
 */
export async function desktopEditor(log) {
  const wish = process.env.HEGAO_EDITOR;
  if (wish === 'embedded') return null;
  if (!hasDisplay()) {
    if (wish === 'desktop')
      log('no display for a desktop VS Code (xvfb-run would give one); using the embedded editor');
    return null;
  }
  if (!existsSync(DESKTOP) && !(await canDownload())) return null;
  try {
    return await downloadAndUnzipVSCode({
      version: CODE_VERSION,
      cachePath: DESKTOP,
      reporter: new SilentReporter(),
      timeout: 30_000,
    });
  } catch (error) {
    await rm(DESKTOP, { recursive: true, force: true });
    log(`VS Code could not be downloaded (${error.message}); using the embedded editor`);
    return null;
  }
}

/** The downloads' server is asked for its short list first: a try of the download itself takes minutes to fail. */
async function canDownload() {
  try {
    return (await fetch(RELEASES, { signal: AbortSignal.timeout(PROBE_MILLISECONDS) })).ok;
  } catch {
    return false;
  }
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || findOnPath('xvfb-run') !== null;
}

/**
 * Runs the tests in a desktop VS Code, in a display of its own where there is none.
 *
 * @param {string} program from {@link desktopEditor}
 * @param {{ testsPath: string, developmentPath: string, reportPath: string, folder: string, log: (line: string) => void }} job
 * @returns {Promise<string>} how it ended
 */
export async function runInDesktop(program, job) {
  const data = await mkdtemp(join(tmpdir(), 'hegao-code-'));
  const args = [
    job.folder,
    `--extensionDevelopmentPath=${job.developmentPath}`,
    `--extensionTestsPath=${job.testsPath}`,
    `--user-data-dir=${data}`,
    `--extensions-dir=${join(data, 'extensions')}`,
    ...[
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
      '--disable-updates',
      '--disable-telemetry',
    ],
    // Neither root nor a container has the kernel features that its sandbox asks for.
    ...(process.platform === 'linux' ? ['--no-sandbox', '--disable-gpu-sandbox', '--disable-gpu'] : []),
  ];
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const [command, all] = headless ? ['xvfb-run', ['-a', program, ...args]] : [program, args];
  // Set when this runs inside a terminal of VS Code; it would make the program start as plain Node.
  const env = { HEGAO_TEST_REPORT: job.reportPath, ELECTRON_RUN_AS_NODE: undefined };
  const result = await runCommand(command, all, { quiet: true, env });
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
  if (result.status !== 0) job.log(result.output.slice(-2000));
  return `exit status ${result.status}`;
}
