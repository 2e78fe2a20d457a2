import type { Ledger, Metric } from '../ledger/types';
import { fold } from '../text/fold';

/** Characters that neither names nor prose are compared by. */
const IGNORED = new Set([...'的“”"\'‘’《》〈〉「」『』()[]{}<>/·、 \t\u3000—-_\uFFFC']);

/** Endings that say only that something was counted: they tell metrics apart badly. Longest first. */
const GENERIC_ENDINGS = [
  '总数量',
  '总数',
  '总量',
  '总额',
  '数量',
  '合计',
  '件数',
  '情况',
  '总计',
  '人数',
  '次数',
  '数额',
  '数',
  '量',
  '额',
];
const GENERIC_WEIGHT = 0.35;

/** A pair of neighbouring characters, by its number in the index. */
export type Gram = number;

/** One way to name a metric: its own name or an alias, folded and without what is ignored. */
export interface Term {
  readonly text: string;
  readonly grams: readonly Gram[];
  /** Weight of each gram; rare in the ledger is heavy. */
  readonly weights: readonly number[];
  readonly total: number;
  readonly isAlias: boolean;
  readonly characters: ReadonlySet<string>;
}

export interface IndexedMetric {
  readonly metric: Metric;
  readonly terms: readonly Term[];
  /** Characters of all its names and groups. */
  readonly characters: ReadonlySet<string>;
  /** Grams of the group names, outermost first, and their weights. */
  readonly groupGrams: readonly Gram[];
  readonly groupWeights: readonly number[];
  readonly groupTotal: number;
}

const keep = (text: string): string => {
  let kept = '';
  for (const c of fold(text)) if (!IGNORED.has(c)) kept += c;
  return kept;
};

const key = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + (text.charCodeAt(at + 1) || 0);

/** The ledger's names by the pairs of characters they are made of. Made once a ledger; a look-up costs what the text holds. */
export class LedgerIndex {
  readonly metrics: readonly IndexedMetric[];
  readonly gramCount: number;
  readonly #grams = new Map<number, Gram>();
  /** Metrics by gram of an own name or alias, and by gram of a group name. */
  readonly ownPostings: readonly (readonly number[])[];
  readonly groupPostings: readonly (readonly number[])[];

  constructor(readonly ledger: Ledger) {
    const own: number[][] = [];
    const group: number[][] = [];
    const gramsOf = (text: string): Gram[] => {
      const grams: Gram[] = [];
      const last = Math.max(1, text.length - 1);
      for (let i = 0; i < last && text.length; i++) {
        const k = key(text, i);
        let gram = this.#grams.get(k);
        if (gram === undefined) {
          gram = own.length;
          this.#grams.set(k, gram);
          own.push([]);
          group.push([]);
        }
        grams.push(gram);
      }
      return grams;
    };
    const post = (postings: number[][], grams: readonly Gram[], metric: number): void => {
      for (const gram of grams) if (postings[gram]!.at(-1) !== metric) postings[gram]!.push(metric);
    };
    const names = ledger.metrics.map((metric, i) => {
      const terms = [metric.name, ...metric.aliases].map(keep).map(text => ({ text, grams: gramsOf(text) }));
      const groupText = metric.groups.map(keep);
      const groupGrams = groupText.flatMap(gramsOf);
      for (const term of terms) post(own, term.grams, i);
      post(group, groupGrams, i);
      return { metric, terms, groupGrams };
    });
    const count = names.length;
    const weigh = (postings: number[][], gram: Gram): number =>
      Math.log(1 + count / Math.max(1, postings[gram]!.length));
    this.metrics = names.map(({ metric, terms, groupGrams }) => {
      const groupWeights = groupGrams.map(g => weigh(group, g));
      return {
        metric,
        characters: new Set([...terms.map(t => t.text), ...metric.groups.map(keep)].join('')),
        terms: terms
          .filter(t => t.grams.length)
          .map((t, i) => {
            const ending = GENERIC_ENDINGS.find(e => t.text.length > e.length && t.text.endsWith(e))?.length ?? 0;
            const weights = t.grams.map(
              (g, at) => weigh(own, g) * (at + 2 > t.text.length - ending && ending ? GENERIC_WEIGHT : 1),
            );
            return { ...t, weights, total: sum(weights), isAlias: i > 0, characters: new Set(t.text) };
          }),
        groupGrams,
        groupWeights,
        groupTotal: sum(groupWeights),
      };
    });
    this.ownPostings = own;
    this.groupPostings = group;
    this.gramCount = own.length;
  }

  /**
   * The ledger's grams in a text: for each offset the gram that begins there (over ignored characters), or -1.
   * @param folded folded prose
   */
  gramsIn(folded: string): Int32Array {
    const found = new Int32Array(folded.length).fill(-1);
    let previous = -1;
    for (let i = 0; i < folded.length; i++) {
      if (IGNORED.has(folded[i]!)) continue;
      if (previous >= 0 && i - previous <= 4) {
        const gram = this.#grams.get(folded.charCodeAt(previous) * 0x10000 + folded.charCodeAt(i));
        if (gram !== undefined) found[previous] = gram;
      }
      previous = i;
    }
    return found;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
