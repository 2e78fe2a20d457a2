import { TABLE_TEXT_STYLES, type TableTextStyle } from '../layout/columns';
import { type LayoutOptions, STANDARD_FONTS } from '../layout/options';
import { CHARACTER_SPACING, PAGE_PROFILES } from '../layout/page';
import { latinFace, PARAGRAPH_STYLES, type ParagraphStyle, type StyleName } from '../layout/styles';
import { attachmentIndents } from './attachment-indents';
import { type Declaration, declarations, fontName, pt } from './css';

/**
 * The styles of styles.ts, and more that HTML has to tell apart: here a paragraph's own indents don't replace its style's, and there
 * are no styles of characters that keep the faces of Latin and Chinese apart.
 */
export type HtmlStyleName = StyleName | 'furtherAttachment' | 'printer' | TableHeadStyle;

type TableHeadStyle = (typeof TABLE_HEAD_STYLES)[TableTextStyle];

/** The style of a head's cells, by that of the table's text. */
export const TABLE_HEAD_STYLES = {
  tableText: 'tableHead',
  tableTextSmall: 'tableHeadSmall',
  tableTextSmaller: 'tableHeadSmaller',
  tableTextSmallest: 'tableHeadSmallest',
} as const satisfies Record<TableTextStyle, string>;

const HEAD_OF: ReadonlyMap<HtmlStyleName, TableTextStyle> = new Map(
  TABLE_TEXT_STYLES.map(name => [TABLE_HEAD_STYLES[name], name]),
);

/** A style's place in HTML: Word knows the Mso classes and h1 to h6 as its own styles, the rest by `mso-style-name`. */
interface HtmlStyle {
  readonly element: 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  /** Null for headings: with a class LibreOffice takes them for ordinary paragraphs. */
  readonly name: string | null;
}

/** What the rules depend on. */
export interface StyleContext {
  readonly options: LayoutOptions;
  /** How many names 附件说明 has; its hanging indent goes by the width of their numbers. */
  readonly attachments: number;
}

const named = (name: string): HtmlStyle => ({ element: 'p', name });

export const HTML_STYLES: Readonly<Record<HtmlStyleName, HtmlStyle>> = {
  title: named('MsoTitle'),
  // Word's Normal is the body's text without an indent: just what 主送机关 is.
  addressee: named('MsoNormal'),
  heading1: { element: 'h1', name: null },
  heading2: { element: 'h2', name: null },
  heading3: { element: 'h3', name: null },
  heading4: { element: 'h4', name: null },
  heading5: { element: 'h5', name: null },
  heading6: { element: 'h6', name: null },
  body: named('gwbody'),
  listItem: named('gwlist'),
  quote: named('gwquote'),
  code: named('gwcode'),
  tableText: named('gwcell'),
  tableTextSmall: named('gwcell12'),
  tableTextSmaller: named('gwcell10'),
  tableTextSmallest: named('gwcell9'),
  tableHead: named('gwhead'),
  tableHeadSmall: named('gwhead12'),
  tableHeadSmaller: named('gwhead10'),
  tableHeadSmallest: named('gwhead9'),
  tableCaption: named('gwcap'),
  figure: named('gwfig'),
  figureCaption: named('gwfigcap'),
  attachmentNote: named('gwatt'),
  furtherAttachment: named('gwattnext'),
  signature: named('gwsign'),
  date: named('gwdate'),
  remark: named('gwremark'),
  attachmentLabel: named('gwattlabel'),
  attachmentTitle: named('gwatttitle'),
  copyNumber: named('gwcopynumber'),
  secrecy: named('gwsecrecy'),
  issuer: named('gwissuer'),
  documentNumber: named('gwnumber'),
  redRule: named('gwrule'),
  copies: named('gwcopies'),
  printer: named('gwprinter'),
  footnoteText: named('MsoFootnoteText'),
  footer: named('MsoFooter'),
};

/** What stands in styles.ts for a style of here. */
export const styleOf = (name: HtmlStyleName): ParagraphStyle => {
  if (name === 'furtherAttachment') return { ...PARAGRAPH_STYLES.attachmentNote, name: '公文附件说明续' };
  if (name === 'printer') return { ...PARAGRAPH_STYLES.copies, name: '公文印发机关' };
  // Word's Normal, which the class MsoNormal is.
  if (name === 'addressee') return { ...PARAGRAPH_STYLES.addressee, name: 'Normal' };
  const headOf = HEAD_OF.get(name);
  if (headOf === undefined) return PARAGRAPH_STYLES[name as StyleName];
  const text = PARAGRAPH_STYLES[headOf];
  return { ...text, name: text.name.replace('表格', '表头'), font: 'heading1' };
};

/** Titles carry the empty line below them (clauses 7.3.2, 7.3.7), so that it goes with them when they are moved. */
const TITLES: ReadonlySet<HtmlStyleName> = new Set(['title', 'attachmentTitle']);

const RED = '#FF0000';

