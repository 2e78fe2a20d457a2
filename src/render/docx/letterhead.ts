import { Tab, TextRun, type XmlComponent } from 'docx';
import type { DocumentHead } from '../document/types';
import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES, textWidth } from '../layout/page';
import { PARAGRAPH_STYLES } from '../layout/styles';
import { textWidthInCharacters } from '../layout/text-width';
import { legalText } from './legal-text';
import { textTwips, twipsOfCharacters, twipsOfMillimetres, twipsOfPoints } from './measures';
import { StyledParagraph } from './paragraph';
import { CHARACTER_STYLES, plainRuns, type RunContext } from './runs';

/** From the upper edge of the text to the upper edge of 发文机关标志, mm (clause 7.2.4). */
const ISSUER_AT = 35;

/** What a line of the issuer's face takes above its characters, as a part of their size. */
const AIR_ABOVE = 0.15;

/** 版头 (clause 7.2): the elements that front matter gives, in the standard's order; empty when it gives none. */
export function letterheadOf(head: DocumentHead, options: LayoutOptions, context: RunContext): StyledParagraph[] {
  const corner = [
    ...(head.copyNumber ? [new StyledParagraph('copyNumber', plainRuns(head.copyNumber, context))] : []),
    ...(head.secrecy ? [new StyledParagraph('secrecy', plainRuns(head.secrecy, context))] : []),
    ...(head.urgency ? [new StyledParagraph('secrecy', plainRuns(head.urgency, context))] : []),
  ];
  const { linePitch } = PAGE_PROFILES[options.profile];
  return [
    ...corner,
    ...(head.issuer ? [issuer(head.issuer, corner.length * linePitch, options)] : []),
    ...(head.documentNumber || head.signer ? [numberLine(head, options, context)] : []),
    ...(head.issuer || head.documentNumber || head.signer ? [redRule()] : []),
  ];
}

/** @param above pt that the lines before it take */
function issuer(text: string, above: number, options: LayoutOptions): StyledParagraph {
  const style = PARAGRAPH_STYLES.issuer;
  // A long name is set smaller so that it stays on its line.
  const room = (textWidth(PAGE_PROFILES[options.profile]) / 25.4) * 72;
  const size = Math.min(style.size, Math.floor(room / Math.max(1, textWidthInCharacters(text))));
  const before = Math.max(0, twipsOfMillimetres(ISSUER_AT) - twipsOfPoints(above + size * AIR_ABOVE));
  const run = new TextRun({ text: legalText(text), ...(size < style.size ? { size: size * 2 } : {}) });
  return new StyledParagraph('issuer', [run], { spacing: { 'w:before': before } });
}

/** 发文字号 two lines below, in the middle; with 签发人 it moves to the left and that stands at the right (7.2.5, 7.2.6). */
function numberLine(head: DocumentHead, options: LayoutOptions, context: RunContext): StyledParagraph {
  const page = PAGE_PROFILES[options.profile];
  const spacing = { 'w:beforeLines': 200, 'w:before': twipsOfPoints(2 * page.linePitch) };
  const number = plainRuns(head.documentNumber ?? '', context);
  if (!head.signer) return new StyledParagraph('documentNumber', number, { spacing });
  const name = head.signer.replace(/^签发人[:：]\s*/, '');
  const content: XmlComponent[] = [
    ...number,
    new TextRun({ children: [new Tab()] }),
    ...plainRuns('签发人：', context),
    ...plainRuns(name, { ...context, characterStyle: CHARACTER_STYLES.signer }),
  ];
  const right = textTwips(page) - twipsOfCharacters(1);
  return new StyledParagraph('documentNumber', content, {
    spacing,
    align: 'left',
    indent: { 'w:leftChars': 100, 'w:left': twipsOfCharacters(1) },
    tabs: [{ 'w:val': 'right', 'w:pos': right }],
  });
}

/** 红色分隔线 as wide as the text (7.2.7). */
const redRule = (): StyledParagraph =>
  new StyledParagraph('redRule', [], {
    borderBelow: { 'w:val': 'single', 'w:sz': 12, 'w:space': 0, 'w:color': 'FF0000' },
  });
