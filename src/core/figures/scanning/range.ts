/** Two numbers that are the ends of one figure: 3—5万, 5%至8%, -10%至-30%. */
import { isDigit, isLetter } from '../alphabet';
import { isYear, nonQuantityEnd, skipBlanks } from '../non-quantities';
import { CLASSES, Class, has, RANGE_DASHES } from './characters';
import { wordEnd } from './codes';
import { listFigure } from './listing';
import { kindOf, type Part, readAmount, readPart, signStart } from './part';
import type { Scan } from './scan-state';

/** A—B, A至B as one figure; returns where to go on, or 0 when A stands alone. */
export function readRange(scan: Scan, first: Part): number {
  const s = scan.s;
  let i = first.end;
  if (s.charAt(i) === ' ') i++;
  const mark = s.charAt(i);
  const word = mark === '至' || mark === '到';
  if (!word && !has(RANGE_DASHES, mark)) return 0;
  if (mark === '—' && s.charAt(i + 1) === '—') return 0;
  // -10% -20%: the second dash is a sign.
  if (mark === '-' && i > first.end && s.charAt(i + 1) !== ' ') return 0;
  if (first.amount.placeOnly && !has('十', s.charAt(first.amount.start))) return 0;
  i = skipBlanks(s, i + 1);
  // -10%至-30%, 2%至-3%
  const minus = mark !== '-' && has('-负', s.charAt(i)) ? 1 : 0;
  const code = CLASSES[s.charCodeAt(i + minus)];
  if (code !== Class.Digit && code !== Class.Chinese) return 0;
  // 百分之二十至三十: the second end has the first one's 百分之.
  const shared = first.prefixEnd > first.prefixStart && !s.startsWith('分之', i + minus + 1);
  const bare = readPart(scan, i + minus, shared ? readAmount(scan, i + minus, true) : null);
  if (bare === null) return 0;
  const second: Part =
    shared && bare.kind === '' && bare.amount.infixPlace === 'none'
      ? { ...bare, unit: first.unit, kind: first.kind }
      : bare;
  if (minus > 0 && (second.kind === '' || second.kind === 'count')) return 0;
  const a = first.amount;
  const b = second.amount;
  if (a.chinese !== b.chinese && !second.unit) return 0;
  // 1—6月, 2012-2013年, 3日至5日: the second end tells.
  if (first.kind === '') {
    const date = nonQuantityEnd(s, b, skipBlanks(s, b.end), false);
    if (date >= 0 && !(s.charAt(b.end) === '年' && !a.plain)) return date;
    if (second.kind === '' && a.plain && b.plain) {
      if (isYear(s, a.start, a.end) && isYear(s, b.start, b.end)) return b.end;
      if (!scan.cell && !word && a.value.gte(b.value)) return b.end;
    }
    if (second.kind === '' && isLetter(s.charCodeAt(b.end))) return wordEnd(s, b.end);
  } else if (second.kind === '') return 0;
  else if (first.unit !== second.unit) return 0;
  if (word && startsChange(scan, first.start)) return 0;
  if (a.chinese && b.chinese && second.kind === '' && !b.scaled) return 0;
  let low = first.value;
  const sharesScale =
    first.kind === '' && !a.scaled && b.scaleFactor.gt(1) && a.scaleFactor.eq(1) && b.scaleStart < b.scaleEnd;
  if (sharesScale && low.lt(b.value.div(b.scaleFactor))) low = low.times(b.scaleFactor);
  const start = signStart(scan, first);
  if (start < first.start && s.charAt(start) !== '+') low = low.neg();
  let high = minus > 0 ? second.value.neg() : second.value;
  // A falling range is a slip or no range, except below zero, where -10%至-30% is how one says it.
  if (low.gte(high)) {
    if (minus === 0 || low.eq(high)) return 0;
    [low, high] = [high, low];
  }
  if (s.charAt(second.end) === '-' && isDigit(s.charCodeAt(second.end + 1))) return second.end;
  if (
    b.chinese &&
    b.value.lt(10) &&
    second.kind !== '' &&
    !scan.small &&
    second.kind === 'count' &&
    s.charAt(b.start) === '一'
  )
    return 0;
  return listFigure(scan, {
    start,
    end: second.end,
    value: low,
    upper: high,
    fraction: null,
    unit: second.unit,
    kind: kindOf(second.kind),
    form: 'range',
    amount: b,
    number: [start, b.numberEnd],
    unitAt: [second.unitStart, second.unitEnd],
    prefix: [first.prefixStart, first.prefixEnd],
    infixPlace: b.infixPlace,
    last: b.lastPlace,
    lastNonZero: b.lastNonZeroPlace,
  });
}

/** Whether 由 or 从 opens the clause in which A至B stands: then it is a change between two figures. */
function startsChange(scan: Scan, at: number): boolean {
  const s = scan.s;
  for (let i = at - 1; i >= 0 && at - i <= 14; i--) {
    const character = s.charAt(i);
    if (has('由从自', character)) return true;
    if (has('，。；、,;\n（(', character)) return false;
  }
  return false;
}
