import { type SyntaxNodeRef, type Tree, TreeFragment } from '@lezer/common';
import type { TextRange } from '../text/range';
import { readDirective } from './directives';
import { readFrontMatter } from './front-matter';
import { type InlinePlace, type InlineText, normaliseLabel, readInline } from './inline';
import { PlacedProse } from './prose';
import { makeSkeleton } from './skeleton';
import { blockParser, footnoteLabelEnd } from './structure';
import { rowCells, tableLines } from './table';
import type { Block, BlockKind, CellPlace, Directive, Placeholder, Report, Table } from './types';

/** Inline texts by depth of block quotes and source. */
type InlineCache = Map<number, Map<string, InlineText>>;

/** What the next parse can reuse. */
interface ParseState {
  readonly skeleton: string;
  readonly tree: Tree;
  readonly inline: InlineCache;
  readonly labels: ReadonlySet<string>;
}

/** A report with what is needed to parse its next version quickly. */
export interface ParsedReport extends Report {
  readonly state: ParseState;
}

/**
 * Reads a Markdown report: where its prose is, with exact offsets (UTF-16 code units), its tables, its front matter, our
 * comments in it and its `{{…}}`. With `previous`, the parse of an earlier version, unchanged parts are not read
 * again; the result is the same. Never throws, whatever the text holds.
 */
export function parseReport(text: string, previous?: ParsedReport): ParsedReport {
  if (previous && previous.text === text) return previous;
  const frontMatter = previous && hasFrontMatterOf(previous, text) ? previous.frontMatter : readFrontMatter(text);
  const skeleton = makeSkeleton(text, frontMatter?.end ?? 0);
  const tree = blockParser.parse(skeleton, previous ? fragmentsOf(previous.state, skeleton) : []);
  const labels = definedLabels(skeleton);
  const sameLabels = previous && sameSet(previous.state.labels, labels);
  const walk = new Walk(text, skeleton, labels, sameLabels ? previous.state.inline : new Map());
  walk.run(tree);
  return {
    text,
    frontMatter,
    blocks: walk.blocks,
    tables: walk.tables,
    directives: walk.directives.sort((a, b) => a.start - b.start),
    placeholders: walk.placeholders,
    state: { skeleton, tree, inline: walk.inline, labels },
  };
}

/** True when a text begins with the front matter of an earlier one, the line break behind it included. */
function hasFrontMatterOf({ text: before, frontMatter }: ParsedReport, text: string): boolean {
  if (!frontMatter || frontMatter.end >= before.length) return false;
  return text.startsWith(before.slice(0, frontMatter.end + 1));
}

/** What of the earlier tree still holds: all but the one stretch between the common start and the common end. */
function fragmentsOf(state: ParseState, skeleton: string): readonly TreeFragment[] {
  const before = state.skeleton;
  const shorter = Math.min(before.length, skeleton.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === skeleton.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === skeleton.charCodeAt(skeleton.length - 1 - tail)
  )
    tail++;
  // Whether a table begins on a line shows only on the next one, so what ends right before that line can't be kept.
  for (let lines = 0; lines < 2 && head > 0; lines++) head = Math.max(0, skeleton.lastIndexOf('\n', head - 1));
  return TreeFragment.applyChanges(TreeFragment.addTree(state.tree), [
    { fromA: head, toA: before.length - tail, fromB: head, toB: skeleton.length - tail },
  ]);
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every(item => b.has(item));

/** A longer line is no link reference definition. */
const LONGEST_DEFINITION = 2000;
/** `[label]: target "title"`. Only ASCII targets: `[注]: 见附表` is a sentence, whatever CommonMark makes of it. */
const DEFINITION = /^\[([^[\]^][^[\]]*)\]:[ \t]*(?:<[^<>]*>|[!-~]+)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;

function definitionLabel(text: string, start: number, end: number): string | null {
  if (text.charCodeAt(start) !== 91 || end - start > LONGEST_DEFINITION) return null;
  return DEFINITION.exec(text.slice(start, end))?.[1] ?? null;
}

/** Labels of the link reference definitions in the report. One too many (in code) does no harm. */
function definedLabels(skeleton: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!skeleton.includes(']:')) return labels;
  for (let start = 0; start < skeleton.length; ) {
    let end = skeleton.indexOf('\n', start);
    if (end < 0) end = skeleton.length;
    let from = start;
    while (from < end && ' \t>'.includes(skeleton[from]!)) from++;
    const label = definitionLabel(skeleton, from, end);
    if (label !== null) labels.add(normaliseLabel(label));
    start = end + 1;
  }
  return labels;
}

/** Tags that make an HTML block which is no prose; a line that begins with any other tag is read as a paragraph. */
const BLOCK_TAGS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param pre script section source style summary table tbody td ' +
    'textarea tfoot th thead title tr track ul'
  ).split(' '),
);

const HAN = /\p{Script=Han}/u;

const isBlank = (unit: number): boolean => unit === 32 || unit === 9;

/** Walks the tree of blocks once, from top to bottom, and collects what a report is made of. */
class Walk {
  readonly blocks: Block[] = [];
  readonly tables: Table[] = [];
  readonly directives: Directive[] = [];
  readonly placeholders: Placeholder[] = [];
  readonly inline: InlineCache = new Map();

