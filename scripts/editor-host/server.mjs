import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chineseLanguagePack } from './language-pack.mjs';
import { CACHE, EMBEDDED_CODE } from './places.mjs';

const HOST_NAME = '127.0.0.1';
const START_SECONDS = 90;

/** What every person and every test finds: no welcome pages, no questions, nothing that changes from run to run. */
export const SETTINGS = {
  // The editor in a browser saves by itself unless told otherwise; the desktop's doesn't.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.unicodeHighlight.nonBasicASCII': false,
  'editor.fontFamily': "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', monospace",
};

/**
 * Starts the embedded editor's server. It is alone with itself: no gallery, no telemetry, this machine's loopback only.
 *
 * @param {{ locale?: 'zh-cn' | 'en', vsix?: string, port?: number, settings?: Record<string, unknown>, dataFolder?: string,
 *   trust?: boolean,
 *   env?: Record<string, string>, log?: (line: string) => void }} options
 *   `vsix` is installed before the server answers; with `trust`, a folder is untrusted until somebody trusts it; `dataFolder` keeps the server's data (otherwise it is thrown away at the end);
 *   `port` is a wish: another is taken when it is in use
 * @returns {Promise<{ origin: string, address(query: PageQuery): string, stop(): Promise<void>, output(): string }>}
 */
export async function startServer(options = {}) {
  const data = options.dataFolder ?? (await mkdtemp(join(CACHE, 'data-')));
  const user = join(data, 'data');
  await mkdir(join(user, 'Machine'), { recursive: true });
  await mkdir(join(user, 'User'), { recursive: true });
  const settings = JSON.stringify({ ...SETTINGS, ...options.settings }, null, 2);
  await writeFile(join(user, 'Machine', 'settings.json'), settings);
  const locale = options.locale ?? 'zh-cn';
  if (locale !== 'en') {
    await writeFile(
      join(user, 'languagepacks.json'),
      JSON.stringify(await chineseLanguagePack(join(data, 'language'))),
    );
  }
  const port = await freePort(options.port);
  const args = [
    join(EMBEDDED_CODE, 'out', 'server-main.js'),
    ...['--host', HOST_NAME, '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', ...(options.trust ? [] : ['--disable-workspace-trust'])],
    ...['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')],
    ...['--locale', locale],
  ];
  if (options.vsix) args.push('--install-extension', options.vsix, '--force', '--start-server');
  const child = spawn(process.execPath, args, {
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = chunk => {
    output += chunk;
    options.log?.(String(chunk).trimEnd());
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise(resolve => child.once('close', resolve));
  const stop = async () => {
    child.kill();
    await Promise.race([ended, pause(5000)]);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
    if (!options.dataFolder) await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const origin = `http://${HOST_NAME}:${port}`;
  const deadline = Date.now() + START_SECONDS * 1000;
  for (;;) {
    if (child.exitCode !== null) {
      await stop();
      throw new Error(`the embedded editor ended at once:\n${output}`);
    }
    if (await answers(`${origin}/version`)) break;
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`the embedded editor did not answer within ${START_SECONDS} s:\n${output}`);
    }
    await pause(100);
  }
  return { origin, address: query => pageAddress(origin, query), stop, output: () => output };
}

/**
 * @typedef {{ folder: string, file?: string, developmentPath?: string, testsPath?: string }} PageQuery absolute paths: the folder
 *   to open, a file in it, the extension under development, the module with the tests' `run`
 */

/** The address of a window of the editor with that folder open. */
function pageAddress(origin, query) {
  const remote = path => `vscode-remote://${new URL(origin).host}${encodeURI(forUri(path))}`;
  const payload = [['skipWelcome', 'true']];
  if (query.developmentPath) payload.push(['extensionDevelopmentPath', remote(query.developmentPath)]);
  if (query.testsPath) payload.push(['extensionTestsPath', remote(query.testsPath)]);
  if (query.file) payload.push(['openFile', remote(query.file)]);
  return `${origin}/?folder=${encodeURIComponent(forUri(query.folder))}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

const forUri = path => (process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path);

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** The wished port if nobody has it, else any free one. */
function freePort(wish = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', error => (wish === 0 ? reject(error) : resolve(freePort())));
    probe.listen(wish, HOST_NAME, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
