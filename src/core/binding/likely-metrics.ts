import type { NumberLists } from './number-lists';
import { HAS_CHANGE, HAS_LEVEL, type LedgerIndex } from './terms';
import type { Mention } from './types';
import { changeUnitFits, levelUnitFits } from './ways';
import { ZONES } from './zones';

/** A pair of characters in more names than this tells no metric from another. */
const MOST_SHARING = 256;
/** So many names in all are looked through for a figure: in a large ledger the pairs that few names share decide. */
const MOST_LOOKED_THROUGH = 512;
const LEAST_SHARING = 16;
/** A metric with less than this share of the best one's common words is not looked at. */
const LEAST_SHARE = 0.08;
const CLAUSE_ZONE = ZONES.indexOf('clause');

const LOGARITHMS = Float64Array.from({ length: MOST_SHARING + 1 }, (_, n) => Math.log(n));

/** Finds the metrics whose names share most with the words around a figure: those worth a closer look. */
export class LikelyMetrics {
  readonly #index: LedgerIndex;
  readonly #hits: Float64Array;
  readonly #found: Int32Array;
  /** Which units a figure of a kind could state, by the number of the unit. */
  readonly #fits = new Map<string, Uint8Array>();

  constructor(index: LedgerIndex) {
    this.#index = index;
    this.#hits = new Float64Array(index.metrics.length);
    this.#found = new Int32Array(index.metrics.length);
  }

  /**
   * The likeliest metrics whose unit the figure could have, best first.
   * @param grams the ledger's pairs of characters that stand around the figure
   * @param zoneOf where each of them stands
   * @param most how many are wanted
   * @param others those whose unit the figure could not have, instead
   */
  best(mention: Mention, grams: readonly number[], zoneOf: Int8Array, most: number, others = false): readonly number[] {
    const hits = this.#hits;
    const found = this.#found;
    const count = this.#fitting(mention, this.#find(grams, zoneOf), others);
    const best: number[] = [];
    if (most >= count) {
      for (let i = 0; i < count; i++) best.push(found[i]!);
      best.sort((a, b) => hits[b]! - hits[a]! || a - b);
    } else {
      for (let i = 0; i < count; i++) {
        const metric = found[i]!;
        const own = hits[metric]!;
        const last = best[best.length - 1];
        if (best.length < most) best.push(metric);
        else if (hits[last!]! > own || (hits[last!] === own && last! < metric)) continue;
        let at = best.length - 1;
        for (; at > 0; at--) {
          const before = best[at - 1]!;
          if (hits[before]! > own || (hits[before] === own && before < metric)) break;
          best[at] = before;
        }
        best[at] = metric;
      }
    }
    for (let i = 0; i < count; i++) hits[found[i]!] = 0;
    return best;
  }

  /** Adds up what each metric's names have in common with the words; returns how many have anything. */
  #find(grams: readonly number[], zoneOf: Int8Array): number {
    const { own, groups } = this.#index;
    const sharing = this.#sharing(grams);
    let count = 0;
    for (let i = 0; i < grams.length; i++) {
      const gram = grams[i]!;
      const weight = zoneOf[gram]! <= CLAUSE_ZONE ? 2 : 1;
      count = this.#add(own, gram, sharing, weight, 1, count);
      count = this.#add(groups, gram, sharing, weight, 2, count);
    }
    return count;
  }

  /** How many names a pair of characters may be in so that the names of all such pairs are few enough. */
  #sharing(grams: readonly number[]): number {
    const { own, groups } = this.#index;
    for (let most = MOST_SHARING; most > LEAST_SHARING; most /= 2) {
      let total = 0;
      for (let i = 0; i < grams.length && total <= MOST_LOOKED_THROUGH; i++) {
        const gram = grams[i]!;
        const inNames = own.starts[gram + 1]! - own.starts[gram]!;
        const inGroups = groups.starts[gram + 1]! - groups.starts[gram]!;
        if (inNames <= most) total += inNames;
        if (inGroups <= most) total += inGroups;
      }
      if (total <= MOST_LOOKED_THROUGH) return most;
    }
    return LEAST_SHARING;
  }

  /** @param least what a gram of one single name is divided by; those of many names say less */
  #add(
    { starts, items }: NumberLists,
    gram: number,
    sharing: number,
    weight: number,
    least: number,
    count: number,
  ): number {
    const hits = this.#hits;
    const found = this.#found;
    const start = starts[gram]!;
    const end = starts[gram + 1]!;
    if (end === start || end - start > sharing) return count;
    const worth = weight / (least + LOGARITHMS[end - start]!);
    let next = count;
    for (let i = start; i < end; i++) {
      const metric = items[i]!;
      const before = hits[metric]!;
      if (before === 0) found[next++] = metric;
      hits[metric] = before + worth;
    }
    return next;
  }

  /** Keeps of the metrics found those that the figure could state and that are not far below the best; returns how many. */
  #fitting(mention: Mention, count: number, others: boolean): number {
    const { unitNumbers, traits } = this.#index;
    const hits = this.#hits;
    const found = this.#found;
    const fits = this.#fitsOf(mention);
    let best = 0;
    for (let i = 0; i < count; i++) best = Math.max(best, hits[found[i]!]!);
    const floor = best * LEAST_SHARE;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const metric = found[i]!;
      const fit = fits[unitNumbers[metric]!]! & traits[metric]!;
      const counts = others ? (fit & HAS_LEVEL) === 0 && (traits[metric]! & HAS_LEVEL) !== 0 : fit !== 0;
      if (counts && hits[metric]! >= floor) found[kept++] = metric;
      else hits[metric] = 0;
    }
    return kept;
  }

  #fitsOf(mention: Mention): Uint8Array {
    const { figure, cue, headUnit } = mention;
    const unit = headUnit?.unit ?? figure.unit;
    const verb = cue === null ? '' : cue.toLevel ? 'reached' : 'moved';
    const key = `${figure.kind} ${figure.written.form} ${figure.unit} ${unit} ${verb}`;
    let fits = this.#fits.get(key);
    if (!fits) {
      fits = Uint8Array.from(
        this.#index.units,
        of => (levelUnitFits(figure, unit, of) ? HAS_LEVEL : 0) | (changeUnitFits(mention, of) ? HAS_CHANGE : 0),
      );
      this.#fits.set(key, fits);
    }
    return fits;
  }
}
