import { type FileChild, Tab, TextRun, type XmlComponent } from 'docx';
import { markerText } from '../document/text-of';
import type { AttachmentNoteBlock, DocumentBlock, Inline, OfficialDocument, SignatureBlock } from '../document/types';
import { blankLinesBefore } from '../layout/blank-lines';
import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES } from '../layout/page';
import { signatureIndents } from '../layout/signature';
import { PARAGRAPH_STYLES, type StyleName } from '../layout/styles';
import { textWidthInCharacters } from '../layout/text-width';
import { titleInLines } from '../layout/title-lines';
import type { Attributes } from './element';
import { textTwips, twipsOfCharacters, twipsOfPoints } from './measures';
import { type ParagraphExtras, StyledParagraph } from './paragraph';
import { holdsPicture, plainRuns, plainText, type RunContext, runsOf } from './runs';
import { tableOf } from './table';

/** From the title to the last attachment, as paragraphs and tables. */
export function bodyOf(
  document: OfficialDocument,
  underHead: boolean,
  options: LayoutOptions,
  context: RunContext,
): FileChild[] {
  const { blocks } = document;
  return blocks.flatMap((block, i) => {
    const place: Place = {
      blank: blankLinesBefore(block, blocks[i - 1] ?? null, underHead, options.seal),
      // The last line of the text stays with the signature (clause 7.3.5: no page begins with a signature alone).
      keepWithNext: blocks[i + 1]?.kind === 'signature',
      options,
      context,
    };
    const printed = printBlock(block, place);
    // Two tables without a paragraph between them become one in Word.
    return block.kind === 'table' && blocks[i + 1]?.kind === 'table' && captionless(blocks[i + 1]!)
      ? [...printed, hairline()]
      : printed;
  });
}

const captionless = (block: DocumentBlock): boolean => block.kind === 'table' && block.caption === null;

/** An empty paragraph a point high: Word wants one between two tables and after the last; before one it carries empty lines. */
export const hairline = (extras: ParagraphExtras = {}): StyledParagraph =>
  new StyledParagraph('tableText', [], {
    ...extras,
    spacing: { ...extras.spacing, 'w:line': 20, 'w:lineRule': 'exact' },
  });

interface Place {
  /** Empty lines before the block. */
  readonly blank: number;
  readonly keepWithNext: boolean;
  readonly options: LayoutOptions;
  readonly context: RunContext;
}

function printBlock(block: DocumentBlock, place: Place): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [textParagraph('title', inLines(block.inlines, place), place)];
    case 'addressee':
    case 'remark':
      return [textParagraph(block.kind, block.inlines, place)];
    case 'attachment-title':
      return [textParagraph('attachmentTitle', inLines(block.inlines, place), place)];
    case 'heading':
      return [textParagraph(`heading${block.level}`, block.inlines, place)];
    case 'paragraph':
      return [textParagraph(block.quoted ? 'quote' : 'body', block.inlines, place)];
    case 'list-item':
      return [
        textParagraph(
          block.quoted ? 'quote' : 'listItem',
          block.inlines,
          place,
          plainRuns(markerText(block.marker), place.context),
          {
            ...(block.depth > 0 ? { indent: nested(block.depth) } : {}),
          },
        ),
      ];
    case 'table':
      return [
        ...(block.caption ? [textParagraph('tableCaption', block.caption, { ...place, keepWithNext: true })] : []),
        ...(place.blank > 0 && !block.caption
          ? [hairline(spaced('tableText', [], { ...place, keepWithNext: true }))]
          : []),
        tableOf(block, textTwips(PAGE_PROFILES[place.options.profile]), place.keepWithNext, place.context),
      ];
    case 'picture':
      return [
        textParagraph('figure', [block.picture], {
          ...place,
          keepWithNext: place.keepWithNext || block.caption !== null,
        }),
        ...(block.caption ? [textParagraph('figureCaption', block.caption, { ...place, blank: 0 })] : []),
      ];
    case 'code':
      return block.lines.map(
        (line, i) =>
          new StyledParagraph('code', plainRuns(line, place.context), i === 0 ? spaced('code', [], place) : {}),
      );
    case 'attachment-note':
      return attachmentNote(block, place);
    case 'signature':
      return signature(block, place);
    case 'attachment':
      return [new StyledParagraph('attachmentLabel', plainRuns(block.label, place.context), { pageBreakBefore: true })];
    case 'separator':
      return [new StyledParagraph('body', [])];
  }
}

const inLines = (inlines: readonly Inline[], { options }: Place): readonly Inline[] =>
  titleInLines(inlines, textTwips(PAGE_PROFILES[options.profile]) / (PARAGRAPH_STYLES.title.size * 20));

