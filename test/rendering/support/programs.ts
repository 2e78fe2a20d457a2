import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRendering, type RenderingPrograms } from '../../../scripts/rendering/install.mjs';

/** Two cores are what a small CI machine has. */
const AT_ONCE = 2;

const running = new Set<ChildProcess>();
const waiting: (() => void)[] = [];
const freeSlots = Array.from({ length: AT_ONCE }, (_, index) => index);

let found: RenderingPrograms | null = null;
let root = '';
let folders = 0;

/** Installs what is missing and makes the folder that everything rendered goes into. */
export async function preparePrograms(): Promise<void> {
  found = await ensureRendering(line => console.log(`   ${line}`));
  root = await mkdtemp(join(tmpdir(), 'hegao-rendering-'));
  process.once('exit', killAll);
}

/** Ends what still runs and removes the folder, which is kept when HEGAO_KEEP is set, to look at. */
export async function endPrograms(): Promise<void> {
  killAll();
  if (process.env['HEGAO_KEEP']) console.log(`   kept: ${root}`);
  else await rm(root, { recursive: true, force: true, maxRetries: 5 });
}

/** The programs' paths; `preparePrograms` has run before any test. */
export function programs(): RenderingPrograms {
  if (!found) throw new Error('the programs were not prepared: run with test/rendering/mocharc.json');
  return found;
}

/** A new empty folder. */
export async function newFolder(name: string): Promise<string> {
  folders += 1;
  const path = join(root, `${String(folders).padStart(3, '0')}-${name}`);
  await mkdir(path, { recursive: true });
  return path;
}

export interface RunResult {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Given to the program's standard input. */
  readonly input?: string | Uint8Array;
  /** Seconds after which the program and all its children are killed. */
  readonly seconds?: number;
}

/**
 * Runs a program to its end with the stand-in fonts, at most two at once. `args` gets the number of its slot, so that two
 * programs that run beside each other can have a profile folder each.
 *
 * @throws when there is no such program or when it took too long; its status is the caller's to judge
 */
export async function run(
  program: string,
  args: readonly string[] | ((slot: number) => readonly string[]),
  options: RunOptions = {},
): Promise<RunResult> {
  const slot = await takeSlot();
  try {
    return await spawnAndWait(program, typeof args === 'function' ? args(slot) : args, options);
  } finally {
    freeSlots.push(slot);
    waiting.shift()?.();
  }
}

/** The same, for programs whose failure is a failure of the test. */
export async function runWell(
  program: string,
  args: readonly string[] | ((slot: number) => readonly string[]),
  options: RunOptions = {},
): Promise<RunResult> {
  const result = await run(program, args, options);
  if (result.status !== 0) throw new Error(`${program} ended with ${result.status}:\n${result.stderr.slice(-3000)}`);
  return result;
}

/** The folder in which a slot's program keeps its profile; it is used again by the slot's next run. */
export const profileFolder = (program: string, slot: number): string => join(root, `profile-${program}-${slot}`);

async function takeSlot(): Promise<number> {
  for (;;) {
    const slot = freeSlots.pop();
    if (slot !== undefined) return slot;
    await new Promise<void>(resolve => waiting.push(resolve));
  }
}

function spawnAndWait(program: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, FONTCONFIG_FILE: programs().fontConfiguration, LC_ALL: 'C.UTF-8', ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own: LibreOffice and Chromium have children that would live on.
      detached: true,
    });
    running.add(child);
    const seconds = options.seconds ?? 120;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      killGroup(child);
    }, seconds * 1000);
    const out: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => {
      stderr += chunk;
    });
    const end = (): void => {
      clearTimeout(timer);
      running.delete(child);
    };
    child.on('error', error => {
      end();
      reject(error);
    });
    child.on('close', code => {
      end();
      if (late) reject(new Error(`${program} did not end within ${seconds} s:\n${stderr.slice(-2000)}`));
      else resolve({ status: code ?? 1, stdout: Buffer.concat(out), stderr });
    });
    // A program that doesn't read its input may be gone before it is written.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

function killAll(): void {
  for (const child of running) killGroup(child);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
