/**
 * Finding the quantities of a text and reading each: one pass from left to right, no backtracking, every table look-up
 * bounded, so that the time grows with the length of the text alone. Reads a folded copy (see `alphabet.ts`) whose
 * offsets are those of the text.
 */
import Big from 'big.js';
import { foldForReading, isDigit, isHan, isLetter } from './alphabet';
import { modifierAfter, modifierBefore } from './modifiers';
import { type NameSpan, nameSpans, phraseEnd } from './names';
import { isBareKey, isYear, nonQuantityEnd, ranks, skipBlanks } from './non-quantities';
import { type Amount, CHINESE_NUMERAL_STARTS, powerOfTen, readArabic, readChinese } from './numerals';
import type { Approximation, Figure, FigureForm, FigureKind, InfixPlace, ScanOptions, Written } from './types';
import {
  beginsUnit,
  couldBeUnit,
  figureKindOf,
  matchUnit,
  normaliseUnit,
  type UnitKind,
  type UnitMatch,
} from './units';

enum Class {
  None = 0,
  Digit = 1,
  Chinese = 2,
  Letter = 3,
  Ordinal = 4,
  Half = 5,
  Phrase = 6,
}

const CLASSES = new Uint8Array(65536);
for (let code = 0; code < 0x500; code++) if (isLetter(code)) CLASSES[code] = Class.Letter;
for (let code = 48; code <= 57; code++) CLASSES[code] = Class.Digit;
for (const character of CHINESE_NUMERAL_STARTS) CLASSES[character.charCodeAt(0)] = Class.Chinese;
CLASSES['第'.charCodeAt(0)] = Class.Ordinal;
CLASSES['半'.charCodeAt(0)] = Class.Half;
for (const character of '成红双城') CLASSES[character.charCodeAt(0)] ||= Class.Phrase;

const has = (set: string, character: string): boolean => character !== '' && set.includes(character);

/** Part of a figure: one end of a range, or the whole. */
interface Part {
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
  readonly negative: boolean;
  readonly value: Big;
}

const RANGE_DASHES = '—-~';
const HALF = new Big('0.5');
const ONE = new Big(1);
const TWO = new Big(2);
const TEN = new Big(10);

/** After 一半, 过半: 半年, 半天, 半径 are other words. */
const NOT_HALF = '年月天日小个时径价导边夜途空山工封球圆场决生辈数岛壁';
/** Last characters of words after which 负 is a minus sign: 为, 降至, 增速 … */
const VALUE_OPENERS = '为是至到达从由比长速率幅值与和或约近超于了现';
/** Last characters of words that a sum of money follows: 每, 提高, 增加, 降到, 为, 补助, 收费 … */
const SUM_WORDS = '每高低加减长涨降了到达为至是付发奖缴交补助罚收费价需花省额值各由从共计价贴元角';
/** After 成: 成立, 成员, 成本 are other words. */
const NOT_TENTHS = '立员功为果熟本长绩效都交品人年就分语份因型套群片千百万亿';

class Scanner {
  private readonly s: string;
  private readonly figures: Figure[] = [];
  private readonly names: readonly NameSpan[];
  private nameAt = 0;
  private floor = 0;
  private readonly extra: ReadonlySet<string> | undefined;
  private readonly cell: boolean;
  private readonly small: boolean;

  constructor(
    private readonly text: string,
    options: ScanOptions,
    private readonly lenient: boolean,
  ) {
    this.s = foldForReading(text);
    this.names = nameSpans(this.s);
    this.extra = options.extraUnits?.size ? foldedUnits(options.extraUnits) : undefined;
    this.cell = options.cell ?? false;
    this.small = options.smallChinese ?? lenient;
  }

