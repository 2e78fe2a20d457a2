import * as l10n from '@vscode/l10n';
import type { Block, Report } from '../../core/report/types';
import type { MarkedSentence } from './types';

/** Characters of a sentence that are shown on one side of its figure; a whole sentence mostly fits. */
const MOST_BEFORE = 80;
const MOST_AFTER = 50;
/** A heading or a table's title in a place. */
const MOST_OF_NAME = 30;

const SENTENCE_ENDS = new Set('。！？!?；;');
const HIDDEN = '\uFFFC';

/** One line of plain text: no line breaks, and none of the control characters that no program shows. */
export function oneLine(text: string): string {
  // A line break between Chinese characters joins them, as in print.
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\0-\x08\x0E-\x1F\x7F-\x9F]/g, '')
    .replace(/(?<=[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]) (?=[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60])/g, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
}

/** The first characters of a text, never half a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = isHighSurrogate(text.charCodeAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, cut)}…`;
}

/** Without the half of a character that a cut may have left at the start. */
const wellFormed = (text: string): string => (isLowSurrogate(text.charCodeAt(0)) ? text.slice(1) : text);

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Says where things stand in a report, without pages: by its headings, tables and paragraphs. */
export class Places {
  readonly #report: Report;
  readonly #title: Block | null;
  readonly #placeholders = new Map<number, string>();
  /** Running numbers of paragraphs, for a report without headings. */
  readonly #numbers = new Map<Block, number>();
  readonly #tables = new Map<object, number>();

  /** @param shown what live values show, by source offset */
  constructor(report: Report, shown: ReadonlyMap<number, string>) {
    this.#report = report;
    this.#title = titleOf(report);
    for (const { start, end } of report.placeholders)
      this.#placeholders.set(start, shown.get(start) ?? report.text.slice(start, end));
    let number = 0;
    for (const block of report.blocks) if (block.kind !== 'heading' && !block.cell) this.#numbers.set(block, ++number);
    report.tables.forEach((table, index) => void this.#tables.set(table, index + 1));
  }

  /** The headings above a block; for one that has none, its number. The report's title is above everything and is not told. */
  of(block: Block): string {
    if (block === this.#title) return l10n.t('报告标题');
    const names = block.headings.filter(heading => heading !== this.#title).map(heading => this.#name(heading));
    if (block.kind === 'heading') names.push(this.#name(block));
    if (block.cell) {
      const { caption } = block.cell.table;
      const title = caption !== null && isTitle(caption) ? this.#name(caption) : '';
      names.push(title === '' ? l10n.t('第{0}个表格', this.#tables.get(block.cell.table) ?? 0) : title);
    } else if (names.length === 0) {
      names.push(l10n.t('第{0}段', this.#numbers.get(block) ?? 0));
    }
    if (block.kind === 'footnote') names.push(l10n.t('脚注'));
    return names.join(' › ');
  }

  /** The place of a source offset: of the block that it is in, or of the last one before it. */
  at(offset: number): string {
    const { blocks } = this.#report;
    let low = 0;
    let high = blocks.length - 1;
    if (high < 0) return '';
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (blocks[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.of(blocks[low]!);
  }

  /** The sentence around prose offsets of a block; a table's cell with the heads of its row and column instead. */
  sentence(block: Block, start: number, end: number): MarkedSentence {
    const { text } = block.prose;
    let from = start;
    while (from > 0 && start - from < MOST_BEFORE && !SENTENCE_ENDS.has(text[from - 1]!)) from--;
    let to = end;
    while (to < text.length && to - end < MOST_AFTER && !SENTENCE_ENDS.has(text[to]!)) to++;
    const cutBefore = from > 0 && !SENTENCE_ENDS.has(text[from - 1]!);
    const cutAfter = to < text.length && !SENTENCE_ENDS.has(text[to]!);
    if (isLowSurrogate(text.charCodeAt(from))) from++;
    if (to > end && isHighSurrogate(text.charCodeAt(to - 1))) to--;
    // A live value is one character of the prose and may show as many: what they show is limited, too.
    let before = oneLine(this.#shown(block, from, start));
    if (before.length > 2 * MOST_BEFORE) before = `…${wellFormed(before.slice(-MOST_BEFORE))}`;
    else if (cutBefore) before = `…${before}`;
    let after = shortened(oneLine(this.#shown(block, end, to)), 2 * MOST_AFTER);
    if (cutAfter && !after.endsWith('…')) after += '…';
    return { before: this.#heads(block) + before, figure: oneLine(this.#shown(block, start, end)), after };
  }

  /** Row head and column head of a cell: 市北区，受理件数： */
  #heads(block: Block): string {
    if (!block.cell) return '';
    const { table, row, column } = block.cell;
    const heads = [column > 0 ? table.rows[row]?.[0] : undefined, row >= 0 ? table.head[column] : undefined]
      .filter(head => head !== undefined)
      .map(head => this.#name(head))
      .filter(name => name !== '');
    return heads.length === 0 ? '' : heads.join(l10n.t('，')) + l10n.t('：');
  }

  #name(block: Block): string {
    return shortened(oneLine(this.#shown(block, 0, Math.min(block.prose.text.length, 4 * MOST_OF_NAME))), MOST_OF_NAME);
  }

  /** Prose as it is printed: with the live values' values, and … for a picture or code. */
  #shown(block: Block, start: number, end: number): string {
    const { prose } = block;
    const text = prose.text.slice(start, end);
    if (!text.includes(HIDDEN)) return text;
    let shown = '';
    for (let i = 0; i < text.length; i++) {
      shown += text[i] === HIDDEN ? (this.#placeholders.get(prose.toSource(start + i)) ?? '…') : text[i];
    }
    return shown;
  }
}

/** What stands right before a table may just as well be a sentence of the text, or a remark in brackets. */
const isTitle = ({ kind, prose: { text } }: Block): boolean =>
  kind !== 'heading' && text.length <= 2 * MOST_OF_NAME && !/^[（(]|[。；;！？!?]$/.test(text);

/** The report's title: its first heading, if that is the only one of its level. */
export function titleOf(report: Report): Block | null {
  const headings = report.blocks.filter(block => block.kind === 'heading');
  const first = headings[0];
  if (first === undefined || first.level !== 1) return null;
  return headings.some(heading => heading !== first && heading.level === 1) ? null : first;
}
