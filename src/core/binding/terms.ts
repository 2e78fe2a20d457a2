import type { Ledger, Metric } from '../ledger/types';
import { fold } from '../text/fold';
import { decimalLists, type NumberLists, numberLists } from './number-lists';
import type { Way } from './ways';

/** Characters that neither names nor prose are compared by. */
const IGNORED = new Uint8Array(65536);
for (const c of '的“”"\'‘’《》〈〉「」『』()[]{}<>/·、 \t\u3000—-_\uFFFC') IGNORED[c.charCodeAt(0)] = 1;

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
/** A name that says nothing else. */
const COUNT_NAME = /^(?:.数|总数|总量|数量|合计|总计|总数量)$/;

const SHARE_NAME = /占|比重|比例|份额|构成比/;
const GROWTH_NAME = /增速|增幅|涨幅|降幅|增长|同比|环比|升幅|跌幅|变动|涨跌|提高|收窄|加快|下降|增减|改善/;

/** A pair of neighbouring characters, by its number in the index. */
export type Gram = number;

/** One way to name a metric: its own name or an alias, folded and without what is ignored. */
export interface Term {
  readonly text: string;
  readonly isAlias: boolean;
}

export interface IndexedMetric {
  readonly metric: Metric;
  /** Where it has one period, the only way to state it; else null. */
  readonly level: readonly Way[] | null;
  /** Its groups with strokes between, '' if none. */
  readonly groupPath: string;
  /** Number of its first term in the index; its terms follow one another. */
  readonly firstTerm: number;
  readonly terms: readonly Term[];
  /** 占比, 比重 …: a share by its name; 增速, 同比 …: a movement. */
  readonly isShare: boolean;
  readonly isGrowth: boolean;
  /** Weight of all grams of its group names together. */
  readonly groupTotal: number;
}

/**
 * Numbers for the characters of a ledger's names, from 1 on, so that what stands around a figure can be counted in an
 * array. A character is a code point; the halves of one beyond 16 bits have numbers, too.
 */
class Alphabet {
  readonly #units = new Uint16Array(65536);
  readonly #beyond = new Map<number, number>();
  size = 1;

  /** Number of a code point, 0 when no name holds it (or the ledger has more characters than can be numbered). */
  numberOf(codePoint: number): number {
    return codePoint < 65536 ? this.#units[codePoint]! : (this.#beyond.get(codePoint) ?? 0);
  }

  add(codePoint: number): number {
    const known = this.numberOf(codePoint);
    if (known !== 0 || this.size > 65535) return known;
    if (codePoint < 65536) this.#units[codePoint] = this.size;
    else this.#beyond.set(codePoint, this.size);
    return this.size++;
  }
}

const keep = (text: string): string => {
  let kept = '';
  for (const c of fold(text)) if (!IGNORED[c.charCodeAt(0)]) kept += c;
  return kept;
};

/**
 * The grams of a ledger's names by their two characters (UTF-16 code units; the second is 0 for a name of one character).
 * Characters of names have small numbers: most characters of a text have none, and small keys are looked up faster.
 */
class GramTable {
  readonly #numbers = new Uint16Array(65536);
  #size = 1;
  readonly #grams = new Map<number, Gram>();

  /** Number of a gram that is in the table, undefined for any other. */
  of(first: number, second: number): Gram | undefined {
    const a = this.#numbers[first]!;
    const b = this.#numbers[second]!;
    return a === 0 || b === 0 ? undefined : this.#grams.get(a * 65536 + b);
  }

  add(first: number, second: number, gram: Gram): void {
    this.#grams.set(this.#number(first) * 65536 + this.#number(second), gram);
  }

  #number(unit: number): number {
    if (this.#numbers[unit] === 0) this.#numbers[unit] = this.#size++;
    return this.#numbers[unit]!;
  }
}

/** A metric's level can be stated; with several periods its change, too. */
export const HAS_LEVEL = 1;
export const HAS_CHANGE = 2;

const indexes = new WeakMap<Ledger, LedgerIndex>();

/** The index of a ledger, made when it is first asked for. */
export function indexOf(ledger: Ledger): LedgerIndex {
  let index = indexes.get(ledger);
  if (!index) {
    index = new LedgerIndex(ledger);
    indexes.set(ledger, index);
  }
  return index;
}

/** The ledger's names by the pairs of characters they are made of. Made once a ledger; a look-up costs what the text holds. */
export class LedgerIndex {
  readonly alphabet = new Alphabet();
  readonly metrics: readonly IndexedMetric[];
  /** The metrics' units, each once, and the number of each metric's. */
  readonly units: readonly string[];
  readonly unitNumbers: Uint32Array;
  /** By metric: what of it can be stated, HAS_LEVEL and HAS_CHANGE, 0 if it can't be checked. */
  readonly traits: Uint8Array;
  readonly gramCount: number;
  readonly #grams = new GramTable();
  /** Metrics by gram of an own name or alias, and by gram of a group name. */
  readonly own: NumberLists;
  readonly groups: NumberLists;
  /** By term: its grams, and each gram's share of the name, all of them together 1; rare in the ledger is heavy. */
  readonly termGrams: NumberLists;
  readonly termShares: NumberLists<Float64Array>;
  /** By term: the numbers of its UTF-16 code units in order, and of its characters, each once. */
  readonly termUnits: NumberLists;
  readonly termCharacters: NumberLists;
  /** By metric: the numbers of the characters of all its names and groups, each once. */
  readonly characters: NumberLists;
  /** By metric: the grams of its group names, outermost first, and their weights. */
  readonly groupGrams: NumberLists;
  readonly groupWeights: NumberLists<Float64Array>;

