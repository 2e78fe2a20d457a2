import * as l10n from '@vscode/l10n';
import type { TextRange } from '../../core/text/range';
import { isDateLine } from './dates';
import { type FlowItem, isPictures } from './flow';
import type { FrontFields } from './front-fields';
import {
  addText,
  linesOf,
  PLAIN,
  printable,
  type RawInline,
  slice,
  type TitledPicture,
  textOf,
  trimmed,
} from './inlines';
import { evenRows, MOST_COLUMNS } from './table';
import type { ColumnAlignment } from './types';
import {
  attachmentLabel,
  attachmentNoteStart,
  attachmentWithTitle,
  furtherNames,
  isAddressee,
  isBodyName,
  isBracketed,
  isFigureCaption,
  isNameLine,
  isShortLine,
  isTableCaption,
  numberLength,
  sameText,
  typedLevel,
} from './wording';

type Inlines = readonly RawInline[];

export interface PartCell {
  readonly inlines: Inlines;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** A part of the document whose inlines are not yet ready for printing. Mirrors `DocumentBlock`. */
export type Part = { readonly source: TextRange } & (
  | { readonly kind: 'title' | 'addressee' | 'remark' | 'attachment-title'; readonly inlines: Inlines }
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: Inlines }
  | { readonly kind: 'paragraph'; readonly inlines: Inlines; readonly quoted: boolean }
  | {
      readonly kind: 'list-item';
      readonly marker: string;
      readonly depth: number;
      readonly inlines: Inlines;
      readonly quoted: boolean;
    }
  | {
      readonly kind: 'table';
      readonly caption: Inlines | null;
      readonly columns: readonly ColumnAlignment[];
      readonly head: readonly (readonly PartCell[])[];
      readonly rows: readonly (readonly PartCell[])[];
    }
  | { readonly kind: 'picture'; readonly picture: TitledPicture; readonly caption: Inlines | null }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'attachment-note'; readonly names: readonly Inlines[] }
  | { readonly kind: 'signature'; readonly names: readonly Inlines[]; readonly date: Inlines | null }
  | { readonly kind: 'attachment'; readonly label: string }
  | { readonly kind: 'separator' }
);

/** Longest line that is taken for a heading although Markdown does not mark it. */
const LONGEST_TYPED_HEADING = 40;
const LONGEST_TITLE = 60;
/** Bodies that sign together, at most. */
const MOST_NAMES = 10;

/** Which part of an official document each thing of the report is. `frontRange`: where front matter stands. */
export function decideParts(
  items: readonly FlowItem[],
  front: FrontFields,
  frontRange: TextRange,
): { parts: Part[]; notes: string[] } {
  return new Parts(items, front, frontRange).decide();
}

const plain = (text: string): RawInline[] => {
  const inlines: RawInline[] = [];
  printable(text)
    .split('\n')
    .forEach((line, index) => {
      if (index > 0) inlines.push({ kind: 'break' });
      addText(inlines, line.trim(), PLAIN);
    });
  return inlines;
};

const spanning = (items: readonly FlowItem[]): TextRange => ({
  start: items[0]?.source.start ?? 0,
  end: items.at(-1)?.source.end ?? 0,
});

class Parts {
  private readonly parts: Part[] = [];
  private readonly notes: string[] = [];
  private readonly texts: readonly string[];
  /** Items that a decision has used up, by index. */
  private readonly used = new Set<number>();
  private tables = 0;

  constructor(
    private readonly items: readonly FlowItem[],
    private readonly front: FrontFields,
    private readonly frontRange: TextRange,
  ) {
    this.texts = items.map(item => ('inlines' in item ? textOf(item.inlines).trim() : ''));
  }

  decide(): { parts: Part[]; notes: string[] } {
    const title = this.findTitle();
    const attachments = this.findAttachments(title);
    const end = attachments[0] ?? this.items.length;
    const closing = this.findClosing(title, end);
    const note = this.findAttachmentNote(title, closing.start, end);
    const addressee = this.findAddressee(title, note?.from ?? closing.start);
    const levels = this.headingLevels(title, attachments);
    this.printBody({ title, addressee, note, closing, end, levels });
    attachments.forEach((from, index) => {
      this.printAttachment(from, attachments[index + 1] ?? this.items.length, levels);
    });
    return { parts: this.parts, notes: this.notes };
  }

