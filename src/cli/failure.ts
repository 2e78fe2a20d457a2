/**
 * Something that was asked for cannot be done: a file that is not there, a bad option. The message is for the user, and
 * the run ends with status 2.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** Exit statuses of every command. */
export const EXIT = { ok: 0, findings: 1, failed: 2 } as const;

/** The code of a Node file error (ENOENT …), '' for anything else. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
