import { Footer, TextRun, type XmlComponent } from 'docx';
import type { LayoutOptions } from '../layout/options';
import { PARAGRAPH_STYLES } from '../layout/styles';
import { type Attributes, element } from './element';
import { twipsOfCharacters } from './measures';
import { StyledParagraph } from './paragraph';

/**
 * Distance of the footer's lower edge from the paper's, twips: puts the top of the dashes 7 mm below the text (clause 7.5), which
 * is 269 mm from the top of the paper; measured with LibreOffice.
 */
export const FOOTER_DISTANCE = 1421;

/** Footers as a section takes them; none where no page number was asked for. */
export function footersOf(pageNumber: LayoutOptions['pageNumber']): { default?: Footer; even?: Footer } {
  switch (pageNumber) {
    case 'none':
      return {};
    case 'center':
      return { default: footer('center', {}) };
    case 'odd-even':
      return { default: footer('right', oneCharacter('right')), even: footer('left', oneCharacter('left')) };
  }
}

/** One character of the page number's size between it and the margin. */
const oneCharacter = (side: 'left' | 'right'): Attributes => ({
  [`w:${side}Chars`]: 100,
  [`w:${side}`]: twipsOfCharacters(1, PARAGRAPH_STYLES.footer.size),
});

const footer = (align: 'left' | 'center' | 'right', indent: Attributes): Footer =>
  new Footer({ children: [new StyledParagraph('footer', pageNumberRuns(), { align, indent })] });

/** — n —. The parts of the field are runs of their own: WPS shows nothing of a field whose parts share a run. */
function pageNumberRuns(): XmlComponent[] {
  const part = (...content: XmlComponent[]) => element('w:r', {}, content);
  const mark = (type: string) => part(element('w:fldChar', { 'w:fldCharType': type }));
  const dash = (text: string) => new TextRun({ text, font: { hint: 'eastAsia' } });
  return [
    dash('— '),
    mark('begin'),
    part(element('w:instrText', { 'xml:space': 'preserve' }, [' PAGE '])),
    mark('separate'),
    new TextRun('1'),
    mark('end'),
    dash(' —'),
  ];
}