  /** The unquoted paragraph at `index`, null when something else stands there. */
  private paragraph(index: number): (FlowItem & { kind: 'paragraph' }) | null {
    const item = this.items[index];
    return item?.kind === 'paragraph' && !item.quoted ? item : null;
  }

  // --- title and addressee ---

  /** Index of the title in the text, -1 when there is none. */
  private findTitle(): number {
    const { items, texts, front } = this;
    const first = items.findIndex(item => item.kind === 'heading' && item.level === 1);
    if (front.title !== null) {
      const same = items.findIndex(
        (item, index) =>
          (item.kind === 'heading' || (item.kind === 'paragraph' && index === 0)) &&
          sameText(texts[index]!, front.title!),
      );
      if (same >= 0) return same;
      // The only heading of the first level, before all else, is the same title in other words.
      const isOnly = items.filter(item => item.kind === 'heading' && item.level === 1).length === 1;
      if (first !== 0 || !isOnly || typedLevel(texts[0]!) > 0) return -1;
      this.notes.push(
        l10n.t('标题按设置区印为“{0}”，没有印正文中的标题“{1}”。', front.title.replaceAll('\n', ''), texts[0]!),
      );
      return 0;
    }
    if (first >= 0) return typedLevel(texts[first]!) > 0 ? -1 : first;
    return this.isPlainReport() ? 0 : -1;
  }

  /** A report without any mark of Markdown: a title line, and headings that are known by their numbers only. */
  private isPlainReport(): boolean {
    if (this.items.some(item => item.kind === 'heading')) return false;
    const lines = this.texts[0]?.split('\n') ?? [];
    return (
      this.paragraph(0) !== null &&
      lines.length <= 3 &&
      lines.every(line => isShortLine(line.trim(), LONGEST_TITLE)) &&
      typedLevel(this.texts[0]!) === 0 &&
      !isDateLine(this.texts[0]!) &&
      !this.texts[0]!.includes('\ufffc') &&
      this.typedHeadings(1).length > 1
    );
  }

  /** Whole paragraphs that begin with a number of this level and are too short and open-ended for a sentence. */
  private typedHeadings(level: 1 | 2): number[] {
    return this.items.flatMap((_, index) =>
      this.paragraph(index) !== null &&
      typedLevel(this.texts[index]!) === level &&
      isShortLine(this.texts[index]!, LONGEST_TYPED_HEADING)
        ? [index]
        : [],
    );
  }

  private findAddressee(title: number, end: number): number {
    let at = title + 1;
    // A date or an occasion in brackets may stand between the title and the addressee.
    while (at < end && this.paragraph(at) !== null && isBracketed(this.texts[at]!)) at++;
    if (at >= end || this.paragraph(at) === null || !isAddressee(this.texts[at]!)) return -1;
    const next = this.items[at + 1];
    return next !== undefined && (next.kind === 'paragraph' || next.kind === 'heading') ? at : -1;
  }

  // --- what stands below the text ---

  /** Where attachments begin. */
  private findAttachments(title: number): number[] {
    const starts: number[] = [];
    let signed = false;
    this.items.forEach((item, index) => {
      if (index <= title) return;
      const text = this.texts[index]!;
      const ownLabel = attachmentLabel(text.split('\n')[0]!.trim()) !== null;
      if (item.kind === 'heading') {
        if (ownLabel || attachmentWithTitle(text) !== null) starts.push(index);
        return;
      }
      if (this.paragraph(index) === null) return;
      if (isDateLine(text.split('\n').at(-1)!)) signed = true;
      if (!ownLabel) return;
      const kind = this.items[index + 1]?.kind ?? 'list-item';
      const holdsTitle = text.includes('\n');
      // Before the signature, a list below the word is the list of the attachments' names.
      if (signed || starts.length > 0 || (index > 0 && (holdsTitle || kind !== 'list-item'))) starts.push(index);
    });
    return starts;
  }

