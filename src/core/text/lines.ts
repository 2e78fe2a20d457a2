/** Line and column, both counted from 1; columns are UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin. A line ends with \n, \r\n or a lone \r. */
export class LineIndex {
  private readonly starts: Uint32Array;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.starts = Uint32Array.from(starts);
  }

  /** Number of lines, at least 1. */
  get count(): number {
    return this.starts.length;
  }

  /** The place of an offset; one beyond the text is taken as its end, a negative one as its start. */
  position(offset: number): LinePosition {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - this.starts[low]! + 1 };
  }

  /** The offset of a place; a line or column beyond the end is taken as the end of the text or of the line. */
  offset(line: number, column: number): number {
    if (line > this.count) return this.text.length;
    const start = this.lineStart(line);
    return Math.min(start + Math.max(0, column - 1), this.lineEnd(line));
  }

  /** Offset of the first character of a line (counted from 1). */
  lineStart(line: number): number {
    if (line > this.count) return this.text.length;
    return this.starts[Math.max(1, line) - 1]!;
  }

  /** Offset after the last character of a line, before its line break. */
  lineEnd(line: number): number {
    if (line >= this.count) return this.text.length;
    let end = this.starts[Math.max(1, line)]! - 1;
    if (this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--;
    return end;
  }
}
