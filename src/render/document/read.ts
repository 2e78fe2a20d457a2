import * as l10n from '@vscode/l10n';
import type { Report } from '../../core/report/types';
import { readFlow } from './flow';
import { readFrontFields } from './front-fields';
import { finished, type RawInline, textOf } from './inlines';
import { languageOf } from './language';
import { MarkedSource } from './marked-source';
import { decideParts, type Part } from './parts';
import type { DocumentBlock, FigureMark, Footnote, HeadingBlock, Inline, OfficialDocument, TableCell } from './types';

export interface DocumentInput {
  readonly report: Report;
  /** What stands for a placeholder, by its source offset; one that is absent is printed as it was written, with a note. */
  readonly placeholders: ReadonlyMap<number, string>;
  /** Figures to mark, in source order; empty for a document without marks. */
  readonly figures: readonly FigureMark[];
}

/** Decides the parts of the finished document, once for all ways of printing it. Never throws, whatever the text holds. */
export function readDocument({ report, placeholders, figures }: DocumentInput): OfficialDocument {
  const notes: string[] = [];
  const values = report.placeholders.map(placeholder => {
    const written = report.text.slice(placeholder.start, placeholder.end);
    const value = placeholders.get(placeholder.start);
    if (value === undefined) notes.push(l10n.t('占位“{0}”没有值可取，照原样印出。请核对指标名和指标文件。', written));
    return { start: placeholder.start, end: placeholder.end, value: value ?? written };
  });
  const { frontMatter } = report;
  const marks = new MarkedSource(report.text, frontMatter?.end ?? 0, figures, values);
  const flow = readFlow(report.text, marks);
  const front = readFrontFields(frontMatter);
  const frontRange = { start: frontMatter?.start ?? 0, end: frontMatter?.end ?? 0 };
  const decided = decideParts(flow.items, front, frontRange);
  const printer = new Printer(flow.footnote.bind(flow));
  const blocks = decided.parts.map(part => printer.block(part));
  const title = blocks.find(block => block.kind === 'title');
  return {
    name: (title?.kind === 'title' ? textOf(title.inlines).replace(/\s+/g, ' ') : '') || (frontMatter?.title ?? ''),
    language: languageOf(report.text.slice(frontMatter?.end ?? 0)),
    head: front.head,
    blocks,
    footnotes: printer.footnotes(),
    foot: front.foot,
    notes: [...new Set([...notes, ...flow.notes, ...decided.notes, ...printer.notes])],
  };
}

/** Makes parts ready for printing; footnotes are numbered by their first reference in that order. */
class Printer {
  readonly notes = new Set<string>();
  private readonly order: number[] = [];
  private readonly indexes = new Map<number, number>();

  constructor(private readonly footnote: (id: number) => readonly (readonly RawInline[])[]) {}

  block(part: Part): DocumentBlock {
    switch (part.kind) {
      case 'heading':
        return { ...part, level: part.level as HeadingBlock['level'], inlines: this.inlines(part.inlines) };
      case 'table':
        return {
          ...part,
          caption: part.caption && this.inlines(part.caption),
          head: part.head.map(row => row.map(cell => this.cell(cell))),
          rows: part.rows.map(row => row.map(cell => this.cell(cell))),
        };
      case 'picture': {
        const { target, alternative } = part.picture;
        return {
          ...part,
          picture: { kind: 'picture', target, alternative },
          caption: part.caption && this.inlines(part.caption),
        };
      }
      case 'attachment-note':
        return { ...part, names: part.names.map(name => this.inlines(name)) };
      case 'signature':
        return {
          ...part,
          names: part.names.map(name => this.inlines(name)),
          date: part.date && this.inlines(part.date),
        };
      case 'code':
      case 'attachment':
      case 'separator':
        return part;
      default:
        return { ...part, inlines: this.inlines(part.inlines) };
    }
  }

  /** In the order of their numbers. */
  footnotes(): Footnote[] {
    return this.order.map(id => {
      const seen = new Set([id]);
      const paragraphs: Inline[][] = [];
      const pending = [...this.footnote(id)];
      for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
        // A footnote can't have one of its own: what it refers to follows it.
        paragraphs.push(
          finished(next, inner => {
            if (!seen.has(inner) && !this.indexes.has(inner)) pending.push(...this.footnote(inner));
            seen.add(inner);
            return null;
          }),
        );
      }
      return { paragraphs: paragraphs.filter(paragraph => paragraph.length > 0) };
    });
  }

  private cell(cell: { inlines: readonly RawInline[]; columnSpan: number; rowSpan: number }): TableCell {
    return { ...cell, inlines: this.inlines(cell.inlines) };
  }

  private inlines(inlines: readonly RawInline[]): Inline[] {
    return finished(inlines, id => this.numberOf(id));
  }

  private numberOf(id: number): number | null {
    const known = this.indexes.get(id);
    if (known !== undefined) return known;
    if (this.footnote(id).every(paragraph => paragraph.length === 0)) {
      this.notes.add(l10n.t('有一处脚注没有内容，没有印出。'));
      return null;
    }
    const index = this.order.length;
    this.order.push(id);
    this.indexes.set(id, index);
    return index;
  }
}
