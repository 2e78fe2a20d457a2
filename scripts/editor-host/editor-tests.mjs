import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { desktopEditor, runInDesktop } from './desktop.mjs';
import { ensureEmbeddedEditor } from './install.mjs';
import { ROOT } from './places.mjs';
import { startServer } from './server.mjs';

const LIMIT_MILLISECONDS = 10 * 60 * 1000;

/**
 * Runs the bundled editor tests in the extension host of a real VS Code.
 *
 * @param {{ testsPath: string, developmentPath?: string, limit?: number, log: (line: string) => void }} options `testsPath`: the
 *   bundled module with `run`; `developmentPath`: the built extension; `limit`: milliseconds after which it is given up
 * @returns {Promise<{ tests: { title: string, state: string, error?: string }[], host: string }>}
 * @throws {import('./system-packages.mjs').CannotDo} when no editor can be had here
 */
export async function runEditorTests({ testsPath, developmentPath = ROOT, limit = LIMIT_MILLISECONDS, log }) {
  const reportPath = join(ROOT, 'out', 'editor-tests.json');
  await mkdir(join(ROOT, 'out'), { recursive: true });
  await rm(reportPath, { force: true });
  const folder = await mkdtemp(join(tmpdir(), 'hegao-tests-'));
  const job = { testsPath, developmentPath, reportPath, folder, limit, log };
  try {
    const desktop = await desktopEditor(log);
    const ended = desktop ? await runInDesktop(desktop, job) : await runEmbedded(job);
    const report = await readFile(reportPath, 'utf8').catch(() => null);
    if (report === null) throw new Error(`the editor ended without a test report (${ended}).`);
    return { ...JSON.parse(report), host: desktop ? 'VS Code' : 'embedded VS Code' };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runEmbedded({ testsPath, developmentPath, reportPath, folder, limit, log }) {
  await ensureEmbeddedEditor(log);
  const server = await startServer({ env: { HEGAO_TEST_REPORT: reportPath } });
  try {
    const browser = await launchBrowser(log);
    try {
      const page = await (
        await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
      ).newPage();
      const { ended, finish, fail } = outcome();
      const timer = setTimeout(() => fail(new Error(`the editor tests did not end within ${limit / 1000} s`)), limit);
      // The page calls these when tests run in it: the host's console, and the exit code at the end.
      await page.exposeFunction('codeAutomationLog', (type, args) => {
        if (type === 'log' || type === 'error') log(args.map(String).join(' '));
      });
      await page.exposeFunction('codeAutomationExit', code => finish(`exit code ${code}`));
      page.on('crash', () => fail(new Error('the page of the editor crashed')));
      await page.goto(server.address({ folder, developmentPath, testsPath }));
      return await ended.finally(() => clearTimeout(timer));
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

function outcome() {
  let finish;
  let fail;
  const ended = new Promise((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { ended, finish, fail };
}
