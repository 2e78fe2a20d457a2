import type { LayoutOptions } from '../layout/options';
import { CHARACTER_SPACING, PAGE_PROFILES } from '../layout/page';
import { PARAGRAPH_STYLES, type ParagraphStyle, type StyleName } from '../layout/styles';
import { type Declaration, declarations, fontName, pt } from './css';

/** A style's place in HTML: Word knows the Mso classes and h1 to h6 as its own styles, the rest by `mso-style-name`. */
interface HtmlStyle {
  readonly element: 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
  /** Null for headings: with a class LibreOffice takes them for ordinary paragraphs. */
  readonly name: string | null;
}

const named = (name: string): HtmlStyle => ({ element: 'p', name });

export const HTML_STYLES: Readonly<Record<StyleName, HtmlStyle>> = {
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
  tableCaption: named('gwcap'),
  figure: named('gwfig'),
  figureCaption: named('gwfigcap'),
  attachmentNote: named('gwatt'),
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
  footnoteText: named('MsoFootnoteText'),
  footer: named('MsoFooter'),
};

/** Word's names of the styles behind the Mso classes. */
const BUILT_IN_NAMES: Readonly<Partial<Record<StyleName, string>>> = { addressee: 'Normal' };

/** Titles carry the empty line below them (clauses 7.3.2, 7.3.7), so that it goes with them when they are moved. */
const TITLES: ReadonlySet<StyleName> = new Set(['title', 'attachmentTitle']);

export const RED = '#FF0000';

/** All that a style says, in an order in which later declarations may narrow earlier ones. */
export function styleDeclarations(name: StyleName, options: LayoutOptions): Declaration[] {
  const style = PARAGRAPH_STYLES[name];
  const face = fontName(options.fonts[style.font]);
  const pitch = PAGE_PROFILES[options.profile].linePitch;
  const list: Declaration[] = [
    ['margin', '0cm'],
    // LibreOffice puts its own 0.5 cm below every paragraph whose style says 0 here; 0.05 pt it takes as said.
    ['margin-bottom', TITLES.has(name) ? pt(pitch) : '0.05pt'],
  ];
  if (style.left !== 0) list.push(['margin-left', pt(style.left * style.size)]);
  if (style.right !== 0) list.push(['margin-right', pt(style.right * style.size)]);
  list.push(...indent(style), ...lineHeight(style, pitch), ['text-align', style.align]);
  list.push(
    ['font-size', pt(style.size)],
    ['font-weight', style.bold ? 'bold' : 'normal'],
    ['color', style.color === 'red' ? RED : '#000000'],
    ['letter-spacing', name === 'footer' ? '0pt' : pt(CHARACTER_SPACING)],
    ['font-family', face],
    ['mso-ascii-font-family', name === 'footer' ? face : fontName(options.fonts.latin)],
    // Word counts quotation marks, dashes and … as Latin of this kind: they must stay in the Chinese face.
    ['mso-hansi-font-family', face],
    ['mso-fareast-font-family', face],
  );
  if (name === 'redRule') list.push(['border', 'none'], ['border-bottom', `1.5pt solid ${RED}`], ['padding', '0cm']);
  if (style.outline !== null) list.push(['mso-outline-level', String(style.outline + 1)]);
  if (style.keepWithNext) list.push(['page-break-after', 'avoid']);
  return list;
}

function indent(style: ParagraphStyle): Declaration[] {
  if (style.firstLine === 0) return [['text-indent', '0cm']];
  const length: Declaration = ['text-indent', pt(style.firstLine * style.size)];
  return style.firstLine > 0 ? [length, ['mso-char-indent-count', style.firstLine.toFixed(1)]] : [length];
}

function lineHeight(style: ParagraphStyle, pitch: number): Declaration[] {
  if (style.pitch === 'single') return [['line-height', '100%']];
  return [
    ['line-height', pt(style.pitch === 'page' ? pitch : style.pitch)],
    ['mso-line-height-rule', 'exactly'],
  ];
}

/**
 * One rule a style, and the twin rules from which LibreOffice learns the faces of Latin and of Chinese text; Word takes the twins
 * for styles that nothing uses. `LayoutOptions.pageNumber` says nothing here: the rules of the page are in page-rules.ts.
 */
export function styleRules(options: LayoutOptions): string {
  const names = Object.keys(HTML_STYLES) as StyleName[];
  return names.flatMap(name => rulesOf(name, options)).join('\n');
}

function rulesOf(styleName: StyleName, options: LayoutOptions): string[] {
  const { element, name } = HTML_STYLES[styleName];
  const style = PARAGRAPH_STYLES[styleName];
  const selector = name === null ? element : `${element}.${name}`;
  const shown = BUILT_IN_NAMES[styleName] ?? style.name;
  const rule: Declaration[] = [['mso-style-name', `"${shown}"`], ...styleDeclarations(styleName, options)];
  const chinese = options.fonts[style.font];
  const latin = styleName === 'footer' ? chinese : options.fonts.latin;
  const rules = [`${selector} { ${declarations(rule)} }`];
  for (const [twin, face] of [['western', latin] as const, ['cjk', chinese] as const]) {
    const look = declarations([
      ['font-family', fontName(face)],
      ['font-size', pt(style.size)],
      ['font-weight', style.bold ? 'bold' : 'normal'],
    ]);
    rules.push(`${name === null ? `${element}.` : `${selector}-`}${twin} { ${look} }`);
  }
  // LibreOffice's own class of the paragraphs of a footnote.
  if (styleName === 'footnoteText') rules.push(...rules.map(text => text.replaceAll('MsoFootnoteText', 'sdfootnote')));
  return rules;
}
