import { markerText, plainInlines } from '../document/text-of';
import type {
  AttachmentNoteBlock,
  DocumentBlock,
  DocumentFoot,
  DocumentHead,
  Inline,
  OfficialDocument,
  SignatureBlock,
  TableBlock,
  TableCell,
} from '../document/types';
import { ATTACHMENT_LABEL, attachmentIndents } from '../html/attachment-indents';
import { escapeText } from '../html/escape';
import { blankLinesBefore } from '../layout/blank-lines';
import { placed, tableLayout } from '../layout/columns';
import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES, textWidth } from '../layout/page';
import { signatureIndents } from '../layout/signature';
import { PARAGRAPH_STYLES, type StyleName } from '../layout/styles';
import { textWidthInCharacters } from '../layout/text-width';
import { titleInLines } from '../layout/title-lines';
import { inlineHtml, type PictureAddress, pictureHtml } from './inline-html';
import { BODY_CHARACTER, pageStyleSheet, round } from './style-sheet';
import type { PageBlock, PageDocument } from './types';

const POINTS_PER_MM = 72 / 25.4;

/** Upper edge of 发文机关标志 below the text's upper edge, mm (GB/T 9704 clause 7.2.4). */
const ISSUER_TOP = 35;

/** The finished document as the page preview prints it. `addressOf`: which pictures may be loaded. */
export function pageDocument(
  document: OfficialDocument,
  options: LayoutOptions,
  addressOf: PictureAddress,
): PageDocument {
  const printer = new PagePrinter(document, options, addressOf);
  const { linePitch, ...page } = PAGE_PROFILES[options.profile];
  return {
    name: document.name,
    language: document.language,
    geometry: { ...page, linePitch },
    styleSheet: pageStyleSheet(options),
    blocks: printer.blocks(),
    foot: footHtml(document.foot),
    notes: document.footnotes.map((note, index) => printer.note(note.paragraphs, index)),
    pageNumber: options.pageNumber,
  };
}

const paragraph = (style: StyleName, html: string, data = ''): string => `<p class="gw-${style}"${data}>${html}</p>`;

/** Points that the webview's script makes a style of: a style in the HTML would not pass the page's security policy. */
const points = (name: string, value: number): string => (value === 0 ? '' : ` data-${name}="${round(value)}"`);

class PagePrinter {
  private readonly pitch: number;

  constructor(
    private readonly document: OfficialDocument,
    private readonly options: LayoutOptions,
    private readonly addressOf: PictureAddress,
  ) {
    this.pitch = PAGE_PROFILES[options.profile].linePitch;
  }

  blocks(): PageBlock[] {
    const { blocks } = this.document;
    const head = headBlocks(this.document.head, this.pitch);
    const printed = blocks.map((block, index): PageBlock => {
      const lines = blankLinesBefore(block, blocks[index - 1] ?? null, head.length > 0, this.options.seal);
      const next = blocks[index + 1]?.kind;
      return {
        html: this.block(block),
        start: block.source.start,
        end: block.source.end,
        before: lines * this.pitch,
        splits: splitsOf(block),
        keepWithNext: keepsWithNext(block) || next === 'signature',
        beginsPage: block.kind === 'attachment',
      };
    });
    return [...head, ...printed];
  }

  note(paragraphs: readonly (readonly Inline[])[], index: number): string {
    return paragraphs
      .map((inlines, at) =>
        paragraph('footnoteText', `${at === 0 ? `<sup>${index + 1}</sup> ` : ''}${this.inlines(inlines)}`),
      )
      .join('');
  }

  private inlines(inlines: readonly Inline[]): string {
    return inlineHtml(inlines, this.addressOf);
  }

  private titleLines(inlines: readonly Inline[]): string {
    const width = (textWidth(PAGE_PROFILES[this.options.profile]) / 25.4) * 72;
    return this.inlines(titleInLines(inlines, width / PARAGRAPH_STYLES.title.size));
  }

  private block(block: DocumentBlock): string {
    switch (block.kind) {
      case 'title':
        return paragraph('title', this.titleLines(block.inlines));
      case 'addressee':
      case 'remark':
        return paragraph(block.kind, this.inlines(block.inlines));
      case 'attachment-title':
        return paragraph('attachmentTitle', this.titleLines(block.inlines));
      case 'attachment':
        return paragraph('attachmentLabel', escapeText(block.label));
      case 'heading':
        return paragraph(`heading${block.level}`, this.inlines(block.inlines));
      case 'paragraph':
        return paragraph(block.quoted ? 'quote' : 'body', this.inlines(block.inlines));
      case 'list-item': {
        const html = escapeText(markerText(block.marker)) + this.inlines(block.inlines);
        return paragraph(
          block.quoted ? 'quote' : 'listItem',
          html,
          points('left', block.depth * PARAGRAPH_STYLES.listItem.firstLine * BODY_CHARACTER),
        );
      }
      case 'table':
        return this.table(block);
      case 'picture': {
        const caption = block.caption === null ? '' : paragraph('figureCaption', this.inlines(block.caption));
        return `<div>${paragraph('figure', pictureHtml(block.picture, this.addressOf))}${caption}</div>`;
      }
      case 'code':
        return `<pre class="gw-code">${escapeLines(block.lines)}</pre>`;
      case 'attachment-note':
        return this.attachmentNote(block);
      case 'signature':
        return this.signature(block);
      case 'separator':
        return paragraph('body', '<br>');
    }
  }

