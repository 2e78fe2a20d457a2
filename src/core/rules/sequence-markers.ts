/** Where a text counts its items: 一、（一）1.（1）① at the start of a line, 一是, 第一, （1） and ① within one. */
import { fold } from '../text/fold';
import type { TextRange } from '../text/range';
import { memoByProse } from './prose-memo';

/**
 * `dun` 一、 · `brackets` （一） · `dot` 1. · `digit-brackets` （1） · `circled` ① are the levels of an official document in their
 * order (GB/T 9704-2012, 7.3.3; ① is habit); `ordinal` 第一， · `is` 一是 · `should` 一要 · `among` 其一 count within running text.
 */
export type MarkerKind =
  | 'dun'
  | 'brackets'
  | 'dot'
  | 'digit-brackets'
  | 'circled'
  | 'ordinal'
  | 'is'
  | 'should'
  | 'among';

/** Depth that the standard gives a kind; null for those of running text. */
export const LEVELS: Readonly<Record<MarkerKind, number | null>> = {
  dun: 1,
  brackets: 2,
  dot: 3,
  'digit-brackets': 4,
  circled: 5,
  ordinal: null,
  is: null,
  should: null,
  among: null,
};

/** One marker, at its place in the prose. */
export interface Marker extends TextRange {
  readonly kind: MarkerKind;
  readonly number: number;
  /** Where its number stands, which is what a renumbering rewrites. */
  readonly digits: TextRange;
  /** The whole marker as written: 二是, （三）. */
  readonly text: string;
  readonly lineStart: boolean;
  /** May be something else (20.2026年 begins with 20. or with 20.2026): it goes on with a run, but proves nothing. */
  readonly doubtful: boolean;
  /** Stands for several items at once: （三）及（五）. */
  readonly combined: boolean;
}

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';

interface Pattern {
  readonly kind: MarkerKind;
  /** Sticky, on folded text; its first group is the number. */
  readonly pattern: RegExp;
  /** Also within a line, behind the end of a clause. */
  readonly inline: boolean;
}

const PATTERNS: readonly Pattern[] = [
  // 一、二、三等奖 counts nothing.
  { kind: 'dun', pattern: new RegExp(`(${HAN_NUMBER})、(?!${HAN_NUMBER}[、等产类])`, 'y'), inline: false },
  { kind: 'brackets', pattern: new RegExp(`[(](${HAN_NUMBER})[)]`, 'y'), inline: true },
  { kind: 'dot', pattern: /([0-9]{1,2})(?:[.]|、(?![0-9]))/y, inline: false },
  { kind: 'digit-brackets', pattern: /[(]([0-9]{1,2})[)]/y, inline: true },
  { kind: 'circled', pattern: /([①-⑳])/y, inline: true },
  { kind: 'ordinal', pattern: new RegExp(`第(${HAN_NUMBER})[,、:]`, 'y'), inline: true },
  { kind: 'is', pattern: new RegExp(`(${HAN_NUMBER})是(?!否)`, 'y'), inline: true },
  { kind: 'should', pattern: new RegExp(`(${HAN_NUMBER})要(?![素点件])`, 'y'), inline: true },
  { kind: 'among', pattern: new RegExp(`其(${HAN_NUMBER})[,、:是]`, 'y'), inline: true },
];

/** What a marker within a line stands behind. */
const CLAUSE_ENDS = '。；;：:，,！？!?';

/** First characters that a marker can have, in folded text. */
const FIRST = /[一二三四五六七八九十0-9(①-⑳第其]/;

/** The markers of a block's prose, in order. */
export const markersIn: (prose: string) => readonly Marker[] = memoByProse(prose => {
  const found: Marker[] = [];
  if (!FIRST.test(prose) && !prose.includes('（')) return found;
  // Folding keeps the length, so that places in the folded text are places in the prose.
  const folded = fold(prose);
  for (let at = 0; at < prose.length; at++) {
    const lineStart = startsLine(prose, at);
    if (!lineStart && !followsClause(prose, at)) continue;
    if (!FIRST.test(folded.charAt(at))) continue;
    const marker = markerAt(prose, folded, at, lineStart);
    if (marker === null) continue;
    found.push(marker);
    at = marker.end - 1;
  }
  return found;
});

/** True behind the end of a clause, also where a conjunction leads to the last item: ；及（五）. */
function followsClause(prose: string, at: number): boolean {
  const before = prose.charAt(at - 1);
  return (
    CLAUSE_ENDS.includes(before) || ('及和與与'.includes(before) && CLAUSE_ENDS.includes(prose.charAt(at - 2) || ' '))
  );
}

/** True at the first character of a line that isn't blank. Looks back over blanks only, which a line's start has few of. */
function startsLine(prose: string, at: number): boolean {
  if (/\s/.test(prose.charAt(at))) return false;
  let from = at;
  while (from > 0 && at - from < 8 && ' \t\u3000\u00a0'.includes(prose.charAt(from - 1))) from--;
  return from === 0 || prose.charAt(from - 1) === '\n';
}

const COMBINED = /^ ?[及和至与、—-] ?[(0-9①-⑳]/;

function markerAt(prose: string, folded: string, at: number, lineStart: boolean): Marker | null {
  for (const { kind, pattern, inline } of PATTERNS) {
    if (!lineStart && !inline) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (match === null) continue;
    const number = readNumber(match[1]!);
    if (number === null) continue;
    const end = at + match[0].length;
    const first = at + match[0].indexOf(match[1]!);
    const digits = { start: first, end: first + match[1]!.length };
    const doubtful = kind === 'dot' && /[0-9]/.test(folded.charAt(end));
    const combined = lineStart && COMBINED.test(folded.slice(end, end + 4));
    return { kind, number, digits, start: at, end, text: prose.slice(at, end), lineStart, doubtful, combined };
  }
  return null;
}

const HAN_DIGITS = '零一二三四五六七八九';
const FIRST_CIRCLED = '①'.charCodeAt(0);

/** 1 to 99 from any of the marks' digits; null for what is no number (十一十). */
export function readNumber(text: string): number | null {
  if (/^[0-9]+$/.test(text)) return Number(text) || null;
  if (/^[①-⑳]$/.test(text)) return text.charCodeAt(0) - FIRST_CIRCLED + 1;
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (parts === null) return null;
  const [, tens, ten, ones] = parts;
  if (ten === undefined) return tens !== undefined && ones === undefined ? HAN_DIGITS.indexOf(tens) : null;
  return 10 * (tens === undefined ? 1 : HAN_DIGITS.indexOf(tens)) + (ones === undefined ? 0 : HAN_DIGITS.indexOf(ones));
}

/** The number in the digits of a marker's kind; null where there are none (㉑ is left alone). Full-width digits stay full-width. */
export function writeNumber(number: number, kind: MarkerKind, sample: string): string | null {
  if (kind === 'circled') return number <= 20 ? String.fromCharCode(FIRST_CIRCLED + number - 1) : null;
  if (kind === 'dot' || kind === 'digit-brackets') {
    const digits = String(number);
    return /[０-９]/.test(sample)
      ? digits.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      : digits;
  }
  if (number > 99) return null;
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return (
    (tens === 0 ? '' : (tens === 1 ? '' : HAN_DIGITS.charAt(tens)) + '十') + (ones === 0 ? '' : HAN_DIGITS.charAt(ones))
  );
}
