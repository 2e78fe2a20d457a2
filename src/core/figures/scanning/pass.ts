/**
 * The pass over a text: what may begin at a character is decided by its class, each reading says where to go on. No
 * backtracking, every table look-up bounded, so that the time grows with the length of the text alone.
 */
import { isDigit, isLetter } from '../alphabet';
import { phraseEnd } from '../names';
import { isBareKey, nonQuantityEnd, ranks, skipBlanks } from '../non-quantities';
import { type Amount, readArabic, readChinese } from '../numerals';
import type { Figure } from '../types';
import { beginsUnit, matchUnit } from '../units';
import { CLASSES, Class, has, RANGE_DASHES } from './characters';
import { classified, codeEnd, dashedEnd, wordEnd } from './codes';
import { markCompounds } from './listing';
import { readPart } from './part';
import { readRange } from './range';
import { readRatioOrFraction } from './ratio';
import type { Scan } from './scan-state';
import { readFractionInWords, readHalf, readPerCent, readTenths } from './shares';
import { listNumber } from './single';

/** Reads the text from left to right. @returns its figures, in order */
export function readFigures(scan: Scan): Figure[] {
  const s = scan.s;
  let i = 0;
  while (i < s.length) {
    const found = CLASSES[s.charCodeAt(i)];
    if (found === Class.None) {
      i++;
      continue;
    }
    let next: number;
    switch (found) {
      case Class.Digit:
        next = readArabicAt(scan, i);
        break;
      case Class.Chinese:
        next = readChineseAt(scan, i);
        break;
      case Class.Letter:
        next = wordEnd(s, i);
        break;
      case Class.Ordinal:
        next = ordinalEnd(scan, i);
        break;
      case Class.Half:
        next = readHalf(scan, i);
        break;
      case Class.Phrase:
        next = phraseEnd(s, i);
        break;
      default:
        next = i + 1;
    }
    i = next > i ? next : i + 1;
  }
  markCompounds(scan);
  return scan.figures;
}

/** 第N with its list (第3、4期, 第一至三季度). */
function ordinalEnd(scan: Scan, at: number): number {
  const s = scan.s;
  let i = skipBlanks(s, at + 1);
  for (;;) {
    const from = i;
    while (isDigit(s.charCodeAt(i)) || CLASSES[s.charCodeAt(i)] === Class.Chinese) i++;
    if (i === from) return from === at + 1 || scan.figures.length === 0 ? Math.max(from, at + 1) : from;
    const next = s.charAt(i);
    const after = s.charCodeAt(i + 1);
    const numeral = isDigit(after) || CLASSES[after] === Class.Chinese;
    if (numeral && (has(RANGE_DASHES, next) || next === '至' || next === '到' || next === '、')) i++;
    else break;
  }
  const blank = s.charAt(i) === ' ' ? i + 1 : i;
  const unit = matchUnit(s, blank);
  return unit !== null && unit.kind !== 'percent' ? unit.end : i;
}

function readArabicAt(scan: Scan, at: number): number {
  const s = scan.s;
  const amount = readArabic(s, scan.text, at);
  if ('skipTo' in amount) return amount.skipTo;
  const before = s.charAt(at - 1);
  const next = s.charAt(amount.end);
  // 1+3, 3·15, 24×7: codes and memorial days.
  if (amount.plain || amount.decimals > 0) {
    if (
      next === '+' ||
      ((next === '·' || next === '×' || next === '*' || next === '•') && isDigit(s.charCodeAt(amount.end + 1)))
    ) {
      const code = codeEnd(s, amount.end);
      if (code > 0) return code;
    }
  }
  if (before === '·' && isDigit(s.charCodeAt(at - 2))) return amount.end;
  const code = dashedEnd(scan, at, amount);
  if (code > 0) return code;
  return readQuantity(scan, at, amount);
}

