import type { TextRange } from '../../core/text/range';
import type { Verdict } from '../../core/verdict/types';

/**
 * The report as the parts of a finished document. Decided once, by `readDocument`; the page preview, the HTML for Word and the
 * .docx print this and decide nothing of it again.
 */
export interface OfficialDocument {
  /** Title for the file's properties: the document's title as plain text, else front matter's, else ''. */
  readonly name: string;
  /** Script of the text, for fonts' and spelling's language. */
  readonly language: 'zh-CN' | 'zh-TW';
  /** Elements of the head of an official document, front matter only; null where not given (GB/T 9704 clause 7.2). */
  readonly head: DocumentHead;
  /** Everything from the title to the last attachment, in the order of printing. */
  readonly blocks: readonly DocumentBlock[];
  /** In the order of their first reference; a reference names the index. */
  readonly footnotes: readonly Footnote[];
  /** Elements of the foot, 版记 (clause 7.4); front matter only. */
  readonly foot: DocumentFoot;
  /** What was left out or changed on the way, for the pre-flight note. Chinese sentences through l10n. */
  readonly notes: readonly string[];
}

export interface DocumentHead {
  /** 份号 */
  readonly copyNumber: string | null;
  /** 密级和保密期限 */
  readonly secrecy: string | null;
  /** 紧急程度 */
  readonly urgency: string | null;
  /** 发文机关标志 */
  readonly issuer: string | null;
  /** 发文字号 */
  readonly documentNumber: string | null;
  /** 签发人 */
  readonly signer: string | null;
}

export interface DocumentFoot {
  /** 抄送 */
  readonly copies: string | null;
  /** 印发机关 */
  readonly printer: string | null;
  /** 印发日期 */
  readonly printDate: string | null;
}

/** A stretch of text of one look. Empty `text` never occurs. */
export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  /** Target of a link; http(s) and mailto only, anything else was dropped; null outside a link. */
  readonly href: string | null;
  /** The figure that this text is (part of); null outside figures or when marks were not asked for. */
  readonly figure: FigureMark | null;
}

export interface LineBreak {
  readonly kind: 'break';
}

export interface FootnoteReference {
  readonly kind: 'footnote';
  /** Index into `OfficialDocument.footnotes`. */
  readonly index: number;
}

/** A picture as the report names it; nothing has been read yet. */
export interface PictureReference {
  readonly kind: 'picture';
  /** As written (relative path, data URI or address), decoded from Markdown's escapes. */
  readonly target: string;
  /** Alternative text. */
  readonly alternative: string;
}

export type Inline = TextRun | LineBreak | FootnoteReference | PictureReference;

/** A figure of the report that is marked in a preview. */
export interface FigureMark extends TextRange {
  readonly verdict: Verdict;
  /** One line for the reader: metric, value of record, source. */
  readonly title: string;
}

interface BlockBase {
  /** Where it stands in the report; front matter's elements have the front matter's range. */
  readonly source: TextRange;
}

/** 标题; exactly one in a document that has a title. `lines`: one unless the writer broke it. */
export interface TitleBlock extends BlockBase {
  readonly kind: 'title';
  readonly inlines: readonly Inline[];
}

/** 主送机关, with its colon. */
export interface AddresseeBlock extends BlockBase {
  readonly kind: 'addressee';
  readonly inlines: readonly Inline[];
}

/** A heading below the title. Levels begin at 1 and never skip, whatever the Markdown did. */
export interface HeadingBlock extends BlockBase {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly inlines: readonly Inline[];
}

export interface ParagraphBlock extends BlockBase {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
  readonly quoted: boolean;
}

/** An item of a list, its marker as literal text (`1.`, `•`); further paragraphs of the item have an empty marker. */
export interface ListItemBlock extends BlockBase {
  readonly kind: 'list-item';
  readonly marker: string;
  /** 0 for the outermost list. */
  readonly depth: number;
  readonly inlines: readonly Inline[];
  readonly quoted: boolean;
}

export type ColumnAlignment = 'left' | 'center' | 'right' | null;

export interface TableCell {
  readonly inlines: readonly Inline[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  /** 表题: the short paragraph right before the table that names it (表1 …), taken out of the body; else null. */
  readonly caption: readonly Inline[] | null;
  readonly columns: readonly ColumnAlignment[];
  /** Rows that repeat on every page. Every row fills all columns: ragged rows have been filled or cut, with a note. */
  readonly head: readonly (readonly TableCell[])[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A picture that stands alone, with its title below it. */
export interface PictureBlock extends BlockBase {
  readonly kind: 'picture';
  readonly picture: PictureReference;
  /** 图题: Markdown's title of the picture or the short paragraph right after it (图1 …); else null. */
  readonly caption: readonly Inline[] | null;
}

export interface CodeBlock extends BlockBase {
  readonly kind: 'code';
  readonly lines: readonly string[];
}

/** 附件说明 (clause 7.3.4). `names` without numbers and end punctuation; more than one are numbered when printed. */
export interface AttachmentNoteBlock extends BlockBase {
  readonly kind: 'attachment-note';
  readonly names: readonly (readonly Inline[])[];
}

/** 署名 and 成文日期 (clause 7.3.5); printed together, never at a page's head alone. */
export interface SignatureBlock extends BlockBase {
  readonly kind: 'signature';
  /** One or more organs or persons. */
  readonly names: readonly (readonly Inline[])[];
  readonly date: readonly Inline[] | null;
}

/** 附注 (clause 7.3.6), with its brackets. */
export interface RemarkBlock extends BlockBase {
  readonly kind: 'remark';
  readonly inlines: readonly Inline[];
}

/** 附件 itself (clause 7.3.7): begins a page; `label` is 附件 or 附件1. Its title follows as `attachment-title`. */
export interface AttachmentBlock extends BlockBase {
  readonly kind: 'attachment';
  readonly label: string;
}

export interface AttachmentTitleBlock extends BlockBase {
  readonly kind: 'attachment-title';
  readonly inlines: readonly Inline[];
}

/** A thematic break of the Markdown: one empty line in print. */
export interface SeparatorBlock extends BlockBase {
  readonly kind: 'separator';
}

export type DocumentBlock =
  | TitleBlock
  | AddresseeBlock
  | HeadingBlock
  | ParagraphBlock
  | ListItemBlock
  | TableBlock
  | PictureBlock
  | CodeBlock
  | AttachmentNoteBlock
  | SignatureBlock
  | RemarkBlock
  | AttachmentBlock
  | AttachmentTitleBlock
  | SeparatorBlock;

/** Paragraphs of a footnote. */
export interface Footnote {
  readonly paragraphs: readonly (readonly Inline[])[];
}
