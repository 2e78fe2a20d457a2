/**
 * What the names and values of all figures say together, whatever the probabilities: the same in every round of the second
 * look, so that it is worked out once for both.
 *
 * Drafts are numbered through the report, the first figure's first; statements (metric, level or change, period) have small
 * numbers of their own, so that the rounds can add up by statement in plain arrays.
 */
import type { Draft } from './evidence';
import { swapGains } from './swaps';
import type { Mention } from './types';

/** Number of a draft that states nothing by itself, see `Draft.isForeign`. */
export const NO_STATEMENT = -1;

export interface NamesAcross {
  /** By figure: what it says, however it is worded; equal for figures that say the same. */
  readonly said: readonly string[];
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
export function namesAcross(mentions: readonly Mention[], drafts: readonly (readonly Draft[])[]): NamesAcross {
  let across = known.get(drafts);
  if (!across) {
    const firstDraft = new Int32Array(drafts.length + 1);
    drafts.forEach((list, i) => {
      firstDraft[i + 1] = firstDraft[i]! + list.length;
    });
    const said = mentions.map(({ figure }) => `${figure.value}${figure.unit}`);
    across = {
      said,
      firstDraft,
      ...numberStatements(said, drafts, firstDraft),
      ...compareMetrics(drafts, firstDraft),
      swaps: swapGains(drafts),
    };
    known.set(drafts, across);
  }
  return across;
}

/** Numbers what is stated, and compares each draft's name with those of the other figures that could state the same. */
function numberStatements(
  said: readonly string[],
  drafts: readonly (readonly Draft[])[],
  firstDraft: Int32Array,
): Pick<NamesAcross, 'statements' | 'statementCount' | 'bestPlaces'> {
  const count = firstDraft[drafts.length]!;
  const numbers = new Map<number, number>();
  const statements = new Int32Array(count).fill(NO_STATEMENT);
  const places: BestPlaces[] = [];
  drafts.forEach((list, i) => {
    list.forEach(({ key, nameScore, isForeign }, d) => {
      if (isForeign) return;
      let number = numbers.get(key);
      if (number === undefined) {
        number = places.length;
        numbers.set(key, number);
        places.push(new BestPlaces());
      }
      statements[firstDraft[i]! + d] = number;
      places[number]!.add(i, said[i]!, nameScore);
    });
  });
  const bestPlaces = new Float64Array(count);
  drafts.forEach((list, i) => {
    list.forEach(({ nameScore, agrees }, d) => {
      const number = statements[firstDraft[i]! + d]!;
      if (number === NO_STATEMENT) return;
      const place = places[number]!;
      // A false figure that is written again is the same slip twice: the two do not compete for the metric.
      const elsewhere = agrees ? place.without(i) : place.withoutSaid(said[i]!);
      bestPlaces[firstDraft[i]! + d] = Math.max(-1, Math.min(1, nameScore - elsewhere));
    });
  });
  return { statements, statementCount: places.length, bestPlaces };
}

/** Where a metric's name fits best: the two best scores, and the best one of a figure that says something else. */
class BestPlaces {
  #by = -1;
  #said = '';
  #most = 0;
  #second = 0;
  #saidOtherwise = 0;

  add(by: number, said: string, score: number): void {
    if (this.#by < 0 || score > this.#most) {
      if (said !== this.#said) this.#saidOtherwise = this.#most;
      this.#second = this.#most;
      this.#most = score;
      this.#by = by;
      this.#said = said;
      return;
    }
    this.#second = Math.max(this.#second, score);
    if (said !== this.#said) this.#saidOtherwise = Math.max(this.#saidOtherwise, score);
  }

  /** The best score but for this figure's own. */
  without(by: number): number {
    return by === this.#by ? this.#second : this.#most;
  }

  /** The best score of figures that say something else. */
  withoutSaid(said: string): number {
    return said === this.#said ? this.#saidOtherwise : this.#most;
  }
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
