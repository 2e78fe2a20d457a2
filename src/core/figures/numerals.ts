/** Reading one written number: Arabic with separators and scale words, Chinese, and the two mixed. No units here. */
import Big from 'big.js';
import { isDigit } from './alphabet';
import type { DigitStyle, InfixPlace } from './types';

/** A number with its scale and its 余/多/几, before any unit. Offsets are into the folded text. */
export interface Amount {
  readonly start: number;
  readonly end: number;
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly scaleStart: number;
  readonly scaleEnd: number;
  readonly infixStart: number;
  readonly infixEnd: number;
  readonly infixPlace: InfixPlace;
  readonly value: Big;
  /** Second value of 三四百, 七八十; null otherwise. */
  readonly upper: Big | null;
  /** Place of the last written digit, scale applied. */
  readonly lastPlace: Big;
  /** Place of the last non-zero digit, scale applied. */
  readonly lastNonZeroPlace: Big;
  readonly scaleFactor: Big;
  readonly style: DigitStyle;
  readonly grouping: string;
  readonly decimals: number;
  readonly chinese: boolean;
  /** 百, 千万, 十: place words without a digit before them; they need 近, 上, 数, 余 … to be a quantity. */
  readonly placeOnly: boolean;
  /** 一百几十: a span between `value` and `upper` rather than two numerals side by side. */
  readonly vague: boolean;
  /** Holds 万 or 亿. */
  readonly scaled: boolean;
  /** Arabic, with neither sign, separator, decimals, scale nor infix. */
  readonly plain: boolean;
}

/** A run of digits that is no number: a version, a date with dots, a year in Chinese digits. */
export interface NoAmount {
  readonly skipTo: number;
}

const ONE = new Big(1);
const powers: Big[] = [];
/** 10 to the n, n from −40 to 40. */
export function powerOfTen(n: number): Big {
  const found = powers[n + 400];
  if (found) return found;
  const made = new Big(`1e${n}`);
  if (n > -400 && n < 400) powers[n + 400] = made;
  return made;
}

const ZERO = new Big(0);
const small: Big[] = [];

/**
 * Digits with the point `decimals` places from their end, as a decimal. Writes the documented fields of a Big (c, e)
 * itself: its own reading of strings goes through a regular expression, and a report holds hundreds of numbers.
 */
function decimalOf(digits: string, decimals: number): Big {
  const short = decimals === 0 && digits.length <= 3 ? Number(digits) : -1;
  const cached = small[short];
  if (cached !== undefined) return cached;
  let from = 0;
  while (from < digits.length && digits.charCodeAt(from) === 48) from++;
  const value = new Big(ZERO);
  if (from < digits.length) {
    let to = digits.length;
    while (digits.charCodeAt(to - 1) === 48) to--;
    const c: number[] = [];
    for (let i = from; i < to; i++) c.push(digits.charCodeAt(i) - 48);
    value.c = c;
    value.e = digits.length - decimals - from - 1;
  }
  if (short >= 0) small[short] = value;
  return value;
}

/** value × 10 to the n. */
function shifted(value: Big, n: number): Big {
  if (n === 0 || value.c[0] === 0) return value;
  const moved = new Big(value);
  moved.e += n;
  return moved;
}

/** Digits after which a number is no quantity any more but a key or an account; keeps big numbers cheap. */
const MAX_DIGITS = 40;

const CHINESE_DIGITS = '零一二三四五六七八九';
const CHINESE_DIGIT = new Map<string, number>();
[...CHINESE_DIGITS].forEach((character, value) => {
  CHINESE_DIGIT.set(character, value);
});
CHINESE_DIGIT.set('〇', 0);
CHINESE_DIGIT.set('两', 2);
const BANK_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const BANK_PLACES: Readonly<Record<string, string>> = { 拾: '十', 佰: '百', 仟: '千', 万: '万', 亿: '亿' };