/** A paragraph of the report's own text, after what the printer puts before it. */
function textParagraph(
  style: StyleName,
  inlines: readonly Inline[],
  place: Place,
  before: readonly XmlComponent[] = [],
  extras: ParagraphExtras = {},
): StyledParagraph {
  return new StyledParagraph(style, [...before, ...runsOf(inlines, place.context)], {
    ...spaced(style, inlines, place),
    ...extras,
  });
}

/** Empty lines before a paragraph, and lines that grow with a picture in them: an exact pitch would cut the picture off. */
function spaced(style: StyleName, inlines: readonly Inline[], place: Place): ParagraphExtras {
  const { linePitch } = PAGE_PROFILES[place.options.profile];
  const { pitch } = PARAGRAPH_STYLES[style];
  const grows = pitch !== 'single' && holdsPicture(inlines, place.context.pictures);
  const spacing: Attributes = {
    ...(place.blank > 0 ? blankBefore(place.blank, linePitch) : {}),
    ...(grows ? { 'w:line': twipsOfPoints(pitch === 'page' ? linePitch : pitch), 'w:lineRule': 'atLeast' } : {}),
  };
  return {
    ...(Object.keys(spacing).length > 0 ? { spacing } : {}),
    ...(place.keepWithNext ? { keepWithNext: true } : {}),
  };
}

/** @param linePitch pt */
const blankBefore = (lines: number, linePitch: number): Attributes => ({
  'w:beforeLines': lines * 100,
  'w:before': twipsOfPoints(lines * linePitch),
});

const DEEPEST = 6;

/** A list within a list: two characters further in for each level, as long as there is room for its text. */
const nested = (depth: number): Attributes => ({
  'w:leftChars': Math.min(depth, DEEPEST) * 200,
  'w:left': twipsOfCharacters(Math.min(depth, DEEPEST) * 2),
  'w:firstLineChars': 200,
  'w:firstLine': twipsOfCharacters(2),
});

/** Characters before the first name: two of indent, three of 附件：. */
const NAME_AT = 5;

/**
 * 附件说明 (clause 7.3.4): two characters in; a name's further lines stand under its first character, and of several names each
 * has its number.
 */
function attachmentNote(block: AttachmentNoteBlock, place: Place): StyledParagraph[] {
  const several = block.names.length > 1;
  return block.names.map((name, i) => {
    const first = i === 0;
    const label = first ? '附件：' : '';
    const textAt = several ? NAME_AT + numberWidth(block.names.length) : NAME_AT;
    const labelAt = first ? NAME_AT - 3 : NAME_AT;
    const lead = several ? [...plainRuns(`${label}${i + 1}.`, place.context), tab()] : plainRuns(label, place.context);
    return textParagraph(
      'attachmentNote',
      name,
      { ...place, blank: first ? place.blank : 0, keepWithNext: place.keepWithNext },
      lead,
      {
        indent: { 'w:left': twipsOfCharacters(textAt), 'w:hanging': twipsOfCharacters(textAt - labelAt) },
        ...(several ? { tabs: [{ 'w:val': 'left', 'w:pos': twipsOfCharacters(textAt) }] } : {}),
      },
    );
  });
}

/** Room for the longest number, its dot and a little air, in characters. */
const numberWidth = (count: number): number => String(count).length / 2 + 0.5;

const tab = (): XmlComponent => new TextRun({ children: [new Tab()] });

/** 署名 and 成文日期 (clause 7.3.5), together on one page. */
function signature(block: SignatureBlock, place: Place): StyledParagraph[] {
  const widths = block.names.map(name => textWidthInCharacters(plainText(name)));
  const dateWidth = block.date ? textWidthInCharacters(plainText(block.date)) : 0;
  const indents = signatureIndents(widths, dateWidth, place.options.seal);
  const lines = [
    ...block.names.map((name, i) => ({ style: 'signature' as const, inlines: name, right: indents.names[i]! })),
    ...(block.date ? [{ style: 'date' as const, inlines: block.date, right: indents.date }] : []),
  ];
  return lines.map(({ style, inlines, right }, i) =>
    textParagraph(
      style,
      inlines,
      { ...place, blank: i === 0 ? place.blank : 0, keepWithNext: i < lines.length - 1 },
      [],
      { indent: fromRight(right) },
    ),
  );
}

/** @param characters from the right margin */
const fromRight = (characters: number): Attributes => ({
  'w:rightChars': Math.round(characters * 100),
  'w:right': twipsOfCharacters(characters),
});
