import type { TextRange } from '../text/range';

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-head' | 'table-cell' | 'footnote';

/**
 * The visible text of a block: markup, comments, code, HTML tags, URLs and link targets taken out. A taken-out inline
 * code span, image or placeholder leaves one U+FFFC, so that the texts on its two sides do not grow together; emphasis
 * marks, comments and link targets leave nothing. Soft line breaks are one '\n' each.
 */
export interface Prose {
  readonly text: string;
  /** Source offset of the prose offset; `toSource(text.length)` is the end of the last visible character. */
  toSource(offset: number): number;
  /** Source range of a prose range: from its first character to after its last. */
  range(start: number, end: number): TextRange;
}

/** Where a cell stands; rows and columns count from 0, the head row is not counted among the rows. */
export interface CellPlace {
  readonly table: Table;
  readonly row: number;
  readonly column: number;
}

export interface Block extends TextRange {
  readonly kind: BlockKind;
  readonly prose: Prose;
  /** Heading level 1–6; 0 for the rest. */
  readonly level: number;
  /** Headings that this block stands under, outermost first. Markdown headings only. */
  readonly headings: readonly Block[];
  /** The paragraph that leads the list in which this item stands (ends with ：or stands right before the list); else null. */
  readonly lead: Block | null;
  /** Nesting depth of a list item, 0 for the rest. */
  readonly depth: number;
  readonly quoted: boolean;
  readonly cell: CellPlace | null;
}

export interface Table extends TextRange {
  readonly head: readonly Block[];
  readonly rows: readonly (readonly Block[])[];
  /** The paragraph or heading right before the table, often its title with the unit; else null. */
  readonly caption: Block | null;
}

/** `<!-- … -->` of ours. `text` is what stands between the marks, trimmed. */
export interface Directive extends TextRange {
  readonly kind: 'pin' | 'ignore' | 'disable' | 'enable' | 'disable-next-line';
  /** Metric path of a pin, figure text of an ignore ('' if none), rule names separated by blanks for the rest. */
  readonly argument: string;
}

/** `{{name}}` or `{{name|sample}}`. */
export interface Placeholder extends TextRange {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly sample: string | null;
  readonly sampleRange: TextRange | null;
  readonly block: Block;
}

export interface FrontMatter extends TextRange {
  /** `metrics:` as a list of paths; empty when the key is absent. */
  readonly metrics: readonly string[];
  readonly template: string | null;
  /** `title:`; '' when absent. */
  readonly title: string;
  /** Every key with a text or a list of texts, by its name as written: what the finished document takes from here. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Why the front matter cannot be read; null when it can. */
  readonly error: string | null;
}

export interface Report {
  readonly text: string;
  readonly frontMatter: FrontMatter | null;
  /** All blocks in source order; table cells row by row. */
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  readonly directives: readonly Directive[];
  readonly placeholders: readonly Placeholder[];
}
