import { withoutFillers } from './fillers';
import type { NumberLists } from './number-lists';
import type { LedgerIndex } from './terms';
import { ZONES, type Zone, type ZoneSpan } from './zones';

const DROPPED = new Uint8Array(65536);
for (const c of '的“”"\'‘’《》「」『』()[]{}<>/·、 \t—_\uFFFC-') DROPPED[c.charCodeAt(0)] = 1;

/** A stretch without the marks that names are compared without. */
function cleaned(text: string, start: number, end: number): string {
  let kept = '';
  let from = start;
  for (let at = start; at < end; at++) {
    if (DROPPED[text.charCodeAt(at)] === 0) continue;
    if (at > from) kept += text.slice(from, at);
    from = at + 1;
  }
  return kept + text.slice(from, end);
}

const [NEAR, AFTER, SUBJECT, ROW, COLUMN] = (['near', 'after', 'subject', 'row', 'column'] satisfies Zone[]).map(zone =>
  ZONES.indexOf(zone),
);

/** Two words of 30 bits hold a text of this length for `abbreviation`. */
const LONGEST_COMPARED = 60;
const LONGEST_NAME = 40;
const BITS = 30;
const ALL_BITS = 2 ** BITS - 1;
const MOST_TEXTS = 4;
const PER_CHARACTER = 2 * MOST_TEXTS;

const YEAR_TEXT = /同比|[比较](?:上年|去年|同期)/;
const PREVIOUS_TEXT = /环比|较上月|比上月|较上季|比上季|比一季度|较一季度/;
const SHARE_TEXT = /占|比重|比例|份额/;

/**
 * The words close to one figure, laid out so that many names are compared with them quickly: how often each character
 * stands there, and a bit for each place where it stands. One object serves all figures in turn, see `load`.
 */
export class CloseWords {
  /** The clause names nothing: its subject is the figure's before. */
  isBare = false;
  /** The clause speaks of the year before, of the period before, of a share. */
  ofYear = false;
  ofPrevious = false;
  ofShare = false;
  /** How many characters right before and after the figure could name something. */
  nounLength = 0;
  #subjectLength = 0;
  /** The figure's clause, its subject, the heads of its row and column, for whole names. */
  #texts: readonly string[] = [];
  #longest = 0;
  readonly #nouns: Uint16Array;
  readonly #subjects: Uint16Array;
  readonly #places: Int32Array;
  readonly #seen: number[] = [];

  constructor(readonly index: LedgerIndex) {
    const { size } = index.alphabet;
    this.#nouns = new Uint16Array(size);
    this.#subjects = new Uint16Array(size);
    this.#places = new Int32Array(size * PER_CHARACTER);
  }

