/** Digits joined by signs or letters that name or number something: 1+3, 2015-03-01, G20, 2-3 資料集現況, （208类）. */
import { isDigit, isHan, isLetter } from '../alphabet';
import { isYear } from '../non-quantities';
import type { Amount } from '../numerals';
import { matchUnit } from '../units';
import { has } from './characters';
import type { Scan } from './scan-state';

/** A run of Latin letters with the digits that belong to it: G20, PM2.5, COVID-19, H7N9. */
export function wordEnd(s: string, at: number): number {
  let i = at;
  while (i < s.length) {
    const code = s.charCodeAt(i);
    if (isLetter(code) || isDigit(code)) i++;
    else if (has('.-/_:@&=?#+~', s.charAt(i)) && (isLetter(s.charCodeAt(i + 1)) || isDigit(s.charCodeAt(i + 1))))
      i += 2;
    else break;
  }
  // RMB100万, HK$5: a currency before its sum.
  const letters = s.slice(at, Math.min(i, at + 3));
  if (
    (letters === 'RMB' || letters === 'CNY' || letters === 'USD' || letters === 'HKD') &&
    isDigit(s.charCodeAt(at + 3))
  )
    return at + 3;
  return i;
}

/** End of 1+3+5, 1+N, 3·15, 24×7; 0 when it is not such a chain. */
export function codeEnd(s: string, at: number): number {
  let i = at;
  let links = 0;
  while (has('+·×*•', s.charAt(i)) && (isDigit(s.charCodeAt(i + 1)) || isLetter(s.charCodeAt(i + 1)))) {
    i++;
    while (
      isDigit(s.charCodeAt(i)) ||
      isLetter(s.charCodeAt(i)) ||
      (s.charAt(i) === '.' && isDigit(s.charCodeAt(i + 1)))
    )
      i++;
    links++;
  }
  return links > 0 ? i : 0;
}

/** End of 2015-03-01, 0517-83880000, 2015/3/1, 12-5-3, or 0. */
export function dashedEnd(scan: Scan, at: number, amount: Amount): number {
  if (!amount.plain) return 0;
  const s = scan.s;
  let i = amount.end;
  let links = 0;
  const mark = s.charAt(i);
  if (mark !== '-' && mark !== '/' && mark !== '—') return 0;
  while (s.charAt(i) === mark && isDigit(s.charCodeAt(i + 1)) && links < 50) {
    i++;
    while (isDigit(s.charCodeAt(i))) i++;
    links++;
  }
  if (links === 0) return 0;
  if (links >= 2) return i;
  // A telephone number: area code with its zero.
  if (s.charAt(at) === '0' && amount.end - at >= 3) return i;
  if (titled(scan, at, i)) return i;
  const second = s.slice(amount.end + 1, i);
  const year = isYear(s, at, amount.end);
  // 2015-16年度, 2015/16, 2015—2016
  if (year && (second.length <= 2 || isYear(s, amount.end + 1, i))) {
    const after = s.charAt(i);
    if (after === '年' || second.length === 2 || !matchUnit(s, i, scan.extra)) return i;
  }
  if (mark !== '/' && second.length >= 7) return i;
  return 0;
}

/** 2-3 資料集現況: numbers at the head of a line with a blank and words after them number a section. */
function titled(scan: Scan, start: number, end: number): boolean {
  const s = scan.s;
  if (scan.cell || s.charAt(end) !== ' ' || !isHan(s.charCodeAt(end + 1))) return false;
  let i = start;
  while (i > 0 && start - i < 12 && has(' #', s.charAt(i - 1))) i--;
  return (i === 0 || s.charAt(i - 1) === '\n') && matchUnit(s, end + 1, scan.extra) === null;
}

/** Whether a 类 or 款 of the budget's classification closes a bracket shortly before. */
export function classified(scan: Scan, at: number): boolean {
  const before = scan.s.slice(Math.max(scan.floor, at - 40), at);
  return before.includes('类）') || before.includes('款）') || before.includes('类)') || before.includes('款)');
}
