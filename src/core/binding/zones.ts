import type { Block } from '../report/types';
import { contentLength } from './fillers';
import type { BlockReading, HeadsOfTables, ReadingCache } from './mentions';
import { rangeAt } from './sentences';
import type { Mention } from './types';

/** Places around a figure where a metric's words may stand; the earlier one counts where a word stands in several. */
export const ZONES = [
  'near', // the figure's own clause, from the figure before it
  'after', // the noun right after the figure
  'row', // head of the cell's row
  'column', // head of the cell's column
  'subject', // what the figure before is about, where this clause names nothing: …受理9件,同比增长|5%
  'clause', // the clause before, and the part of this clause before the last figure
  'rest', // what follows in the sentence
  'sentence', // what stands before in the sentence
  'caption', // the table's title
  'lead', // 一是……。 or the list's lead or the first sentence of a numbered paragraph
  'heading', // the nearest heading, real or 一、
  'previous', // the sentence before
  'title', // outer headings
] as const;
export type Zone = (typeof ZONES)[number];

export interface ZoneSpan {
  readonly zone: number;
  readonly reading: BlockReading;
  readonly start: number;
  readonly end: number;
}

const Z = Object.fromEntries(ZONES.map((name, i) => [name, i])) as Record<Zone, number>;

const AFTER_STOP = new Set([...',;:。!?()、\n，；：（）\uFFFC']);
const LONGEST_AFTER = 18;
const LONGEST_NEAR = 48;
const LONGEST_LEAD = 40;
/** How many figures of a row, and how many figures back for a subject, are looked at: more are no sentence of a person. */
const LONGEST_ROW = 16;
const LONGEST_DEALT = 160;
const MOST_STEPS_BACK = 8;

const isNumbered = (text: string): boolean =>
  /^\s{0,8}(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])/.test(text);
const isEnumerated = (text: string): boolean =>
  /^\s{0,8}(?:[一二三四五六七八九十]{1,2}[是要]|首先|其次|再次|第[一二三四五六七八九十]|——|—)/.test(text);

/** Where the clause of a figure begins, over brackets that are closed before it; text inside an open bracket is its own clause. */
function nearStart(text: string, from: number, start: number): number {
  let depth = 0;
  for (let i = start - 1; i >= from; i--) {
    const c = text[i]!;
    if (c === ')') depth++;
    else if (c === '(') {
      if (depth === 0) return i + 1;
      depth--;
    } else if (depth === 0 && start - i > LONGEST_NEAR) return i;
  }
  return from;
}

function afterEnd(text: string, end: number, limit: number): number {
  const stop = Math.min(limit, end + LONGEST_AFTER);
  let i = end;
  while (i < stop && !AFTER_STOP.has(text[i]!)) i++;
  return i;
}

/** The part of a row before 分别 that belongs to figure number `order` of `count`; null when the numbers differ. */
function dealt(
  text: string,
  start: number,
  end: number,
  order: number,
  count: number,
): { start: number; end: number } | null {
  const parts: { start: number; end: number }[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    const c = i === end ? '、' : text[i]!;
    const two = text.slice(i, i + 2);
    if (c === '、' || c === '和' || c === '与' || c === '及' || two === '以及') {
      if (i > from) parts.push({ start: from, end: i });
      from = i + (two === '以及' ? 2 : 1);
    }
  }
  return parts.length === count ? parts[order]! : null;
}

