import type { FontSet } from './options';

/** A named paragraph style: every paragraph of a finished document has one, so that the office can restyle it in Word or WPS. */
export interface ParagraphStyle {
  /** Identifier in the .docx and class in the HTML; the built-in ones are those that Word knows. */
  readonly id: string;
  /** The name that Word shows; the built-in ones in Word's own English (Title, heading 1, footer …). */
  readonly name: string;
  /** East-Asian face; Latin letters and digits are always in the set's Latin face. */
  readonly font: keyof FontSet;
  /** pt */
  readonly size: number;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  /** First-line indent in characters; negative hangs. */
  readonly firstLine: number;
  /** Indents of the whole paragraph in characters. */
  readonly left: number;
  readonly right: number;
  /** Exact line pitch in pt; 'page' is the page profile's; 'single' grows with what stands in the line (pictures). */
  readonly pitch: 'page' | 'single' | number;
  /** Outline level 0–5 of a heading; null for the rest. */
  readonly outline: number | null;
  readonly keepWithNext: boolean;
  /** Red for 发文机关标志 only (clause 7.2.4), black for the rest (clause 5.2.4). */
  readonly color: 'black' | 'red';
}

export type StyleName =
  | 'title'
  | 'addressee'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'heading5'
  | 'heading6'
  | 'body'
  | 'listItem'
  | 'quote'
  | 'code'
  | 'tableText'
  | 'tableTextSmall'
  | 'tableTextSmaller'
  | 'tableTextSmallest'
  | 'tableCaption'
  | 'figure'
  | 'figureCaption'
  | 'attachmentNote'
  | 'signature'
  | 'date'
  | 'remark'
  | 'attachmentLabel'
  | 'attachmentTitle'
  | 'copyNumber'
  | 'secrecy'
  | 'issuer'
  | 'documentNumber'
  | 'redRule'
  | 'copies'
  | 'footnoteText'
  | 'footer';

/** Sizes of the Chinese scale in pt: 二号, 三号, 四号, 小四, 五号, 小五. */
const SIZE = { two: 22, three: 16, four: 14, smallFour: 12, five: 10.5, smallFive: 9 } as const;

const BODY: ParagraphStyle = {
  id: 'GwBody',
  name: '公文正文',
  font: 'body',
  size: SIZE.three,
  bold: false,
  align: 'justify',
  firstLine: 2,
  left: 0,
  right: 0,
  pitch: 'page',
  outline: null,
  keepWithNext: false,
  color: 'black',
};

const heading = (level: number, font: keyof FontSet): ParagraphStyle => ({
  ...BODY,
  id: `Heading${level}`,
  name: `heading ${level}`,
  font,
  outline: level - 1,
  keepWithNext: true,
});

const TABLE_TEXT: ParagraphStyle = {
  ...BODY,
  id: 'GwTableText',
  name: '公文表格',
  size: SIZE.four,
  align: 'left',
  firstLine: 0,
  pitch: 20,
};