  /** Open headings, outermost first. Replaced, never changed, so that blocks can share it. */
  private headings: readonly Block[] = [];
  /** Block quotes around the current place. */
  private quotes = 0;
  /** Leads of the lists around the current place, outermost first. */
  private readonly leads: (Block | null)[] = [];
  /** The paragraph or heading that was the last thing before the current place. */
  private before: Block | null = null;
  /** True until the first paragraph of a list item has been read. */
  private itemStarts = false;

  constructor(
    private readonly text: string,
    private readonly skeleton: string,
    private readonly labels: ReadonlySet<string>,
    private readonly known: InlineCache,
  ) {}

  run(tree: Tree): void {
    tree.iterate({ enter: node => this.enter(node), leave: node => this.leave(node) });
  }

  /** False when the node's children are none of our business. */
  private enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    switch (name) {
      case 'Document':
        return true;
      case 'Blockquote':
        this.quotes++;
        this.before = null;
        return true;
      case 'BulletList':
      case 'OrderedList':
        this.leads.push(this.before && this.before.kind !== 'heading' ? this.before : null);
        this.before = null;
        return true;
      case 'ListItem':
        this.before = null;
        this.itemStarts = true;
        return true;
      case 'Paragraph':
        this.paragraph(from, to);
        return false;
      case 'Table':
        this.table(from, to);
        return false;
      case 'CommentBlock':
        // What stands after the comment on its last line is prose.
        this.prose(from, to);
        return false;
      case 'HTMLBlock':
        this.html(from, to);
        return false;
      case 'SetextHeading1':
      case 'SetextHeading2':
        this.setext(from, to, name === 'SetextHeading1' ? 1 : 2);
        return false;
      case 'FencedCode':
      case 'HorizontalRule':
      case 'ProcessingInstructionBlock':
        this.before = null;
        return false;
      default:
        if (name.startsWith('ATXHeading')) {
          this.atx(from, to, Number(name.slice(10)));
          return false;
        }
        // Nameless nodes hold a long row of siblings together.
        return node.type.isAnonymous;
    }
  }

  private leave(node: SyntaxNodeRef): void {
    switch (node.name) {
      case 'Blockquote':
        this.quotes--;
        this.before = null;
        break;
      case 'BulletList':
      case 'OrderedList':
        this.leads.pop();
        this.before = null;
        break;
    }
  }

  /** The inline text of a stretch of source, from the cache when the same source has been read before. */
  private read(start: number, end: number): InlineText {
    const source = this.text.slice(start, end);
    const place: InlinePlace = { quotes: this.quotes, labels: this.labels };
    let texts = this.inline.get(this.quotes);
    if (!texts) {
      texts = new Map();
      this.inline.set(this.quotes, texts);
    }
    let inline = texts.get(source);
    if (!inline) {
      inline = this.known.get(this.quotes)?.get(source) ?? readInline(source, place);
      texts.set(source, inline);
    }
    return inline;
  }

  /** Makes a block of `range` whose inline source is `content`; null (and no block) if nothing of it shows. */
  private add(
    kind: BlockKind,
    range: TextRange,
    content: TextRange,
    level: number,
    cell: CellPlace | null = null,
  ): Block | null {
    const inline = this.read(content.start, content.end);
    for (const comment of inline.comments) this.comment(content.start + comment.start, content.start + comment.end);
    if (inline.prose.text === '' && cell === null) return null;
    const inItem = kind === 'list-item';
    const block: Block = {
      kind,
      start: range.start,
      end: range.end,
      prose: new PlacedProse(inline.prose, content.start),
      level,
      headings: this.headings,
      lead: inItem ? (this.leads[this.leads.length - 1] ?? null) : null,
      depth: inItem ? this.leads.length : 0,
      quoted: this.quotes > 0,
      cell,
    };
    this.blocks.push(block);
    for (const placeholder of inline.placeholders)
      this.placeholders.push(
        this.placeholder(content.start + placeholder.start, content.start + placeholder.end, block),
      );
    return block;
  }

  private comment(start: number, end: number): void {
    const directive = readDirective(this.text.slice(start, end), start);
    if (directive) this.directives.push(directive);
  }

  private placeholder(start: number, end: number, block: Block): Placeholder {
    const { text } = this;
    const trim = (from: number, to: number): TextRange => {
      const inside = text.slice(from, to);
      const left = from + inside.length - inside.trimStart().length;
      return { start: left, end: Math.max(left, from + inside.trimEnd().length) };
    };
    const bar = text.slice(start, end).indexOf('|');
    // In a table cell a careful writer escapes the bar.
    const isEscaped = bar > 0 && text.charCodeAt(start + bar - 1) === 92;
    const nameRange = trim(start + 2, bar < 0 ? end - 2 : start + bar - (isEscaped ? 1 : 0));
    const sampleRange = bar < 0 ? null : trim(start + bar + 1, end - 2);
    return {
      start,
      end,
      name: text.slice(nameRange.start, nameRange.end),
      nameRange,
      sample: sampleRange && text.slice(sampleRange.start, sampleRange.end),
      sampleRange,
      block,
    };
  }

  private heading(range: TextRange, content: TextRange, level: number): void {
    const open = this.headings.filter(heading => heading.level < level);
    const outer = this.headings;
    this.headings = open;
    const block = this.add('heading', range, content, level);
    // A heading in a quotation doesn't head what comes after the quotation.
    if (this.quotes > 0) this.headings = outer;
    else if (block) this.headings = [...open, block];
    this.before = block;
  }

  private atx(from: number, to: number, level: number): void {
    const { text } = this;
    let start = from + level;
    let end = to;
    while (end > start && (isBlank(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 13)) end--;
    const shownEnd = end;
    let close = end;
    while (close > start && text.charCodeAt(close - 1) === 35) close--;
    if (close < end && (close === start || isBlank(text.charCodeAt(close - 1)))) end = close;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    this.heading({ start: from, end: shownEnd }, { start, end }, level);
  }

  private setext(from: number, to: number, level: number): void {
    const underline = this.skeleton.lastIndexOf('\n', to - 1);
    this.heading({ start: from, end: this.trimEnd(from, to) }, { start: from, end: Math.max(from, underline) }, level);
  }

  private trimEnd(from: number, to: number): number {
    let end = to;
    while (end > from && ' \t\r\n'.includes(this.text[end - 1]!)) end--;
    return end;
  }

  private paragraph(from: number, to: number): void {
    let start = from;
    // Link reference definitions may open a paragraph, one a line.
    while (start < to && this.text.charCodeAt(start) === 91) {
      let end = this.skeleton.indexOf('\n', start);
      if (end < 0 || end > to) end = to;
      if (definitionLabel(this.skeleton, start, end) === null) break;
      start = Math.min(to, end + 1);
      while (start < to && ' \t>'.includes(this.text[start]!)) start++;
    }
    if (start >= to) {
      this.before = null;
      return;
    }
    if (this.leads.length === 0 && this.quotes === 0 && this.isIndentedCode(start, to)) {
      this.before = null;
      return;
    }
    this.prose(start, to);
  }

  /** A stretch that is read as a paragraph: footnote, list item or plain. */
  private prose(from: number, to: number): void {
    const range = { start: from, end: this.trimEnd(from, to) };
    const label = footnoteLabelEnd(this.text, from);
    if (label > 0) {
      this.add('footnote', range, { start: label, end: range.end }, 0);
      this.before = null;
      return;
    }
    const inItem = this.leads.length > 0;
    let start = from;
    if (inItem && this.itemStarts && /^\[[ xX]\][ \t]/.test(this.text.slice(from, from + 4))) start += 4;
    this.itemStarts = false;
    const block = this.add(
      inItem ? 'list-item' : 'paragraph',
      range,
      { start: Math.min(start, range.end), end: range.end },
      0,
    );
    // A comment alone doesn't come between a list and its lead.
    if (block) this.before = block;
  }

  /**
   * Four blanks before every line and not one Chinese character: code, as CommonMark has it. With Chinese in it, it is a
   * paragraph that was indented by hand.
   */
  private isIndentedCode(from: number, to: number): boolean {
    const { skeleton } = this;
    const lineStart = skeleton.lastIndexOf('\n', from - 1) + 1;
    if (from - lineStart > 200) return false;
    for (let at = from === 0 ? 0 : lineStart; at < to; ) {
      if (!/^(?: {4}| {0,3}\t)/.test(skeleton.slice(at, at + 4))) return false;
      const next = skeleton.indexOf('\n', at);
      if (next < 0) break;
      at = next + 1;
    }
    return !HAN.test(skeleton.slice(from, to));
  }

  private html(from: number, to: number): void {
    const tag = /^<\/?([a-z][a-z0-9-]*)/i.exec(this.text.slice(from, from + 40))?.[1];
    if (tag !== undefined && !BLOCK_TAGS.has(tag.toLowerCase())) {
      this.prose(from, to);
      return;
    }
    this.before = null;
    const source = this.text.slice(from, to);
    for (let at = source.indexOf('<!--'); at >= 0; at = source.indexOf('<!--', at)) {
      const close = source.indexOf('-->', at + 2);
      if (close < 0) break;
      this.comment(from + at, from + close + 3);
      at = close + 3;
    }
  }

  private table(from: number, to: number): void {
    const head: Block[] = [];
    const rows: Block[][] = [];
    const table: Table = { start: from, end: this.trimEnd(from, to), head, rows, caption: this.before };
    this.tables.push(table);
    tableLines(this.skeleton, from, to, this.quotes).forEach((line, number) => {
      // The second line is the row of dashes.
      if (number === 1) return;
      const row = number === 0 ? -1 : number - 2;
      const cells = number === 0 ? head : [];
      rowCells(this.skeleton, line.start, line.end).forEach((range, column) => {
        const kind = number === 0 ? 'table-head' : 'table-cell';
        const block = this.add(kind, range, range, 0, { table, row, column });
        if (block) cells.push(block);
      });
      if (number > 0) rows.push(cells as Block[]);
    });
    this.before = null;
  }
}
