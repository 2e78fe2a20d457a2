import { hiddenBars, misleadingHeads } from '../../core/report/skeleton';
import type { FigureMark } from './types';

/** Code points that carry marks through the Markdown parser: ten digits and the marks below. */
const MARKS = 17;
const OPEN = 10;
const CLOSE = 11;
const VALUE = 12;
const END = 13;
const BAR = 14;
const STAR = 15;
const NOTHING = 16;

const PRIVATE_START = 0xe000;
const PRIVATE_END = 0xf8ff;

/** A live value, and what is printed for it. */
export interface PlacedValue {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** `order`: what comes first of several at one place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly order: number;
}

/** A stretch of decoded text that belongs to one figure, or to none. */
export interface MarkedText {
  readonly text: string;
  readonly figure: FigureMark | null;
}

/**
 * The report as the Markdown parser gets it. Where figures begin and end, and where a live value stands, is said by private-use
 * characters that the report itself does not hold: the parser takes them for letters and hands them on in its texts, from which
 * `decode` takes them out again. A value never passes through the parser, so Markdown in it is text. Lines stay where they are.
 */
export class MarkedSource {
  /** What the parser reads. */
  readonly text: string;
  private readonly base: number;
  private figure: FigureMark | null = null;

  /**
   * @param source the report
   * @param bodyStart end of the front matter, which is blank for the parser; null for a parser that is not ours: it gets the report
   *   with nothing but figures and live values changed
   */
  constructor(
    private readonly source: string,
    bodyStart: number | null,
    private readonly figures: readonly FigureMark[],
    private readonly values: readonly PlacedValue[],
  ) {
    const { base, text } = freeCodePoints(source);
    this.base = base;
    this.text = bodyStart === null ? this.mark(text, []) : this.markAll(blanked(text, bodyStart));
  }

  /** Figures do not go on from one block to the next. */
  beginBlock(): void {
    this.figure = null;
  }

  /** Text from the parser as it is to be printed, by figures. Call in the order of the report. */
  decode(text: string): MarkedText[] {
    const parts: MarkedText[] = [];
    let shown = '';
    const close = () => {
      if (shown !== '') parts.push({ text: shown, figure: this.figure });
      shown = '';
    };
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const mark = this.markAt(text, at);
      if (mark < 0) continue;
      shown += text.slice(from, at);
      if (mark === BAR) shown += '|';
      else if (mark === STAR) shown += '*';
      else if (mark === CLOSE) {
        close();
        this.figure = null;
      } else if (mark === OPEN || mark === VALUE) {
        const { number, end } = this.numberAt(text, at + 1);
        if (mark === VALUE) shown += this.values[number]?.value ?? '';
        else {
          close();
          this.figure = this.figures[number] ?? null;
        }
        at = end - 1;
      }
      from = at + 1;
    }
    shown += text.slice(from);
    close();
    return parts;
  }

  /** Text that is no prose (code, addresses) as the writer wrote it. */
  restore(text: string): string {
    let shown = '';
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const mark = this.markAt(text, at);
      if (mark < 0) continue;
      shown += text.slice(from, at);
      if (mark === BAR) shown += '|';
      else if (mark === STAR) shown += '*';
      else if (mark === OPEN || mark === VALUE) {
        const { number, end } = this.numberAt(text, at + 1);
        const value = mark === VALUE ? this.values[number] : undefined;
        if (value !== undefined) shown += this.source.slice(value.start, value.end);
        at = end - 1;
      }
      from = at + 1;
    }
    return from === 0 ? text : shown + text.slice(from);
  }

  private markAt(text: string, at: number): number {
    const mark = text.charCodeAt(at) - this.base;
    return mark >= 0 && mark < MARKS ? mark : -1;
  }

  private numberAt(text: string, at: number): { number: number; end: number } {
    let number = 0;
    let end = at;
    for (; end < text.length; end++) {
      const digit = this.markAt(text, end);
      if (digit === END) return { number, end: end + 1 };
      if (digit < 0 || digit > 9) break;
      number = number * 10 + digit;
    }
    return { number, end };
  }

  private sign(mark: number): string {
    return String.fromCharCode(this.base + mark);
  }

  private numbered(mark: number, number: number): string {
    let digits = '';
    for (const digit of String(number)) digits += this.sign(Number(digit));
    return this.sign(mark) + digits + this.sign(END);
  }

  /** Also takes out what our parser would misread. */
  private markAll(text: string): string {
    const edits: Edit[] = [];
    for (const bar of hiddenBars(text)) edits.push({ start: bar, end: bar + 1, text: this.sign(BAR), order: 3 });
    for (const star of digitStars(text)) edits.push({ start: star, end: star + 1, text: this.sign(STAR), order: 3 });
    for (const head of misleadingHeads(text.replaceAll('\r', '\n')))
      edits.push({ start: head, end: head, text: this.sign(NOTHING), order: 3 });
    return this.mark(text, edits);
  }

  private mark(text: string, others: readonly Edit[]): string {
    const edits = [...others];
    this.values.forEach((value, index) => {
      edits.push({ start: value.start, end: value.end, text: this.numbered(VALUE, index), order: 2 });
    });
    this.figures.forEach((figure, index) => {
      edits.push({ start: figure.start, end: figure.start, text: this.numbered(OPEN, index), order: 1 });
      edits.push({ start: figure.end, end: figure.end, text: this.sign(CLOSE), order: 0 });
    });
    edits.sort((a, b) => a.start - b.start || a.order - b.order);
    const parts: string[] = [];
    let at = 0;
    for (const edit of edits) {
      // A bar inside a live value goes with it.
      if (edit.start < at) continue;
      parts.push(text.slice(at, edit.start), edit.text);
      at = edit.end;
    }
    parts.push(text.slice(at));
    return parts.join('');
  }
}

/**
 * A run of private-use characters that the text does not hold, also not as a character reference. Should a text hold all of
 * them, the last ones are replaced in it: such a text is no report.
 */
function freeCodePoints(text: string): { base: number; text: string } {
  const used = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= PRIVATE_START && unit <= PRIVATE_END) used.add(unit);
  }
  for (const [, hex, decimal] of text.matchAll(/&#(?:[xX]0{0,9}([0-9a-fA-F]{4})|0{0,9}(\d{5}));/g))
    used.add(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  let free = 0;
  for (let unit = PRIVATE_END; unit >= PRIVATE_START; unit--) {
    free = used.has(unit) ? 0 : free + 1;
    if (free === MARKS) return { base: unit, text };
  }
  const base = PRIVATE_END - MARKS + 1;
  const taken = new RegExp(`[${String.fromCharCode(base)}-${String.fromCharCode(PRIVATE_END)}]`, 'g');
  return { base, text: text.replace(taken, '\ufffd') };
}

/** The text with everything before `end` blank, its line breaks kept, and without a byte order mark. */
function blanked(text: string, end: number): string {
  if (end > 0) return text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
  return text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Asterisks between two digits are a multiplication sign, or hide digits: as emphasis they would vanish and grow the numbers together. */
function digitStars(text: string): number[] {
  const stars: number[] = [];
  for (let at = text.indexOf('*'); at >= 0; at = text.indexOf('*', at)) {
    const start = at;
    while (text.charCodeAt(at) === 42) at++;
    if (start > 0 && isDigit(text.charCodeAt(start - 1)) && isDigit(text.charCodeAt(at)))
      for (let star = start; star < at; star++) stars.push(star);
  }
  return stars;
}
