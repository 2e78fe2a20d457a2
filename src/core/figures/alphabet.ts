/**
 * One alphabet for reading figures: traditional, full-width and bank characters are mapped one to one to the form that
 * the tables of this room are written in, so that every offset stays what it was.
 */
import { SIMPLIFIED, TRADITIONAL } from '../text/traditional.generated';

/** Pairs beyond OpenCC's table or other than it: 圓 is the unit 元 here. */
const PAIRS = '圓元圆元歴历';
/** Characters whose simplified form is a unit that they never write: 裏面, 麵粉. */
const NOT_FOLDED = '裏裡麵';

const TABLE = new Uint16Array(65536);
for (let i = 0; i < TRADITIONAL.length; i++) {
  if (!NOT_FOLDED.includes(TRADITIONAL.charAt(i))) TABLE[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
}
for (let i = 0; i + 1 < PAIRS.length; i += 2) TABLE[PAIRS.charCodeAt(i)] = PAIRS.charCodeAt(i + 1);
// Full-width digits, letters and the signs that belong to numbers. Comma, colon and brackets keep their width because
// they are punctuation of the sentence as well.
for (let code = 0xff10; code <= 0xff19; code++) TABLE[code] = code - 0xfee0;
for (let code = 0xff21; code <= 0xff3a; code++) TABLE[code] = code - 0xfee0;
for (let code = 0xff41; code <= 0xff5a; code++) TABLE[code] = code - 0xfee0;
for (const [from, to] of [
  ['％', '%'],
  ['．', '.'],
  ['＋', '+'],
  ['／', '/'],
  ['∕', '/'],
  ['⁄', '/'],
  ['＄', '$'],
  ['￥', '¥'],
  ['－', '-'],
  ['−', '-'],
  ['﹣', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '—'],
  ['―', '—'],
  ['─', '—'],
  ['～', '~'],
  ['〜', '~'],
  ['∼', '~'],
  ['∶', ':'],
  ['︰', ':'],
  ['\u00a0', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2005', ' '],
  ['\u2007', ' '],
  ['\u2008', ' '],
  ['\u3000', ' '],
  ['Ｏ', 'O'],
  ['◯', '〇'],
  ['○', '〇'],
] as const) {
  TABLE[from.charCodeAt(0)] = to.charCodeAt(0);
}

/**
 * The text in the scanner's alphabet.
 * @returns a text of the same length in UTF-16 code units, so offsets hold for both.
 */
export function foldForReading(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const to = TABLE[text.charCodeAt(i)]!;
    if (to !== 0) {
      out += text.slice(from, i) + String.fromCharCode(to);
      from = i + 1;
    }
  }
  return from === 0 ? text : out + text.slice(from);
}

/** '0' … '9'. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A–Z, a–z. */
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Greek letters and Latin letters with marks, which glue to digits in codes as A–Z do. */
export const isLetter = (code: number): boolean =>
  isLatin(code) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x370 && code <= 0x4ff);

/** A Chinese character of the common block. */
export const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