  run(): Figure[] {
    const s = this.s;
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
          next = this.arabic(i);
          break;
        case Class.Chinese:
          next = this.chinese(i);
          break;
        case Class.Letter:
          next = this.word(i);
          break;
        case Class.Ordinal:
          next = this.ordinal(i);
          break;
        case Class.Half:
          next = this.half(i);
          break;
        case Class.Phrase:
          next = phraseEnd(s, i);
          break;
        default:
          next = i + 1;
      }
      i = next > i ? next : i + 1;
    }
    this.markCompounds();
    return this.figures;
  }

  /** A run of Latin letters with the digits that belong to it: G20, PM2.5, COVID-19, H7N9. */
  private word(at: number): number {
    const s = this.s;
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

  /** 第N with its list (第3、4期, 第一至三季度). */
  private ordinal(at: number): number {
    const s = this.s;
    let i = skipBlanks(s, at + 1);
    for (;;) {
      const from = i;
      while (isDigit(s.charCodeAt(i)) || CLASSES[s.charCodeAt(i)] === Class.Chinese) i++;
      if (i === from) return from === at + 1 || this.figures.length === 0 ? Math.max(from, at + 1) : from;
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

  private arabic(at: number): number {
    const s = this.s;
    const amount = readArabic(s, this.text, at);
    if ('skipTo' in amount) return amount.skipTo;
    const before = s.charAt(at - 1);
    const next = s.charAt(amount.end);
    // 1+3, 3·15, 24×7: codes and memorial days.
    if (amount.plain || amount.decimals > 0) {
      if (
        next === '+' ||
        ((next === '·' || next === '×' || next === '*' || next === '•') && isDigit(s.charCodeAt(amount.end + 1)))
      ) {
        const code = this.codeEnd(amount.end);
        if (code > 0) return code;
      }
    }
    if (before === '·' && isDigit(s.charCodeAt(at - 2))) return amount.end;
    const code = this.dashed(at, amount);
    if (code > 0) return code;
    return this.quantity(at, amount);
  }

  /** End of 1+3+5, 1+N, 3·15, 24×7; 0 when it is not such a chain. */
  private codeEnd(at: number): number {
    const s = this.s;
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
  private dashed(at: number, amount: Amount): number {
    if (!amount.plain) return 0;
    const s = this.s;
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
    if (this.titled(at, i)) return i;
    const second = s.slice(amount.end + 1, i);
    const year = isYear(s, at, amount.end);
    // 2015-16年度, 2015/16, 2015—2016
    if (year && (second.length <= 2 || isYear(s, amount.end + 1, i))) {
      const after = s.charAt(i);
      if (after === '年' || second.length === 2 || !matchUnit(s, i, this.extra)) return i;
    }
    if (mark !== '/' && second.length >= 7) return i;
    return 0;
  }

  /** 2-3 資料集現況: numbers at the head of a line with a blank and words after them number a section. */
  private titled(start: number, end: number): boolean {
    const s = this.s;
    if (this.cell || s.charAt(end) !== ' ' || !isHan(s.charCodeAt(end + 1))) return false;
    let i = start;
    while (i > 0 && start - i < 12 && has(' #', s.charAt(i - 1))) i--;
    return (i === 0 || s.charAt(i - 1) === '\n') && matchUnit(s, end + 1, this.extra) === null;
  }

  private chinese(at: number): number {
    const s = this.s;
    // 一些, 三农: one digit with nothing after it that could make a quantity of it.
    if (!this.lenient && this.lone(at)) return at + 1;
    const phrase = phraseEnd(s, at);
    if (phrase > 0 && !this.lenient) return phrase;
    if (s.startsWith('分之', at + 1) && has('百千', s.charAt(at))) return this.perCent(at);
    if (s.charAt(at) === '一' && s.charAt(at + 1) === '半') return this.half(at + 1);
    if (s.charAt(at) === '零' && s.charAt(at + 1) === '下') return at + 2;
    const amount = readChinese(s, this.text, at, false);
    if ('skipTo' in amount) return amount.skipTo;
    if (s.startsWith('分之', amount.end)) return this.fractionInWords(at, amount);
    const tenths = this.tenths(at, amount);
    if (tenths > 0) return tenths;
    return this.quantity(at, amount);
  }

  /** Whether a single digit stands here that no unit, scale, range or fraction follows. */
  private lone(at: number): boolean {
    const s = this.s;
    if (!has('一二三四五六七八九两', s.charAt(at))) return false;
    const next = s.charCodeAt(at + 1);
    return (
      !Number.isNaN(next) &&
      CLASSES[next] === Class.None &&
      !beginsUnit(next, this.extra) &&
      !has(' 余多几点分半成至到—-~年倍个', s.charAt(at + 1))
    );
  }

  /** 百分之五点三, 千分之三, 百分之5, 百分之五至百分之八. */
  private perCent(at: number): number {
    const part = this.readPart(at, null);
    if (part === null) return at + 3;
    if (!this.lenient && ranks(this.s, at, part.unit, false, part.value)) return part.end;
    const range = this.range(part);
    return range > 0 ? range : this.emit(part, at + 3);
  }

  /** 三分之一, 万分之三. */
  private fractionInWords(at: number, denominator: Amount): number {
    const s = this.s;
    const from = denominator.end + 2;
    const numerator = this.readAmount(from, true);
    if (numerator === null || denominator.value.eq(0)) return from;
    const value = numerator.value.div(denominator.value);
    return this.finish({
      start: at,
      end: numerator.end,
      value,
      upper: numerator.upper === null ? null : numerator.upper.div(denominator.value),
      fraction: { numerator: numerator.value, denominator: denominator.value },
      unit: '',
      kind: 'fraction',
      form: 'fraction',
      amount: numerator,
      number: [at, numerator.numberEnd],
      infixPlace: numerator.infixPlace,
      last: ONE.div(denominator.value),
      lastNonZero: ONE.div(denominator.value),
      next: s.charAt(numerator.end),
    });
  }

  /** 占一成。 and 一成五 are shares; 统一成一个, 一成立 are not. `end` is the offset of 成. */
  private isOneTenth(at: number, end: number, next: string): boolean {
    if (has('统唯第合', this.s.charAt(at - 1))) return false;
    if (next === '' || has('的，。、；以左；！？）,;)\n', next)) return true;
    return has('一二三四五六七八九', next) && matchUnit(this.s, end + 2, this.extra) === null;
  }

  /** 三成, 八成五, 七成半, 三至四成, 六七成; 0 when it is none. */
  private tenths(at: number, amount: Amount): number {
    const s = this.s;
    let end = amount.end;
    let upperAmount: Amount | null = null;
    const small = (a: Amount): boolean => a.value.lt(10) && a.value.gte(1) && !a.scaled && a.infixPlace === 'none';
    if (!small(amount)) return 0;
    if (has('至到—-~', s.charAt(end))) {
      const second = this.readAmount(end + 1, false);
      if (second === null || !small(second) || s.charAt(second.end) !== '成') return 0;
      upperAmount = second;
      end = second.end;
    }
    if (s.charAt(end) !== '成') return 0;
    const next = s.charAt(end + 1);
    if (has(NOT_TENTHS, next)) return 0;
    if (
      amount.value.eq(1) &&
      upperAmount === null &&
      amount.upper === null &&
      this.modifier(at) === null &&
      !this.isOneTenth(at, end, next)
    )
      return 0;
    end++;
    let value = amount.value.times(TEN);
    let place = TEN;
    if (next === '半' && !has('年月天', s.charAt(end + 1))) {
      value = value.plus(5);
      place = ONE;
      end++;
    } else {
      const digit = '一二三四五六七八九'.indexOf(next || '-');
      if (digit >= 0 && matchUnit(s, end + 1, this.extra) === null) {
        value = value.plus(digit + 1);
        place = ONE;
        end++;
      }
    }
    const upper = upperAmount !== null ? upperAmount.value.times(TEN) : (amount.upper?.times(TEN) ?? null);
    return this.finish({
      start: at,
      end,
      value,
      upper,
      fraction: null,
      unit: '%',
      kind: 'percent',
      form: upperAmount !== null ? 'range' : amount.upper !== null ? 'adjacent' : 'tenths',
      amount,
      number: [at, end],
      infixPlace: 'none',
      last: place,
      lastNonZero: place,
      next: s.charAt(end),
    });
  }

  /** 一半, 过半, 半数, 近半, 超半数; `at` is the place of 半. */
  private half(at: number): number {
    const s = this.s;
    const next = s.charAt(at + 1);
    let start = at;
    let end = at + 1;
    let approximation: Approximation | null = null;
    const previous = s.charAt(at - 1);
    if (next === '数') end++;
    else if (has(NOT_HALF, next)) return end;
    else if (previous === '一' && at - 1 >= this.floor) start--;
    else if (!has('过近超逾', previous) || at - 1 < this.floor) return end;
    let from = start;
    if (start === at && previous === '过' && !has('通经度超不胜', s.charAt(at - 2)) && at - 1 >= this.floor) {
      from = at - 1;
      approximation = 'more-than';
    } else if (start === at && next !== '数' && this.modifier(at) === null) return end;
    return this.finish({
      start: from,
      end,
      value: HALF,
      upper: null,
      fraction: { numerator: ONE, denominator: TWO },
      unit: '',
      kind: 'fraction',
      form: 'half',
      amount: halfAmount(start, end),
      number: [start, end],
      before: from < start ? [from, start] : undefined,
      approximation,
      infixPlace: 'none',
      last: powerOfTen(-1),
      lastNonZero: powerOfTen(-1),
      next: s.charAt(end),
    });
  }

  private modifier(at: number): ReturnType<typeof modifierBefore> {
    return modifierBefore(this.s, at, this.floor);
  }

  private readAmount(at: number, decimals: boolean): Amount | null {
    const kind = CLASSES[this.s.charCodeAt(at)];
    const amount =
      kind === Class.Digit
        ? readArabic(this.s, this.text, at)
        : kind === Class.Chinese
          ? readChinese(this.s, this.text, at, decimals)
          : null;
    return amount === null || 'skipTo' in amount ? null : amount;
  }

  /** Number with its unit, with 百分之 before it, from `at`; null when there is none. `known` is the number, if read already. */
  private readPart(at: number, known: Amount | null): Part | null {
    const s = this.s;
    let prefixEnd = at;
    if (known === null && has('百千', s.charAt(at)) && s.startsWith('分之', at + 1)) prefixEnd = at + 3;
    const prefixed = prefixEnd > at;
    const amount = known ?? this.readAmount(prefixEnd, prefixed);
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
        negative: false,
        value: amount.value,
      };
    }
    let unitStart = amount.end;
    let unit = matchUnit(s, unitStart, this.extra);
    if (unit === null && s.charAt(unitStart) === ' ') {
      unit = matchUnit(s, unitStart + 1, this.extra);
      // A blank before a Chinese sentence part is no reason to take its first character for a unit (2015 年 aside).
      if (unit !== null) unitStart++;
    }
    if (unit?.kind === 'doubling' && !this.doubled(amount.start)) unit = null;
    // 1.7万P of computing power; 5P without a scale is a code.
    if (unit === null && amount.scaled && s.charAt(unitStart) === 'P' && !isLetter(s.charCodeAt(unitStart + 1)))
      unit = { end: unitStart + 1, unit: 'P', kind: 'measure' };
    const half = this.halfUnit(amount, unit);
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
        negative: false,
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
      negative: false,
      value: amount.value,
    };
  }

  /** 2个半月, 两个半小时, 两倍半, 一年半: the unit with its half, or null. Only a whole number takes one. */
  private halfUnit(amount: Amount, unit: UnitMatch | null): UnitMatch | null {
    const s = this.s;
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
  private doubled(at: number): boolean {
    return (
      this.s.charAt(at - 1) === '翻' ||
      this.s.startsWith('翻了', at - 2) ||
      this.s.startsWith('翻近', at - 2) ||
      this.lenient
    );
  }

  /** A sign that belongs to the number of `part` (-, +, 负5%, 零下5℃): its offset, or the number's own. */
  private sign(part: Part): number {
    const s = this.s;
    const at = part.start;
    const mark = s.charAt(at - 1);
    if (mark === '下') {
      const cold = s.charAt(at - 2) === '零' && at - 2 >= this.floor && (part.unit === '℃' || part.unit === '度');
      return cold ? at - 2 : at;
    }
    if (mark === '负') {
      const negative =
        at - 1 >= this.floor &&
        (part.kind === '' ? part.amount.scaled || part.amount.decimals > 0 : part.kind !== 'count') &&
        // 税负3500亿元, 正负5%, 背负: a sign only where a value may begin.
        (!isHan(s.charCodeAt(at - 2)) || has(VALUE_OPENERS, s.charAt(at - 2)));
      return negative ? at - 1 : at;
    }
    if ((mark !== '-' && mark !== '+') || at - 1 < this.floor) return at;
    if (at === 1 || this.text.charCodeAt(at - 1) === 0x2212) return at - 1;
    const before = s.charAt(at - 2);
    if (at - 1 === this.floor && this.figures.length > 0) return at;
    if (isDigit(before.charCodeAt(0)) || isLetter(before.charCodeAt(0))) return at;
    if (has(' \n\t(（[［【，,、：:；;。|“"和与或为长降是至到达了由从比约升率幅差均值', before)) return at - 1;
    return at;
  }

  /** Reads on from a number that is known not to be part of a code. Returns where to go on. */
  private quantity(at: number, amount: Amount): number {
    const s = this.s;
    // A letter glued on: 5G, 3D, 24D, unless it is a unit.
    const part = this.readPart(amount.start, amount)!;
    if (part.kind === '' && isLetter(s.charCodeAt(amount.end)) && !amount.scaled) return this.word(amount.end);
    const at2 = skipBlanks(s, amount.end);
    // 2012年 is a date even where the whole text has to be a figure.
    const year = part.unit === '年' && amount.plain && amount.end - amount.start === 4;
    const strict = year || !(this.lenient && part.end === s.length);
    // 2014年至2016年 is settled by its first end, 1—6月 only by its second.
    if (strict && part.kind !== '') {
      const skip = nonQuantityEnd(s, amount, at2, this.cell);
      if (skip >= 0) return Math.max(skip, amount.end);
    }
    const { value } = amount;
    if (!this.lenient && part.kind !== '' && ranks(s, amount.start, part.unit, amount.upper !== null, value))
      return part.end;
    const range = this.range(part);
    if (range > 0) return range;
    if (strict && part.kind === '') {
      const skip = nonQuantityEnd(s, amount, at2, this.cell);
      if (skip >= 0) return Math.max(skip, amount.end);
    }
    if (part.kind === '' || !amount.chinese) {
      const other = this.ratioOrFraction(at, amount);
      if (other > 0) return other;
    }
    if (!amount.chinese && amount.plain && s.charAt(amount.end) === '成' && amount.value.lt(10)) {
      const tenths = this.tenths(at, amount);
      if (tenths > 0) return tenths;
    }
    // （208类）, （类）…（11款）…（13项） are codes of the budget's classification.
    if (
      !this.lenient &&
      amount.plain &&
      (part.unit === '类' || ((part.unit === '款' || part.unit === '项') && this.classified(at))) &&
      has('（(', s.charAt(at - 1)) &&
      has('）)', s.charAt(part.end))
    )
      return part.end;
    // 05项 is a code.
    if (!this.lenient && amount.plain && s.charAt(at) === '0' && amount.end - at > 1) return part.end;
    if (part.kind === '' && !this.lenient && isBareKey(s, amount, this.cell)) return amount.end;
    if (part.kind === '' && s.startsWith('个半', amount.end)) return amount.end + 2;
    return this.emit(part, part.end);
  }

  /** Whether a 类 or 款 of the budget's classification closes a bracket shortly before. */
  private classified(at: number): boolean {
    const before = this.s.slice(Math.max(this.floor, at - 40), at);
    return before.includes('类）') || before.includes('款）') || before.includes('类)') || before.includes('款)');
  }

  /** 1:3, 3.9：59.5：36.6, 3/5; 0 when neither. A time (8:30) is skipped. */
  private ratioOrFraction(at: number, amount: Amount): number {
    const s = this.s;
    const mark = s.charAt(amount.end);
    if (mark === '/' && amount.plain && isDigit(s.charCodeAt(amount.end + 1))) {
      const second = readArabic(s, this.text, amount.end + 1);
      if ('skipTo' in second) return second.skipTo;
      if (!second.plain || second.value.eq(0)) return 0;
      const follower = s.charAt(second.end);
      if (
        amount.value.gte(second.value) ||
        amount.value.eq(0) ||
        has('年月日号小', follower) ||
        s.charAt(second.start) === '0'
      )
        return second.end;
      const value = amount.value.div(second.value);
      return this.finish({
        start: at,
        end: second.end,
        value,
        upper: null,
        fraction: { numerator: amount.value, denominator: second.value },
        unit: '',
        kind: 'fraction',
        form: 'fraction',
        amount: second,
        number: [at, second.end],
        infixPlace: 'none',
        last: ONE.div(second.value),
        lastNonZero: ONE.div(second.value),
        next: follower,
      });
    }
    let end = amount.end;
    let parts = 0;
    let last = amount;
    while (parts < 8) {
      let i = skipBlanks(s, end);
      if (!has(':：', s.charAt(i))) break;
      i = skipBlanks(s, i + 1);
      if (!isDigit(s.charCodeAt(i))) break;
      const next = readArabic(s, this.text, i);
      if ('skipTo' in next) return next.skipTo;
      if (next.scaled || next.infixPlace !== 'none') break;
      last = next;
      end = next.end;
      parts++;
    }
    if (parts === 0 || amount.scaled) return 0;
    const minutes = last.end - last.start;
    const clock =
      amount.plain &&
      last.plain &&
      minutes === 2 &&
      Number(s.slice(last.start, last.end)) < 60 &&
      amount.value.lte(24) &&
      !has('比为例是', s.charAt(at - 1));
    if (clock) return end;
    const unit = matchUnit(s, end, this.extra);
    if (unit !== null) return 0;
    return this.finish({
      start: at,
      end,
      value: parts === 1 && !last.value.eq(0) ? amount.value.div(last.value) : amount.value,
      upper: null,
      fraction: null,
      unit: '',
      kind: 'ratio',
      form: 'number',
      amount,
      number: [at, end],
      infixPlace: 'none',
      last: amount.lastPlace,
      lastNonZero: amount.lastNonZeroPlace,
      next: s.charAt(end),
    });
  }

  /** A—B, A至B as one figure; returns where to go on, or 0 when A stands alone. */
  private range(first: Part): number {
    const s = this.s;
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
    const second = this.readPart(i + minus, null);
    if (second === null) return 0;
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
        if (!this.cell && !word && a.value.gte(b.value)) return b.end;
      }
      if (second.kind === '' && isLetter(s.charCodeAt(b.end))) return this.word(b.end);
    } else if (second.kind === '') return 0;
    else if (first.unit !== second.unit) return 0;
    if (word && this.startsChange(first.start)) return 0;
    if (a.chinese && b.chinese && second.kind === '' && !b.scaled) return 0;
    let low = first.value;
    const shared =
      first.kind === '' && !a.scaled && b.scaleFactor.gt(1) && a.scaleFactor.eq(1) && b.scaleStart < b.scaleEnd;
    if (shared && low.lt(b.value.div(b.scaleFactor))) low = low.times(b.scaleFactor);
    const start = this.sign(first);
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
      !this.small &&
      second.kind === 'count' &&
      s.charAt(b.start) === '一'
    )
      return 0;
    return this.finish({
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
      next: s.charAt(second.end),
    });
  }

  /** Whether 由 or 从 opens the clause in which A至B stands: then it is a change between two figures. */
  private startsChange(at: number): boolean {
    const s = this.s;
    for (let i = at - 1; i >= 0 && at - i <= 14; i--) {
      const character = s.charAt(i);
      if (has('由从自', character)) return true;
      if (has('，。；、,;\n（(', character)) return false;
    }
    return false;
  }

  /** Decides whether a number with its unit is a figure, adds what stands before and after, and lists it. */
  private emit(part: Part, skipTo: number): number {
    const s = this.s;
    const a = part.amount;
    const start = this.sign(part);
    const negative = start < part.start && s.charAt(start) !== '+';
    let form: FigureForm = a.vague ? 'vague' : a.upper === null ? 'number' : 'adjacent';
    let value = negative ? part.value.neg() : part.value;
    let upper = a.upper;
    let before: readonly [number, number] | undefined;
    let approximation: Approximation | null = a.vague ? 'vague' : null;
    let end = part.end;
    let after: readonly [number, number] | undefined;
    const run = s.slice(a.start, a.numberEnd);
    if (a.placeOnly && a.chinese && part.prefixStart === part.prefixEnd) {
      const whole = s.slice(a.start, a.infixPlace === 'none' ? a.end : a.infixStart);
      const previous = s.charAt(a.start - 1);
      const earlier = s.charAt(a.start - 2);
      const room = a.start - 1 >= this.floor;
      if (previous === '以' && earlier === '数' && s.charAt(part.end) === '计' && a.start - 2 >= this.floor) {
        // 数以万计, 数以千亿美元计
        before = [a.start - 2, a.start];
        after = [part.end, part.end + 1];
        end = part.end + 1;
        form = 'vague';
        approximation = 'vague';
        upper = value.times(TEN);
        value = value.times(TWO);
      } else if (
        room &&
        (previous === '数' || previous === '几') &&
        !(previous === '数' && has('人总件次户个基指函系点分参计读岁倍实虚整正负少代多无', earlier))
      ) {
        before = [a.start - (earlier === '好' && previous === '几' ? 2 : 1), a.start];
        form = 'vague';
        approximation = 'vague';
        upper = value.times(TEN);
        value = value.times(TWO);
      } else if (room && previous === '上' && !has('以网线地会路历早晚身手马跟赶船车海', earlier)) {
        before = [a.start - 1, a.start];
        form = 'vague';
        approximation = 'vague';
        upper = value.times(TEN);
      } else if (
        room &&
        (previous === '过' || previous === '破' || previous === '满') &&
        whole !== '十' &&
        !has('通经度超不胜突爆打', earlier)
      ) {
        before = [a.start - 1, a.start];
        approximation = previous === '满' ? 'at-least' : 'more-than';
      } else if (a.infixPlace !== 'none') {
        form = whole.length <= 1 || whole === '十' ? 'vague' : 'number';
        if (s.charAt(a.infixStart) === '几') {
          form = 'vague';
          approximation = 'vague';
          upper = value.times('1.9');
          value = value.times('1.1');
        } else if (s.charAt(a.infixStart) === '来') {
          form = 'number';
          approximation = 'about';
        } else upper = value.times(TWO);
      } else {
        const modifier = this.modifier(a.start);
        if (modifier === null) {
          if (!whole.startsWith('十') && !this.lenient) return skipTo;
        } else if (modifier.approximation === 'near') {
          form = 'vague';
          upper = value;
          value = value.times('0.9');
        }
      }
      if (
        part.kind === '' &&
        after === undefined &&
        !this.lenient &&
        (form !== 'vague' || !a.scaled) &&
        !(a.scaled && before !== undefined)
      ) {
        if (!(a.scaled && this.modifier(a.start) !== null && whole.length > 1)) return skipTo;
      }
    }
    if (a.infixPlace !== 'none' && approximation === null) {
      const infix = s.charAt(a.infixStart);
      if (infix === '来') approximation = 'about';
      else if (infix === '几' && a.chinese && run.endsWith('十')) approximation = 'over';
      else approximation = 'over';
    }
    if (form === 'adjacent') approximation = 'about';
    const overMonth =
      part.unitEnd > part.unitStart + 2 && s.charAt(part.unitStart) === '个' && s.charAt(part.unitStart + 1) === '多';
    if (overMonth) approximation = 'over';
    if (
      a.chinese &&
      !this.lenient &&
      after === undefined &&
      !this.chineseCounts(part, approximation !== null || before !== undefined || negative)
    )
      return skipTo;
    const multiple = part.kind === 'multiple' || part.kind === 'doubling';
    if (form === 'number' && multiple) form = part.kind === 'doubling' ? 'doubling' : 'multiple';
    if (part.kind === 'doubling') {
      const exponent = Number(a.value.toString());
      if (!Number.isInteger(exponent) || exponent < 1 || exponent > 60) return skipTo;
      value = TWO.pow(exponent);
    }
    return this.finish({
      start: before === undefined ? start : before[0],
      end,
      value,
      upper: form === 'number' && a.upper === null ? null : upper,
      fraction: null,
      unit: part.unit,
      kind: kindOf(part.kind),
      form,
      amount: a,
      number: [start, a.numberEnd],
      unitAt: [part.unitStart, part.unitEnd],
      prefix: [part.prefixStart, part.prefixEnd],
      before,
      after,
      approximation,
      infixPlace: a.infixPlace,
      last: a.lastPlace,
      lastNonZero: a.lastNonZeroPlace,
      next: s.charAt(end),
    });
  }

  /** Rule (P): a number in Chinese characters is a figure from ten on with a unit, or when something approximates it. */
  private chineseCounts(part: Part, approximated: boolean): boolean {
    const s = this.s;
    const a = part.amount;
    if (part.prefixEnd > part.prefixStart) return true;
    if (part.kind === '')
      return (
        a.scaled &&
        (!a.placeOnly || approximated || this.modifier(a.start) !== null) &&
        a.numberEnd - a.numberStart >= 1
      );
    const value = a.value;
    const unit = s.slice(part.unitStart, part.unitEnd);
    // 十一届十次、十一次全会 counts sessions, it states nothing.
    if (
      unit === '次' &&
      (s.charAt(a.start - 1) === '届' || s.startsWith('全', part.end) || s.startsWith('会议', part.end))
    )
      return false;
    // 突破一批, 至少一款: 一 with a classifier is hardly ever a figure of record.
    if (value.eq(1) && part.kind === 'count' && a.infixPlace === 'none' && !a.placeOnly && a.upper === null)
      return false;
    const modifier = this.modifier(a.start);
    const follows = modifierAfter(s, part.end);
    const near = modifier !== null && (modifier.approximation === 'near' || modifier.approximation === 'about');
    const bounded =
      approximated || (modifier !== null && !(near && part.kind === 'time' && value.lt(10))) || follows !== null;
    // 十字, 百度, 十点, 一度, 三里(屯), 十分: words more often than quantities.
    if (!bounded && has('字度点里分方升期线面席口层届段节位', unit) && (value.lt(20) || has('点度方线分', unit)))
      return false;
    if (part.kind === 'percentage-point' || part.kind === 'percent' || part.kind === 'doubling') return true;
    if (part.kind === 'multiple') return value.gte(1);
    if (part.kind === 'money' || part.kind === 'measure') {
      // 扶持三元等企业, 四角坪: a few 元 or 角 are a sum only after a word that a sum follows.
      if (part.kind === 'money' && value.lt(10) && !a.scaled && !bounded && !has(SUM_WORDS, s.charAt(a.start - 1)))
        return false;
      return value.gte(2) || bounded;
    }
    if (part.kind === 'time' && part.unit === '年') return true;
    if (value.gte(10)) return true;
    if (bounded) return true;
    return this.small && value.gte(2) && part.kind === 'count';
  }

  /** Adds the modifiers, checks names and lists the figure. Returns the offset to go on from. */
  private finish(input: {
    start: number;
    end: number;
    value: Big;
    upper: Big | null;
    fraction: Figure['fraction'];
    unit: string;
    kind: FigureKind;
    form: FigureForm;
    amount: Amount;
    number: readonly [number, number];
    unitAt?: readonly [number, number];
    prefix?: readonly [number, number];
    before?: readonly [number, number] | undefined;
    after?: readonly [number, number] | undefined;
    approximation?: Approximation | null;
    infixPlace: InfixPlace;
    last: Big;
    lastNonZero: Big;
    next: string;
  }): number {
    const s = this.s;
    let { start, end } = input;
    let approximation: Approximation | null = input.approximation ?? null;
    let beforeStart = input.before?.[0] ?? start;
    const beforeEnd = input.before?.[1] ?? Math.min(start, input.prefix?.[0] ?? start);
    // US$1.2億, ¥500
    let currency = '';
    if (has('$¥€£', s.charAt(start - 1)) && start - 1 >= this.floor) {
      const sign = s.charAt(start - 1);
      let from = start - 1;
      currency = sign === '¥' ? '元' : sign === '€' ? '欧元' : sign === '£' ? '英镑' : '元';
      if (sign === '$') {
        while (from > this.floor && isLetter(s.charCodeAt(from - 1)) && start - from < 4) from--;
        const letters = s.slice(from, start - 1);
        if (letters === 'US' || letters === 'U') currency = '美元';
        else if (letters === 'HK') currency = '港元';
      }
      start = beforeStart = from;
    }
    for (let i = 0; i < 2; i++) {
      const modifier = modifierBefore(s, start, this.floor);
      if (modifier === null) break;
      start = beforeStart = modifier.start;
      approximation ??= modifier.approximation;
      if (input.form !== 'number' && approximation === 'about' && modifier.approximation !== 'about')
        approximation = modifier.approximation;
    }
    let afterStart = input.after?.[0] ?? end;
    let afterEnd = input.after?.[1] ?? end;
    if (input.after === undefined) {
      const at = s.charAt(end) === ' ' ? end + 1 : end;
      const modifier = modifierAfter(s, at);
      if (modifier !== null) {
        afterStart = modifier.start;
        end = afterEnd = modifier.end;
        if (modifier.approximation !== 'exact') approximation ??= modifier.approximation;
        if (modifier.approximation === 'at-least' && input.form === 'half') approximation = 'at-least';
      } else if (this.moreAfterUnit(input.unit, input.kind, end)) {
        afterStart = end;
        end = afterEnd = end + 1;
        approximation ??= 'over';
      }
    }
    const unit = currency === '' ? input.unit : input.unit === '' || input.unit === '元' ? currency : input.unit;
    const kind: FigureKind = currency === '' ? input.kind : 'money';
    const a = input.amount;
    const slice = (range: readonly [number, number] | undefined): string =>
      range === undefined ? '' : this.text.slice(range[0], range[1]);
    const prefix = slice(input.prefix);
    const numberStart =
      prefix === ''
        ? input.number[0]
        : input.form === 'range'
          ? input.number[0]
          : Math.max(input.number[0], input.prefix![1]);
    const number: readonly [number, number] = [numberStart, input.number[1]];
    const withScale = a.scaleEnd > a.scaleStart && input.number[1] <= a.scaleStart;
    const withInfix = input.infixPlace !== 'none' && input.number[1] <= a.infixStart;
    let numberEnd = number[1];
    if (withScale) numberEnd = Math.max(numberEnd, a.scaleEnd);
    if (withInfix) numberEnd = Math.max(numberEnd, a.infixEnd);
    if (this.hidden(input, start, end)) return Math.max(end, input.end);
    const written: Written = {
      form: input.form,
      before: this.text.slice(beforeStart, Math.max(beforeStart, beforeEnd)).trim(),
      number: slice(number),
      percentPrefix: input.form === 'range' ? '' : prefix,
      scale: withScale ? this.text.slice(a.scaleStart, a.scaleEnd) : '',
      scaleFactor: a.scaleFactor,
      infix: withInfix ? this.text.slice(a.infixStart, a.infixEnd) : '',
      infixPlace: withInfix ? input.infixPlace : 'none',
      unit: slice(input.unitAt),
      after: this.text.slice(afterStart, afterEnd),
      digits: a.style,
      grouping: a.grouping,
      decimals: a.decimals,
      numberRange: { start: number[0], end: numberEnd },
      lastPlace: input.last,
      lastNonZeroPlace: input.lastNonZero,
    };
    this.figures.push({
      start,
      end,
      text: this.text.slice(start, end),
      value: input.value,
      upper: input.upper,
      fraction: input.fraction,
      unit,
      kind,
      approximation: approximation ?? 'exact',
      written,
      compoundIndex: -1,
    });
    this.floor = end;
    return end;
  }

  /** 3年多, 6公里多, 100元多: only where no noun follows that 多 could belong to. */
  private moreAfterUnit(unit: string, kind: FigureKind, at: number): boolean {
    const s = this.s;
    const mark = s.charAt(at);
    if ((mark !== '多' && mark !== '余') || unit === '' || kind === 'count') return false;
    const next = s.charAt(at + 1);
    return next === '' || has('的，。；、,;以来时前后）)\n', next);
  }

  /** Inside 《…》, or a numeral in a short quotation that names something. Figures come in order, and so do the spans. */
  private hidden(input: { kind: FigureKind; amount: Amount; unit: string }, start: number, end: number): boolean {
    if (this.lenient) return false;
    while (this.nameAt < this.names.length && this.names[this.nameAt]!.end <= start) this.nameAt++;
    for (let k = this.nameAt; k < this.names.length && k < this.nameAt + 3; k++) {
      const span = this.names[k]!;
      if (span.start > start) break;
      if (end > span.end) continue;
      if (span.kind === 'title') return true;
      if (input.amount.chinese) return true;
      if (input.unit === '') return true;
      if (input.kind === 'count' && !input.amount.scaled && end - start < span.end - span.start - 2) return true;
      if (input.kind === 'measure' && !input.amount.scaled && end - start < span.end - span.start - 2) return true;
    }
    return false;
  }

  /** Numbers the members of 11件37项, 37类110项. */
  private markCompounds(): void {
    const figures = this.figures;
    let i = 0;
    while (i < figures.length) {
      let j = i;
      while (
        j + 1 < figures.length &&
        figures[j]!.end === figures[j + 1]!.start &&
        figures[j]!.kind === 'count' &&
        figures[j + 1]!.kind === 'count' &&
        figures[j]!.unit !== '' &&
        figures[j + 1]!.unit !== ''
      ) {
        j++;
      }
      if (j > i) for (let k = i; k <= j; k++) figures[k] = { ...figures[k]!, compoundIndex: k - i };
      i = j + 1;
    }
  }
}