/** Every character that a Chinese number can begin with. */
export const CHINESE_NUMERAL_STARTS = '零〇一二三四五六七八九两十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟';

/** Scale words after Arabic digits, longest first. */
const SCALE_WORDS: readonly (readonly [string, number])[] = [
  ['千亿亿', 19],
  ['百亿亿', 18],
  ['十亿亿', 17],
  ['千万亿', 15],
  ['百万亿', 14],
  ['十万亿', 13],
  ['亿亿', 16],
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];

/** What follows 千 when 千 belongs to the unit: 千米, 千克, 千瓦, 千伏, 千焦, 千帕, 千卡, 千赫, 千升. */
const KILO = '米克瓦伏焦帕卡赫升';

function scaleAt(text: string, at: number): readonly [string, number] | null {
  const first = text.charAt(at);
  if (first !== '万' && first !== '亿' && first !== '千' && first !== '百' && first !== '十') return null;
  for (const row of SCALE_WORDS) {
    if (!text.startsWith(row[0], at)) continue;
    const next = text.charAt(at + row[0].length);
    if (row[0] === '千' && next !== '' && KILO.includes(next)) return null;
    if (row[0] === '百' && (next === '分' || next === '姓' || next === '货' || next === '强')) return null;
    if ((row[0] === '万' || row[0] === '百') && next === '象') return null;
    return row;
  }
  return null;
}

const isInfix = (character: string): boolean => character === '余' || character === '多' || character === '几';

/** 多元化, 多样, 余下, 几何 are words of their own. */
function infixAt(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (!isInfix(character)) return false;
  const next = text.charAt(at + 1);
  if (character === '多') {
    return !'样边功媒语渠重少数于党维'.includes(next || '-') && !text.startsWith('元化', at + 1);
  }
  if (character === '余') return !'下额热震粮'.includes(next || '-');
  return next !== '乎' && next !== '何';
}

/** A comma, full-width comma or blank that stands before exactly three digits. */
function groupAt(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character !== ',' && character !== '，' && character !== ' ') return false;
  return (
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2)) &&
    isDigit(text.charCodeAt(at + 3)) &&
    !isDigit(text.charCodeAt(at + 4))
  );
}

/** Places of the last digit and of the last non-zero digit, as powers of ten. */
function places(digits: string, decimals: number): readonly [number, number] {
  let zeros = 0;
  while (zeros < digits.length - 1 && digits.charCodeAt(digits.length - 1 - zeros) === 48) zeros++;
  if (digits.charCodeAt(digits.length - 1 - zeros) === 48) zeros = 0;
  return [-decimals, zeros - decimals];
}

/**
 * The Arabic number that starts at `at`.
 * @param text folded text; `original` tells full-width digits from half-width ones
 */
