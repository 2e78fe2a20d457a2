import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES, type PageProfile } from '../layout/page';
import { PARAGRAPH_STYLES } from '../layout/styles';
import { type Declaration, fontName, mm, POINTS_PER_MM, pt, styleAttribute } from './css';
import { HTML_STYLES, printFontRules, type StyleContext } from './styles';

/** Where the dash beside the page number begins, mm from the page's upper edge: 7 mm below the text (clause 7.5). */
const NUMBER_TOP = 269;
/** LibreOffice sets a line at the foot of its height; so far is the dash's upper edge above that, mm (measured). */
const NUMBER_ABOVE_FOOT = 2.9;
/** From the upper edge of a line as high as its letters to the upper edge of the dash, mm (measured in Chromium; 2.4 to 3.4 by font). */
const NUMBER_IN_BOX = 2.9;
/** Word's distance from the page's lower edge to the footer's, mm, which puts the dash at the same height. */
const WORD_FOOTER_MARGIN = 25.06;

/**
 * The rules of the page. LibreOffice reads the unnamed page only, and adds the footer's height to its lower margin; Word reads the
 * named one. The boxes for odd and even pages, which a browser prints, are in `printRules`: LibreOffice must not see them outside
 * of `@media print`, or it would lose its footer.
 */
export function pageRules(options: LayoutOptions): string {
  const page = PAGE_PROFILES[options.profile];
  const numbered = options.pageNumber !== 'none';
  const bothSides = options.pageNumber === 'odd-even';
  const inPoints = [page.top, page.right, page.bottom, page.left].map(side => pt(side * POINTS_PER_MM)).join(' ');
  const size = `${mm(page.width)} ${mm(page.height)}`;

  const forLibreOffice = [`size: ${size}`, `margin: ${margins(page, numbered ? footerBottom(options) : page.bottom)}`];
  if (bothSides) forLibreOffice.push('mso-facing-pages: yes');

  const forWord = [
    `size: ${pt(page.width * POINTS_PER_MM)} ${pt(page.height * POINTS_PER_MM)}`,
    `margin: ${inPoints}`,
    `mso-header-margin: 42.55pt`,
    `mso-footer-margin: ${pt(WORD_FOOTER_MARGIN * POINTS_PER_MM)}`,
  ];
  if (numbered) forWord.push('mso-footer: f1');
  if (bothSides) forWord.push('mso-even-footer: ef1');
  forWord.push('mso-paper-source: 0', `layout-grid: ${pt(page.linePitch)}`);

  return [
    `@page { ${forLibreOffice.join('; ')} }`,
    `@page WordSection1 { ${forWord.join('; ')} }`,
    'div.WordSection1 { page: WordSection1 }',
    'a { color: #000000; text-decoration: none }',
    'span.MsoFootnoteReference { vertical-align: super }',
    `@media screen { body { max-width: ${mm(page.width - page.left - page.right)}; margin: 10mm auto } }`,
  ].join('\n');
}

/** Lower edge of LibreOffice's footer from the page's lower edge, mm. */
function footerBottom(options: LayoutOptions): number {
  return PAGE_PROFILES[options.profile].height - NUMBER_TOP - NUMBER_ABOVE_FOOT;
}

/** Height of LibreOffice's footer, pt: from the text's end to where the number has to stand. */
function footerHeight(options: LayoutOptions): number {
  return (PAGE_PROFILES[options.profile].bottom - footerBottom(options)) * POINTS_PER_MM;
}

/** A page's margins with another lower one, clockwise from above. */
function margins(page: PageProfile, bottom: number): string {
  return [page.top, page.right, bottom, page.left].map(mm).join(' ');
}

/** What a browser that prints reads, after all other rules: it has to win over them. */
export function printRules(context: StyleContext): string {
  return `@media print { ${[...printedPage(context.options), ...printFontRules(context)].join(' ')} }`;
}

function printedPage(options: LayoutOptions): string[] {
  const page = PAGE_PROFILES[options.profile];
  // The browser's own 8 px on both sides would leave 27 characters a line, its control of widows 21 lines a page.
  // Word puts air between Chinese and digits; a browser has to be asked.
  const rules = [
    'body { margin: 0mm; orphans: 1; widows: 1; text-autospace: normal }',
    // A browser begins a page where the named page of Word's ends, which would put the footnotes on one of their own.
    'div.WordSection1 { page: auto }',
    'sup { line-height: 0pt }',
    `@page { margin: ${margins(page, page.bottom)} }`,
  ];
  const { size } = PARAGRAPH_STYLES.footer;
  const drop = NUMBER_TOP - (page.height - page.bottom) - NUMBER_IN_BOX;
  const look = [
    `content: "— " counter(page) " —"`,
    `font: ${pt(size)} ${fontName(options.fonts.pageNumber)}`,
    `line-height: ${pt(size)}`,
    `padding-top: ${mm(drop)}`,
    'vertical-align: top',
  ].join('; ');
  const beside = pt(size);
  if (options.pageNumber === 'center') rules.push(`@page { @bottom-center { ${look} } }`);
  if (options.pageNumber === 'odd-even') {
    rules.push(`@page :right { @bottom-right { ${look}; padding-right: ${beside} } }`);
    rules.push(`@page :left { @bottom-left { ${look}; padding-left: ${beside} } }`);
  }
  return rules;
}

const FOOTER_CLASS = HTML_STYLES.footer.name;

/**
 * The footer as LibreOffice reads it: first in the body, with its own field. Everybody else hides it. LibreOffice has one footer
 * for all pages; with odd and even pages told apart the number stands right, where odd pages have it. Empty without page numbers.
 */
export function libreOfficeFooter(options: LayoutOptions): string {
  if (options.pageNumber === 'none') return '';
  const place = options.pageNumber === 'center' ? 'center' : 'right';
  const style: Declaration[] = [
    ['margin-bottom', '0cm'],
    ['line-height', pt(footerHeight(options))],
  ];
  if (place === 'right') style.push(['margin-right', pt(PARAGRAPH_STYLES.footer.size)]);
  return [
    '<div title="footer" style="display:none;mso-hide:all">',
    `<p class="${FOOTER_CLASS}" align="${place}"${styleAttribute(style)}>`,
    '— <sdfield type="PAGE" subtype="RANDOM" format="PAGE">1</sdfield> —</p></div>\n',
  ].join('');
}

/**
 * The footers as Word reads them, by the names that the section's rule gives. In Word they must stand somewhere in the text: in a
 * table that lies beside the paper. To be put into a conditional comment. Empty without page numbers.
 */
export function wordFooters(options: LayoutOptions): string {
  if (options.pageNumber === 'none') return '';
  const beside = pt(PARAGRAPH_STYLES.footer.size);
  const footers =
    options.pageNumber === 'center'
      ? [wordFooter('f1', 'center', [])]
      : [wordFooter('f1', 'right', [['margin-right', beside]]), wordFooter('ef1', 'left', [['margin-left', beside]])];
  return [
    '<table border="0" cellspacing="0" cellpadding="0" style="margin-left:50cm"><tr><td>',
    ...footers,
    '</td></tr></table>',
  ].join('\n');
}

function wordFooter(id: string, align: string, extra: readonly Declaration[]): string {
  const style = styleAttribute([['text-align', align], ['line-height', '100%'], ...extra]);
  const number = '<span style="mso-field-code: PAGE "></span>';
  return `<div style="mso-element:footer" id="${id}"><p class="${FOOTER_CLASS}" align="${align}"${style}>— ${number} —</p></div>`;
}