const kindOf = (kind: UnitKind | ''): FigureKind => (kind === '' ? 'count' : figureKindOf(kind));

/** 半 has no digits of its own. */
function halfAmount(start: number, end: number): Amount {
  return {
    start,
    end,
    numberStart: start,
    numberEnd: end,
    scaleStart: end,
    scaleEnd: end,
    infixStart: end,
    infixEnd: end,
    infixPlace: 'none',
    value: HALF,
    upper: null,
    lastPlace: powerOfTen(-1),
    lastNonZeroPlace: powerOfTen(-1),
    scaleFactor: ONE,
    style: 'chinese',
    grouping: '',
    decimals: 0,
    chinese: true,
    placeOnly: false,
    vague: false,
    scaled: false,
    plain: false,
  };
}

const folded = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The ledger's units in the scanner's alphabet, without their scale. */
function foldedUnits(units: ReadonlySet<string>): ReadonlySet<string> {
  const cached = folded.get(units);
  if (cached) return cached;
  const result = new Set<string>();
  for (const written of units) {
    const { unit } = normaliseUnit(written);
    if (couldBeUnit(unit)) result.add(unit);
  }
  folded.set(units, result);
  return result;
}

/**
 * Every quantity of a text, sorted and without overlaps; offsets are UTF-16 code units into `text`.
 * Dates, ordinals, names and the like are left out (see docs on figures). Never throws, whatever the text.
 */
