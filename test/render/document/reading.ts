import { bindReport } from '../../../src/core/binding/bind';
import { NO_METRICS } from '../../../src/core/check';
import { parseReport } from '../../../src/core/report/parse';
import { readDocument } from '../../../src/render/document/read';
import type { DocumentBlock, FigureMark, Inline, OfficialDocument } from '../../../src/render/document/types';

/** The document of a report; `values` stand for its live values, in order. */
export function read(
  text: string,
  values: readonly string[] = [],
  figures: readonly FigureMark[] = [],
): OfficialDocument {
  const report = parseReport(text);
  const placeholders = new Map(
    report.placeholders.flatMap(({ start }, index) => (index < values.length ? [[start, values[index]!]] : [])),
  );
  return readDocument({ report, placeholders, figures });
}

/** The document with every figure marked. */
export function readMarked(text: string): OfficialDocument {
  const figures = bindReport(parseReport(text), NO_METRICS).map(
    ({ mention: { figure } }): FigureMark => ({ start: figure.start, end: figure.end, verdict: 'unbound', title: '' }),
  );
  return read(text, [], figures);
}

/** Inlines as text: ⟦a figure⟧, **strong**, / for a break, [1] for a footnote. */
export function shown(inlines: readonly Inline[]): string {
  return inlines
    .map(inline => {
      if (inline.kind === 'break') return '/';
      if (inline.kind === 'footnote') return `[${inline.index + 1}]`;
      if (inline.kind === 'picture') return `(${inline.target})`;
      const text = inline.figure === null ? inline.text : `⟦${inline.text}⟧`;
      return inline.strong ? `**${text}**` : text;
    })
    .join('');
}

/** A block on one line: its kind, then what it says. */
export function line(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level}: ${shown(block.inlines)}`;
    case 'list-item':
      return `${'  '.repeat(block.depth)}item ${block.marker} ${shown(block.inlines)}`;
    case 'table': {
      const row = (cells: readonly { inlines: readonly Inline[] }[]) =>
        cells.map(cell => shown(cell.inlines)).join('|');
      const caption = block.caption === null ? '' : `<${shown(block.caption)}> `;
      return `table: ${caption}${[...block.head, ...block.rows].map(row).join(' # ')}`;
    }
    case 'picture':
      return `picture: ${block.picture.target} <${block.caption === null ? '' : shown(block.caption)}>`;
    case 'code':
      return `code: ${block.lines.join(' # ')}`;
    case 'attachment-note':
      return `attachment-note: ${block.names.map(shown).join(' # ')}`;
    case 'signature':
      return `signature: ${block.names.map(shown).join(' # ')} @ ${block.date === null ? '' : shown(block.date)}`;
    case 'attachment':
      return `attachment: ${block.label}`;
    case 'separator':
      return 'separator';
    case 'paragraph':
      return `${block.quoted ? 'quote' : 'paragraph'}: ${shown(block.inlines)}`;
    default:
      return `${block.kind}: ${shown(block.inlines)}`;
  }
}

export const lines = (text: string): string[] => read(text).blocks.map(line);

/** Everything that is printed of a document, without blanks. */
export function visibleText({ blocks, footnotes }: OfficialDocument): string {
  const plain = (inlines: readonly Inline[]) =>
    inlines.map(inline => (inline.kind === 'text' ? inline.text : '')).join('');
  const parts = blocks.map(block => {
    switch (block.kind) {
      case 'table':
        return [
          plain(block.caption ?? []),
          ...[...block.head, ...block.rows].flatMap(row => row.map(cell => plain(cell.inlines))),
        ].join('');
      case 'picture':
        return plain(block.caption ?? []);
      case 'code':
        return block.lines.join('');
      case 'attachment-note':
        return block.names.map(plain).join('');
      case 'signature':
        return [...block.names.map(plain), plain(block.date ?? [])].join('');
      case 'attachment':
        return block.label;
      case 'separator':
        return '';
      case 'list-item':
        return block.marker + plain(block.inlines);
      default:
        return plain(block.inlines);
    }
  });
  return [...parts, ...footnotes.flatMap(note => note.paragraphs.map(plain))].join('').replace(/\s/g, '');
}
