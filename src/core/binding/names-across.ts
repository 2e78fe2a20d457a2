/**
 * What the names and values of all figures say together, whatever the probabilities: the same in every round of the second
 * look, so that it is worked out once for both.
 *
 * Drafts are numbered through the report, the first figure's first; statements (metric, level or change, period) have small
 * numbers of their own, so that the rounds can add up by statement in plain arrays.
 */
import type { Draft } from './evidence';
import { swapGains } from './swaps';

/** Number of a draft that states nothing by itself, see `Draft.isForeign`. */
export const NO_STATEMENT = -1;

export interface NamesAcross {
  /** By figure: the number of its first draft. */
  readonly firstDraft: Int32Array;
  /** By draft: the number of what it states. */
  readonly statements: Int32Array;
  readonly statementCount: number;
  /** By draft: how much better its name fits here than any other metric's. */
  readonly leads: Float64Array;
  /** By draft: how well the best named other metric is named that the figure is true of. */
  readonly rivalAgrees: Float64Array;
  /** By draft: how much better its name fits here than at any other figure, −1 to 1. */
  readonly bestPlaces: Float64Array;
  readonly swaps: ReturnType<typeof swapGains>;
}

const known = new WeakMap<readonly (readonly Draft[])[], NamesAcross>();

/** @param drafts by figure; the same array gives the same answer */
export function namesAcross(drafts: readonly (readonly Draft[])[]): NamesAcross {
  let across = known.get(drafts);
  if (!across) {
    const firstDraft = new Int32Array(drafts.length + 1);
    drafts.forEach((list, i) => {
      firstDraft[i + 1] = firstDraft[i]! + list.length;
    });
    across = {
      firstDraft,
      ...numberStatements(drafts, firstDraft),
      ...compareMetrics(drafts, firstDraft),
      swaps: swapGains(drafts),
    };
    known.set(drafts, across);
  }
  return across;
}

/** Numbers what is stated, and compares each draft's name with those of the other figures that could state the same. */
function numberStatements(
  drafts: readonly (readonly Draft[])[],
  firstDraft: Int32Array,
): Pick<NamesAcross, 'statements' | 'statementCount' | 'bestPlaces'> {
  const count = firstDraft[drafts.length]!;
  const numbers = new Map<number, number>();
  const statements = new Int32Array(count).fill(NO_STATEMENT);
  // For each statement the two best name scores and where the best stands.
  const most: number[] = [];
  const second: number[] = [];
  const by: number[] = [];
  drafts.forEach((list, i) => {
    list.forEach(({ key, nameScore, isForeign }, d) => {
      if (isForeign) return;
      const place = numbers.get(key);
      if (place === undefined) {
        statements[firstDraft[i]! + d] = numbers.size;
        numbers.set(key, numbers.size);
        most.push(nameScore);
        second.push(0);
        by.push(i);
        return;
      }
      statements[firstDraft[i]! + d] = place;
      if (nameScore > most[place]!) {
        second[place] = most[place]!;
        most[place] = nameScore;
        by[place] = i;
      } else if (nameScore > second[place]!) second[place] = nameScore;
    });
  });
  const bestPlaces = new Float64Array(count);
  drafts.forEach((list, i) => {
    list.forEach(({ nameScore }, d) => {
      const place = statements[firstDraft[i]! + d]!;
      if (place === NO_STATEMENT) return;
      const elsewhere = by[place] === i ? second[place]! : most[place]!;
      bestPlaces[firstDraft[i]! + d] = Math.max(-1, Math.min(1, nameScore - elsewhere));
    });
  });
  return { statements, statementCount: numbers.size, bestPlaces };
}

/** Compares each draft with the figure's drafts of other metrics. */
function compareMetrics(
  drafts: readonly (readonly Draft[])[],
  firstDraft: Int32Array,
): Pick<NamesAcross, 'leads' | 'rivalAgrees'> {
  const leads = new Float64Array(firstDraft[drafts.length]!);
  const rivalAgrees = new Float64Array(firstDraft[drafts.length]!);
  const named = new BestOfOthers();
  const agreeing = new BestOfOthers();
  drafts.forEach((list, i) => {
    named.clear();
    agreeing.clear();
    for (const draft of list) {
      if (draft.isForeign) continue;
      named.add(draft.metric, draft.nameScore);
      if (draft.agrees) agreeing.add(draft.metric, draft.named);
    }
    list.forEach(({ metric, nameScore }, d) => {
      leads[firstDraft[i]! + d] = nameScore - named.without(metric);
      rivalAgrees[firstDraft[i]! + d] = agreeing.without(metric);
    });
  });
  return { leads, rivalAgrees };
}

/** The greatest of some amounts, at least 0, leaving any one metric out. */
class BestOfOthers {
  #metric = -1;
  #most = 0;
  #ofAnother = 0;

  clear(): void {
    this.#metric = -1;
    this.#most = this.#ofAnother = 0;
  }

  add(metric: number, amount: number): void {
    if (metric === this.#metric) this.#most = Math.max(this.#most, amount);
    else if (amount > this.#most) {
      this.#ofAnother = this.#most;
      this.#most = amount;
      this.#metric = metric;
    } else this.#ofAnother = Math.max(this.#ofAnother, amount);
  }

  without(metric: number): number {
    return metric === this.#metric ? this.#ofAnother : this.#most;
  }
}
