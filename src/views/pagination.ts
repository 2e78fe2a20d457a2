/**
 * Where the pages of a document end, from the measured heights of its blocks. No page and no browser here: lengths are in one unit,
 * whichever it is.
 */

/** A block as it was measured. */
export interface MeasuredBlock {
  readonly height: number;
  /** Space above it; none at the head of a page. */
  readonly before: number;
  /** Offsets at which a page may end within the block, ascending, between 0 and `height`. */
  readonly breaks: readonly number[];
  /** Height of what is repeated where the block goes on on a further page: the head of a table. */
  readonly repeated: number;
  /** References to footnotes, by their offset in the block. */
  readonly notes: readonly { readonly at: number; readonly index: number }[];
  readonly keepWithNext: boolean;
  readonly beginsPage: boolean;
}

/** A block, or the part of it from one offset to another, on a page. */
export interface Slice {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  /** Its upper edge on the page. */
  readonly top: number;
}

export interface Page {
  readonly slices: readonly Slice[];
  /** Footnotes at its foot, in their order. */
  readonly notes: readonly number[];
}

export interface PageRoom {
  /** Height of the text. */
  readonly height: number;
  /** Heights of the footnotes by number. */
  readonly notes: readonly number[];
  /** Height of the rule above footnotes. */
  readonly noteRule: number;
}

/** Lengths that differ by less come from rounding. */
const TOLERANCE = 0.5;

/** Divides blocks into pages. Every block stands on some page, whole or in parts; at least one page. */
export function paginate(blocks: readonly MeasuredBlock[], room: PageRoom): Page[] {
  const pages = new Pages(blocks, room);
  for (const index of blocks.keys()) pages.add(index);
  return pages.finish();
}

class Pages {
  private readonly pages: Page[] = [];
  private slices: Slice[] = [];
  private notes: number[] = [];
  /** Lower edge of what stands on the page. */
  private bottom = 0;
  private noteHeight = 0;

  constructor(
    private readonly blocks: readonly MeasuredBlock[],
    private readonly room: PageRoom,
  ) {}

  add(index: number): void {
    const block = this.blocks[index]!;
    if (block.beginsPage && this.slices.length > 0) this.endPage();
    let from = 0;
    for (;;) {
      if (this.fits(index, from, block.height)) {
        this.place(index, from, block.height);
        return;
      }
      const end = this.lastBreak(index, from);
      if (end > from) {
        this.place(index, from, end);
        this.endPage();
        from = end;
        continue;
      }
      if (this.slices.length === 0) {
        // Even an empty page is too small: it takes what it can.
        const next = block.breaks.find(at => at > from + TOLERANCE) ?? block.height;
        const to = Math.min(next, from + this.room.height - (from > 0 ? block.repeated : 0));
        if (to >= block.height - TOLERANCE || to <= from) {
          this.place(index, from, block.height);
          return;
        }
        this.place(index, from, to);
        this.endPage();
        from = to;
        continue;
      }
      this.endPageBefore(index);
    }
  }

  finish(): Page[] {
    if (this.slices.length > 0 || this.pages.length === 0) this.endPage();
    return this.pages;
  }

  private top(index: number, from: number): number {
    return this.slices.length === 0 || from > 0 ? this.bottom : this.bottom + this.blocks[index]!.before;
  }

  /** Footnotes of a part of a block that the page has not got yet. */
  private newNotes(index: number, from: number, to: number): number[] {
    return this.blocks[index]!.notes.filter(
      note => note.at >= from && note.at < to && !this.notes.includes(note.index),
    ).map(note => note.index);
  }

  private fits(index: number, from: number, to: number): boolean {
    const block = this.blocks[index]!;
    const repeated = from > 0 ? block.repeated : 0;
    return (
      this.top(index, from) + repeated + to - from + this.heightWith(this.newNotes(index, from, to)) <=
      this.room.height + TOLERANCE
    );
  }

  private heightWith(notes: readonly number[]): number {
    if (notes.length === 0) return this.noteHeight;
    const rule = this.noteHeight === 0 ? this.room.noteRule : 0;
    return notes.reduce((sum, note) => sum + (this.room.notes[note] ?? 0), this.noteHeight + rule);
  }

  /** The last place behind `from` at which the page can end; `from` when there is none. */
  private lastBreak(index: number, from: number): number {
    const { breaks } = this.blocks[index]!;
    let low = 0;
    let high = breaks.length;
    // What fits grows smaller with every break further on.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (breaks[middle]! <= from + TOLERANCE || this.fits(index, from, breaks[middle]!)) low = middle + 1;
      else high = middle;
    }
    const last = breaks[low - 1];
    return last !== undefined && last > from + TOLERANCE ? last : from;
  }

  private place(index: number, from: number, to: number): void {
    const notes = this.newNotes(index, from, to);
    this.noteHeight = this.heightWith(notes);
    this.notes.push(...notes);
    const top = this.top(index, from);
    this.slices.push({ block: index, from, to, top });
    this.bottom = top + (from > 0 ? this.blocks[index]!.repeated : 0) + to - from;
  }

  private endPage(): void {
    this.pages.push({ slices: this.slices, notes: this.notes });
    this.slices = [];
    this.notes = [];
    this.bottom = 0;
    this.noteHeight = 0;
  }

  /** Ends the page; blocks that must not be last on it go along to the next. */
  private endPageBefore(index: number): void {
    let first = this.slices.length;
    while (first > 0) {
      const slice = this.slices[first - 1]!;
      const block = this.blocks[slice.block]!;
      if (!block.keepWithNext || slice.from > 0 || slice.block >= index) break;
      first--;
    }
    // A page of nothing but headings would only be moved along for ever.
    const moved = first === 0 ? [] : this.slices.slice(first);
    if (moved.length > 0) {
      const movedNotes = new Set(moved.flatMap(slice => this.blocks[slice.block]!.notes.map(note => note.index)));
      this.slices = this.slices.slice(0, first);
      this.notes = this.notes.filter(note => !movedNotes.has(note));
    }
    this.endPage();
    for (const slice of moved) this.place(slice.block, 0, this.blocks[slice.block]!.height);
  }
}
