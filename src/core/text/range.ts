/** A stretch of text, in UTF-16 code units, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replace the text of a range; an insertion has `start === end`. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** True when the ranges share at least one code unit. */
export const overlaps = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;
