import * as l10n from '@vscode/l10n';
import type { Token } from 'markdown-it';
import { LineIndex } from '../../core/text/lines';
import type { TextRange } from '../../core/text/range';
import { type HtmlPart, readHtml } from './html';
import { addText, type InlineNotes, linesOf, PLAIN, type RawInline, readInlines, textOf, trimmed } from './inlines';
import type { MarkedSource } from './marked-source';
import { type FootnoteNotes, parseInlineMarkdown, parseMarkdown } from './parser';
import type { ColumnAlignment } from './types';
import { typedLevel } from './wording';

/** A cell before its table's rows have been made equally long. */
export interface RawCell {
  readonly inlines: readonly RawInline[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** What the Markdown says, before it is decided what of an official document each thing is. */
export type FlowItem = { readonly source: TextRange } & (
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly RawInline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly RawInline[]; readonly quoted: boolean }
  | {
      readonly kind: 'list-item';
      readonly marker: string;
      readonly depth: number;
      readonly inlines: readonly RawInline[];
      readonly quoted: boolean;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly ColumnAlignment[];
      readonly head: readonly (readonly RawCell[])[];
      readonly rows: readonly (readonly RawCell[])[];
    }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'separator' }
);

export interface Flow {
  readonly items: readonly FlowItem[];
  /** Paragraphs of a footnote by its number in the parser's list; empty for a footnote without text. */
  footnote(id: number): readonly (readonly RawInline[])[];
  /** Chinese sentences: what was left out. */
  readonly notes: readonly string[];
}

/** Reads the report's Markdown from top to bottom. */
export function readFlow(source: string, marks: MarkedSource): Flow {
  const { tokens, notes } = parseMarkdown(marks.text);
  const walk = new FlowWalk(source, marks, tokens, notes);
  walk.run();
  return walk;
}

interface OpenList {
  readonly ordered: boolean;
}

class FlowWalk implements Flow {
  items: FlowItem[] = [];
  private readonly said = new Set<string>();
  private readonly lines: LineIndex;
  private readonly inlineNotes: InlineNotes;
  private readonly byLabel = new Map<string, readonly (readonly RawInline[])[]>();
  private at = 0;
  private quotes = 0;
  private readonly lists: OpenList[] = [];
  /** Marker of the item that has just begun; '' once it has been printed. */
  private marker = '';

  constructor(
    source: string,
    private readonly marks: MarkedSource,
    private readonly tokens: readonly Token[],
    private readonly footnotes: FootnoteNotes,
  ) {
    this.lines = new LineIndex(source);
    this.inlineNotes = {
      hidden: element => this.said.add(l10n.t('报告中的 HTML 元素“{0}”不能印出，已略去。', element)),
      droppedLink: address =>
        this.said.add(l10n.t('链接“{0}”不是网址或邮箱地址，只保留了文字。', address.slice(0, 80))),
    };
  }

  get notes(): string[] {
    return [...this.said];
  }

  run(): void {
    while (this.at < this.tokens.length) this.block();
    if (isLineAParagraph(this.items)) this.items = this.items.flatMap(item => this.split(item));
  }

  /** A paragraph as its lines, every line a paragraph. */
  private split(item: FlowItem): FlowItem[] {
    if (item.kind !== 'paragraph' || item.quoted) return [item];
    return this.paragraphs(item.inlines, item.source, () => true).map(part => ({ ...item, ...part }));
  }

  footnote(id: number): readonly (readonly RawInline[])[] {
    const note = this.footnotes.list?.[id];
    if (note === undefined) return [];
    if (note.tokens !== undefined) return [this.read(note.tokens)];
    return this.byLabel.get(note.label ?? '') ?? [];
  }

  private range(token: Token): TextRange {
    const [from, to] = token.map ?? [0, 0];
    return {
      start: this.lines.lineStart(from + 1),
      end: Math.max(this.lines.lineEnd(to), this.lines.lineStart(from + 1)),
    };
  }

  private read(tokens: readonly Token[] | null): RawInline[] {
    this.marks.beginBlock();
    return readInlines(tokens ?? [], this.marks, this.inlineNotes);
  }

