import type { TextRange } from '../text/range';

/** A sentence of a block's prose, with its clauses. */
export interface Sentence extends TextRange {
  readonly clauses: readonly TextRange[];
}

const ENDS_SENTENCE = 1;
const ENDS_CLAUSE = 2;
/** What a UTF-16 code unit ends, 0 for most. */
const ENDS = new Uint8Array(65536);
for (const c of '。!?\n') ENDS[c.charCodeAt(0)] = ENDS_SENTENCE;
for (const c of ',;:，；：') ENDS[c.charCodeAt(0)] = ENDS_CLAUSE;
/** A stretch without any stop is cut here, so that one endless line costs no more than many short ones. */
const LONGEST_CLAUSE = 300;

/** Cuts folded prose into sentences and clauses. 、 is no clause end: it joins the members of a row. */
export function sentencesOf(folded: string): Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: TextRange[] = [];
  let clauseStart = 0;
  let sentenceStart = 0;
  const endClause = (end: number): void => {
    if (end > clauseStart) clauses.push({ start: clauseStart, end });
  };
  for (let i = 0; i < folded.length; i++) {
    const ends = ENDS[folded.charCodeAt(i)]!;
    if (ends === 0 && i - clauseStart < LONGEST_CLAUSE) continue;
    if (ends === ENDS_SENTENCE) {
      endClause(i);
      if (clauses.length) sentences.push({ start: sentenceStart, end: i, clauses });
      clauses = [];
      clauseStart = sentenceStart = i + 1;
    } else if ((ends === ENDS_CLAUSE && !isInsideNumber(folded, i)) || i - clauseStart >= LONGEST_CLAUSE) {
      endClause(i);
      clauseStart = i + 1;
    }
  }
  endClause(folded.length);
  if (clauses.length) sentences.push({ start: sentenceStart, end: folded.length, clauses });
  return sentences;
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/** The comma of 12,345 and the colon of 3.9:59.5 end no clause. */
function isInsideNumber(text: string, at: number): boolean {
  return isDigit(text[at - 1]) && isDigit(text[at + 1]);
}

/** Index of the range that holds `offset`, or of the last one before it; -1 if none. Binary search. */
export function rangeAt(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start <= offset) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}
