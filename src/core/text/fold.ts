import { SIMPLIFIED, TRADITIONAL } from './traditional.generated';

let table: Uint16Array | null = null;

/** Blocks in which a unit may fold to another; elsewhere only what OpenCC's table lists does. First and last of each. */
const FOLDED_BLOCKS: readonly (readonly [number, number])[] = [
  [0x0000, 0x024f],
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0xff01, 0xffe6],
];

/** True for blocks whose NFKC form is the same ideograph under its ordinary number: radicals and compatibility forms. */
const isCompatibilityIdeograph = (unit: number): boolean =>
  (unit >= 0x2e80 && unit <= 0x2fdf) || (unit >= 0xf900 && unit <= 0xfaff);

/** Full-width ASCII (！ to ～) and full-width signs (￥, ￡). Half-width kana in between are left alone. */
const isFullWidth = (unit: number): boolean => (unit >= 0xff01 && unit <= 0xff5e) || (unit >= 0xffe0 && unit <= 0xffe6);

function buildTable(): Uint16Array {
  const units = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) units[unit] = unit;
  const [from, to] = [TRADITIONAL, SIMPLIFIED];
  for (let i = 0; i < from.length; i++) units[from.charCodeAt(i)] = to.charCodeAt(i);
  for (const [first, last] of FOLDED_BLOCKS)
    for (let unit = first; unit <= last; unit++) units[unit] = folded(unit, units);
  units[0x3000] = 0x20;
  return units;
}

/** What a unit of those blocks folds to; `units` holds the simplified forms. */
function folded(unit: number, units: Uint16Array): number {
  let ordinary = unit;
  if (isCompatibilityIdeograph(unit) || isFullWidth(unit)) {
    const normal = String.fromCharCode(unit).normalize('NFKC');
    if (normal.length === 1) ordinary = normal.charCodeAt(0);
  }
  const simplified = units[ordinary]!;
  // Latin letters up to Latin Extended-B; ß, İ and the like, whose lower case is longer, stay.
  if (simplified >= 0x250) return simplified;
  const lower = String.fromCharCode(simplified).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : simplified;
}

/**
 * Folds text to the one alphabet in which names and figures are compared: traditional characters and regional variants
 * to simplified (OpenCC's character table), compatibility ideographs and full-width forms to their ordinary forms
 * (Unicode NFKC), Latin letters to lower case, the ideographic space to a space. Every UTF-16 code unit becomes exactly
 * one, so offsets stay what they were. Folding twice gives the same as folding once. Never fails; lone surrogates stay.
 */
export function fold(text: string): string {
  table ??= buildTable();
  const units = table;
  const length = text.length;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (units[unit] !== unit) break;
    at++;
  }
  if (at === length) return text;
  const parts: string[] = [text.slice(0, at)];
  // String.fromCharCode takes its units as arguments, of which there may only be so many.
  const chunk = new Uint16Array(Math.min(8192, length - at));
  while (at < length) {
    const size = Math.min(chunk.length, length - at);
    for (let i = 0; i < size; i++) chunk[i] = units[text.charCodeAt(at + i)]!;
    parts.push(String.fromCharCode.apply(null, (size === chunk.length ? chunk : chunk.subarray(0, size)) as never));
    at += size;
  }
  return parts.join('');
}
