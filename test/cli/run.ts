import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process and keeps what it writes. */
export async function hegao(...args: readonly string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const status = await run(args, {
    write: text => {
      stdout += text;
    },
    error: message => {
      stderr += message + '\n';
    },
  });
  return { status, stdout, stderr };
}

/** A folder of its own, made the working directory until `leave`. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'hegao-'));
  readonly #before = process.cwd();

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    process.chdir(this.folder);
  }

  write(path: string, content: string | Uint8Array): void {
    const target = join(this.folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }

  leave(): void {
    process.chdir(this.#before);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
