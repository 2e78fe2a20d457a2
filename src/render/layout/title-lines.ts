import type { Inline } from '../document/types';
import { textWidthInCharacters } from './text-width';

/** No line begins with these, nor ends with those (clause 7.3.1: words unbroken; the rest is every printer's rule). */
const NEVER_FIRST = /^[，。、；：？！）》〉」』】〕”’％%·…—的之]/;
const NEVER_LAST = /[（《〈「『【〔“‘]$/;

/** A period is not torn apart: 2023 | 年, 2023年 | 上半年, 1 | 至6月. */
const AFTER_NUMBER = /[\d〇一二三四五六七八九十]$/;
const UNIT_OF_TIME = /^[年月日季至—－-]/;
const AFTER_YEAR = /年$/;
const WITHIN_YEAR = /^(?:上半年|下半年|前|第|度|全年|[\d一二三四五六七八九十]+(?:月|季|至|—|-))/;

/** What an unfortunate break costs, in squares of characters by which the lines might differ instead. */
const COST = { withinPeriod: 60, afterLink: -4 } as const;

/** Where a title reads on of itself: after 的, after a mark of enumeration. */
const LINK = /[的、，]$/;

/**
 * A title too long for its line, broken into lines of like length between words (GB/T 9704-2012 clause 7.3.1), rather than one
 * full line and a remainder of a character or two. A title that its writer has broken stays as it is, and so does one in which no
 * place for a break is found.
 *
 * @param inlines the title
 * @param capacity characters that fit on a line
 */
export function titleInLines(inlines: readonly Inline[], capacity: number): readonly Inline[] {
  if (inlines.some(inline => inline.kind === 'break' || inline.kind === 'picture')) return inlines;
  const text = inlines.map(inline => (inline.kind === 'text' ? inline.text : '')).join('');
  // Browsers of before 2024 can't tell words: then the printer breaks the line where it is full.
  if (text.length > LONGEST || !isChinese(text) || !('Segmenter' in Intl)) return inlines;
  const width = textWidthInCharacters(text);
  if (width <= capacity || width > capacity * MOST_LINES) return inlines;
  const breaks = bestBreaks(text, width, capacity);
  return breaks.length === 0 ? inlines : withBreaks(inlines, breaks);
}

/** A title of Latin words or an address is broken by the printer, between its words. */
const isChinese = (text: string): boolean => (text.match(/[㐀-鿿豈-﫿]/g)?.length ?? 0) * 2 >= text.length;

/** What has more lines or characters is no title; it is left to the printer. */
const MOST_LINES = 8;
const LONGEST = 500;

/** Offsets at which new lines begin; empty when there is no way. */
function bestBreaks(text: string, width: number, capacity: number): number[] {
  const places = [0, ...boundaries(text), text.length];
  const at = places.map(offset => textWidthInCharacters(text.slice(0, offset)));
  for (let lines = Math.ceil(width / capacity); lines <= MOST_LINES; lines += 1) {
    const chosen = divide(text, places, at, lines, capacity);
    if (chosen) return chosen;
  }
  return [];
}

/** Between words, where a line may end. */
function boundaries(text: string): number[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ index }) => index);
  return words.filter(
    offset =>
      offset > 0 &&
      !NEVER_FIRST.test(text.slice(offset)) &&
      !NEVER_LAST.test(text.slice(0, offset)) &&
      !(AFTER_NUMBER.test(text.slice(0, offset)) && UNIT_OF_TIME.test(text.slice(offset))),
  );
}

/** The cheapest way to so many lines, each within the capacity; null when there is none. */
function divide(
  text: string,
  places: readonly number[],
  at: readonly number[],
  lines: number,
  capacity: number,
): number[] | null {
  const last = places.length - 1;
  const even = at[last]! / lines;
  // For each number of lines so far, the cost of the best way to end a line at each place, and where that line begins.
  let costs = places.map((_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
  const from: number[][] = [];
  for (let line = 0; line < lines; line += 1) {
    const next = places.map(() => Number.POSITIVE_INFINITY);
    const back = places.map(() => -1);
    for (let end = 1; end <= last; end += 1)
      for (let start = 0; start < end; start += 1) {
        const length = at[end]! - at[start]!;
        if (length > capacity) continue;
        const cost = costs[start]! + (length - even) ** 2 + (end === last ? 0 : breakCost(text, places[end]!));
        if (cost < next[end]!) {
          next[end] = cost;
          back[end] = start;
        }
      }
    costs = next;
    from.push(back);
  }
  if (costs[last] === Number.POSITIVE_INFINITY) return null;
  const breaks: number[] = [];
  for (let line = lines - 1, place = last; line > 0; line -= 1) {
    place = from[line]![place]!;
    breaks.unshift(places[place]!);
  }
  return breaks;
}

function breakCost(text: string, offset: number): number {
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  if (AFTER_YEAR.test(before) && WITHIN_YEAR.test(after)) return COST.withinPeriod;
  return LINK.test(before) ? COST.afterLink : 0;
}

/** The inlines with a line break at each offset of their text. */
function withBreaks(inlines: readonly Inline[], breaks: readonly number[]): Inline[] {
  const result: Inline[] = [];
  let position = 0;
  let next = 0;
  for (const inline of inlines) {
    if (inline.kind !== 'text') {
      result.push(inline);
      continue;
    }
    let done = 0;
    const end = position + inline.text.length;
    for (; next < breaks.length && breaks[next]! < end; next += 1) {
      const cut = breaks[next]! - position;
      if (cut > done) result.push({ ...inline, text: inline.text.slice(done, cut) });
      result.push({ kind: 'break' });
      done = cut;
    }
    result.push({ ...inline, text: inline.text.slice(done) });
    position = end;
  }
  return result;
}
