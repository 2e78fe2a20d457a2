import type { DocumentFoot, DocumentHead } from '../document/types';
import { BODY_SIZE, CHARACTER_SPACING, CHARACTERS_PER_LINE, textWidth } from '../layout/page';
import { PARAGRAPH_STYLES } from '../layout/styles';
import { textWidthInCharacters } from '../layout/text-width';
import { type Declaration, fontName, POINTS_PER_MM, pt, styleAttribute } from './css';
import { escapeText } from './escape';
import type { Markup } from './markup';

/** Upper edge of 发文机关标志 below the text's upper edge, mm (clause 7.2.4). */
const ISSUER_TOP = 35;

/** 版头: 份号, 密级, 紧急程度, 发文机关标志, 发文字号 with 签发人, and the red rule; nothing for a document that has none of them. */
export function documentHead(head: DocumentHead, markup: Markup): string[] {
  const lines: string[] = [];
  if (head.copyNumber !== null) lines.push(markup.paragraph('copyNumber', escapeText(head.copyNumber)));
  if (head.secrecy !== null) lines.push(markup.paragraph('secrecy', escapeText(head.secrecy)));
  if (head.urgency !== null) lines.push(markup.paragraph('secrecy', escapeText(head.urgency)));
  if (head.issuer !== null) {
    const taken = lines.length * markup.page.linePitch;
    const above = Math.max(0, ISSUER_TOP * POINTS_PER_MM - taken);
    lines.push(
      markup.paragraph('issuer', escapeText(head.issuer), [
        ['margin-top', pt(above)],
        ['font-size', pt(issuerSize(head.issuer, markup))],
      ]),
    );
  }
  const { documentNumber: number, signer } = head;
  if (number !== null || signer !== null) {
    // Two lines below 发文机关标志 (clause 7.2.5).
    const above: Declaration[] = head.issuer === null ? [] : [['margin-top', pt(2 * markup.page.linePitch)]];
    lines.push(
      signer === null
        ? markup.paragraph('documentNumber', escapeText(number ?? ''), above)
        : numberAndSigner(number ?? '', signer, markup, above),
    );
  }
  if (head.issuer !== null || number !== null || signer !== null) lines.push(markup.paragraph('redRule', ''));
  return lines;
}

/** The style's size, or the largest in which the whole name fits on a line. */
function issuerSize(issuer: string, markup: Markup): number {
  const width = Math.max(1, textWidthInCharacters(issuer));
  return Math.min(PARAGRAPH_STYLES.issuer.size, Math.floor((textWidth(markup.page) * POINTS_PER_MM) / width));
}

/** 发文字号 left and 签发人 right, a character from either edge (clause 7.2.6): apart by a tab in Word, elsewhere by spaces. */
function numberAndSigner(number: string, signer: string, markup: Markup, above: readonly Declaration[]): string {
  const kai = fontName(markup.options.fonts.heading2);
  const name = `<span${styleAttribute([
    ['font-family', kai],
    ['mso-fareast-font-family', kai],
  ])}>${escapeText(signer)}</span>`;
  const right = (CHARACTERS_PER_LINE - 1) * (BODY_SIZE + CHARACTER_SPACING);
  const free = CHARACTERS_PER_LINE - 2 - textWidthInCharacters(number + SIGNER_LABEL + signer);
  return markup.paragraph('documentNumber', `${escapeText(number)}${tab(free)}${SIGNER_LABEL}${name}`, [
    ...above,
    ['margin-left', pt(BODY_SIZE)],
    ['tab-stops', `right ${pt(right)}`],
    ['text-align', 'left'],
  ]);
}

/** As wide as so many characters, to a quarter: a space of the Latin face is that wide. Word reads a tab in place of the spaces. */
function tab(characters: number): string {
  const wide = Math.max(1, Math.floor(characters));
  const narrow = Math.max(0, Math.floor((characters - wide) * 4));
  return `<span style="mso-tab-count:1">${'　'.repeat(wide)}${'&nbsp;'.repeat(narrow)}</span>`;
}

/** 版记 (clause 7.4), between rules as wide as the text. It follows the text: HTML has no foot of the last page to put it at. */
export function documentFoot(foot: DocumentFoot, markup: Markup): string[] {
  const rows: string[] = [];
  if (foot.copies !== null) rows.push(markup.paragraph('copies', escapeText(copiesText(foot.copies))));
  if (foot.printer !== null || foot.printDate !== null) rows.push(printerLine(foot, markup));
  if (rows.length === 0) return [];
  const width = textWidth(markup.page) * POINTS_PER_MM;
  const pixels = Math.round((width * 96) / 72);
  const cells = rows.map((row, i) => {
    const style = styleAttribute([
      ['border-top', i === 0 ? THICK : THIN],
      ['border-right', 'none'],
      ['border-bottom', i === rows.length - 1 ? THICK : THIN],
      ['border-left', 'none'],
      ['padding', '0cm'],
    ]);
    return `<tr><td width="${pixels}"${style}>${row}</td></tr>`;
  });
  return [
    markup.emptyLine(),
    `<table width="${pixels}" border="0" cellspacing="0" cellpadding="0" style="width:${pt(width)};border-collapse:collapse">`,
    `<tbody>${cells.join('\n')}</tbody></table>`,
  ];
}

/** 0.35 mm and 0.25 mm (clause 7.4.1). */
const THICK = '1pt solid #000000';
const THIN = '0.7pt solid #000000';

/** 抄送 with its label and 。 at the end (clause 7.4.2). */
export function copiesText(copies: string): string {
  const text = /^抄送[：:]/.test(copies) ? copies : `抄送：${copies}`;
  return /[。.]$/.test(text) ? text : `${text}。`;
}

/** 印发日期 with the word after it (clause 7.4.3). */
export const printDateText = (date: string): string => (date.endsWith('印发') ? date : `${date}印发`);

export const SIGNER_LABEL = '签发人：';

function printerLine(foot: DocumentFoot, markup: Markup): string {
  const printer = foot.printer ?? '';
  const date = foot.printDate === null ? '' : printDateText(foot.printDate);
  const { size } = PARAGRAPH_STYLES.copies;
  const line = (textWidth(markup.page) * POINTS_PER_MM) / (size + CHARACTER_SPACING);
  const free = line - 2 - textWidthInCharacters(printer + date);
  const gap = printer === '' || date === '' ? '' : tab(free);
  const onlyDate = printer === '';
  return markup.paragraph('printer', `${escapeText(printer)}${gap}${escapeText(date)}`, [
    ['tab-stops', `right ${pt(textWidth(markup.page) * POINTS_PER_MM - size)}`],
    ['text-align', onlyDate ? 'right' : 'left'],
  ]);
}