function readChineseAt(scan: Scan, at: number): number {
  const s = scan.s;
  // 一些, 三农: one digit with nothing after it that could make a quantity of it.
  if (!scan.lenient && lone(scan, at)) return at + 1;
  // 万分 is a word, 万分之三 is none.
  const phrase = s.startsWith('分之', at + 1) ? 0 : phraseEnd(s, at);
  if (phrase > 0 && !scan.lenient) return phrase;
  if (s.startsWith('分之', at + 1) && has('百千', s.charAt(at))) return readPerCent(scan, at);
  if (s.charAt(at) === '一' && s.charAt(at + 1) === '半') return readHalf(scan, at + 1);
  if (s.charAt(at) === '零' && s.charAt(at + 1) === '下') return at + 2;
  const amount = readChinese(s, scan.text, at, false);
  if ('skipTo' in amount) return amount.skipTo;
  if (s.startsWith('分之', amount.end)) return readFractionInWords(scan, at, amount);
  const tenths = readTenths(scan, at, amount);
  if (tenths > 0) return tenths;
  return readQuantity(scan, at, amount);
}

/** Whether a single digit stands here that no unit, scale, range or fraction follows. */
function lone(scan: Scan, at: number): boolean {
  const s = scan.s;
  if (!has('一二三四五六七八九两', s.charAt(at))) return false;
  const next = s.charCodeAt(at + 1);
  return (
    !Number.isNaN(next) &&
    CLASSES[next] === Class.None &&
    !beginsUnit(next, scan.extra) &&
    !has(' 余多几点分半成至到—-~年倍个', s.charAt(at + 1))
  );
}

/** Reads on from a number that is known not to be part of a code. Returns where to go on. */
function readQuantity(scan: Scan, at: number, amount: Amount): number {
  const s = scan.s;
  // A letter glued on: 5G, 3D, 24D, unless it is a unit.
  const part = readPart(scan, amount.start, amount)!;
  if (part.kind === '' && isLetter(s.charCodeAt(amount.end)) && !amount.scaled) return wordEnd(s, amount.end);
  const at2 = skipBlanks(s, amount.end);
  // 2012年 is a date even where the whole text has to be a figure.
  const year = part.unit === '年' && amount.plain && amount.end - amount.start === 4;
  const strict = year || !(scan.lenient && part.end === s.length);
  // 2014年至2016年 is settled by its first end, 1—6月 only by its second.
  if (strict && part.kind !== '') {
    const skip = nonQuantityEnd(s, amount, at2, scan.cell);
    if (skip >= 0) return Math.max(skip, amount.end);
  }
  const { value } = amount;
  if (!scan.lenient && part.kind !== '' && ranks(s, amount.start, part.unit, amount.upper !== null, value))
    return part.end;
  const range = readRange(scan, part);
  if (range > 0) return range;
  if (strict && part.kind === '') {
    const skip = nonQuantityEnd(s, amount, at2, scan.cell);
    if (skip >= 0) return Math.max(skip, amount.end);
  }
  if (part.kind === '' || !amount.chinese) {
    const other = readRatioOrFraction(scan, at, amount);
    if (other > 0) return other;
  }
  if (!amount.chinese && amount.plain && s.charAt(amount.end) === '成' && amount.value.lt(10)) {
    const tenths = readTenths(scan, at, amount);
    if (tenths > 0) return tenths;
  }
  // （208类）, （类）…（11款）…（13项） are codes of the budget's classification.
  if (
    !scan.lenient &&
    amount.plain &&
    (part.unit === '类' || ((part.unit === '款' || part.unit === '项') && classified(scan, at))) &&
    has('（(', s.charAt(at - 1)) &&
    has('）)', s.charAt(part.end))
  )
    return part.end;
  // 05项 is a code.
  if (!scan.lenient && amount.plain && s.charAt(at) === '0' && amount.end - at > 1) return part.end;
  if (part.kind === '' && !scan.lenient && isBareKey(s, amount, scan.cell)) return amount.end;
  if (part.kind === '' && s.startsWith('个半', amount.end)) return amount.end + 2;
  return listNumber(scan, part, part.end);
}