  /** Takes in the words around a figure, in the place of those of the figure before. */
  load(spans: readonly ZoneSpan[]): void {
    this.#clear();
    let near = '';
    let after = '';
    let subject = '';
    let row = '';
    let column = '';
    for (const { zone, reading, start, end } of spans) {
      if (zone > SUBJECT!) continue;
      const text = cleaned(reading.folded, start, end);
      if (zone === NEAR) near += text;
      else if (zone === AFTER) after += text;
      else if (zone === SUBJECT) subject += text;
      else if (zone === ROW) row += text;
      else if (zone === COLUMN) column += text;
    }
    this.isBare = subject !== '';
    this.ofYear = YEAR_TEXT.test(near);
    this.ofPrevious = PREVIOUS_TEXT.test(near);
    this.ofShare = SHARE_TEXT.test(near);
    const heads = row + column;
    const noun =
      (heads || withoutFillers(near).slice(-14)) +
      withoutFillers(after).slice(0, 10) +
      (subject ? withoutFillers(subject).slice(-14) : '');
    this.nounLength = this.#count(noun, 300, this.#nouns);
    this.#subjectLength = this.#count(heads + near + after + subject, 24, this.#subjects);
    this.#texts = [near + after, subject, row, column].filter(Boolean);
    this.#longest = 0;
    this.#texts.forEach((text, t) => {
      this.#longest = Math.max(this.#longest, text.length);
      this.#place(text.slice(-LONGEST_COMPARED), 2 * t);
    });
  }

  /** How many of the characters around the figure a metric's names hold: 税收收入完成 is better explained by 税收收入 than by 收入. */
  knownNouns(metric: number): number {
    return countOf(this.index.characters, metric, this.#nouns);
  }

  /** The share of what the clause is about that a term explains. */
  explainedBy(term: number): number {
    return this.#subjectLength ? countOf(this.index.termCharacters, term, this.#subjects) / this.#subjectLength : 0;
  }

  /** Share of a term's characters that stand in order in the close text, where they stand close together: 住餐业 in 住宿餐饮业. */
  abbreviation(term: number): number {
    const { starts } = this.index.termUnits;
    const length = starts[term + 1]! - starts[term]!;
    if (length < 2) return 0;
    let best = 0;
    for (let t = 0; t < this.#texts.length; t++) best = Math.max(best, this.#inOrder(starts[term]!, length, 2 * t));
    return best / length;
  }

  /**
   * Whether the whole name stands in one of the close texts.
   * @param abbreviation what `abbreviation` says of the term: with less than all of it a short text can't hold the name
   */
  holds(name: string, abbreviation: number): boolean {
    const { length } = name;
    if (length > 1 && length <= LONGEST_NAME && this.#longest <= LONGEST_COMPARED && abbreviation < 1) return false;
    return this.#texts.some(text => text.includes(name));
  }

  /** The name with the character before it, where it stands in one place only and not at its start; else null. */
  lengthened(name: string): string | null {
    let found: string | null = null;
    for (const text of this.#texts)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        if (at === 0 || found !== null) return null;
        found = text.slice(at - 1, at + name.length);
      }
    return found;
  }

  /** Length of the longest common subsequence with a text, a bit for each character of the text (Hyyrö 2004). */
  #inOrder(start: number, length: number, text: number): number {
    const units = this.index.termUnits.items;
    const places = this.#places;
    const end = start + Math.min(length, LONGEST_NAME);
    let low = ALL_BITS;
    let high = ALL_BITS;
    for (let i = start; i < end; i++) {
      const at = units[i]! * PER_CHARACTER + text;
      const lowMatches = low & places[at]!;
      const highMatches = high & places[at + 1]!;
      if ((lowMatches | highMatches) === 0) continue;
      const sum = low + lowMatches;
      const highSum = high + highMatches + (sum >>> BITS);
      low = (sum & ALL_BITS) | (low & ~lowMatches);
      high = (highSum & ALL_BITS) | (high & ~highMatches);
    }
    return onesIn(low ^ ALL_BITS) + onesIn(high ^ ALL_BITS);
  }

  #count(text: string, length: number, counts: Uint16Array): number {
    let all = 0;
    for (let at = Math.max(0, text.length - length); at < text.length; at++) {
      const code = text.codePointAt(at)!;
      if (code > 0xffff) at++;
      if (code < 0x3400) continue;
      all++;
      const number = this.index.alphabet.numberOf(code);
      if (number === 0) continue;
      counts[number]!++;
      this.#seen.push(number);
    }
    return all;
  }

  #place(text: string, offset: number): void {
    for (let at = 0; at < text.length; at++) {
      const number = this.index.alphabet.numberOf(text.charCodeAt(at));
      if (number === 0) continue;
      const word = number * PER_CHARACTER + offset + (at < BITS ? 0 : 1);
      this.#places[word]! |= 1 << (at < BITS ? at : at - BITS);
      this.#seen.push(number);
    }
  }

  #clear(): void {
    const seen = this.#seen;
    for (let i = 0; i < seen.length; i++) {
      const number = seen[i]!;
      this.#nouns[number] = 0;
      this.#subjects[number] = 0;
      const place = number * PER_CHARACTER;
      for (let t = 0; t < PER_CHARACTER; t++) this.#places[place + t] = 0;
    }
    seen.length = 0;
  }
}

/** How often the characters of a list stand in a text. */
function countOf({ starts, items }: NumberLists, list: number, counts: Uint16Array): number {
  let count = 0;
  for (let i = starts[list]!; i < starts[list + 1]!; i++) count += counts[items[i]!]!;
  return count;
}

/** How many bits are set. */
function onesIn(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
