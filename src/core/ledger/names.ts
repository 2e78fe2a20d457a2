import { fold } from '../text/fold';
import type { Metric } from './types';

/** The form in which names are compared. */
export const nameKey = (name: string): string => fold(name).trim();

function push(map: Map<string, Metric[]>, key: string, metric: Metric): void {
  const list = map.get(key);
  if (!list) map.set(key, [metric]);
  else if (!list.includes(metric)) list.push(metric);
}

/** Paths, names and aliases of a ledger, for looking up one or for finding which of them stands at a place in a formula. */
export class NameIndex {
  readonly #paths = new Map<string, Metric[]>();
  readonly #names = new Map<string, Metric[]>();
  readonly #aliases = new Map<string, Metric[]>();
  /** Lengths of the known keys that start with a character, longest first. */
  #lengths: Map<string, number[]> | null = null;

  constructor(metrics: readonly Metric[]) {
    for (const metric of metrics) {
      push(this.#paths, nameKey(metric.path), metric);
      push(this.#names, nameKey(metric.name), metric);
      for (const alias of metric.aliases) push(this.#aliases, nameKey(alias), metric);
    }
  }

  /** All metrics that a text names: the one of that path, else those of that name, else those of that alias. */
  lookup(text: string): readonly Metric[] {
    const key = nameKey(text);
    return this.#paths.get(key) ?? this.#names.get(key) ?? this.#aliases.get(key) ?? [];
  }

  /** The one metric that a text names, null if none or several. */
  find(text: string): Metric | null {
    const found = this.lookup(text);
    return found.length === 1 ? found[0]! : null;
  }

  /** As `lookup`, seen from inside groups: a metric of the innermost group that has it comes first. */
  lookupFrom(text: string, groups: readonly string[]): readonly Metric[] {
    for (let depth = groups.length; depth > 0; depth--) {
      const found = this.#paths.get(nameKey(`${groups.slice(0, depth).join('/')}/${text.trim()}`));
      if (found) return found;
    }
    return this.lookup(text);
  }

  /**
   * Length of the longest known path, name or alias that starts at an offset and ends where a name may end; 0 if none.
   * @param folded the text after `fold`.
   */
  longestAt(folded: string, at: number, mayEnd: (offset: number) => boolean): number {
    const lengths = this.#lengthsByStart().get(folded[at] ?? '') ?? [];
    for (const length of lengths) {
      if (at + length > folded.length || !mayEnd(at + length)) continue;
      const key = folded.slice(at, at + length);
      if (this.#paths.has(key) || this.#names.has(key) || this.#aliases.has(key)) return length;
    }
    return 0;
  }

  /** Every name, alias and path as written, for proposing the nearest one. */
  *written(): Iterable<string> {
    for (const map of [this.#names, this.#aliases, this.#paths]) {
      for (const [key, metrics] of map) {
        const metric = metrics[0]!;
        yield map === this.#paths
          ? metric.path
          : map === this.#names
            ? metric.name
            : (metric.aliases.find(a => nameKey(a) === key) ?? metric.name);
      }
    }
  }

  #lengthsByStart(): Map<string, number[]> {
    if (this.#lengths) return this.#lengths;
    const sets = new Map<string, Set<number>>();
    for (const map of [this.#paths, this.#names, this.#aliases]) {
      for (const key of map.keys()) {
        if (!key) continue;
        const set = sets.get(key[0]!);
        if (set) set.add(key.length);
        else sets.set(key[0]!, new Set([key.length]));
      }
    }
    this.#lengths = new Map([...sets].map(([start, set]) => [start, [...set].sort((a, b) => b - a)]));
    return this.#lengths;
  }
}
