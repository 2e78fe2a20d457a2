import { Document, Packer, type Paragraph } from 'docx';
import type { OfficialDocument } from '../document/types';
import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES, textWidth } from '../layout/page';
import { PARAGRAPH_STYLES } from '../layout/styles';
import type { PictureSet } from '../pictures/types';
import { bodyOf, hairline } from './blocks';
import { colophonOf } from './colophon';
import { fontTablePart } from './font-table-part';
import { FOOTER_DISTANCE, footersOf } from './footers';
import { legalText } from './legal-text';
import { letterheadOf } from './letterhead';
import { leftTwips, twipsOfMillimetres, twipsOfPoints } from './measures';
import { Media } from './media';
import { sealed } from './package';
import { StyledParagraph } from './paragraph';
import { readReference, styleKey } from './reference';
import { plainRuns, type RunContext, runsOf } from './runs';
import { CHARACTER_STYLE_NAMES, DEFAULT_STYLE_NAMES, stylesPart } from './styles-part';

/** Written into the file's properties. */
const CREATOR = '核稿';

/**
 * The finished document as a .docx in the layout of GB/T 9704-2012. The same input gives the same bytes.
 *
 * @param pictures those of the document that can be embedded; for the others stands their alternative text
 * @param reference bytes of a .docx of the office's own: where it defines a style of the same name, that takes the place of ours
 * @throws {ReferenceProblem} when the reference can't be read; nothing else depends on what the report holds
 */
export async function writeDocx(
  document: OfficialDocument,
  pictures: PictureSet,
  options: LayoutOptions,
  reference?: Uint8Array,
): Promise<Uint8Array> {
  const styles = reference ? readReference(reference, styleIdentifiers()) : null;
  const page = PAGE_PROFILES[options.profile];
  const media = new Media();
  const context: RunContext = {
    pictures,
    media,
    referred: new Set(),
    inFootnote: false,
    room: textWidth(page),
    characterStyle: null,
  };
  const head = letterheadOf(document.head, options, context);
  const body = bodyOf(document, head.length > 0, options, context);
  const colophon = colophonOf(document.foot, options, context);
  // Word wants a paragraph after each table, and one in a document without any text.
  const closing = (document.blocks.at(-1)?.kind ?? 'table') === 'table' ? [hairline()] : [];
  const file = new Document({
    title: legalText(document.name),
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    evenAndOddHeaderAndFooters: options.pageNumber === 'odd-even',
    footnotes: footnotesOf(document, context),
    sections: [
      {
        properties: {
          page: {
            size: { width: twipsOfMillimetres(page.width), height: twipsOfMillimetres(page.height) },
            margin: {
              top: twipsOfMillimetres(page.top),
              bottom: twipsOfMillimetres(page.bottom),
              left: leftTwips(page),
              right: twipsOfMillimetres(page.right),
              footer: FOOTER_DISTANCE,
              gutter: 0,
            },
          },
          // Never linesAndChars: with characters closer than their face has them LibreOffice sets half a line.
          grid: { type: 'lines', linePitch: twipsOfPoints(page.linePitch) },
        },
        footers: footersOf(options.pageNumber),
        children: [...head, ...body, ...closing, ...colophon, ...(colophon.length > 0 ? [hairline()] : [])],
      },
    ],
  });
  const packed = await Packer.pack(file, 'uint8array');
  return sealed(
    packed,
    media,
    new Map([
      ['word/styles.xml', stylesPart(options, document.language, styles)],
      ['word/fontTable.xml', fontTablePart(options.fonts)],
    ]),
  );
}

/** Identifiers of the styles that a report uses, by their keys. */
const styleIdentifiers = (): Map<string, string> =>
  new Map([
    ...DEFAULT_STYLE_NAMES.map(([id, type, name]) => [styleKey(type, name), id] as const),
    ...Object.values(PARAGRAPH_STYLES).map(({ id, name }) => [styleKey('paragraph', name), id] as const),
    ...CHARACTER_STYLE_NAMES.map(([id, name]) => [styleKey('character', name), id] as const),
  ]);

/** Footnotes by their numbers, which count from one. */
function footnotesOf(document: OfficialDocument, context: RunContext): Record<string, { children: Paragraph[] }> {
  const inFootnote = { ...context, inFootnote: true };
  return Object.fromEntries(
    document.footnotes.map(({ paragraphs }, i) => [
      i + 1,
      {
        children: (paragraphs.length > 0 ? paragraphs : [[]]).map(
          // A space after the number, which the library puts before the first paragraph's text.
          (inlines, paragraph) =>
            new StyledParagraph('footnoteText', [
              ...(paragraph === 0 ? plainRuns(' ', inFootnote) : []),
              ...runsOf(inlines, inFootnote),
            ]),
        ),
      },
    ]),
  );
}
