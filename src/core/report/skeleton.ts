import { placeholderEnd } from './inline';

/** Columns at a line's head within which list and quote marks count. Deeper nesting is nobody's report. */
const DEEPEST_COLUMN = 128;
/** A line that begins with a tag and is longer than this is read as a paragraph. */
const LONGEST_TAG_LINE = 4000;

/**
 * The text as the block parser sees it: as long as the source, with the same lines, but with everything taken out that
 * would mislead the parser or make it slow. Offsets in it are offsets in the source.
 *
 * - front matter (up to `bodyStart`) and a byte order mark are blank;
 * - \r\n and lone \r are line breaks of equal length made of ' ' and '\n';
 * - bars inside `{{…}}` and comments are letters, so that they don't split table cells;
 * - list and quote marks beyond column 128 are letters: a million of them on a line would take the parser minutes.
 */
export function makeSkeleton(text: string, bodyStart: number): string {
  let skeleton = text;
  if (skeleton.includes('\r')) skeleton = skeleton.replace(/\r\n?/g, found => (found.length === 2 ? ' \n' : '\n'));
  if (skeleton.charCodeAt(0) === 0xfeff) skeleton = ' ' + skeleton.slice(1);
  if (bodyStart > 0) skeleton = skeleton.slice(0, bodyStart).replace(/[^\n]/g, ' ') + skeleton.slice(bodyStart);
  return replaceUnits(skeleton, [...hiddenBars(skeleton), ...misleadingHeads(skeleton)]);
}

/** The skeleton with an x at each of the places. */
function replaceUnits(text: string, places: number[]): string {
  if (places.length === 0) return text;
  places.sort((a, b) => a - b);
  const parts: string[] = [];
  let at = 0;
  for (const place of places) {
    if (place < at) continue;
    parts.push(text.slice(at, place), 'x');
    at = place + 1;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Offsets of the bars inside placeholders and inside comments that end on their own line: they split no table cells. */
export function hiddenBars(text: string): number[] {
  const bars: number[] = [];
  if (!text.includes('|')) return bars;
  const hide = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (text.charCodeAt(i) === 124) bars.push(i);
  };
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const end = placeholderEnd(text, at, text.length);
    if (end < 0) at++;
    else {
      hide(at, end);
      at = end;
    }
  }
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    if (close < 0) break;
    if (!text.slice(at, close).includes('\n')) hide(at, close);
    at = close + 3;
  }
  return bars;
}

/** Offsets at the head of lines that must not be read as block marks: nested too deep, or a tag on a line too long. */
export function misleadingHeads(text: string): number[] {
  const places: number[] = [];
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end - start > DEEPEST_COLUMN) {
      const place = misleadingHead(text, start, end);
      if (place >= 0) places.push(place);
    }
    start = end + 1;
  }
  return places;
}

function misleadingHead(text: string, start: number, end: number): number {
  let at = start;
  let column = 0;
  for (;;) {
    while (at < end) {
      const unit = text.charCodeAt(at);
      if (unit === 9) column += 4 - (column % 4);
      else if (unit === 32) column++;
      else break;
      at++;
    }
    const size = markSize(text, at, end);
    if (size === 0) break;
    if (column >= DEEPEST_COLUMN) return at;
    at += size;
    column += size;
  }
  // Of the tags at a line's head the parser tries patterns whose memory grows with the line; comments come before them.
  if (text.charCodeAt(at) === 60 && end - at > LONGEST_TAG_LINE && !text.startsWith('<!--', at)) return at;
  return -1;
}

/** Length of the list or quote mark at `at`, 0 if there is none. */
function markSize(text: string, at: number, end: number): number {
  if (at >= end) return 0;
  const isBlankAt = (i: number) => i >= end || text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9;
  const unit = text.charCodeAt(at);
  if (unit === 62) return 1;
  if (unit === 42 || unit === 43 || unit === 45) return isBlankAt(at + 1) ? 1 : 0;
  let digits = 0;
  while (digits < 10 && text.charCodeAt(at + digits) >= 48 && text.charCodeAt(at + digits) <= 57) digits++;
  if (digits === 0 || digits > 9) return 0;
  const stop = text.charCodeAt(at + digits);
  return (stop === 46 || stop === 41) && isBlankAt(at + digits + 1) ? digits + 1 : 0;
}