  /** 署名, 成文日期 and 附注 at the end of the items before `end`. `start`: where they begin; `end` when there are none. */
  private findClosing(title: number, end: number): Closing {
    let last = end - 1;
    const remarks: number[] = [];
    for (; last > title; last--) {
      const isNote = this.paragraph(last) !== null && attachmentNoteStart(this.texts[last]!) >= 0;
      if (this.paragraph(last) !== null && isBracketed(this.texts[last]!)) remarks.unshift(last);
      else if (this.items[last]!.kind !== 'separator' && !isNote) break;
    }
    const none: Closing = { start: end, names: [], date: null, dated: -1, remarks: [] };
    const item = this.paragraph(last);
    if (item === null || last <= title) return none;
    const lines = linesOf(item.inlines);
    const date = lines.at(-1);
    const above = lines.slice(0, -1);
    if (date === undefined || !isDateLine(textOf(date)) || !above.every(line => isNameLine(textOf(line)))) return none;
    let names: readonly Inlines[] = above;
    let start = last;
    if (above.length === 0) {
      for (let at = last - 1; at > title && names.length < MOST_NAMES; at--) {
        const candidate = this.paragraph(at);
        if (candidate === null) break;
        const own = linesOf(candidate.inlines);
        const isFirst = names.length === 0;
        if (!own.every(line => (isFirst ? isNameLine : isBodyName)(textOf(line)))) break;
        names = [...own, ...names];
        start = at;
      }
    }
    return { start, names, date, dated: last, remarks };
  }

  /** 附件：… right before the signature, or after it; null when there is none. */
  private findAttachmentNote(title: number, closing: number, end: number): AttachmentNote | null {
    for (let from = title + 1; from < end; from++) {
      const item = this.paragraph(from);
      if (item === null) continue;
      const start = attachmentNoteStart(this.texts[from]!);
      if (start < 0) continue;
      const own = linesOf(item.inlines);
      own[0] = trimmed(slice(own[0] ?? [], start, Number.MAX_SAFE_INTEGER));
      const names: Inlines[] = own.flatMap(namesOfLine).filter(line => line.length > 0);
      let to = from + 1;
      for (; to < end; to++) {
        const next = this.items[to]!;
        if (next.kind === 'list-item' && next.depth === 0 && next.marker !== '') names.push(next.inlines);
        else if (this.paragraph(to) !== null && to < closing && numberLength(this.texts[to]!) > 0) {
          names.push(...linesOf(this.paragraph(to)!.inlines).flatMap(namesOfLine));
        } else break;
      }
      const isLast = to >= end || to === closing || from > closing || this.items[to]!.kind === 'separator';
      if (names.length > 0 && isLast) return { from, to, names: names.map(withoutEnd) };
    }
    return null;
  }

  // --- headings ---

  /** The level of every heading: those in use become 1, 2, 3 … and none is skipped, in the body and in each attachment. */
  private headingLevels(title: number, attachments: readonly number[]): ReadonlyMap<number, number> {
    const starts = new Set(attachments);
    const marked = new Map<number, number>();
    this.items.forEach((item, index) => {
      if (item.kind === 'heading' && index !== title && !starts.has(index)) marked.set(index, item.level);
    });
    this.addTypedHeadings(marked);
    const levels = new Map<number, number>();
    let section: [number, number][] = [];
    const endSection = () => {
      const ranks = [...new Set(section.map(([, level]) => level))].sort((a, b) => a - b);
      let before = 0;
      for (const [index, level] of section) {
        before = Math.min(ranks.indexOf(level) + 1, before + 1, 6);
        levels.set(index, before);
      }
      section = [];
    };
    this.items.forEach((_, index) => {
      if (starts.has(index)) endSection();
      const level = marked.get(index);
      if (level !== undefined) section.push([index, level]);
    });
    endSection();
    return levels;
  }

  /** Headings that nobody marked: only where the report marks none of that depth, and there is more than one. */
  private addTypedHeadings(marked: Map<number, number>): void {
    const own = new Set(marked.values());
    const first = this.typedHeadings(1);
    const second = this.typedHeadings(2);
    if (own.size === 0) {
      if (first.length < 2) return;
      for (const index of first) marked.set(index, 1);
      if (second.length > 1) for (const index of second) marked.set(index, 2);
      return;
    }
    const areFirst = [...marked.keys()].some(index => typedLevel(this.texts[index]!) === 1);
    if (own.size > 1 || !areFirst || second.length < 2) return;
    for (const index of second) marked.set(index, 7);
  }

  // --- printing in order ---