  constructor(readonly ledger: Ledger) {
    const own: number[][] = [];
    const group: number[][] = [];
    const gramsOf = (text: string): Gram[] => {
      const grams: Gram[] = [];
      const last = Math.max(1, text.length - 1);
      for (let i = 0; i < last && text.length; i++) {
        const [first, second] = [text.charCodeAt(i), text.charCodeAt(i + 1) || 0];
        let gram = this.#grams.of(first, second);
        if (gram === undefined) {
          gram = own.length;
          this.#grams.add(first, second, gram);
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
      const named = [metric.name, ...metric.aliases].map(keep);
      // 市办实事/件数: the unit says that it was counted, and the group what.
      const counted = metric.groups.at(-1);
      if (counted && named.some(name => COUNT_NAME.test(name))) named.push(keep(counted));
      const terms = named.map(text => ({ text, grams: gramsOf(text) }));
      const groupText = metric.groups.map(keep);
      const groupGrams = groupText.flatMap(gramsOf);
      for (const term of terms) post(own, term.grams, i);
      post(group, groupGrams, i);
      const known = terms.filter(term => term.grams.length);
      return { metric, terms: known, groupGrams, text: [...terms.map(t => t.text), ...groupText].join('') };
    });
    const weigh = (postings: number[][], gram: Gram): number =>
      Math.log(1 + names.length / Math.max(1, postings[gram]!.length));
    const shares = ({ text, grams }: (typeof names)[number]['terms'][number]): number[] => {
      const ending = GENERIC_ENDINGS.find(e => text.length > e.length && text.endsWith(e))?.length ?? 0;
      const weights = grams.map(
        (g, at) => weigh(own, g) * (at + 2 > text.length - ending && ending ? GENERIC_WEIGHT : 1),
      );
      const total = sum(weights);
      return weights.map(w => w / total);
    };
    const terms = names.flatMap(name => name.terms);
    const groupWeights = names.map(name => name.groupGrams.map(g => weigh(group, g)));
    let firstTerm = 0;
    this.metrics = names.map(({ metric, terms }, i) => {
      const first = firstTerm;
      firstTerm += terms.length;
      return {
        metric,
        level: levelOf(metric),
        groupPath: metric.groups.join('/'),
        firstTerm: first,
        terms: terms.map(({ text }, n) => ({ text, isAlias: n > 0 })),
        isShare: SHARE_NAME.test(metric.name),
        isGrowth: GROWTH_NAME.test(metric.name),
        groupTotal: sum(groupWeights[i]!),
      };
    });
    this.own = numberLists(own);
    this.groups = numberLists(group);
    this.gramCount = own.length;
    this.termGrams = numberLists(terms.map(term => term.grams));
    this.termShares = decimalLists(terms.map(shares));
    this.termUnits = numberLists(terms.map(({ text }) => this.#unitsOf(text)));
    this.termCharacters = numberLists(terms.map(({ text }) => this.#charactersOf(text)));
    this.characters = numberLists(names.map(({ text }) => this.#charactersOf(text)));
    this.groupGrams = numberLists(names.map(name => name.groupGrams));
    this.groupWeights = decimalLists(groupWeights);
    const units = new Map<string, number>();
    this.unitNumbers = Uint32Array.from(ledger.metrics, ({ unit }) => {
      const known = units.get(unit) ?? units.size;
      units.set(unit, known);
      return known;
    });
    this.units = [...units.keys()];
    this.traits = Uint8Array.from(ledger.metrics, ({ current, problem, observations }) =>
      !current || problem ? 0 : observations.length > 1 ? HAS_LEVEL | HAS_CHANGE : current.value ? HAS_LEVEL : 0,
    );
  }

  #unitsOf(text: string): number[] {
    return Array.from({ length: text.length }, (_, at) => this.alphabet.add(text.charCodeAt(at)));
  }

  #charactersOf(text: string): number[] {
    return [...new Set(Array.from(text, c => this.alphabet.add(c.codePointAt(0)!)))];
  }

  /**
   * The ledger's grams in a text: for each offset the gram that begins there (over ignored characters), or -1.
   * @param folded folded prose
   */
  gramsIn(folded: string): Int32Array {
    const found = new Int32Array(folded.length).fill(-1);
    let previous = -1;
    let first = 0;
    for (let i = 0; i < folded.length; i++) {
      const unit = folded.charCodeAt(i);
      if (IGNORED[unit] === 1) continue;
      if (previous >= 0 && i - previous <= 4) {
        const gram = this.#grams.of(first, unit);
        if (gram !== undefined) found[previous] = gram;
      }
      previous = i;
      first = unit;
    }
    return found;
  }
}

const levelOf = ({ observations, current }: Metric): readonly Way[] | null =>
  observations.length > 1 || !current ? null : [{ aspect: 'level', observation: current, base: null }];

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
