import type { DocumentBlock, Inline, OfficialDocument, TableBlock, TableCell } from '../document/types';
import type { PictureSet } from '../pictures/types';
import { blankLinesBefore } from './blank-lines';
import { CELL_PADDING, placed, tableLayout } from './columns';
import type { LayoutOptions } from './options';
import { CHARACTER_SPACING, PAGE_PROFILES, textWidth } from './page';
import { PARAGRAPH_STYLES, type ParagraphStyle, type StyleName } from './styles';
import { textWidthInCharacters } from './text-width';

const POINTS_PER_MM = 72 / 25.4;
/** Height of a line whose style lets it grow, by its size: what Chinese faces have. */
const SINGLE_LINE = 1.3;
/** Space above and below the text of a cell, with its border, pt. */
const CELL_FRAME = 1;

/**
 * How many pages the document fills when printed, from the widths and heights of its parts. An estimate: which word processor breaks
 * a page where, and which faces it has, is not known here. At least 1. Linear in the document.
 */
export function estimatedPages(document: OfficialDocument, pictures: PictureSet, options: LayoutOptions): number {
  const page = PAGE_PROFILES[options.profile];
  const measure = new Measure(pictures, textWidth(page) * POINTS_PER_MM, page.linePitch);
  const room = (page.height - page.top - page.bottom) * POINTS_PER_MM;
  const hasHead = Object.values(document.head).some(part => part !== null);
  let pages = 1;
  let used = hasHead ? measure.head() : 0;
  const put = (height: number): void => {
    // What does not fit goes on: paragraphs and tables break, a picture moves whole, but is never higher than a page.
    used += height;
    while (used > room + 0.5) {
      pages++;
      used -= room;
    }
  };
  let previous: DocumentBlock | null = null;
  for (const block of document.blocks) {
    if (block.kind === 'attachment' && previous !== null) {
      pages++;
      used = 0;
    } else put(blankLinesBefore(block, previous, hasHead, options.seal) * page.linePitch);
    const height = measure.block(block);
    if (block.kind === 'picture' && used + height > room) {
      pages++;
      used = 0;
    }
    put(height);
    previous = block;
  }
  for (const { paragraphs } of document.footnotes)
    for (const text of paragraphs) put(measure.text(text, 'footnoteText'));
  return pages;
}

/** Heights of a document's parts, pt. */
class Measure {
  constructor(
    private readonly pictures: PictureSet,
    /** Of the text between the margins, pt. */
    private readonly width: number,
    private readonly linePitch: number,
  ) {}

  /** 版头: what stands above the title takes about a third of the first page. */
  head(): number {
    return 8 * this.linePitch;
  }

  block(block: DocumentBlock): number {
    switch (block.kind) {
      case 'title':
        return this.text(block.inlines, 'title');
      case 'addressee':
        return this.text(block.inlines, 'addressee');
      case 'heading':
        return this.text(block.inlines, `heading${block.level}`);
      case 'paragraph':
        return this.text(block.inlines, block.quoted ? 'quote' : 'body');
      case 'list-item':
        return this.text(block.inlines, block.quoted ? 'quote' : 'listItem');
      case 'remark':
        return this.text(block.inlines, 'remark');
      case 'attachment-title':
        return this.text(block.inlines, 'attachmentTitle');
      case 'attachment':
        return this.pitch('attachmentLabel');
      case 'separator':
        return this.linePitch;
      case 'code':
        return block.lines.reduce((sum, line) => sum + this.lines(line, 'code', this.width), 0) * this.pitch('code');
      case 'attachment-note':
        return block.names.reduce((sum, name) => sum + this.text(name, 'attachmentNote'), 0);
      case 'signature':
        return (block.names.length + (block.date === null ? 0 : 1)) * this.linePitch;
      case 'picture':
        return this.picture(block.picture.target) + this.caption(block.caption, 'figureCaption');
      case 'table':
        return this.caption(block.caption, 'tableCaption') + this.table(block);
    }
  }

  /** A paragraph of one style between the margins, or in a cell of `width` pt. */
  text(inlines: readonly Inline[], name: StyleName, width = this.width): number {
    let lines = 0;
    let pictures = 0;
    let line = '';
    for (const inline of inlines) {
      if (inline.kind === 'text') line += inline.text;
      else if (inline.kind === 'picture') pictures += this.picture(inline.target);
      else if (inline.kind === 'break') {
        lines += this.lines(line, name, width);
        line = '';
      }
    }
    return (lines + this.lines(line, name, width)) * this.pitch(name) + pictures;
  }

  private caption(caption: readonly Inline[] | null, name: StyleName): number {
    return caption === null ? 0 : this.text(caption, name);
  }

  private picture(target: string): number {
    const picture = this.pictures.pictures.get(target);
    return picture === undefined ? this.linePitch : picture.height * POINTS_PER_MM;
  }

  private table(table: TableBlock): number {
    const { widths, style } = tableLayout(table, this.width);
    const height = (rows: readonly (readonly TableCell[])[]): number => {
      const heights = rows.map(() => this.pitch(style));
      for (const { cell, column, row } of placed(rows, widths.length)) {
        const width = widths.slice(column, column + cell.columnSpan).reduce((sum, one) => sum + one, 0);
        if (cell.rowSpan === 1)
          heights[row] = Math.max(heights[row]!, this.text(cell.inlines, style, width - 2 * CELL_PADDING));
      }
      return heights.reduce((sum, one) => sum + one + CELL_FRAME, 0);
    };
    return height(table.head) + height(table.rows);
  }

  /** Lines that one line of text is broken into. */
  private lines(text: string, name: StyleName, width: number): number {
    const style = PARAGRAPH_STYLES[name];
    const character = style.size + CHARACTER_SPACING;
    const room = Math.max(1, Math.floor(width / character - style.left - style.right));
    return Math.max(1, Math.ceil((textWidthInCharacters(text) + style.firstLine) / room));
  }

  private pitch(name: StyleName): number {
    const { pitch, size }: ParagraphStyle = PARAGRAPH_STYLES[name];
    return pitch === 'page' ? this.linePitch : pitch === 'single' ? size * SINGLE_LINE : pitch;
  }
}