/** Zones of every mention of a report. Keeps nothing: what can be kept is in the readings. */
export class ZoneFinder {
  /** 一、… paragraphs that act as headings, by block. */
  readonly #pseudoHeadings = new Map<Block, readonly Block[]>();
  /** The outline that was last asked for: that of the next block, mostly. */
  #outline: { readonly headings: readonly Block[]; readonly pseudo: readonly Block[]; readonly name: string } = {
    headings: [],
    pseudo: [],
    name: '',
  };

  constructor(
    blocks: readonly Block[],
    readonly cache: ReadingCache,
    readonly heads: HeadsOfTables,
  ) {
    /** Replaced, never changed, so that blocks can share it. */
    let open: readonly Block[] = [];
    let under: readonly Block[] = [];
    for (const block of blocks) {
      if (block.kind === 'heading') open = [];
      if (block.headings !== under) under = block.headings;
      this.#pseudoHeadings.set(block, open);
      if (
        block.kind === 'paragraph' &&
        block.prose.text.length <= LONGEST_LEAD &&
        isNumbered(cache.read(block.prose.text, false).folded)
      ) {
        const level = this.#read(block).folded.trimStart().startsWith('(') ? 1 : 0;
        open = [...open.slice(0, level), block];
      }
    }
  }

  #read(block: Block): BlockReading {
    return this.cache.read(block.prose.text, block.cell !== null);
  }

  /** Headings from the nearest to the outermost. */
  #headings(block: Block): Block[] {
    return [...block.headings, ...(this.#pseudoHeadings.get(block) ?? [])].reverse();
  }

  /** Names the headings that a block stands under. */
  outlineOf(block: Block): string {
    const pseudo = this.#pseudoHeadings.get(block) ?? [];
    if (block.headings !== this.#outline.headings || pseudo !== this.#outline.pseudo) {
      const ids = (headings: readonly Block[], mark: string): string =>
        headings.map(heading => (heading.prose.text ? mark + this.#read(heading).id : '')).join('');
      this.#outline = { headings: block.headings, pseudo, name: ids(block.headings, 'h') + ids(pseudo, 'n') };
    }
    return this.#outline.name;
  }

  /**
   * Names all else that a block's figures have around them, see `zonesOf`, and the heads of a cell: two blocks of one
   * key under one outline have the same words in the same places.
   * @param reading the block's own
   */
  keyOf(block: Block, reading: BlockReading): string | number {
    if (!block.cell && !block.lead) return reading.id;
    let key = `${reading.id}`;
    const add = (mark: string, other: Block | null | undefined): void => {
      if (other?.prose.text) key += mark + this.#read(other).id;
    };
    const { cell } = block;
    if (cell) {
      const heads = this.heads.of(cell.table);
      for (const head of heads.row(cell.row, cell.column)) add('r', head);
      for (const head of heads.column(cell.column)) add('c', head);
      add('s', heads.section(cell.row));
      add('t', cell.table.caption);
      add('f', cell.table.head[0]);
    }
    add('l', block.lead);
    return key;
  }

  /**
   * @param mention the figure
   * @param siblings every mention of its block, in order
   * @param at its place among them
   */
  zonesOf(mention: Mention, siblings: readonly Mention[], at: number): ZoneSpan[] {
    const spans: ZoneSpan[] = [];
    const add = (zone: Zone, reading: BlockReading, start: number, end: number): void => {
      if (end > start) spans.push({ zone: Z[zone], reading, start, end });
    };
    const whole = (zone: Zone, block: Block | null | undefined): void => {
      if (block?.prose.text) {
        const reading = this.#read(block);
        add(zone, reading, 0, Math.min(reading.folded.length, 120));
      }
    };
    const { block } = mention;
    const cell = block.cell;
    if (cell) {
      const heads = this.heads.of(cell.table);
      for (const head of heads.row(cell.row, cell.column)) whole('row', head);
      for (const head of heads.column(cell.column)) whole('column', head);
      whole('caption', heads.section(cell.row));
      whole('caption', cell.table.caption);
      whole('caption', cell.table.head[0]);
    }
    this.#addProse(mention, siblings, at, add);
    if (block.lead) whole('lead', block.lead);
    const headings = this.#headings(block);
    whole('heading', headings[0]);
    for (const heading of headings.slice(1)) whole('title', heading);
    return spans;
  }

  #addProse(
    mention: Mention,
    siblings: readonly Mention[],
    at: number,
    add: (zone: Zone, reading: BlockReading, start: number, end: number) => void,
  ): void {
    const reading = mention.reading!;
    const { folded, sentences } = reading;
    const { start, end } = mention.prose;
    const s = rangeAt(sentences, start);
    const sentence = sentences[s];
    if (!sentence) return;
    const before = at > 0 && siblings[at - 1]!.prose.end > sentence.start ? siblings[at - 1]! : null;
    const next = at + 1 < siblings.length && siblings[at + 1]!.prose.start < sentence.end ? siblings[at + 1]! : null;
    const c = rangeAt(sentence.clauses, start);
    const clause = sentence.clauses[c] ?? sentence;
    const cut = before ? Math.max(clause.start, before.prose.end) : clause.start;
    const near = nearStart(folded, cut, start);
    const shares = dealtSpan(folded, sentence.start, siblings, at);
    if (shares) {
      add('near', reading, shares.part.start, shares.part.end);
      add('clause', reading, shares.whole.start, shares.whole.end);
      add('near', reading, shares.verb, shares.verbEnd);
    } else add('near', reading, near, start);

    // 11件37项市办实事: the noun after the second figure belongs to the first, too.
    let last = at;
    while (last < at + LONGEST_ROW && siblings[last + 1]?.prose.start === siblings[last]!.prose.end) last++;
    const tail = siblings[last]!.prose.end;
    const nextStart = siblings[last + 1]?.prose.start ?? folded.length;
    const afterStop = afterEnd(folded, tail, Math.min(nextStart, sentence.end));
    add('after', reading, tail, afterStop);

    const restEnd = next && last === at ? next.prose.start : (sentence.clauses[c]?.end ?? sentence.end);
    add('rest', reading, afterStop, Math.max(afterStop, Math.min(restEnd, end + 60)));

    if (!shares && contentLength(folded, near, start) < 2 && contentLength(folded, tail, afterStop) < 2) {
      const subject = subjectSpans(folded, sentence, siblings, at, c);
      for (const span of subject) add('subject', reading, span.start, span.end);
    }
    if (near > clause.start) add('clause', reading, Math.max(clause.start, near - 60), near);
    const previousClause = sentence.clauses[c - 1];
    if (previousClause)
      add('clause', reading, Math.max(previousClause.start, previousClause.end - 60), previousClause.end);
    add('sentence', reading, Math.max(sentence.start, start - 300), start);

    // The item that this sentence belongs to (一是……。), the paragraph's own numbered first sentence, the sentence before.
    for (let i = s; i >= 0 && s - i < 12; i--) {
      const text = folded.slice(sentences[i]!.start, sentences[i]!.start + LONGEST_LEAD);
      if (isEnumerated(text) || isNumbered(text)) {
        add('lead', reading, sentences[i]!.start, Math.min(sentences[i]!.end, sentences[i]!.start + LONGEST_LEAD));
        break;
      }
    }
    if (s > 0) {
      const first = sentences[0]!;
      if (isNumbered(folded.slice(first.start, first.start + 16)))
        add('heading', reading, first.start, Math.min(first.end, first.start + LONGEST_LEAD));
      add('previous', reading, Math.max(sentences[s - 1]!.start, sentences[s - 1]!.end - 80), sentences[s - 1]!.end);
    }
  }
}

/** What the last figure with words of its own is about; without one, the clause before. */
function subjectSpans(
  folded: string,
  sentence: { start: number; clauses: readonly { start: number; end: number }[] },
  siblings: readonly Mention[],
  at: number,
  clause: number,
): { start: number; end: number }[] {
  for (let i = at - 1; i >= Math.max(0, at - MOST_STEPS_BACK) && siblings[i]!.prose.start >= sentence.start; i--) {
    const other = siblings[i]!;
    const c = sentence.clauses[rangeAt(sentence.clauses, other.prose.start)];
    const cut = Math.max(c?.start ?? sentence.start, siblings[i - 1]?.prose.end ?? 0);
    const from = nearStart(folded, Math.min(cut, other.prose.start), other.prose.start);
    const to = afterEnd(folded, other.prose.end, siblings[i + 1]!.prose.start);
    if (contentLength(folded, from, other.prose.start) >= 2 || contentLength(folded, other.prose.end, to) >= 2)
      return [
        { start: from, end: other.prose.start },
        { start: other.prose.end, end: to },
      ];
  }
  const before = sentence.clauses[clause - 1];
  return before ? [{ start: Math.max(before.start, before.end - 48), end: before.end }] : [];
}

const ROW_JOIN = /^[、,和与及以 ]*$/;

/** 分别 deals out in order: the member of the row before it that this figure belongs to. */
function dealtSpan(
  folded: string,
  sentenceStart: number,
  siblings: readonly Mention[],
  at: number,
): {
  part: { start: number; end: number };
  whole: { start: number; end: number };
  verb: number;
  verbEnd: number;
} | null {
  let first = at;
  while (
    first > Math.max(0, at - LONGEST_ROW) &&
    siblings[first - 1]!.prose.end > sentenceStart &&
    ROW_JOIN.test(folded.slice(siblings[first - 1]!.prose.end, siblings[first]!.prose.start))
  )
    first--;
  const head = siblings[first]!.prose.start;
  const reach = folded.slice(Math.max(sentenceStart, head - 14), head);
  if (!reach.includes('分别')) return null;
  const mark = head - reach.length + reach.lastIndexOf('分别');
  // With nouns between the figures (分别有3个A、5个B) they name themselves.
  let last = at;
  while (
    last + 1 < Math.min(siblings.length, at + LONGEST_ROW) &&
    ROW_JOIN.test(folded.slice(siblings[last]!.prose.end, siblings[last + 1]!.prose.start)) &&
    siblings[last + 1]!.prose.start > siblings[last]!.prose.end
  )
    last++;
  const count = last - first + 1;
  if (count < 2) return null;
  const earliest = Math.max(sentenceStart, mark - LONGEST_DEALT);
  let start = mark;
  while (start > earliest && !',;:，；：'.includes(folded[start - 1]!)) start--;
  let part = dealt(folded, start, mark, at - first, count);
  if (!part && start > sentenceStart) {
    let wider = start - 1;
    while (wider > earliest && !',;:，；：'.includes(folded[wider - 1]!)) wider--;
    part = dealt(folded, wider, start - 1, at - first, count);
    start = wider;
  }
  return part && { part, whole: { start, end: mark }, verb: mark + 2, verbEnd: head };
}