  private printBody(plan: BodyPlan): void {
    const { front, frontRange, items } = this;
    const { title, addressee, note, closing, end } = plan;
    if (front.title !== null && title < 0) this.addFrontTitle();
    if (front.addressee !== null && title < 0) this.addFrontAddressee();
    const signs = front.signature.length > 0 || front.date !== null;
    /** Everything that front matter puts below the text, once. */
    const below = () => {
      if (front.attachments.length > 0)
        this.parts.push({ kind: 'attachment-note', names: front.attachments.map(plain), source: frontRange });
      else if (note !== null && note.from < closing.start) this.addNote(note);
      if (signs || closing.dated >= 0) this.addSignature(closing);
      if (front.attachments.length === 0 && note !== null && note.from >= closing.start) this.addNote(note);
      if (front.remark !== null)
        this.parts.push({ kind: 'remark', inlines: plain(inBrackets(front.remark)), source: frontRange });
      else
        for (const index of closing.remarks) {
          const remark = this.paragraph(index)!;
          this.parts.push({ kind: 'remark', inlines: remark.inlines, source: remark.source });
        }
    };
    const bodyEnd = note === null ? closing.start : Math.min(note.from, closing.start);
    for (let index = 0; index < bodyEnd; index++) {
      const item = items[index]!;
      if (index === title) {
        if (front.title !== null) this.addFrontTitle();
        else if (item.kind === 'heading' || item.kind === 'paragraph')
          this.parts.push({ kind: 'title', inlines: item.inlines, source: item.source });
        if (front.addressee !== null) this.addFrontAddressee();
      } else if (index === addressee) {
        if (front.addressee === null && item.kind === 'paragraph')
          this.parts.push({ kind: 'addressee', inlines: item.inlines, source: item.source });
      } else this.print(index, bodyEnd, plan.levels);
    }
    below();
    const inNote = (index: number) => note !== null && index >= note.from && index < note.to;
    for (let index = bodyEnd; index < end; index++) {
      const isClosing = index >= closing.start && index <= closing.dated;
      if (inNote(index) || isClosing || closing.remarks.includes(index)) continue;
      // A line drawn between the text and what stands below it has done its work.
      if (items[index]!.kind !== 'separator') this.print(index, end, plan.levels);
    }
  }

  private addFrontTitle(): void {
    this.parts.push({ kind: 'title', inlines: plain(this.front.title!), source: this.frontRange });
  }

  private addFrontAddressee(): void {
    const text = this.front.addressee!.replace(/[：:]$/, '');
    this.parts.push({ kind: 'addressee', inlines: plain(`${text}：`), source: this.frontRange });
  }

  private addNote(note: AttachmentNote): void {
    const source = spanning(this.items.slice(note.from, note.to));
    this.parts.push({ kind: 'attachment-note', names: note.names, source });
  }

  private addSignature(closing: Closing): void {
    const { front } = this;
    const hasText = closing.dated >= 0;
    this.parts.push({
      kind: 'signature',
      names: front.signature.length > 0 ? front.signature.map(plain) : closing.names,
      date: front.date === null ? closing.date : plain(front.date),
      source: hasText ? spanning(this.items.slice(closing.start, closing.dated + 1)) : this.frontRange,
    });
  }

  private printAttachment(from: number, end: number, levels: ReadonlyMap<number, number>): void {
    const item = this.items[from]!;
    if (item.kind !== 'heading' && item.kind !== 'paragraph') return;
    const text = textOf(item.inlines);
    const [first = []] = linesOf(item.inlines);
    const whole = attachmentWithTitle(text);
    const label = attachmentLabel(textOf(first)) ?? whole?.label ?? '附件';
    this.parts.push({ kind: 'attachment', label, source: item.source });
    let at = from + 1;
    const titleStart = attachmentLabel(textOf(first)) === null ? (whole?.titleStart ?? 0) : textOf(first).length;
    const own = trimmed(slice(item.inlines, titleStart, text.length));
    if (own.length > 0) this.parts.push({ kind: 'attachment-title', inlines: own, source: item.source });
    else {
      const next = this.items[at];
      const isTitle =
        at < end &&
        next !== undefined &&
        (next.kind === 'heading' ||
          (this.paragraph(at) !== null &&
            isShortLine(this.texts[at]!, LONGEST_TITLE) &&
            typedLevel(this.texts[at]!) === 0));
      if (isTitle && 'inlines' in next && typedLevel(this.texts[at]!) === 0) {
        this.parts.push({ kind: 'attachment-title', inlines: next.inlines, source: next.source });
        at++;
      }
    }
    for (; at < end; at++) this.print(at, end, levels);
  }

