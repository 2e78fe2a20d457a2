import type { TextRange } from '../text/range';
import { readEntity } from './entities';
import { buildProse, type Cut, type ProseText } from './prose';

/** What stands for a code span, image, URL or placeholder, so that the texts around it do not grow together. */
const OBJECT = '\ufffc';

/** What reading a block's inline source gives. Offsets are relative to the start of the block. */
export interface InlineText {
  readonly prose: ProseText;
  /** HTML comments outside code, from `<!--` to `-->`. */
  readonly comments: readonly TextRange[];
  /** `{{…}}` outside code. */
  readonly placeholders: readonly TextRange[];
}

/** Rules for reading that depend on where the block stands. */
export interface InlinePlace {
  /** Depth of block quotes: this many > at the head of a continued line are markup. */
  readonly quotes: number;
  /** Labels of link reference definitions, folded by `normaliseLabel`. */
  readonly labels: ReadonlySet<string>;
}

/** Link labels compare without regard to case and blanks. */
export const normaliseLabel = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

const isBlank = (unit: number): boolean => unit === 32 || unit === 9;
/** Blanks that a writer indents a paragraph with, which are no part of its text. */
const isIndent = (unit: number): boolean => unit === 32 || unit === 9 || unit === 0x3000 || unit === 0xa0;
const isSpace = (unit: number): boolean => isBlank(unit) || unit === 10 || unit === 13;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isLetter = (unit: number): boolean => (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
const isWord = (unit: number): boolean => isDigit(unit) || isLetter(unit);
const isPunctuation = (unit: number): boolean =>
  (unit >= 33 && unit <= 47) ||
  (unit >= 58 && unit <= 64) ||
  (unit >= 91 && unit <= 96) ||
  (unit >= 123 && unit <= 126);

/** Nesting of parentheses in a link's target beyond which it is no link; keeps reading linear. */
const DEEPEST_TARGET = 32;
/** Longest link label, as CommonMark has it. */
const LONGEST_LABEL = 999;

/**
 * Reads one block's inline source. Every construct is found by moving forward, and every search that failed once is
 * not made again, so the time is linear in the length of the block whatever it holds.
 */
class InlineReader {
  private readonly cuts: Cut[] = [];
  private readonly comments: TextRange[] = [];
  private readonly placeholders: TextRange[] = [];
  /** Where the runs of backquotes of each length begin, and how many of them are behind us. */
  private ticks: Map<number, { starts: number[]; next: number }> | null = null;
  /** Open brackets: the slot in `cuts` kept for each, and what it must forget if it is an image. */
  private readonly brackets: { at: number; image: boolean; slot: number; placeholders: number }[] = [];
  /** Emphasis marks waiting for their partner, by mark and length: the slot in `cuts`. */
  private readonly emphasis = new Map<string, { slot: number; at: number }>();
  /** For each string that was looked for: from where, and where it was found first (-1: nowhere). */
  private readonly found = new Map<string, { from: number; at: number }>();
  /** End of the last cut. */
  private lastEnd = 0;

  constructor(
    private readonly source: string,
    private readonly place: InlinePlace,
  ) {}

  read(): InlineText {
    const { source } = this;
    let from = 0;
    let to = source.length;
    while (to > from && (isIndent(source.charCodeAt(to - 1)) || isSpace(source.charCodeAt(to - 1)))) to--;
    while (from < to && isIndent(source.charCodeAt(from))) from++;
    this.lastEnd = from;
    let at = from;
    while (at < to) at = this.step(at, to);
    return {
      prose: buildProse(source, from, to, this.cuts),
      comments: this.comments,
      placeholders: this.placeholders,
    };
  }

  /** Reads what begins at `at`; answers with where to go on. */
  private step(at: number, to: number): number {
    switch (this.source.charCodeAt(at)) {
      case 10:
      case 13:
        return this.lineBreak(at, to);
      case 33: // !
        if (this.source.charCodeAt(at + 1) !== 91 || at + 1 >= to) return at + 1;
        this.open(at, true);
        return at + 2;
      case 38: {
        const entity = readEntity(this.source, at, to);
        if (!entity) return at + 1;
        return this.cut(at, entity.end, entity.shown);
      }
      case 42: // *
      case 95: // _
        return this.emphasisMark(at, to);
      case 60: // <
        return this.angle(at, to);
      case 64: // @
        return this.email(at, to);
      case 91: // [
        return this.footnoteMark(at, to) ?? this.open(at, false);
      case 92: // \
        return this.escape(at, to);
      case 93: // ]
        return this.close(at, to);
      case 96: // `
        return this.code(at, to);
      case 123: // {
        return this.placeholder(at, to);
      case 126: // ~
        return this.strike(at, to);
      case 70: // F
      case 72: // H
      case 87: // W
      case 102:
      case 104:
      case 119:
        return this.url(at, to);
      default:
        return at + 1;
    }
  }

  private cut(start: number, end: number, shown: string): number {
    this.cuts.push({ start, end, shown });
    this.lastEnd = end;
    return end;
  }

  /** A slot for a cut that may come later; until then it cuts nothing. */
  private reserve(at: number): number {
    this.cuts.push({ start: at, end: at, shown: '' });
    return this.cuts.length - 1;
  }

  /** Like indexOf, but what was found (or not) is remembered, so that the same stretch is not searched again. */
  private find(what: string, at: number, to: number): number {
    let known = this.found.get(what);
    if (!known || at < known.from || (known.at >= 0 && known.at < at)) {
      known = { from: at, at: this.source.indexOf(what, at) };
      this.found.set(what, known);
    }
    return known.at >= 0 && known.at + what.length <= to ? known.at : -1;
  }

  private lineBreak(at: number, to: number): number {
    const { source } = this;
    let start = at;
    while (start > this.lastEnd && isIndent(source.charCodeAt(start - 1))) start--;
    let end = at + 1;
    if (source.charCodeAt(at) === 13 && source.charCodeAt(end) === 10) end++;
    for (let quotes = this.place.quotes; ; quotes--) {
      while (end < to && isIndent(source.charCodeAt(end))) end++;
      if (quotes === 0 || end >= to || source.charCodeAt(end) !== 62) break;
      end++;
    }
    return this.cut(start, end, '\n');
  }

  private escape(at: number, to: number): number {
    const next = at + 1 < to ? this.source.charCodeAt(at + 1) : 0;
    if (next === 10 || next === 13) {
      this.cut(at, at + 1, '');
      return at + 1;
    }
    if (!isPunctuation(next)) return at + 1;
    this.cut(at, at + 1, '');
    // The escaped character must not be taken for the tail of something that is cut later.
    this.lastEnd = at + 2;
    return at + 2;
  }

  private code(at: number, to: number): number {
    const { source } = this;
    let end = at + 1;
    while (end < to && source.charCodeAt(end) === 96) end++;
    const length = end - at;
    if (!this.ticks) {
      this.ticks = new Map();
      for (let i = source.indexOf('`', at); i >= 0 && i < to; i = source.indexOf('`', i)) {
        const start = i;
        while (i < to && source.charCodeAt(i) === 96) i++;
        const runs = this.ticks.get(i - start);
        if (runs) runs.starts.push(start);
        else this.ticks.set(i - start, { starts: [start], next: 0 });
      }
    }
    const runs = this.ticks.get(length);
    if (!runs) return end;
    while (runs.next < runs.starts.length && runs.starts[runs.next]! < end) runs.next++;
    const closing = runs.starts[runs.next];
    return closing === undefined ? end : this.cut(at, closing + length, OBJECT);
  }

  private placeholder(at: number, to: number): number {
    const end = placeholderEnd(this.source, at, to);
    if (end < 0) return at + 1;
    this.placeholders.push({ start: at, end: end });
    return this.cut(at, end, OBJECT);
  }

  private emphasisMark(at: number, to: number): number {
    const { source } = this;
    const mark = source.charCodeAt(at);
    let end = at + 1;
    while (end < to && source.charCodeAt(end) === mark) end++;
    const length = end - at;
    // Four and more are a blank to fill in or hidden digits (138****1234), not emphasis.
    if (length > 3) return end;
    const before = at > 0 ? source.charCodeAt(at - 1) : 10;
    const after = end < to ? source.charCodeAt(end) : 10;
    // Between digits they are a multiplication sign or hide digits; without them a new number would arise.
    if (isDigit(before) && isDigit(after)) return end;
    if (mark === 42 && length > 1) {
      // CommonMark misses **重点：**后文; a writer never means the asterisks themselves.
      return this.cut(at, end, '');
    }
    const opens = !isSpace(after);
    const closes = !isSpace(before);
    // An underscore inside a word is part of it, Chinese words included.
    const canOpen = opens && (mark === 42 || !closes || isBoundary(before));
    const canClose = closes && (mark === 42 || !opens || isBoundary(after));
    const key = String.fromCharCode(mark) + length;
    const partner = this.emphasis.get(key);
    // An image forgets the slots inside it.
    const slot = partner ? this.cuts[partner.slot] : undefined;
    const pairs = partner && slot && slot.start === partner.at && slot.end === slot.start;
    if (canClose && pairs && partner.at < at - length) {
      this.cuts[partner.slot] = { start: partner.at, end: partner.at + length, shown: '' };
      this.emphasis.delete(key);
      return this.cut(at, end, '');
    }
    if (canOpen) this.emphasis.set(key, { slot: this.reserve(at), at });
    return end;
  }

  /** ~~Struck-out~~ text is no longer stated, so none of it is left. A single ~ is a range (63%~68%). */
  private strike(at: number, to: number): number {
    const { source } = this;
    let end = at + 1;
    while (end < to && source.charCodeAt(end) === 126) end++;
    if (end - at !== 2 || end >= to || isSpace(source.charCodeAt(end))) return end;
    const close = this.find('~~', end, to);
    if (close < 0 || isSpace(source.charCodeAt(close - 1)) || source.charCodeAt(close + 2) === 126) return end;
    const lineEnd = this.find('\n', end, to);
    if (lineEnd >= 0 && lineEnd < close) return end;
    return this.cut(at, close + 2, OBJECT);
  }

  private angle(at: number, to: number): number {
    const { source } = this;
    if (at + 1 >= to) return at + 1;
    const next = source.charCodeAt(at + 1);
    if (next === 33) {
      if (source.startsWith('<!--', at)) {
        // `<!-->` and `<!--->` are whole comments.
        const close = this.find('-->', at + 2, to);
        if (close < 0) return at + 4;
        this.comments.push({ start: at, end: close + 3 });
        return this.cut(at, close + 3, '');
      }
      if (!isLetter(source.charCodeAt(at + 2)) && source.charCodeAt(at + 2) !== 91) return at + 1;
      const close = this.find('>', at + 2, to);
      return close < 0 ? at + 1 : this.cut(at, close + 1, '');
    }
    if (next === 63) {
      const close = this.find('?>', at + 2, to);
      return close < 0 ? at + 1 : this.cut(at, close + 2, '');
    }
    if (!isLetter(next) && next !== 47) return this.autolink(at, to) ?? at + 1;
    const tag = this.tagEnd(at, to);
    if (tag >= 0) {
      const head = source.slice(at, at + 5);
      if (/^<sup[\s>]/i.test(head)) return this.superscript(at, tag);
      return this.cut(at, tag, /^<br[\s/>]/i.test(head) ? '\n' : '');
    }
    return this.autolink(at, to) ?? at + 1;
  }

  /** `<https://…>` and `<name@host>`. */
  private autolink(at: number, to: number): number | null {
    const { source } = this;
    let marked = false;
    for (let i = at + 1; i < to; i++) {
      const unit = source.charCodeAt(i);
      if (unit === 62) return marked && i > at + 3 ? this.cut(at, i + 1, OBJECT) : null;
      if (unit <= 32 || unit === 60 || unit > 126) return null;
      if ((unit === 58 && i > at + 2) || unit === 64) marked = true;
    }
    return null;
  }

  /** `m<sup>2</sup>` is m²; any other short superscript is a note's number, which must not lengthen a figure. */
  private superscript(at: number, contentStart: number): number {
    const inside = /^([^<\n]{0,20})<\/sup>/i.exec(this.source.slice(contentStart, contentStart + 30));
    if (!inside) return this.cut(at, contentStart, '');
    const shown = inside[1] === '2' ? '²' : inside[1] === '3' ? '³' : OBJECT;
    return this.cut(at, contentStart + inside[0].length, shown);
  }

  /** The end of the HTML tag that begins at `at`, -1 if it is none. */
  private tagEnd(at: number, to: number): number {
    const { source } = this;
    const closing = source.charCodeAt(at + 1) === 47;
    let i = at + (closing ? 2 : 1);
    if (!isLetter(source.charCodeAt(i))) return -1;
    const name = (unit: number) => isWord(unit) || unit === 45;
    while (i < to && name(source.charCodeAt(i))) i++;
    for (;;) {
      const blanks = i;
      while (i < to && isSpace(source.charCodeAt(i))) i++;
      if (i >= to) return -1;
      const unit = source.charCodeAt(i);
      if (unit === 62) return i + 1;
      if (closing) return -1;
      if (unit === 47) return source.charCodeAt(i + 1) === 62 && i + 1 < to ? i + 2 : -1;
      if (i === blanks || !(isLetter(unit) || unit === 95 || unit === 58)) return -1;
      while (i < to && (name(source.charCodeAt(i)) || '_.:'.includes(source[i]!))) i++;
      let equals = i;
      while (equals < to && isSpace(source.charCodeAt(equals))) equals++;
      if (source.charCodeAt(equals) !== 61 || equals >= to) continue;
      i = equals + 1;
      while (i < to && isSpace(source.charCodeAt(i))) i++;
      const quote = source[i];
      if (quote === '"' || quote === "'") {
        const end = this.find(quote, i + 1, to);
        if (end < 0) return -1;
        i = end + 1;
      } else {
        const value = i;
        while (i < to && !isSpace(source.charCodeAt(i)) && !'"\'=<>`'.includes(source[i]!)) i++;
        if (i === value) return -1;
      }
    }
  }

  private open(at: number, image: boolean): number {
    this.brackets.push({ at, image, slot: this.reserve(at), placeholders: this.placeholders.length });
    return at + 1;
  }

  /** `[^1]`, a footnote's mark: nothing of it is prose. */
  private footnoteMark(at: number, to: number): number | null {
    const { source } = this;
    if (source.charCodeAt(at + 1) !== 94) return null;
    const limit = Math.min(to, at + 60);
    for (let i = at + 2; i < limit; i++) {
      const unit = source.charCodeAt(i);
      if (unit === 93) return i > at + 2 ? this.cut(at, i + 1, '') : null;
      if (isSpace(unit) || unit === 91) return null;
    }
    return null;
  }

  private close(at: number, to: number): number {
    const bracket = this.brackets.pop();
    if (!bracket) return at + 1;
    const end = this.targetEnd(at + 1, to) ?? this.referenceEnd(at, bracket.at + (bracket.image ? 2 : 1), to);
    if (end === null) return at + 1;
    if (bracket.image) {
      this.cuts.length = bracket.slot;
      this.placeholders.length = bracket.placeholders;
      return this.cut(bracket.at, end, OBJECT);
    }
    this.cuts[bracket.slot] = { start: bracket.at, end: bracket.at + 1, shown: '' };
    return this.cut(at, end, '');
  }

  /** The end of `(target "title")`, null if there is none at `at`. */
  private targetEnd(at: number, to: number): number | null {
    const { source } = this;
    if (at >= to || source.charCodeAt(at) !== 40) return null;
    const skip = (from: number) => {
      let i = from;
      while (i < to && isSpace(source.charCodeAt(i))) i++;
      return i;
    };
    let i = skip(at + 1);
    if (source.charCodeAt(i) === 60 && i < to) {
      const close = this.find('>', i, to);
      if (close < 0) return null;
      i = close + 1;
    } else {
      let depth = 0;
      for (; i < to; i++) {
        const unit = source.charCodeAt(i);
        if (unit === 92 && isPunctuation(source.charCodeAt(i + 1))) i++;
        else if (unit === 40) {
          if (++depth > DEEPEST_TARGET) return null;
        } else if (unit === 41) {
          if (depth-- === 0) break;
        } else if (unit <= 32) break;
      }
    }
    const afterTarget = i;
    i = skip(i);
    if (i >= to) return null;
    const unit = source.charCodeAt(i);
    if (unit === 41) return i + 1;
    if (i === afterTarget || (unit !== 34 && unit !== 39 && unit !== 40)) return null;
    const close = this.find(unit === 34 ? '"' : unit === 39 ? "'" : ')', i + 1, to);
    if (close < 0) return null;
    i = skip(close + 1);
    return i < to && source.charCodeAt(i) === 41 ? i + 1 : null;
  }

  /** The end of `][label]`, `][]` or a bare `]` whose label is defined; null when it is not. */
  private referenceEnd(at: number, textStart: number, to: number): number | null {
    const { labels } = this.place;
    if (labels.size === 0) return null;
    const { source } = this;
    const known = (start: number, end: number) =>
      end - start <= LONGEST_LABEL && labels.has(normaliseLabel(source.slice(start, end)));
    if (source.charCodeAt(at + 1) === 91 && at + 1 < to) {
      const close = this.find(']', at + 2, to);
      if (close === at + 2 && known(textStart, at)) return close + 1;
      if (close > at + 2 && known(at + 2, close)) return close + 1;
    }
    return known(textStart, at) ? at + 1 : null;
  }

  /** Bare http://…, https://…, ftp://… and www.… up to the first character that is not ASCII. */
  private url(at: number, to: number): number {
    const { source } = this;
    if (at > 0 && isWord(source.charCodeAt(at - 1))) return at + 1;
    const head = /^(?:https?:\/\/|ftp:\/\/|www\.)/i.exec(source.slice(at, Math.min(to, at + 8)));
    if (!head) return at + 1;
    const start = at + head[0].length;
    let end = start;
    let depth = 0;
    for (; end < to; end++) {
      const unit = source.charCodeAt(end);
      if (unit <= 32 || unit > 126 || unit === 60 || unit === 62 || unit === 34 || unit === 96 || unit === 124) break;
      if (unit === 91 || unit === 93) break;
      if (unit === 40) depth++;
      else if (unit === 41 && depth-- === 0) break;
    }
    while (end > start && "?!.,:;*_~'".includes(source[end - 1]!)) end--;
    return end === start || !isWord(source.charCodeAt(start)) ? at + 1 : this.cut(at, end, OBJECT);
  }

  private email(at: number, to: number): number {
    const { source } = this;
    let start = at;
    const limit = Math.max(this.lastEnd, at - 64);
    while (start > limit && isMailbox(source.charCodeAt(start - 1))) start--;
    let end = at + 1;
    let dots = 0;
    while (end < to) {
      const unit = source.charCodeAt(end);
      if (unit === 46 && isWord(source.charCodeAt(end + 1)) && end + 1 < to) dots++;
      else if (!isWord(unit) && unit !== 45) break;
      end++;
    }
    if (start === at || dots === 0) return at + 1;
    return this.cut(start, end, OBJECT);
  }
}

const isMailbox = (unit: number): boolean => isWord(unit) || unit === 45 || unit === 46 || unit === 43;

/** White space or punctuation, ASCII or Chinese: where an underscore may begin or end emphasis. */
const isBoundary = (unit: number): boolean =>
  isSpace(unit) ||
  isPunctuation(unit) ||
  (unit >= 0x3000 && unit <= 0x303f) ||
  (unit >= 0x2010 && unit <= 0x2027) ||
  (unit >= 0xff00 && unit <= 0xff0f) ||
  (unit >= 0xff1a && unit <= 0xff20);

/** The end of the `{{…}}` that begins at `at`: one line, no braces inside, something in it; -1 if there is none. */
export function placeholderEnd(source: string, at: number, to: number): number {
  if (source.charCodeAt(at) !== 123 || source.charCodeAt(at + 1) !== 123) return -1;
  for (let i = at + 2; i + 1 < to; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 125) return source.charCodeAt(i + 1) === 125 && i > at + 2 ? i + 2 : -1;
    if (unit === 123 || unit === 10 || unit === 13) return -1;
  }
  return -1;
}

/**
 * The visible text of the inline source of one block (or table cell), with its comments and placeholders. Offsets in the
 * result are into `source`.
 */
export const readInline = (source: string, place: InlinePlace): InlineText => new InlineReader(source, place).read();