export function readArabic(text: string, original: string, at: number): Amount | NoAmount {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  let digits = text.slice(at, end);
  let grouping = '';
  if (end - at <= 3 && text.charCodeAt(at) !== 48) {
    const separator = text.charAt(end);
    while (text.charAt(end) === separator && groupAt(text, end)) {
      digits += text.slice(end + 1, end + 4);
      grouping = original.charAt(end);
      end += 4;
    }
  }
  let decimals = 0;
  if (text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1))) {
    const from = end + 1;
    end = from;
    while (isDigit(text.charCodeAt(end))) end++;
    decimals = end - from;
    digits += text.slice(from, end);
    if (text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1))) {
      while (isDigit(text.charCodeAt(end)) || (text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1)))) end++;
      return { skipTo: end };
    }
  }
  if (digits.length > MAX_DIGITS) return { skipTo: end };
  const fullWidth = original.charCodeAt(at) >= 0xff10;
  const numberEnd = end;
  let value = decimalOf(digits, decimals);
  let [last, lastNonZero] = places(digits, decimals);
  let scaleStart = end;
  let scaleEnd = end;
  let infixStart = end;
  let infixEnd = end;
  let infixPlace: InfixPlace = 'none';
  let scaleFactor = ONE;
  let mixedEnd = -1;
  if (infixAt(text, end)) {
    const scale = scaleAt(text, end + 1);
    // 20几个, as 二十几个; 25几个 is nothing.
    if (scale !== null || text.charAt(end) !== '几' || (digits.endsWith('0') && decimals === 0)) {
      infixStart = end;
      infixEnd = end + 1;
      end++;
      infixPlace = scale === null ? 'after-scale' : 'before-scale';
      scaleStart = scaleEnd = end;
    }
  }
  // 10 万: a blank between number and scale is common in texts copied from PDF.
  const gap = infixPlace === 'none' && text.charAt(end) === ' ' && '万亿'.includes(text.charAt(end + 1) || '-') ? 1 : 0;
  const scale = infixPlace === 'after-scale' ? null : scaleAt(text, end + gap);
  if (scale !== null) {
    scaleStart = end + gap;
    scaleEnd = scaleStart + scale[0].length;
    end = scaleEnd;
    let power = scale[1];
    value = shifted(value, power);
    last += power;
    lastNonZero += power;
    scaleFactor = powerOfTen(power);
    if (infixPlace === 'none') {
      // 2万5千, 1亿3千万, 5亿3400万, 12万3456: a smaller part follows.
      const outer = scale[1] === 4 ? tenThousands(text, end) : null;
      if (outer !== null) {
        // 12万6000亿: 万 and the digits after it count 亿 together.
        const yi = powerOfTen(8);
        value = shifted(value.plus(decimalOf(outer.digits, 0)), 8);
        [last, lastNonZero] = places(outer.digits, 0).map(place => place + 8) as [number, number];
        scaleFactor = yi;
        scaleStart = outer.end - 1;
        end = scaleEnd = outer.end;
        mixedEnd = scaleStart;
        power = 0;
        if (infixAt(text, end)) {
          infixStart = end;
          infixEnd = ++end;
          infixPlace = 'after-scale';
        } else infixStart = infixEnd = end;
        return amount(mixedEnd);
      }
      while (power > 0) {
        const part = readPart(text, end, power);
        if (part === null) break;
        if (part.infixStart >= 0) {
          infixStart = part.infixStart;
          infixEnd = infixStart + 1;
          infixPlace = 'before-scale';
        }
        value = value.plus(part.value);
        last = part.last;
        lastNonZero = part.lastNonZero;
        scaleFactor = powerOfTen(part.power);
        power = part.power;
        end = mixedEnd = part.end;
      }
      if (mixedEnd >= 0) {
        scaleStart = scaleEnd = end;
        if (infixPlace === 'before-scale') {
          // 1亿7000多万: what stands after 多 is the scale, the rest is the number.
          scaleStart = infixEnd;
          mixedEnd = infixStart;
        }
      }
      if (infixPlace === 'none' && infixAt(text, end)) {
        infixStart = end;
        infixEnd = end + 1;
        infixPlace = 'after-scale';
        end++;
        const outer = mixedEnd >= 0 ? null : scaleAt(text, end);
        if (outer !== null && outer[1] >= 4 && power < outer[1]) {
          // 3千多万: two scale words around 多.
          value = shifted(value, outer[1]);
          last += outer[1];
          lastNonZero += outer[1];
          scaleFactor = powerOfTen(outer[1]);
          infixPlace = 'before-scale';
          scaleStart = end;
          scaleEnd = end + outer[0].length;
          end = scaleEnd;
          return amount(numberEnd + scale[0].length + gap);
        }
      }
    }
  }
  return amount(mixedEnd >= 0 ? mixedEnd : numberEnd);

  function amount(written: number): Amount {
    return {
      start: at,
      end,
      numberStart: at,
      numberEnd: written,
      scaleStart,
      scaleEnd,
      infixStart,
      infixEnd,
      infixPlace,
      value,
      upper: null,
      lastPlace: powerOfTen(last),
      lastNonZeroPlace: powerOfTen(lastNonZero),
      scaleFactor,
      style: mixedEnd >= 0 ? 'mixed' : fullWidth ? 'fullwidth' : 'arabic',
      grouping,
      decimals,
      chinese: false,
      placeOnly: false,
      vague: false,
      scaled: scaleFactor.e >= 4 || mixedEnd >= 0,
      plain: decimals === 0 && grouping === '' && scaleStart === scaleEnd && infixPlace === 'none' && mixedEnd < 0,
    };
  }
}

