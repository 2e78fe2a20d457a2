/** Reading one number with its unit, its 百分之, its half and its sign: a whole figure, or one end of a range. */
import Big from 'big.js';
import { isDigit, isHan, isLetter } from '../alphabet';
import { type Amount, readArabic, readChinese } from '../numerals';
import type { FigureKind } from '../types';
import { figureKindOf, matchUnit, type UnitKind, type UnitMatch } from '../units';
import { CLASSES, Class, has } from './characters';
import type { Scan } from './scan-state';

/** Part of a figure: one end of a range, or the whole. */
export interface Part {
  readonly amount: Amount;
  readonly start: number;
  readonly end: number;
  /** Range of 百分之 or 千分之 before the number. */
  readonly prefixStart: number;
  readonly prefixEnd: number;
  readonly unitStart: number;
  readonly unitEnd: number;
  readonly unit: string;
  readonly kind: UnitKind | '';
  readonly value: Big;
}

/** Kind of the figure that a unit of this kind makes; a number without a unit counts something. */
export const kindOf = (kind: UnitKind | ''): FigureKind => (kind === '' ? 'count' : figureKindOf(kind));

const HALF = new Big('0.5');
/** Last characters of words after which 负 is a minus sign: 为, 降至, 增速 … */
const VALUE_OPENERS = '为是至到达从由比长速率幅值与和或约近超于了现';

/** The number in digits or Chinese characters at `at`; null when none begins there or it belongs to something else. `decimals`: 五点三 may be read. */
export function readAmount(scan: Scan, at: number, decimals: boolean): Amount | null {
  const kind = CLASSES[scan.s.charCodeAt(at)];
  const amount =
    kind === Class.Digit
      ? readArabic(scan.s, scan.text, at)
      : kind === Class.Chinese
        ? readChinese(scan.s, scan.text, at, decimals)
        : null;
  return amount === null || 'skipTo' in amount ? null : amount;
}

/** Number with its unit, with 百分之 before it, from `at`; null when there is none. `known` is the number, if read already. */
export function readPart(scan: Scan, at: number, known: Amount | null): Part | null {
  const s = scan.s;
  let prefixEnd = at;
  if (known === null && has('百千', s.charAt(at)) && s.startsWith('分之', at + 1)) prefixEnd = at + 3;
  const prefixed = prefixEnd > at;
  const amount = known ?? readAmount(scan, prefixEnd, prefixed);
  if (amount === null) return null;
  if (prefixed) {
    return {
      amount,
      start: at,
      end: amount.end,
      prefixStart: at,
      prefixEnd,
      unitStart: amount.end,
      unitEnd: amount.end,
      unit: s.charAt(at) === '百' ? '%' : '‰',
      kind: 'percent',
      value: amount.value,
    };
  }
  let unitStart = amount.end;
  let unit = matchUnit(s, unitStart, scan.extra);
  if (unit === null && s.charAt(unitStart) === ' ') {
    unit = matchUnit(s, unitStart + 1, scan.extra);
    // A blank before a Chinese sentence part is no reason to take its first character for a unit (2015 年 aside).
    if (unit !== null) unitStart++;
  }
  if (unit?.kind === 'doubling' && !doubled(scan, scan.modifierAt(amount.start)?.start ?? amount.start)) unit = null;
  // 1.7万P of computing power; 5P without a scale is a code.
  if (unit === null && amount.scaled && s.charAt(unitStart) === 'P' && !isLetter(s.charCodeAt(unitStart + 1)))
    unit = { end: unitStart + 1, unit: 'P', kind: 'measure' };
  const half = halfUnit(scan, amount, unit);
  if (half !== null) {
    return {
      // The last place is the half: two and a half months may stand for 2.3, not for 2.1.
      amount: { ...amount, plain: false, lastPlace: HALF, lastNonZeroPlace: HALF },
      start: amount.start,
      end: half.end,
      prefixStart: amount.start,
      prefixEnd: amount.start,
      unitStart: amount.end,
      unitEnd: half.end,
      unit: half.unit,
      kind: half.kind,
      value: amount.value.plus(HALF),
    };
  }
  return {
    amount,
    start: amount.start,
    end: unit?.end ?? amount.end,
    prefixStart: amount.start,
    prefixEnd: amount.start,
    unitStart: unit === null ? amount.end : unitStart,
    unitEnd: unit?.end ?? amount.end,
    unit: unit?.unit ?? '',
    kind: unit?.kind ?? '',
    value: amount.value,
  };
}

/** 2个半月, 两个半小时, 两倍半, 一年半: the unit with its half, or null. Only a whole number takes one. */
function halfUnit(scan: Scan, amount: Amount, unit: UnitMatch | null): UnitMatch | null {
  const s = scan.s;
  if (amount.decimals > 0 || amount.infixPlace !== 'none' || amount.upper !== null || amount.scaled) return null;
  if (s.startsWith('个半', amount.end)) {
    const at = amount.end + 2;
    if (s.charAt(at) === '月')
      return has('刊板', s.charAt(at + 1)) ? null : { end: at + 1, unit: '个月', kind: 'time' };
    const after = matchUnit(s, at, undefined);
    return after !== null && (after.kind === 'time' || after.kind === 'percentage-point') ? after : null;
  }
  if (unit === null || s.charAt(unit.end) !== '半' || has('载数年月天价', s.charAt(unit.end + 1))) return null;
  return unit.kind === 'multiple' || unit.unit === '年' || unit.unit === '小时' || unit.unit === '天'
    ? { ...unit, end: unit.end + 1 }
    : null;
}

/** Whether 翻 or 翻了 stands before 番's number. */
function doubled(scan: Scan, at: number): boolean {
  return (
    scan.s.charAt(at - 1) === '翻' ||
    scan.s.startsWith('翻了', at - 2) ||
    scan.s.startsWith('翻近', at - 2) ||
    scan.lenient
  );
}

/** A sign that belongs to the number of `part` (-, +, 负5%, 零下5℃): its offset, or the number's own. */
export function signStart(scan: Scan, part: Part): number {
  const s = scan.s;
  const at = part.start;
  const mark = s.charAt(at - 1);
  if (mark === '下') {
    const cold = s.charAt(at - 2) === '零' && at - 2 >= scan.floor && (part.unit === '℃' || part.unit === '度');
    return cold ? at - 2 : at;
  }
  if (mark === '负') {
    const negative =
      at - 1 >= scan.floor &&
      (part.kind === '' ? part.amount.scaled || part.amount.decimals > 0 : part.kind !== 'count') &&
      // 税负3500亿元, 正负5%, 背负: a sign only where a value may begin.
      (!isHan(s.charCodeAt(at - 2)) || has(VALUE_OPENERS, s.charAt(at - 2)));
    return negative ? at - 1 : at;
  }
  if ((mark !== '-' && mark !== '+') || at - 1 < scan.floor) return at;
  if (at === 1 || scan.text.charCodeAt(at - 1) === 0x2212) return at - 1;
  const before = s.charAt(at - 2);
  if (at - 1 === scan.floor && scan.figures.length > 0) return at;
  if (isDigit(before.charCodeAt(0)) || isLetter(before.charCodeAt(0))) return at;
  if (has(' \n\t(（[［【，,、：:；;。|“"和与或为长降是至到达了由从比约升率幅差均值', before)) return at - 1;
  return at;
}