/** All that a style says, in an order in which later declarations may narrow earlier ones. */
export function styleDeclarations(name: HtmlStyleName, context: StyleContext): Declaration[] {
  const { options } = context;
  const style = styleOf(name);
  const face = fontName(options.fonts[style.font]);
  const pitch = PAGE_PROFILES[options.profile].linePitch;
  const list: Declaration[] = [
    ['margin', '0cm'],
    // LibreOffice puts its own 0.5 cm below every paragraph whose style says 0 here; 0.05 pt it takes as said.
    ['margin-bottom', TITLES.has(name) ? pt(pitch) : '0.05pt'],
    ...indents(name, context),
    ...lineHeight(style, pitch),
    ['text-align', style.align],
    ['font-size', pt(style.size)],
    ['font-weight', style.bold ? 'bold' : 'normal'],
    ['color', style.color === 'red' ? RED : '#000000'],
    ['letter-spacing', name === 'footer' ? '0pt' : pt(CHARACTER_SPACING)],
    ['font-family', face],
    ['mso-ascii-font-family', fontName(latinFace(style, options.fonts))],
    // Word counts quotation marks, dashes and … as Latin of this kind: they must stay in the Chinese face.
    ['mso-hansi-font-family', face],
    ['mso-fareast-font-family', face],
    // Without control of widows every page of plain text has its 22 lines.
    ['mso-pagination', 'none'],
  ];
  if (name === 'redRule') list.push(['border', 'none'], ['border-bottom', `1.5pt solid ${RED}`], ['padding', '0cm']);
  if (style.outline !== null) list.push(['mso-outline-level', String(style.outline + 1)]);
  if (style.keepWithNext) list.push(['page-break-after', 'avoid']);
  return list;
}

function indents(name: HtmlStyleName, { attachments }: StyleContext): Declaration[] {
  const { size, left, right, firstLine } = styleOf(name);
  switch (name) {
    case 'attachmentNote':
    case 'furtherAttachment': {
      const { first, further, edge } = attachmentIndents(attachments);
      return margins(edge, 0, name === 'attachmentNote' ? -first : -further);
    }
    case 'printer':
      // A character from either edge, as 抄送 (clause 7.4.3).
      return margins(right * size, right * size, 0);
    default: {
      const list = margins(left * size, right * size, firstLine * size);
      if (firstLine > 0) list.push(['mso-char-indent-count', firstLine.toFixed(1)]);
      return list;
    }
  }
}

function margins(left: number, right: number, firstLine: number): Declaration[] {
  const list: Declaration[] = [];
  if (left !== 0) list.push(['margin-left', pt(left)]);
  if (right !== 0) list.push(['margin-right', pt(right)]);
  list.push(['text-indent', pt(firstLine)]);
  return list;
}

function lineHeight(style: ParagraphStyle, pitch: number): Declaration[] {
  const height: Declaration = ['line-height', declaredLineHeight(style, pitch)];
  return style.pitch === 'single' ? [height] : [height, ['mso-line-height-rule', 'exactly']];
}

function declaredLineHeight({ pitch }: ParagraphStyle, pagePitch: number): string {
  if (pitch === 'single') return '100%';
  return pt(pitch === 'page' ? pagePitch : pitch);
}

/** LibreOffice's own class of the paragraphs of a footnote, beside Word's. */
const LIBRE_OFFICE_NOTE = 'p.sdfootnote';

function selectorOf(styleName: HtmlStyleName): string {
  const { element, name } = HTML_STYLES[styleName];
  return name === null ? element : `${element}.${name}`;
}

/**
 * One rule a style, and the twin rules from which LibreOffice learns the faces of Latin and of Chinese text; Word takes the twins
 * for styles that nothing uses. The rules of the page are in page-rules.ts.
 */
export function styleRules(context: StyleContext): string {
  const names = Object.keys(HTML_STYLES) as HtmlStyleName[];
  return names.flatMap(name => rulesOf(name, context)).join('\n');
}

/** The faces that a printing browser takes for Latin letters and digits: of the Latin font, those characters only. */
const LATIN_IN_PRINT = '"hegao-latin"';

/**
 * Rules for `@media print`, where alone a list of fonts does no harm: digits and Latin letters in their own face, which a browser
 * knows no other way to ask for. On Linux, Liberation Serif stands in for Times New Roman, whose widths it has.
 */
export function printFontRules(context: StyleContext): string[] {
  const { fonts } = context.options;
  const sources = [fonts.latin, ...(fonts.latin === STANDARD_FONTS.latin ? ['Liberation Serif'] : [])];
  const local = sources.map(name => `local(${fontName(name)})`).join(', ');
  const face = `@font-face { font-family: ${LATIN_IN_PRINT}; src: ${local}; unicode-range: U+20-7E, U+C0-24F }`;
  const names = (Object.keys(HTML_STYLES) as HtmlStyleName[]).filter(name => styleOf(name).font !== 'pageNumber');
  const rules = names.map(styleName => {
    const style = styleOf(styleName);
    const { linePitch } = PAGE_PROFILES[context.options.profile];
    const height = declaredLineHeight(style, linePitch);
    const font = `${style.bold ? 'bold ' : ''}${pt(style.size)}/${height} ${LATIN_IN_PRINT}, ${fontName(fonts[style.font])}`;
    const selectors = [selectorOf(styleName), ...(styleName === 'footnoteText' ? [LIBRE_OFFICE_NOTE] : [])];
    return `${selectors.join(', ')} { font: ${font} }`;
  });
  return [face, ...rules];
}

function rulesOf(styleName: HtmlStyleName, context: StyleContext): string[] {
  const { fonts } = context.options;
  const { element, name } = HTML_STYLES[styleName];
  const style = styleOf(styleName);
  const selector = selectorOf(styleName);
  const rule: Declaration[] = [['mso-style-name', `"${style.name}"`], ...styleDeclarations(styleName, context)];
  const rules = [`${selector} { ${declarations(rule)} }`];
  const faces = [['western', latinFace(style, fonts)] as const, ['cjk', fonts[style.font]] as const];
  for (const [twin, face] of faces) {
    const look = declarations([
      ['font-family', fontName(face)],
      ['font-size', pt(style.size)],
      ['font-weight', style.bold ? 'bold' : 'normal'],
    ]);
    rules.push(`${name === null ? `${element}.` : `${selector}-`}${twin} { ${look} }`);
  }
  if (styleName === 'footnoteText') rules.push(...rules.map(text => text.replaceAll(selector, LIBRE_OFFICE_NOTE)));
  return rules;
}