/** Every style, by what it is for. Faces and sizes: GB/T 9704-2012 clauses 5.2.2, 7.2 to 7.5; tables and captions are habit. */
export const PARAGRAPH_STYLES: Readonly<Record<StyleName, ParagraphStyle>> = {
  title: {
    ...BODY,
    id: 'Title',
    name: 'Title',
    font: 'title',
    size: SIZE.two,
    align: 'center',
    firstLine: 0,
    pitch: 36,
    keepWithNext: true,
  },
  addressee: { ...BODY, id: 'GwAddressee', name: '公文主送机关', firstLine: 0 },
  heading1: heading(1, 'heading1'),
  heading2: heading(2, 'heading2'),
  heading3: heading(3, 'body'),
  heading4: heading(4, 'body'),
  heading5: heading(5, 'body'),
  heading6: heading(6, 'body'),
  body: BODY,
  listItem: { ...BODY, id: 'GwListItem', name: '公文列表' },
  quote: { ...BODY, id: 'GwQuote', name: '公文引文', font: 'heading2' },
  code: { ...BODY, id: 'GwCode', name: '公文代码', size: SIZE.smallFour, align: 'left', firstLine: 0, pitch: 20 },
  tableText: TABLE_TEXT,
  // For tables too wide for 四号.
  tableTextSmall: { ...TABLE_TEXT, id: 'GwTableText12', name: '公文表格小四', size: SIZE.smallFour, pitch: 18 },
  tableTextSmaller: { ...TABLE_TEXT, id: 'GwTableText10', name: '公文表格五号', size: SIZE.five, pitch: 16 },
  tableTextSmallest: { ...TABLE_TEXT, id: 'GwTableText9', name: '公文表格小五', size: SIZE.smallFive, pitch: 14 },
  tableCaption: {
    ...BODY,
    id: 'GwTableCaption',
    name: '公文表题',
    font: 'heading1',
    size: SIZE.four,
    align: 'center',
    firstLine: 0,
    keepWithNext: true,
  },
  figure: { ...BODY, id: 'GwFigure', name: '公文图', align: 'center', firstLine: 0, pitch: 'single' },
  figureCaption: {
    ...BODY,
    id: 'GwFigureCaption',
    name: '公文图题',
    font: 'heading1',
    size: SIZE.four,
    align: 'center',
    firstLine: 0,
  },
  attachmentNote: { ...BODY, id: 'GwAttachmentNote', name: '公文附件说明', left: 5, firstLine: -3 },
  signature: { ...BODY, id: 'GwSignature', name: '公文署名', align: 'right', firstLine: 0, keepWithNext: true },
  date: { ...BODY, id: 'GwDate', name: '公文成文日期', align: 'right', firstLine: 0 },
  remark: { ...BODY, id: 'GwRemark', name: '公文附注', left: 0, firstLine: 2 },
  attachmentLabel: {
    ...BODY,
    id: 'GwAttachmentLabel',
    name: '公文附件标记',
    font: 'heading1',
    align: 'left',
    firstLine: 0,
    keepWithNext: true,
  },
  attachmentTitle: {
    ...BODY,
    id: 'GwAttachmentTitle',
    name: '公文附件标题',
    font: 'title',
    size: SIZE.two,
    align: 'center',
    firstLine: 0,
    pitch: 36,
    keepWithNext: true,
  },
  copyNumber: { ...BODY, id: 'GwCopyNumber', name: '公文份号', align: 'left', firstLine: 0 },
  secrecy: { ...BODY, id: 'GwSecrecy', name: '公文密级', font: 'heading1', align: 'left', firstLine: 0 },
  issuer: {
    ...BODY,
    id: 'GwIssuer',
    name: '公文发文机关标志',
    font: 'title',
    size: 36,
    align: 'center',
    firstLine: 0,
    pitch: 'single',
    color: 'red',
  },
  documentNumber: { ...BODY, id: 'GwDocumentNumber', name: '公文发文字号', align: 'center', firstLine: 0 },
  // An empty line of 4 mm, the distance from 发文字号 to the rule (clause 7.2.7), with the rule at its lower edge.
  redRule: {
    ...BODY,
    id: 'GwRedRule',
    name: '公文红色分隔线',
    align: 'left',
    firstLine: 0,
    pitch: 11.35,
    color: 'red',
  },
  copies: {
    ...BODY,
    id: 'GwCopies',
    name: '公文版记',
    size: SIZE.four,
    align: 'left',
    left: 4,
    right: 1,
    firstLine: -3,
    pitch: 20,
  },
  footnoteText: {
    ...BODY,
    id: 'FootnoteText',
    name: 'footnote text',
    size: SIZE.smallFive,
    align: 'left',
    firstLine: 0,
    pitch: 'single',
  },
  footer: {
    ...BODY,
    id: 'Footer',
    name: 'footer',
    font: 'pageNumber',
    size: SIZE.four,
    align: 'right',
    firstLine: 0,
    pitch: 'single',
  },
};

/** Face of a style's Latin letters and digits: the page number's digits are in 宋体 as its dashes are (clause 7.5). */
export const latinFace = (style: ParagraphStyle, fonts: FontSet): string =>
  style.font === 'pageNumber' ? fonts.pageNumber : fonts.latin;