export function scanFigures(text: string, options: ScanOptions = {}): Figure[] {
  const trimmed = options.cell ? text.trim() : '';
  if (
    options.cell &&
    trimmed.length > 4 &&
    has('(（', trimmed.charAt(0)) &&
    has(')）', trimmed.charAt(trimmed.length - 1))
  ) {
    const negative = accountingNegative(text, trimmed, options);
    if (negative !== null) return [negative];
  }
  return new Scanner(text, options, false).run();
}

/** (1,234.5) as the whole of a cell is a negative amount in a statement of accounts. */
function accountingNegative(text: string, trimmed: string, options: ScanOptions): Figure | null {
  const inner = trimmed.slice(1, -1);
  const first = inner.charCodeAt(0);
  if (!isDigit(foldForReading(inner).charCodeAt(0)) || Number.isNaN(first)) return null;
  const found = new Scanner(inner, { ...options, cell: true }, false).run();
  const figure = found[0];
  if (found.length !== 1 || figure === undefined || figure.start !== 0 || figure.end !== inner.length) return null;
  if (figure.unit !== '' || figure.written.form !== 'number') return null;
  if (figure.written.decimals === 0 && figure.written.grouping === '') return null;
  const start = text.indexOf(trimmed);
  return {
    ...figure,
    start,
    end: start + trimmed.length,
    text: trimmed,
    value: figure.value.neg(),
    written: {
      ...figure.written,
      number: trimmed,
      scale: '',
      infix: '',
      infixPlace: 'none',
      numberRange: { start, end: start + trimmed.length },
    },
  };
}