  /** Prints what stands at `index` as the body's; captions are found before `end`. */
  private print(index: number, end: number, levels: ReadonlyMap<number, number>): void {
    if (this.used.has(index)) return;
    const item = this.items[index]!;
    const { source } = item;
    const level = levels.get(index);
    switch (item.kind) {
      case 'heading':
        this.parts.push({ kind: 'heading', level: level ?? 1, inlines: item.inlines, source });
        break;
      case 'paragraph': {
        if (level !== undefined) {
          this.parts.push({ kind: 'heading', level, inlines: item.inlines, source });
          break;
        }
        if (isPictures(item.inlines)) {
          this.printPictures(index, item.inlines, source, end);
          break;
        }
        const next = index + 1 < end ? this.items[index + 1] : undefined;
        if (next?.kind === 'table' && !item.quoted && isTableCaption(this.texts[index]!)) {
          this.used.add(index + 1);
          this.printTable(next, item.inlines, { start: source.start, end: next.source.end });
          break;
        }
        this.parts.push(item);
        break;
      }
      case 'table':
        this.printTable(item, null, source);
        break;
      default:
        this.parts.push(item);
    }
  }

  private printPictures(index: number, inlines: Inlines, source: TextRange, end: number): void {
    const pictures = inlines.filter((inline): inline is TitledPicture => inline.kind === 'picture');
    pictures.forEach((picture, at) => {
      let caption: Inlines | null = picture.title === '' ? null : plain(picture.title);
      const below = this.paragraph(index + 1);
      if (at === pictures.length - 1 && index + 1 < end && below !== null && isFigureCaption(this.texts[index + 1]!)) {
        // Both would say the same thing twice; a caption in the text can hold figures that are checked.
        if (caption === null || sameText(picture.title, this.texts[index + 1]!)) {
          caption = below.inlines;
          this.used.add(index + 1);
        }
      }
      this.parts.push({ kind: 'picture', picture, caption, source });
    });
  }

  private printTable(item: FlowItem & { kind: 'table' }, caption: Inlines | null, source: TextRange): void {
    this.tables++;
    const isEmptyHead = item.rows.length > 0 && item.head.every(row => row.every(cell => cell.inlines.length === 0));
    const even = evenRows(isEmptyHead ? [] : item.head, item.rows);
    const number = String(this.tables);
    if (even.filled > 0)
      this.notes.push(l10n.t('第{0}个表格有{1}行少了单元格，已补为空格。', number, String(even.filled)));
    if (even.cut > 0)
      this.notes.push(
        l10n.t('第{0}个表格有{1}行超过{2}列，多出的没有印出。', number, String(even.cut), String(MOST_COLUMNS)),
      );
    const columns = Array.from({ length: even.columns }, (_, column) => item.columns[column] ?? null);
    this.parts.push({ kind: 'table', caption, columns, head: even.head, rows: even.rows, source });
  }
}

interface Closing {
  readonly start: number;
  readonly names: readonly Inlines[];
  readonly date: Inlines | null;
  /** Index of the item with the date, -1 without one. */
  readonly dated: number;
  readonly remarks: readonly number[];
}

interface AttachmentNote {
  readonly from: number;
  readonly to: number;
  readonly names: readonly Inlines[];
}

interface BodyPlan {
  readonly title: number;
  readonly addressee: number;
  readonly note: AttachmentNote | null;
  readonly closing: Closing;
  readonly end: number;
  readonly levels: ReadonlyMap<number, number>;
}

/** The names in a line of 附件说明, without their numbers. */
function namesOfLine(line: Inlines): RawInline[][] {
  const text = textOf(line);
  const starts = [0, ...furtherNames(text), text.length];
  return starts.slice(0, -1).map((start, index) => {
    const part = trimmed(slice(line, start, starts[index + 1]!));
    return trimmed(slice(part, numberLength(textOf(part)), Number.MAX_SAFE_INTEGER));
  });
}

/** Names in 附件说明 end without punctuation (clause 7.3.4). */
function withoutEnd(name: Inlines): RawInline[] {
  const text = textOf(name);
  return slice(name, 0, text.replace(/[。；;，,、\s]+$/, '').length);
}

const inBrackets = (text: string): string => (/^[（(]/.test(text) ? text : `（${text}）`);
