/** The finished document as the page preview's webview gets it: HTML without styles, scripts or addresses, and measures. */
export interface PageDocument {
  readonly name: string;
  readonly language: 'zh-CN' | 'zh-TW';
  readonly geometry: PageGeometry;
  /** Rules for the classes in the blocks. */
  readonly styleSheet: string;
  /** In the order of printing: head, text, attachments. */
  readonly blocks: readonly PageBlock[];
  /** 版记 at the foot of the last page; '' for none. */
  readonly foot: string;
  /** By number; a reference in a block has `data-note` with its index. */
  readonly notes: readonly string[];
  readonly pageNumber: 'odd-even' | 'center' | 'none';
}

/** Lengths in mm, the line pitch in pt. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly linePitch: number;
}

export interface PageBlock {
  /** One element. */
  readonly html: string;
  /** Where it stands in the report; -1 for what only front matter has. */
  readonly start: number;
  readonly end: number;
  /** Space above it in pt, none at the head of a page that the text has run on to. */
  readonly before: number;
  /** Where a page may end within it: between lines, between rows of its table, nowhere. */
  readonly splits: 'lines' | 'rows' | 'never';
  /** Not last on a page. */
  readonly keepWithNext: boolean;
  readonly beginsPage: boolean;
}
