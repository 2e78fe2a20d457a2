/** The interface that tests of a real editor are written with: see test/support/second-try.ts. */
import { deepEqual, equal, match } from 'node:assert/strict';
import Mocha from 'mocha';
import secondTry, { attemptEnded } from '../support/second-try';

interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly triedAgain: readonly string[];
}

/** Runs tests of its own, in a mocha of its own. */
async function run(write: (globals: Mocha.MochaGlobals) => void): Promise<Outcome> {
  const mocha = new Mocha({
    ui: secondTry as unknown as Mocha.Interface,
    retries: 1,
    timeout: 300,
    reporter: Mocha.reporters.Base,
  });
  const globals = {} as Mocha.MochaGlobals;
  mocha.suite.emit('pre-require', globals, '', mocha);
  write(globals);
  const outcome = { passed: [] as string[], failed: [] as string[], triedAgain: [] as string[] };
  await new Promise(resolve => {
    const runner = mocha.run(resolve);
    runner.on('pass', test => outcome.passed.push(test.title));
    runner.on('fail', (test, error) => outcome.failed.push(`${test.title}: ${error.message}`));
    runner.on('retry', test => outcome.triedAgain.push(test.title));
  });
  return outcome;
}

describe('a second try', () => {
  it('is had by a test that fails, and by one whose preparation fails', async () => {
    const calls: string[] = [];
    const once = (name: string): void => {
      calls.push(name);
      if (calls.filter(call => call === name).length === 1) throw new Error(name);
    };
    const outcome = await run(({ describe, it, beforeEach, afterEach }) => {
      describe('suite', () => {
        let made: { close(): void } | undefined;
        beforeEach(async () => {
          once('prepare');
          made = { close: () => calls.push('close') };
        });
        // Fails after an attempt for which nothing was made.
        afterEach(() => made!.close());
        it('one', () => calls.push('one'));
        it('two', async () => once('two'));
        it('three', () => calls.push('three'));
      });
    });
    deepEqual(outcome, { passed: ['one', 'two', 'three'], failed: [], triedAgain: ['one', 'two'] });
    deepEqual(calls.slice(0, 4), ['prepare', 'prepare', 'one', 'close']);
  });

  it('begins when what the first has left running has ended', async () => {
    const events: string[] = [];
    let attempt = 0;
    const outcome = await run(({ describe, it, afterEach }) => {
      describe('suite', () => {
        afterEach(() => events.push(`cleaned ${attempt}`));
        it('waits for what never comes, at first', async () => {
          attempt += 1;
          if (attempt > 1) return;
          await new Promise((_, reject) => {
            attemptEnded().addEventListener('abort', () => reject(new Error('given up')));
          }).finally(() => events.push('ended 1'));
        });
      });
    });
    equal(outcome.passed.length, 1);
    deepEqual(events, ['ended 1', 'cleaned 1', 'cleaned 2']);
  });

  it('is the last', async () => {
    const outcome = await run(({ describe, it }) => {
      describe('suite', () => {
        it('wrong', () => {
          throw new Error('always');
        });
        it('skipped', function () {
          this.skip();
        });
      });
    });
    equal(outcome.failed.length, 1);
    match(outcome.failed[0]!, /^wrong: always$/);
  });
});
