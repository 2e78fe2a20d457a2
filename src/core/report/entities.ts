/** Named entities that office texts pasted from the web really hold; every one stands for a single character. */
const NAMED: Readonly<Record<string, string>> = {
  // Blanks of any width count as a plain one: what follows compares text, it doesn't set it.
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  times: '×',
  divide: '÷',
  plusmn: '±',
  permil: '‰',
  deg: '°',
  yen: '¥',
  sect: '§',
  bull: '•',
  le: '≤',
  ge: '≥',
  sup2: '²',
  sup3: '³',
  frac12: '½',
};

/** The longest entity looked at, from & to ; inclusive. */
const LONGEST = 12;

/**
 * Reads a character reference (`&amp;`, `&#160;`, `&#xA0;`) that begins at `at`. Answers with its end and the one code
 * unit that it shows, or null if there is none that we know. Characters beyond the BMP show as U+FFFC.
 */
export function readEntity(source: string, at: number, to: number): { end: number; shown: string } | null {
  const stop = Math.min(to, at + LONGEST);
  let end = at + 1;
  while (end < stop && source.charCodeAt(end) !== 59) end++;
  if (end >= stop || end === at + 1) return null;
  const name = source.slice(at + 1, end);
  if (name.charCodeAt(0) !== 35) {
    const shown = Object.hasOwn(NAMED, name) ? NAMED[name]! : null;
    return shown === null ? null : { end: end + 1, shown };
  }
  const decimal = /^#(\d{1,7})$/.exec(name);
  const hex = /^#[xX]([0-9a-fA-F]{1,6})$/.exec(name);
  if (!decimal && !hex) return null;
  const code = decimal ? Number.parseInt(decimal[1]!, 10) : Number.parseInt(hex![1]!, 16);
  const isBroken = code === 0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff;
  if (isBroken) return { end: end + 1, shown: '\ufffd' };
  if (code > 0xffff) return { end: end + 1, shown: '\ufffc' };
  return { end: end + 1, shown: code === 0xa0 ? ' ' : String.fromCharCode(code) };
}