  private table(table: TableBlock): string {
    const width = textWidth(PAGE_PROFILES[this.options.profile]) * POINTS_PER_MM;
    const { widths, style, alignments, headAlignments } = tableLayout(table, width);
    const rows = (part: readonly (readonly TableCell[])[], element: 'th' | 'td'): string => {
      const html = part.map(() => '');
      for (const { cell, column, row } of placed(part, widths.length)) {
        const align = (element === 'th' ? headAlignments : alignments)[column]!;
        const spans =
          (cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '') +
          (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '');
        html[row] += `<${element} class="gw-${style} ${align}"${spans}>${this.inlines(cell.inlines)}</${element}>`;
      }
      return html.map(cells => `<tr>${cells}</tr>`).join('');
    };
    const columns = widths.map(column => `<col${points('width', column)}>`).join('');
    const head = table.head.length === 0 ? '' : `<thead>${rows(table.head, 'th')}</thead>`;
    const caption = table.caption === null ? '' : paragraph('tableCaption', this.inlines(table.caption));
    return `<div>${caption}<table><colgroup>${columns}</colgroup>${head}<tbody>${rows(table.rows, 'td')}</tbody></table></div>`;
  }

  private attachmentNote({ names }: AttachmentNoteBlock): string {
    const { first, further, edge } = attachmentIndents(names.length);
    const lines = names.map((name, index) => {
      const number = names.length > 1 ? `${index + 1}.` : '';
      const data = points('left', edge) + points('indent', index === 0 ? -first : -further);
      return paragraph('attachmentNote', (index === 0 ? ATTACHMENT_LABEL : '') + number + this.inlines(name), data);
    });
    return `<div>${lines.join('')}</div>`;
  }

  private signature({ names, date }: SignatureBlock): string {
    const width = (inlines: readonly Inline[]) => textWidthInCharacters(plainInlines(inlines));
    const indents = signatureIndents(names.map(width), date === null ? 0 : width(date), this.options.seal);
    const lines = names.map((name, index) =>
      paragraph('signature', this.inlines(name), points('right', Math.max(0, indents.names[index]!) * BODY_CHARACTER)),
    );
    if (date !== null)
      lines.push(paragraph('date', this.inlines(date), points('right', Math.max(0, indents.date) * BODY_CHARACTER)));
    return `<div>${lines.join('')}</div>`;
  }
}

function splitsOf(block: DocumentBlock): PageBlock['splits'] {
  switch (block.kind) {
    case 'table':
      return 'rows';
    case 'paragraph':
    case 'list-item':
    case 'code':
    case 'remark':
    case 'addressee':
      return 'lines';
    default:
      return 'never';
  }
}

const keepsWithNext = (block: DocumentBlock): boolean =>
  block.kind === 'heading' ||
  block.kind === 'title' ||
  block.kind === 'attachment' ||
  block.kind === 'attachment-title';

const escapeLines = (lines: readonly string[]): string => lines.map(escapeText).join('\n');

/** 版头 (clause 7.2), one block: it is never broken. */
function headBlocks(head: DocumentHead, pitch: number): PageBlock[] {
  const lines: string[] = [];
  if (head.copyNumber !== null) lines.push(paragraph('copyNumber', escapeText(head.copyNumber)));
  if (head.secrecy !== null) lines.push(paragraph('secrecy', escapeText(head.secrecy)));
  if (head.urgency !== null) lines.push(paragraph('secrecy', escapeText(head.urgency)));
  const { issuer, documentNumber, signer } = head;
  if (issuer !== null) {
    const above = Math.max(0, ISSUER_TOP * POINTS_PER_MM - lines.length * pitch);
    lines.push(paragraph('issuer', escapeText(issuer), points('above', above)));
  }
  if (documentNumber !== null || signer !== null) {
    const above = points('above', issuer === null ? 0 : 2 * pitch);
    const number = escapeText(documentNumber ?? '');
    lines.push(
      signer === null
        ? paragraph('documentNumber', number, above)
        : `<p class="gw-documentNumber two-ends"${above}><span>${number}</span><span>签发人：<span class="signer">${escapeText(signer)}</span></span></p>`,
    );
  }
  if (issuer !== null || documentNumber !== null || signer !== null) lines.push('<p class="red-rule"></p>');
  if (lines.length === 0) return [];
  const html = `<div>${lines.join('')}</div>`;
  return [{ html, start: -1, end: -1, before: 0, splits: 'never', keepWithNext: true, beginsPage: false }];
}

/** 版记 (clause 7.4). */
function footHtml({ copies, printer, printDate }: DocumentFoot): string {
  const rows: string[] = [];
  if (copies !== null) {
    const text = /^抄送[：:]/.test(copies) ? copies : `抄送：${copies}`;
    rows.push(paragraph('copies', escapeText(/[。.]$/.test(text) ? text : `${text}。`)));
  }
  if (printer !== null || printDate !== null) {
    const date = printDate === null ? '' : `${printDate}${/印发$/.test(printDate) ? '' : '印发'}`;
    rows.push(
      `<p class="gw-copies two-ends"><span>${escapeText(printer ?? '')}</span><span>${escapeText(date)}</span></p>`,
    );
  }
  return rows.length === 0
    ? ''
    : `<div class="foot">${rows.map(row => `<div class="foot-row">${row}</div>`).join('')}</div>`;
}
