/** Characters of keys that one memory holds, before it forgets the older half. */
const REMEMBERED = 4_000_000;

/** What was worked out of texts, by the text. The memory is bounded; forgetting changes no result. */
export class TextMemory<T> {
  #recent = new Map<string, T>();
  #older = new Map<string, T>();
  #size = 0;

  /** What is remembered of a text, undefined for nothing. */
  get(text: string): T | undefined {
    const known = this.#recent.get(text);
    if (known !== undefined) return known;
    const older = this.#older.get(text);
    if (older !== undefined) this.set(text, older);
    return older;
  }

  set(text: string, result: T): void {
    this.#recent.set(text, result);
    this.#size += text.length;
    if (this.#size <= REMEMBERED / 2) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#size = 0;
  }
}

/**
 * Makes a reading of a block's prose remember its results, so that a keystroke costs a rule one block and not the whole report.
 * `read` must depend on nothing but the prose.
 */
export function memoByProse<T>(read: (prose: string) => T): (prose: string) => T {
  const memory = new TextMemory<T>();
  return prose => {
    const known = memory.get(prose);
    if (known !== undefined) return known;
    const result = read(prose);
    memory.set(prose, result);
    return result;
  };
}