/** The figure with its offsets moved to the right. */
function moved(figure: Figure, by: number): Figure {
  const { start, end } = figure.written.numberRange;
  const written = { ...figure.written, numberRange: { start: start + by, end: end + by } };
  return { ...figure, start: figure.start + by, end: figure.end + by, written };
}

/**
 * Reads a text that as a whole is one figure: -5%, 6843, 百分之五, 三分之一, 398.5758万件, 20386件(次). Less strict than
 * `scanFigures`: a Chinese numeral needs no unit, a bare number may be a year, and an unknown classifier is taken as the unit.
 * @returns the figure, its offsets into the trimmed text; null when the text is anything else
 */
export function parseQuantity(text: string): Figure | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 200) return null;
  const whole = (units?: ReadonlySet<string>): Figure | null => {
    const options: ScanOptions = units ? { cell: true, extraUnits: units } : { cell: true };
    const found = new Scanner(trimmed, options, true).run();
    const figure = found[0];
    return found.length === 1 && figure !== undefined && figure.start === 0 && figure.end === trimmed.length
      ? figure
      : null;
  };
  if (trimmed.charAt(0) === '翻') {
    // 翻一番 says the same as 一番: what is written is the number of doublings.
    const skipped = trimmed.charAt(1) === '了' ? 2 : 1;
    const figure = parseQuantity(trimmed.slice(skipped));
    return figure?.written.form === 'doubling' ? moved(figure, trimmed.length - figure.text.length) : null;
  }
  const direct = whole();
  if (direct !== null) return direct;
  const found = new Scanner(trimmed, { cell: true }, true).run()[0];
  if (found === undefined || found.start !== 0) return null;
  const unit = foldForReading(trimmed.slice(found.end - found.written.unit.length));
  // 件套 may be a classifier of its own; 件事情 is a known one with a noun.
  if (unit.length > (found.written.unit === '' ? 4 : 2)) return null;
  return couldBeUnit(unit) && !has('年月日号时', unit.charAt(0)) ? whole(new Set([unit])) : null;
}