  private block(): void {
    const token = this.tokens[this.at++]!;
    switch (token.type) {
      case 'heading_open': {
        const inlines = this.read(this.tokens[this.at]?.children ?? null);
        this.at += 2;
        if (this.quotes > 0 || this.lists.length > 0) this.text(token, inlines.map(emboldened));
        else if (inlines.length > 0)
          this.items.push({ kind: 'heading', level: Number(token.tag.slice(1)), inlines, source: this.range(token) });
        break;
      }
      case 'paragraph_open': {
        const inlines = this.read(this.tokens[this.at]?.children ?? null);
        this.at += 2;
        this.text(token, inlines);
        break;
      }
      case 'blockquote_open':
        this.bareMarker(token);
        this.quotes++;
        break;
      case 'blockquote_close':
        this.quotes--;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.bareMarker(token);
        this.lists.push({ ordered: token.type === 'ordered_list_open' });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.lists.pop();
        break;
      case 'list_item_open':
        this.marker = this.lists.at(-1)?.ordered ? token.info + token.markup : '•';
        break;
      case 'list_item_close':
        this.marker = '';
        break;
      case 'fence':
      case 'code_block':
        this.bareMarker(token);
        this.items.push({
          kind: 'code',
          lines: this.marks.restore(token.content).replace(/\n$/, '').split('\n'),
          source: this.range(token),
        });
        break;
      case 'hr':
        this.items.push({ kind: 'separator', source: this.range(token) });
        break;
      case 'html_block':
        this.html(token);
        break;
      case 'hegao_table_open':
        this.bareMarker(token);
        this.table(token);
        break;
      case 'footnote_reference_open':
        this.footnoteDefinition((token.meta as { label: string }).label);
        break;
    }
  }

  /** An item that begins with something other than text: its marker stands alone. */
  private bareMarker(token: Token): void {
    if (this.marker !== '') this.text(token, []);
  }

  private text(token: Token, inlines: readonly RawInline[]): void {
    const quoted = this.quotes > 0;
    const source = this.range(token);
    if (this.lists.length > 0) {
      const { marker } = this;
      this.marker = '';
      if (marker !== '' || inlines.length > 0)
        this.items.push({ kind: 'list-item', marker, depth: this.lists.length - 1, inlines, quoted, source });
      return;
    }
    for (const part of this.paragraphs(inlines, source, isIndented))
      this.items.push({ kind: 'paragraph', inlines: part.inlines, quoted, source: part.source });
  }

  /** The lines of a paragraph put together to paragraphs; `begins` says whether a line begins one, by its first inline. */
  private paragraphs(
    inlines: readonly RawInline[],
    source: TextRange,
    begins: (first: RawInline | undefined) => boolean,
  ): { inlines: readonly RawInline[]; source: TextRange }[] {
    const parts: { inlines: readonly RawInline[]; source: TextRange }[] = [];
    const firstLine = this.lines.position(source.start).line;
    let from = 0;
    let breaks = 0;
    let partLine = firstLine;
    const end = (to: number, lastLine: number) => {
      const shown = trimmed(inlines.slice(from, to));
      const start = this.lines.lineStart(partLine);
      const stop = lastLine < 0 ? source.end : Math.min(source.end, this.lines.lineEnd(lastLine));
      if (shown.length > 0) parts.push({ inlines: shown, source: { start, end: Math.max(start, stop) } });
    };
    inlines.forEach((inline, index) => {
      if (inline.kind !== 'soft' && inline.kind !== 'break') return;
      breaks++;
      if (!begins(inlines[index + 1])) return;
      end(index, firstLine + breaks - 1);
      from = index + 1;
      partLine = firstLine + breaks;
    });
    end(inlines.length, -1);
    return parts;
  }

  private html(token: Token): void {
    const source = this.range(token);
    const content = token.content;
    if (/^\s*<!--/.test(content)) {
      // What stands behind a comment on its last line is Markdown.
      const rest = withoutComments(content).trim();
      if (rest !== '') this.text(token, this.read(parseInlineMarkdown(rest)));
      return;
    }
    this.marks.beginBlock();
    for (const part of readHtml(content, this.marks, this.inlineNotes)) {
      if (part.kind === 'paragraph') this.text(token, part.inlines);
      else this.htmlTable(part, source);
    }
  }

  private htmlTable(part: Extract<HtmlPart, { kind: 'table' }>, source: TextRange): void {
    let heads = 0;
    while (heads < part.rows.length && part.rows[heads]!.every(cell => cell.isHead)) heads++;
    // A table of nothing but heads has rows all the same.
    if (heads === part.rows.length) heads = Math.min(1, heads);
    this.items.push({
      kind: 'table',
      columns: [],
      head: part.rows.slice(0, heads),
      rows: part.rows.slice(heads),
      source,
    });
  }

