import type * as vscode from 'vscode';
import { attemptEnded } from '../../support/second-try';

/** Less than a test's own limit, so that what was waited for is said. */
const LIMIT = 30_000;

/**
 * Waits, by events and without sleeping: looks at once and after each event, until there is something.
 *
 * @param find what is waited for; undefined or false while it is not there
 * @param on has `look` called after every event that may bring it
 * @param expected what to say when it never came, or when the test has failed meanwhile
 */
export function until<T>(
  find: () => T | undefined | false | Promise<T | undefined | false>,
  on: (look: () => void) => vscode.Disposable,
  expected: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = attemptEnded();
    let subscription: vscode.Disposable | undefined;
    let isOver = false;
    const finish = (end: () => void): void => {
      if (isOver) return;
      isOver = true;
      subscription?.dispose();
      clearTimeout(timer);
      ended.removeEventListener('abort', giveUp);
      end();
    };
    const giveUp = (): void => finish(() => reject(new Error(expected())));
    const look = async (): Promise<void> => {
      try {
        const found = await find();
        if (found !== undefined && found !== false) finish(() => resolve(found));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const timer = setTimeout(giveUp, LIMIT);
    ended.addEventListener('abort', giveUp);
    subscription = on(() => void look());
    if (ended.aborted) giveUp();
    else void look();
  });
}
