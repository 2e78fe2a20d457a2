/**
 * How wide a text is when printed, in characters of its own size (1 = a Han character). Latin letters and digits count as half
 * a character, which is what they are on average in the Latin faces that official documents use.
 *
 * Used to place a signature over its date, to break a title and to divide a table's width; nothing depends on it to the point.
 *
 * @param text one line; control characters and combining marks have no width
 */
export function textWidthInCharacters(text: string): number {
  let width = 0;
  let before: Script = 'other';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const script = scriptOf(code);
    if (script !== before && script !== 'other' && before !== 'other') width += AIR;
    before = script;
    width += characterWidth(code);
  }
  return width;
}

/** What Word and LibreOffice put between a Han character and a Latin letter or digit, in characters; measured in LibreOffice. */
const AIR = 0.2;

type Script = 'han' | 'latin' | 'other';

const scriptOf = (code: number): Script => {
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a))
    return 'latin';
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000 ? 'han' : 'other';
};

/** Width of one code point in characters: 0, 0.5 or 1. */
function characterWidth(code: number): number {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0;
  if (code < 0xb7) return 0.5;
  if (isWithoutWidth(code)) return 0;
  return isWide(code) ? 1 : 0.5;
}

const isWithoutWidth = (code: number): boolean =>
  (code >= 0x300 && code < 0x370) || // combining marks
  (code >= 0x200b && code <= 0x200f) || // zero-width spaces, joiners, direction marks
  (code >= 0xfe00 && code <= 0xfe0f) || // variation selectors
  (code >= 0xd800 && code <= 0xdfff) || // a surrogate without its other half is not printed
  code === 0xfeff;

/** Characters that an East-Asian face prints as wide as a Han character. */
const isWide = (code: number): boolean =>
  code === 0xb7 ||
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2010 && code <= 0x2bff) || // quotes, dashes, ellipsis, signs such as ℃ ① →
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff01 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  code >= 0x1f000;
