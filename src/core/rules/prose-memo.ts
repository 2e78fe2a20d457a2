/** Characters of prose that one rule remembers, before it forgets the older half. */
const REMEMBERED = 4_000_000;

/**
 * Makes a reading of a block's prose remember its results, so that a keystroke costs a rule one block and not the whole report.
 * `read` must depend on nothing but the prose. The memory is bounded; forgetting changes no result.
 */
export function memoByProse<T>(read: (prose: string) => T): (prose: string) => T {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  let size = 0;
  return prose => {
    const known = recent.get(prose);
    if (known !== undefined) return known;
    const result = older.get(prose) ?? read(prose);
    recent.set(prose, result);
    size += prose.length;
    if (size > REMEMBERED / 2) {
      older = recent;
      recent = new Map();
      size = 0;
    }
    return result;
  };
}