/** The digits and 亿 that go on after 12万 in 12万6000亿 (also 6,000), or null. */
function tenThousands(text: string, at: number): { digits: string; end: number } | null {
  let end = at;
  while (isDigit(text.charCodeAt(end)) && end - at < 4) end++;
  let digits = text.slice(at, end);
  if (digits.length === 1 && groupAt(text, end)) {
    digits += text.slice(end + 1, end + 4);
    end += 4;
  }
  return digits !== '' && text.charAt(end) === '亿' ? { digits, end: end + 1 } : null;
}

/** The smaller part of a mixed number, e.g. 5千 after 2万, or null. */
function readPart(
  text: string,
  at: number,
  power: number,
): { value: Big; last: number; lastNonZero: number; power: number; end: number; infixStart: number } | null {
  let end = at;
  let digits = '';
  if (isDigit(text.charCodeAt(at))) {
    while (isDigit(text.charCodeAt(end)) && end - at < 8) end++;
    digits = text.slice(at, end);
    // 4億7,500萬元
    if (digits.length === 1 && groupAt(text, end)) {
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  } else {
    const digit = CHINESE_DIGIT.get(text.charAt(at));
    const scale = digit === undefined ? null : scaleAt(text, at + 1);
    if (digit === undefined || scale === null) return null;
    digits = String(digit);
    end = at + 1;
  }
  if (isDigit(text.charCodeAt(end)) || text.charAt(end) === '.') return null;
  let infixStart = -1;
  if (infixAt(text, end) && scaleAt(text, end + 1) !== null) infixStart = end++;
  const scale = scaleAt(text, end);
  if (scale === null) {
    // 12万3456 goes on; 5千3 is colloquial for 5300 and left alone; 3万5 likewise.
    if (power < 4 || digits.length < 3 || digits.length > power) return null;
    const [last, lastNonZero] = places(digits, 0);
    return { value: decimalOf(digits, 0), last, lastNonZero, power: 0, end, infixStart };
  }
  if (scale[1] >= power || digits.length + scale[1] > power) return null;
  const [last, lastNonZero] = places(digits, 0);
  const more = end + scale[0].length;
  if (infixStart < 0 && scale[1] < 4 && infixAt(text, more)) {
    const outer = scaleAt(text, more + 1);
    const whole = outer === null ? 0 : scale[1] + outer[1];
    if (outer !== null && outer[1] >= 4 && digits.length + whole <= power) {
      // 1亿3千多万: two scale words around 多.
      return {
        value: shifted(decimalOf(digits, 0), whole),
        last: last + whole,
        lastNonZero: lastNonZero + whole,
        power: outer[1],
        end: more + 1 + outer[0].length,
        infixStart: more,
      };
    }
  }
  return {
    value: shifted(decimalOf(digits, 0), scale[1]),
    last: last + scale[1],
    lastNonZero: lastNonZero + scale[1],
    power: scale[1],
    end: end + scale[0].length,
    infixStart,
  };
}

const CHINESE_NUMERALS = new Uint8Array(65536);
for (const character of [...CHINESE_DIGIT.keys(), ...Object.keys(PLACES), '廿', '卅', '卌'])
  CHINESE_NUMERALS[character.charCodeAt(0)] = 1;

/** A character of an ordinary Chinese number (bank forms aside). */
const isChineseNumeral = (code: number): boolean => CHINESE_NUMERALS[code] === 1;

interface ChineseValue {
  readonly value: bigint;
  readonly upper: bigint | null;
  readonly last: number;
  readonly lastNonZero: number;
  readonly placeOnly: boolean;
  /** Power of the largest final 万/亿/万亿 when the rest before it holds none; 0 otherwise. */
  readonly tail: number;
  readonly tailLength: number;
  readonly scaled: boolean;
}

/** Value of a run of Chinese numeral characters; null when it is no number (二〇一五, 五一, 三六九). */
function evaluate(run: string): ChineseValue | null {
  let high = 0n;
  let low = 0n;
  let section = 0n;
  let digit = -1;
  let second = -1;
  let spread = 0n;
  let lastPower = 0;
  let hasDigit = false;
  let zeroBefore = false;
  let previousPlace = 0;
  let scaled = false;
  for (let i = 0; i < run.length; i++) {
    const character = run.charAt(i);
    const value = CHINESE_DIGIT.get(character);
    if (value !== undefined) {
      if (digit >= 0) {
        // Two digits side by side are adjacent numerals (七八十) or no number at all; 零 only before the next digit.
        if (second >= 0 || spread !== 0n || value !== digit + 1 || digit === 0) return null;
        second = value;
        continue;
      }
      if (value === 0) {
        zeroBefore = true;
        if (i + 1 === run.length && i > 0) return null;
        if (run.length === 1) return { ...plainValue(0n), placeOnly: false };
        continue;
      }
      digit = value;
      hasDigit = true;
      continue;
    }
    if (character === '廿' || character === '卅' || character === '卌') {
      if (digit >= 0) return null;
      section += character === '廿' ? 20n : character === '卅' ? 30n : 40n;
      previousPlace = 1;
      lastPower = 1;
      hasDigit = true;
      continue;
    }
    const power = PLACES[character]!;
    if (power < 4) {
      if (digit < 0 && i > 0 && power > 1 && previousPlace !== 4 && previousPlace !== 8) return null;
      const unit = 10n ** BigInt(power);
      if (section !== 0n && previousPlace > 0 && previousPlace <= power && previousPlace < 4) return null;
      section += BigInt(digit < 0 ? 1 : digit) * unit;
      if (second >= 0) spread = unit;
      lastPower = power;
    } else {
      scaled = true;
      const unit = 10n ** BigInt(power);
      const own = section + (digit < 0 ? 0n : BigInt(digit));
      if (second >= 0) spread = 1n;
      if (digit >= 0) lastPower = 0;
      if (power === 8 && previousPlace === 8 && high !== 0n && low === 0n && own === 0n) {
        // 百亿亿次
        high *= unit;
        lastPower += 8;
        continue;
      }
      if (power === 8) {
        const whole = low + own;
        if (high !== 0n) return null;
        high = (whole === 0n ? 1n : whole) * unit;
        low = 0n;
      } else {
        if (low !== 0n) return null;
        low = (own === 0n ? 1n : own) * unit;
      }
      if (spread !== 0n) spread *= unit;
      lastPower += power;
      section = 0n;
    }
    previousPlace = power;
    digit = -1;
    second = -1;
    zeroBefore = false;
  }
  let last = lastPower;
  if (digit >= 0) {
    // 一万五 is 15000, 一百零五 and 二十五 are as they stand.
    const shorthand = !zeroBefore && previousPlace >= 2;
    last = shorthand ? previousPlace - 1 : 0;
    section += BigInt(digit) * 10n ** BigInt(last);
    if (second >= 0) spread = 10n ** BigInt(last);
  }
  const value = high + low + section;
  let tail = 0;
  let tailLength = 0;
  for (const [word, power] of [
    ['万亿', 12],
    ['亿', 8],
    ['万', 4],
  ] as const) {
    if (run.endsWith(word) && run.length > word.length) {
      const head = run.slice(0, -word.length);
      if (!head.includes('万') && !head.includes('亿')) {
        tail = power;
        tailLength = word.length;
      }
      break;
    }
  }
  return {
    value,
    upper: spread === 0n ? null : value + spread,
    last: scaled ? last : 0,
    lastNonZero: last,
    placeOnly: !hasDigit,
    tail,
    tailLength,
    scaled,
  };
}

const plainValue = (value: bigint): ChineseValue => ({
  value,
  upper: null,
  last: 0,
  lastNonZero: 0,
  placeOnly: false,
  tail: 0,
  tailLength: 0,
  scaled: false,
});

/** 拾贰万 is a number, 拾 by itself mostly another word's (收拾). */
const isBankTen = (text: string, at: number): boolean =>
  text.charAt(at) === '拾' && BANK_DIGITS.slice(1).includes(text.charAt(at + 1) || '-');

/** Longest numeral that is read; longer runs are tables of digits or noise. */
const MAX_RUN = 40;

/**
 * The Chinese number that starts at `at`: 二百一十五, 四亿零七百多万, 十几, 三四百, 貳佰伍拾.
 * @param decimals whether 点 may be a decimal point (after 百分之)
 */
export function readChinese(text: string, original: string, at: number, decimals: boolean): Amount | NoAmount {
  let end = at;
  const bank = BANK_DIGITS.slice(1).includes(text.charAt(at)) || '拾佰仟'.includes(text.charAt(at));
  if (bank) {
    let places = 0;
    while (
      BANK_DIGITS.includes(text.charAt(end) || '-') ||
      (BANK_PLACES[text.charAt(end)] !== undefined && text.charAt(end) !== '')
    ) {
      if (BANK_PLACES[text.charAt(end)] !== undefined) places++;
      end++;
    }
    // 陆, 伍, 拾, 肆 are ordinary characters (大陆, 队伍, 收拾) unless they form a number of digits and places.
    const startsNumber = BANK_DIGITS.includes(text.charAt(at)) || isBankTen(text, at);
    if (places === 0 || !startsNumber) return { skipTo: Math.max(at + 1, end) };
  } else {
    while (isChineseNumeral(text.charCodeAt(end))) {
      const character = text.charAt(end);
      const next = text.charAt(end + 1);
      if (end > at) {
        // 百分之三十 after another numeral starts anew, and 万千瓦 keeps its unit.
        if ((character === '百' || character === '千') && next === '分' && text.charAt(end + 2) === '之') break;
        if (character === '千' && next !== '' && KILO.includes(next)) {
          const before = text.charAt(end - 1);
          if (PLACES[before] !== undefined) break;
        }
      }
      end++;
    }
  }
  if (end - at > MAX_RUN || end === at) return { skipTo: Math.max(end, at + 1) };
  let run = text.slice(at, end);
  if (bank) {
    let plain = '';
    for (const character of run) {
      const digit = BANK_DIGITS.indexOf(character);
      plain += digit >= 0 ? CHINESE_DIGITS.charAt(digit) : (BANK_PLACES[character] ?? character);
    }
    run = plain;
  }
  const parsed = evaluate(run);
  if (parsed === null) return { skipTo: end };
  let value = decimalOf(parsed.value.toString(), 0);
  let upper = parsed.upper === null ? null : decimalOf(parsed.upper.toString(), 0);
  let last = parsed.last;
  let lastNonZero = parsed.lastNonZero;
  let numberEnd = end;
  let scaleStart = end;
  let scaleEnd = end;
  let infixStart = end;
  let infixEnd = end;
  let infixPlace: InfixPlace = 'none';
  let scaleFactor = ONE;
  let scaled = parsed.scaled;
  let places = 0;
  if (parsed.tail > 0) {
    scaleStart = numberEnd = end - parsed.tailLength;
    scaleFactor = powerOfTen(parsed.tail);
  } else if (parsed.scaled) {
    scaleFactor = powerOfTen(parsed.lastNonZero >= 8 ? 8 : parsed.lastNonZero >= 4 ? 4 : 0);
  }
  const point = text.charAt(end);
  if (
    (point === '点' || point === '.') &&
    !parsed.scaled &&
    parsed.upper === null &&
    CHINESE_DIGIT.has(text.charAt(end + 1))
  ) {
    let to = end + 1;
    let fraction = '';
    while (to - end <= 12 && CHINESE_DIGIT.has(text.charAt(to))) {
      fraction += String(CHINESE_DIGIT.get(text.charAt(to)));
      to++;
    }
    const scale = scaleAt(text, to);
    const next = text.charAt(to);
    // 九点三十 is a time; a decimal shows itself by 百分之 before it or by what follows.
    if (
      decimals ||
      (scale !== null && scale[1] >= 4) ||
      '%‰倍成'.includes(next || '-') ||
      text.startsWith('个百分点', to)
    ) {
      value = value.plus(new Big(`0.${fraction}`));
      places = fraction.length;
      last = -places;
      lastNonZero = -places;
      end = numberEnd = scaleStart = scaleEnd = infixStart = infixEnd = to;
      if (scale !== null) {
        scaleEnd = end = to + scale[0].length;
        value = shifted(value, scale[1]);
        last += scale[1];
        lastNonZero += scale[1];
        scaleFactor = powerOfTen(scale[1]);
        scaled = true;
        infixStart = infixEnd = end;
      }
    }
  }
  let vague = false;
  if (
    text.charAt(end) === '几' &&
    text.charAt(end + 1) === '十' &&
    '百千'.includes(text.charAt(end - 1)) &&
    upper === null
  ) {
    // 一百几十亿: from 一百二十 to 二百.
    vague = true;
    upper = value.plus(100);
    value = value.plus(20);
    last = lastNonZero = 1;
    end = numberEnd = scaleStart = scaleEnd = infixStart = infixEnd = end + 2;
    const scale = scaleAt(text, end);
    if (scale !== null && scale[1] >= 4) {
      scaleFactor = powerOfTen(scale[1]);
      value = value.times(scaleFactor);
      upper = upper.times(scaleFactor);
      last = lastNonZero = 1 + scale[1];
      scaleEnd = infixStart = infixEnd = end = end + scale[0].length;
      scaled = true;
    }
  }
  const next = text.charAt(end);
  if (infixAt(text, end) || (next === '来' && text.charAt(end - 1) === '十')) {
    const scale = scaleAt(text, end + 1);
    const few = next === '几';
    if (!few || text.charAt(end - 1) === '十') {
      infixStart = end;
      infixEnd = end + 1;
      end++;
      infixPlace = 'after-scale';
      if (scale !== null && scale[1] >= 4 && (scaleFactor.lt(powerOfTen(scale[1])) || lastNonZero < scale[1])) {
        infixPlace = 'before-scale';
        // 四亿零七百多万: 万 belongs to what follows 亿 only.
        const factor = powerOfTen(scale[1]);
        const yi = powerOfTen(8);
        const whole = scaled && scale[1] === 4 ? value.minus(value.mod(yi)) : new Big(0);
        value = whole.plus(value.minus(whole).times(factor));
        if (upper !== null) upper = upper.times(factor);
        last += scale[1];
        lastNonZero += scale[1];
        numberEnd = infixStart;
        scaleStart = end;
        scaleEnd = end = end + scale[0].length;
        scaleFactor = factor;
        scaled = true;
      }
    }
  }
  const traditional = text.slice(at, end) !== original.slice(at, end);
  return {
    start: at,
    end,
    numberStart: at,
    numberEnd,
    scaleStart,
    scaleEnd,
    infixStart,
    infixEnd,
    infixPlace,
    value,
    upper,
    lastPlace: powerOfTen(last),
    lastNonZeroPlace: powerOfTen(lastNonZero),
    scaleFactor,
    style: bank ? 'bank' : traditional ? 'traditional' : 'chinese',
    grouping: '',
    decimals: places,
    chinese: true,
    placeOnly: parsed.placeOnly,
    vague,
    scaled,
    plain: false,
  };
}
