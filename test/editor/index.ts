/**
 * What the editor calls when it is started for tests: runs them with mocha inside the extension host, next to the extension, and
 * writes what came out to the file that HEGAO_TEST_REPORT names (or out/editor-tests.json), for scripts/test.mjs to count.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import secondTry from '../support/second-try';
import { cleanWindow } from './support/clean-window';

/** Every test file. The bundle carries what stands here; a test in test/harness tells when one is missing. */
const TEST_FILES: readonly (() => Promise<unknown>)[] = [
  () => import('./activation.test'),
  () => import('./check-folder.test'),
  () => import('./composing.test'),
  () => import('./corners.test'),
  () => import('./diagnostics.test'),
  () => import('./export.test'),
  () => import('./fixes.test'),
  () => import('./import-metrics.test'),
  () => import('./init-metrics.test'),
  () => import('./ledger.test'),
  () => import('./metrics-view.test'),
  () => import('./open-sample.test'),
  () => import('./previews.test'),
  () => import('./read-only.test'),
  () => import('./roll-forward.test'),
  () => import('./writing.test'),
];

/** A wait ends before this, and says what it waited for. */
const LIMIT_MILLISECONDS = 60_000;

interface TestOutcome {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly milliseconds: number;
  readonly error?: string;
  /** Why the first attempt failed, of a test that was tried again. */
  readonly firstError?: string;
}

/** Runs all tests; rejects when one failed, which is what makes the editor end with an error. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    // A function is accepted, too.
    ui: secondTry as unknown as Mocha.Interface,
    timeout: LIMIT_MILLISECONDS,
    retries: 1,
    color: false,
    grep: process.env['HEGAO_TEST_GREP'],
  });
  // The files use describe and it as globals, which mocha sets when it is told that a file is about to be read.
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  beforeEach(cleanWindow);
  for (const load of TEST_FILES) await load();

  const outcomes: TestOutcome[] = [];
  const failures = await new Promise<number>(resolve => {
    const runner = mocha.run(resolve);
    const firstErrors = new Map<string, string>();
    const note = (test: Mocha.Test | Mocha.Hook, state: TestOutcome['state'], error?: unknown) =>
      outcomes.push({
        title: test.fullTitle(),
        state,
        milliseconds: test.duration ?? 0,
        ...(error === undefined ? {} : { error: describeError(error) }),
        ...(firstErrors.has(test.fullTitle()) ? { firstError: firstErrors.get(test.fullTitle())! } : {}),
      });
    runner.on('retry', (test, error) => firstErrors.set(test.fullTitle(), describeError(error)));
    runner.on('pass', test => note(test, 'passed'));
    runner.on('pending', test => note(test, 'skipped'));
    runner.on('fail', (test, error) => note(test, 'failed', error));
  });

  const path = process.env['HEGAO_TEST_REPORT'] || join(__dirname, '..', '..', 'editor-tests.json');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ tests: outcomes }, null, 1));
  if (failures > 0) throw new Error(`${failures} of ${outcomes.length} editor tests failed`);
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
