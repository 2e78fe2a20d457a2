import { type ChildProcess, fork } from 'node:child_process';
import type { CutAnswer, CutRequest } from './messages';
import type { Segmenter } from './segmenter';

/**
 * Loading its dictionary takes seconds. Somebody who has opened a menu is better served by the other segmenter meanwhile; the
 * dictionary goes on loading and is there for the next time.
 */
const PATIENCE = 1500;
/** The dictionary takes 250 MB: after five idle minutes they are given back. */
const IDLE = 5 * 60_000;

/** nodejieba in a process of its own, which starts at the first `cut`. Once it has died it is not started again. */
export class JiebaSegmenter implements Segmenter {
  private child: ChildProcess | undefined;
  private dead = false;
  private lastId = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting = new Map<number, (words: readonly string[] | null) => void>();

  /** `workerFile` is the bundled `worker.ts`; `patience` in milliseconds. */
  constructor(
    private readonly workerFile: string,
    private readonly patience = PATIENCE,
  ) {}

  cut(text: string): Promise<string[]> {
    const child = this.start();
    if (!child) return Promise.reject(new Error('nodejieba is not available'));
    const request: CutRequest = { id: ++this.lastId, text };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.settle(request.id, null), this.patience);
      this.waiting.set(request.id, words => {
        clearTimeout(timer);
        if (words) resolve([...words]);
        else reject(new Error('nodejieba did not answer'));
      });
      child.send(request, error => {
        if (error) this.settle(request.id, null);
      });
      this.restAfterwards();
    });
  }

  dispose(): void {
    this.dead = true;
    this.stop();
  }

  private start(): ChildProcess | undefined {
    if (this.dead) return undefined;
    if (this.child) return this.child;
    try {
      const child = fork(this.workerFile, [], { stdio: 'ignore', execArgv: [] });
      child.on('message', (answer: CutAnswer) => this.settle(answer.id, answer.words));
      child.on('error', () => this.died(child));
      child.on('exit', () => this.died(child));
      this.child = child;
      return child;
    } catch {
      this.dead = true;
      return undefined;
    }
  }

  private settle(id: number, words: readonly string[] | null): void {
    const waiter = this.waiting.get(id);
    this.waiting.delete(id);
    waiter?.(words);
  }

  private died(child: ChildProcess): void {
    // A process that was stopped on purpose is no longer ours.
    if (child !== this.child) return;
    this.dead = true;
    this.stop();
  }

  private stop(): void {
    clearTimeout(this.idle);
    const { child } = this;
    this.child = undefined;
    child?.kill();
    for (const id of [...this.waiting.keys()]) this.settle(id, null);
  }

  private restAfterwards(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.stop(), IDLE);
    this.idle.unref?.();
  }
}
