/**
 * Mocha's `describe` and `it` for tests of a real editor, in which now and then something comes too late. With mocha's `retries` a
 * test is tried again when it fails; mocha alone does not do so when its `beforeEach` fails, but gives up the whole file. What an
 * attempt that has failed leaves running ends before the next one begins.
 */
import Mocha from 'mocha';

/** An attempt may wait this long for what it left running, in milliseconds. */
const PATIENCE = 10_000;
/** A hook may take this part of its time; mocha would not try again when it takes more. */
const PART_OF_TIME = 0.9;

type Body = (this: Mocha.Context) => unknown;

/** Tests whose `beforeEach` has failed, and why. */
const unprepared = new WeakMap<object, unknown>();
const passed = new WeakSet<object>();
let attempt = new AbortController();
/** What the attempt is doing. */
let running: Promise<unknown> = Promise.resolve();

/** Aborted when the test that runs has failed, also by taking too long: whoever waits for something then stops waiting. */
export const attemptEnded = (): AbortSignal => attempt.signal;

/** The interface for mocha's option `ui`. */
export default function secondTry(suite: Mocha.Suite): void {
  Mocha.interfaces.bdd(suite);
  suite.on('pre-require', (context: Mocha.MochaGlobals) => {
    const plain = { beforeEach: context.beforeEach, afterEach: context.afterEach, it: context.it };
    context.beforeEach = ((body: Body) => plain.beforeEach(prepared(body))) as Mocha.HookFunction;
    context.afterEach = ((body: Body) => plain.afterEach(cleaned(body))) as Mocha.HookFunction;
    context.it = Object.assign(
      (title: string, body?: Body) => plain.it(title, body && attempted(body)),
      plain.it,
    ) as Mocha.TestFunction;
  });
}

function prepared(body: Body): Mocha.AsyncFunc {
  return async function () {
    const test = this.currentTest!;
    if (unprepared.has(test)) return;
    attempt = new AbortController();
    try {
      await withinTime(begun(this, body), this.timeout() * PART_OF_TIME);
    } catch (error) {
      if (test.isPending()) throw error;
      unprepared.set(test, error);
    }
  };
}

function attempted(body: Body): Mocha.AsyncFunc {
  return async function () {
    const test = this.test!;
    if (unprepared.has(test)) throw unprepared.get(test);
    attempt = new AbortController();
    await begun(this, body);
    passed.add(test);
  };
}

function cleaned(body: Body): Mocha.AsyncFunc {
  return async function () {
    const test = this.currentTest!;
    if (passed.has(test) || test.isPending()) {
      await body.call(this);
      return;
    }
    attempt.abort(new Error('the test has ended'));
    // What fails here fails because the test has: there may be nothing to clean up.
    await withinTime(running, PATIENCE).catch(() => undefined);
    await withinTime(begun(this, body), PATIENCE).catch(() => undefined);
  };
}

function begun(context: Mocha.Context, body: Body): Promise<unknown> {
  const done = (async () => body.call(context))();
  running = done.catch(() => undefined);
  return done;
}

async function withinTime(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${milliseconds / 1000} s`)), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
