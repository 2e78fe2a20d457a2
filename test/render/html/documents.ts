/** Documents made by hand, for tests of what is printed from them. */
import type { DocumentBlock, Inline, OfficialDocument, TableCell, TextRun } from '../../../src/render/document/types';

const source = { start: 0, end: 0 };

export function run(text: string, look: Partial<TextRun> = {}): TextRun {
  return {
    kind: 'text',
    text,
    strong: false,
    emphasis: false,
    strike: false,
    code: false,
    href: null,
    figure: null,
    ...look,
  };
}

export const footnote = (index: number): Inline => ({ kind: 'footnote', index });
export const picture = (target: string, alternative = ''): Inline => ({ kind: 'picture', target, alternative });

/** Text or inlines; most paragraphs of a test are a word. */
type Content = string | readonly Inline[];
const inlines = (content: Content): readonly Inline[] => (typeof content === 'string' ? [run(content)] : content);

export const title = (content: Content): DocumentBlock => ({ kind: 'title', inlines: inlines(content), source });
export const addressee = (content: Content): DocumentBlock => ({
  kind: 'addressee',
  inlines: inlines(content),
  source,
});
export const heading = (level: 1 | 2 | 3 | 4 | 5 | 6, content: Content): DocumentBlock => ({
  kind: 'heading',
  level,
  inlines: inlines(content),
  source,
});
export const paragraph = (content: Content, quoted = false): DocumentBlock => ({
  kind: 'paragraph',
  inlines: inlines(content),
  quoted,
  source,
});
export const item = (marker: string, content: Content, depth = 0): DocumentBlock => ({
  kind: 'list-item',
  marker,
  depth,
  inlines: inlines(content),
  quoted: false,
  source,
});
export const pictureBlock = (target: string, caption: Content | null = null): DocumentBlock => ({
  kind: 'picture',
  picture: { kind: 'picture', target, alternative: '' },
  caption: caption === null ? null : inlines(caption),
  source,
});
export const attachmentNote = (...names: Content[]): DocumentBlock => ({
  kind: 'attachment-note',
  names: names.map(inlines),
  source,
});
export const signature = (names: readonly Content[], date: Content | null): DocumentBlock => ({
  kind: 'signature',
  names: names.map(inlines),
  date: date === null ? null : inlines(date),
  source,
});

export const cell = (content: Content, columnSpan = 1, rowSpan = 1): TableCell => ({
  inlines: inlines(content),
  columnSpan,
  rowSpan,
});

/** A table of words; the first row is its head. */
export function table(
  rows: readonly (readonly (string | TableCell)[])[],
  caption: Content | null = null,
): DocumentBlock {
  const cells = rows.map(row => row.map(content => (typeof content === 'string' ? cell(content) : content)));
  return {
    kind: 'table',
    caption: caption === null ? null : inlines(caption),
    columns: cells[0]!.flatMap(({ columnSpan }) => new Array<null>(columnSpan).fill(null)),
    head: cells.slice(0, 1),
    rows: cells.slice(1),
    source,
  };
}

export function official(blocks: readonly DocumentBlock[], rest: Partial<OfficialDocument> = {}): OfficialDocument {
  return {
    name: '',
    language: 'zh-CN',
    head: { copyNumber: null, secrecy: null, urgency: null, issuer: null, documentNumber: null, signer: null },
    blocks,
    footnotes: [],
    foot: { copies: null, printer: null, printDate: null },
    notes: [],
    ...rest,
  };
}
