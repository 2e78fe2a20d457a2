import { markerText, plainInlines } from '../document/text-of';
import type {
  AttachmentNoteBlock,
  DocumentBlock,
  Inline,
  ListItemBlock,
  OfficialDocument,
  PictureBlock,
  SignatureBlock,
} from '../document/types';
import { blankLinesBefore } from '../layout/blank-lines';
import { BODY_SIZE, textWidth } from '../layout/page';
import { signatureIndents } from '../layout/signature';
import { PARAGRAPH_STYLES, type StyleName } from '../layout/styles';
import { textWidthInCharacters } from '../layout/text-width';
import { titleInLines } from '../layout/title-lines';
import { ATTACHMENT_LABEL } from './attachment-indents';
import { type Declaration, POINTS_PER_MM, pt } from './css';
import { escapeText } from './escape';
import { documentFoot, documentHead } from './head-and-foot';
import { type Markup, roomForPictures } from './markup';
import { tableElement } from './tables';

/** How many names 附件说明 has. */
export function attachmentsOf(document: OfficialDocument): number {
  return document.blocks.reduce((most, block) => {
    return block.kind === 'attachment-note' ? Math.max(most, block.names.length) : most;
  }, 0);
}

/** Everything between the footers and the footnotes: head, blocks, foot, a line each. */
export function documentBody(document: OfficialDocument, markup: Markup): string {
  const { blocks } = document;
  const head = documentHead(document.head, markup);
  const lines = [...head];
  for (const [i, block] of blocks.entries()) {
    const before = blockSpace(block, blocks[i - 1] ?? null, head.length > 0, markup);
    const next = blocks[i + 1]?.kind;
    // 署名 at the head of a page would stand below no text of the document.
    const keep: Declaration[] =
      next === 'signature' || next === 'attachment-note' ? [['page-break-after', 'avoid']] : [];
    lines.push(...blockLines(block, markup, before, keep));
    // Word makes one table of two that follow each other.
    if (block.kind === 'table' && blocks[i + 1]?.kind === 'table')
      lines.push(markup.paragraph('tableText', '', [['line-height', '1pt']]));
  }
  lines.push(...documentFoot(document.foot, markup));
  return lines.join('\n');
}

/** Empty lines before a block as the space above its first paragraph. */
function blockSpace(
  block: DocumentBlock,
  previous: DocumentBlock | null,
  underHead: boolean,
  markup: Markup,
): Declaration[] {
  // That line belongs to the title's style.
  if (previous?.kind === 'title' || previous?.kind === 'attachment-title') return [];
  const lines = blankLinesBefore(block, previous, underHead, markup.options.seal);
  return lines === 0 ? [] : [['margin-top', pt(lines * markup.page.linePitch)]];
}

/**
 * The paragraphs of a block. `before` is for its first paragraph; `keep` for every one, so that the block stays on a page with the
 * next.
 */
function blockLines(
  block: DocumentBlock,
  markup: Markup,
  before: readonly Declaration[],
  keep: readonly Declaration[],
): string[] {
  const text = (name: StyleName, inlines: readonly Inline[], extra: readonly Declaration[] = []): string[] => [
    markup.paragraph(name, markup.inlines(inlines), [...before, ...extra, ...roomForPictures(inlines, name), ...keep]),
  ];
  switch (block.kind) {
    case 'title':
      return text('title', titleLines(block.inlines, markup));
    case 'addressee':
      return text('addressee', block.inlines);
    case 'heading':
      return text(`heading${block.level}`, block.inlines);
    case 'paragraph':
      return text(block.quoted ? 'quote' : 'body', block.inlines);
    case 'list-item':
      return listItem(block, markup, [...before, ...keep]);
    case 'table':
      return tableElement(block, markup, before);
    case 'picture':
      return pictureLines(block, markup, before, keep);
    case 'code':
      return block.lines.map((line, i) =>
        markup.paragraph('code', spaced(escapeText(line)), [...(i === 0 ? before : []), ...keep]),
      );
    case 'attachment-note':
      return attachmentNote(block, markup, before, keep);
    case 'signature':
      return signature(block, markup, before);
    case 'remark':
      return text('remark', block.inlines);
    case 'attachment':
      return [
        markup.paragraph('attachmentLabel', escapeText(block.label), [...before, ['page-break-before', 'always']]),
      ];
    case 'attachment-title':
      return text('attachmentTitle', titleLines(block.inlines, markup));
    case 'separator':
      return [markup.emptyLine()];
  }
}

/** A title in lines of like length; both titles are of one size. */
function titleLines(inlines: readonly Inline[], markup: Markup): readonly Inline[] {
  return titleInLines(inlines, (textWidth(markup.page) * POINTS_PER_MM) / PARAGRAPH_STYLES.title.size);
}

/** The spaces of code, which HTML would run together. */
function spaced(line: string): string {
  return line.replace(/^ | (?= )/g, '&nbsp;');
}

function listItem(block: ListItemBlock, markup: Markup, extra: readonly Declaration[]): string[] {
  const name = block.quoted ? 'quote' : 'listItem';
  const deeper = block.depth * PARAGRAPH_STYLES.listItem.firstLine * BODY_SIZE;
  const inset: Declaration[] = deeper === 0 ? [] : [['margin-left', pt(deeper)]];
  const marker = escapeText(markerText(block.marker));
  return [
    markup.paragraph(name, marker + markup.inlines(block.inlines), [
      ...extra,
      ...inset,
      ...roomForPictures(block.inlines, name),
    ]),
  ];
}

function pictureLines(
  block: PictureBlock,
  markup: Markup,
  before: readonly Declaration[],
  keep: readonly Declaration[],
): string[] {
  const picture = markup.picture(block.picture);
  if (block.caption === null) return [markup.paragraph('figure', picture, [...before, ...keep])];
  return [
    markup.paragraph('figure', picture, [...before, ['page-break-after', 'avoid']]),
    markup.paragraph('figureCaption', markup.inlines(block.caption), keep),
  ];
}

/** 附件说明 (clause 7.3.4): several names are numbered; its indents are its styles'. */
function attachmentNote(
  block: AttachmentNoteBlock,
  markup: Markup,
  before: readonly Declaration[],
  keep: readonly Declaration[],
): string[] {
  return block.names.map((name, i) => {
    const style = i === 0 ? 'attachmentNote' : 'furtherAttachment';
    const lead = (i === 0 ? ATTACHMENT_LABEL : '') + (block.names.length > 1 ? `${i + 1}.` : '');
    return markup.paragraph(style, lead + markup.inlines(name), [
      ...(i === 0 ? before : []),
      ...roomForPictures(name, style),
      ...keep,
    ]);
  });
}

function signature(block: SignatureBlock, markup: Markup, before: readonly Declaration[]): string[] {
  const width = (inlines: readonly Inline[]): number => textWidthInCharacters(plainInlines(inlines));
  const dateWidth = block.date === null ? 0 : width(block.date);
  const indents = signatureIndents(block.names.map(width), dateWidth, markup.options.seal);
  const line = (name: 'signature' | 'date', inlines: readonly Inline[], right: number, first: boolean): string =>
    markup.paragraph(name, markup.inlines(inlines), [
      ...(first ? before : []),
      ['margin-right', pt(Math.max(0, right) * BODY_SIZE)],
      ...roomForPictures(inlines, name),
    ]);
  const lines = block.names.map((name, i) => line('signature', name, indents.names[i]!, i === 0));
  if (block.date !== null) lines.push(line('date', block.date, indents.date, block.names.length === 0));
  return lines;
}