  private table(opening: Token): void {
    const head: RawCell[][] = [];
    const rows: RawCell[][] = [];
    let row: RawCell[] = [];
    for (; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at]!;
      if (token.type === 'hegao_table_close') break;
      if (token.type === 'hegao_row') {
        row = [];
        (token.meta?.isHead === true ? head : rows).push(row);
      } else row.push({ inlines: this.read(token.children), columnSpan: 1, rowSpan: 1 });
    }
    this.at++;
    const { columns } = opening.meta as { columns: ColumnAlignment[] };
    this.items.push({ kind: 'table', columns, head, rows, source: this.range(opening) });
  }

  /** What a footnote says, as plain paragraphs: a footnote has room for nothing else. */
  private footnoteDefinition(label: string): void {
    const { items, marker } = this;
    const lists = this.lists.splice(0);
    const { quotes } = this;
    this.items = [];
    this.marker = '';
    this.quotes = 0;
    while (this.at < this.tokens.length && this.tokens[this.at]!.type !== 'footnote_reference_close') this.block();
    this.at++;
    const paragraphs = this.items.flatMap(paragraphsOf).filter(paragraph => paragraph.length > 0);
    this.byLabel.set(label, paragraphs);
    this.items = items;
    this.marker = marker;
    this.quotes = quotes;
    this.lists.push(...lists);
  }
}

/**
 * Two ideographic blanks at the head of a line begin a paragraph: that is what they are for, and a writer who types them puts no
 * empty line between paragraphs.
 */
const isIndented = (first: RawInline | undefined): boolean =>
  first?.kind === 'text' && first.text.startsWith('\u3000\u3000');

/** Ends of a line that is a paragraph of its own. */
const ENDS_PARAGRAPH = /[。！？；：!?;:…”」』）)]$/;
/** Longer than a heading or any other line without an end. */
const LONGEST_OPEN_LINE = 40;

/**
 * True for a text that was pasted from elsewhere with every paragraph on a line of its own and no empty lines between them.
 * Told by numbered headings (一、 or （一）) at the head of lines that Markdown would join to the line before, and by lines
 * that nearly all end where a paragraph can end.
 */
function isLineAParagraph(items: readonly FlowItem[]): boolean {
  let breaks = 0;
  let ends = 0;
  let headings = 0;
  for (const item of items) {
    if (item.kind !== 'paragraph' || item.quoted) continue;
    const lines = linesOf(item.inlines).map(textOf);
    lines.slice(1).forEach((line, index) => {
      const before = lines[index]!;
      breaks++;
      const canEnd = ENDS_PARAGRAPH.test(before) || before.length <= LONGEST_OPEN_LINE;
      if (canEnd) ends++;
      if (canEnd && typedLevel(line) > 0) headings++;
    });
  }
  return headings > 1 && ends >= breaks * 0.8;
}

const emboldened = (inline: RawInline): RawInline => (inline.kind === 'text' ? { ...inline, strong: true } : inline);

/** Any item of the flow as paragraphs of running text. */
function paragraphsOf(item: FlowItem): (readonly RawInline[])[] {
  switch (item.kind) {
    case 'heading':
    case 'paragraph':
      return [item.inlines];
    case 'list-item': {
      const line: RawInline[] = [];
      if (item.marker !== '') addText(line, `${item.marker} `, PLAIN);
      return [[...line, ...item.inlines]];
    }
    case 'table':
      return [...item.head, ...item.rows].map(row => {
        const line: RawInline[] = [];
        for (const cell of row) {
          if (line.length > 0) addText(line, '\u3000', PLAIN);
          line.push(...cell.inlines);
        }
        return line;
      });
    case 'code':
      return item.lines
        .filter(line => line.trim() !== '')
        .map(text => {
          const line: RawInline[] = [];
          addText(line, text, { ...PLAIN, code: true });
          return line;
        });
    case 'separator':
      return [];
  }
}

function withoutComments(source: string): string {
  let shown = '';
  let at = 0;
  for (let open = source.indexOf('<!--'); open >= 0; open = source.indexOf('<!--', at)) {
    const close = source.indexOf('-->', open + 2);
    if (close < 0) break;
    shown += source.slice(at, open);
    at = close + 3;
  }
  return shown + source.slice(at);
}

/** True for a paragraph of nothing but pictures. */
export const isPictures = (inlines: readonly RawInline[]): boolean =>
  inlines.some(inline => inline.kind === 'picture') && /^[\ufffc\s]*$/.test(textOf(inlines));
