import { type FileChild, Tab, TextRun, type XmlComponent } from 'docx';
import type { DocumentFoot } from '../document/types';
import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES } from '../layout/page';
import { PARAGRAPH_STYLES } from '../layout/styles';
import { type Attributes, BodyElement, element } from './element';
import { leftTwips, textTwips, twipsOfCharacters } from './measures';
import { StyledParagraph } from './paragraph';
import { plainRuns, type RunContext } from './runs';

/** Rules of 版记: 0.35 mm at its edges, 0.25 mm within, in eighths of a point (clause 7.4.1). */
const THICK: Attributes = { 'w:val': 'single', 'w:sz': 8, 'w:space': 0, 'w:color': '000000' };
const THIN: Attributes = { 'w:val': 'single', 'w:sz': 6, 'w:space': 0, 'w:color': '000000' };

/** 版记 (clause 7.4) as a table of full width that stands at the foot of the page on which the text ends. */
export function colophonOf(foot: DocumentFoot, options: LayoutOptions, context: RunContext): FileChild[] {
  const lines = [
    ...(foot.copies ? [copies(foot.copies, context)] : []),
    ...(foot.printer || foot.printDate ? [printed(foot, options, context)] : []),
  ];
  if (lines.length === 0) return [];
  const page = PAGE_PROFILES[options.profile];
  const width = textTwips(page);
  // By the page's edge: LibreOffice lets a table as wide as the text float only when it is placed so.
  const left = leftTwips(page);
  return [
    new BodyElement('w:tbl', [
      element('w:tblPr', {}, [
        element('w:tblpPr', {
          'w:vertAnchor': 'margin',
          'w:horzAnchor': 'page',
          'w:tblpX': left,
          'w:tblpYSpec': 'bottom',
        }),
        element('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
        element('w:tblBorders', {}, [element('w:top', THICK), element('w:bottom', THICK), element('w:insideH', THIN)]),
        element('w:tblLayout', { 'w:type': 'fixed' }),
        element('w:tblCellMar', {}, [
          element('w:left', { 'w:w': 0, 'w:type': 'dxa' }),
          element('w:right', { 'w:w': 0, 'w:type': 'dxa' }),
        ]),
      ]),
      element('w:tblGrid', {}, [element('w:gridCol', { 'w:w': width })]),
      ...lines.map(line =>
        element('w:tr', {}, [
          element('w:trPr', {}, [element('w:cantSplit')]),
          element('w:tc', {}, [element('w:tcPr', {}, [element('w:tcW', { 'w:w': width, 'w:type': 'dxa' })]), line]),
        ]),
      ),
    ]),
  ];
}

/** 抄送 in one character from both sides, its further lines under its first name, ended with 。 (7.4.2). */
function copies(text: string, context: RunContext): XmlComponent {
  const names = text.replace(/^抄送[:：]\s*/, '').replace(/[。.；;，,\s]+$/, '');
  return new StyledParagraph('copies', plainRuns(`抄送：${names}。`, context));
}

/** 印发机关 one character from the left, 印发日期 one from the right (7.4.3). */
function printed(foot: DocumentFoot, options: LayoutOptions, context: RunContext): XmlComponent {
  const { size } = PARAGRAPH_STYLES.copies;
  const date = foot.printDate ? foot.printDate.replace(/\s*印发$/, '') + '印发' : '';
  const one = twipsOfCharacters(1, size);
  const content: XmlComponent[] = [
    ...plainRuns(foot.printer ?? '', context),
    ...(date ? [new TextRun({ children: [new Tab()] }), ...plainRuns(date, context)] : []),
  ];
  return new StyledParagraph('copies', content, {
    indent: { 'w:left': one, 'w:right': one, 'w:firstLine': 0 },
    tabs: [{ 'w:val': 'right', 'w:pos': textTwips(PAGE_PROFILES[options.profile]) - one }],
  });
}
