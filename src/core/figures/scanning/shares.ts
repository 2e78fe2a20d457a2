/** Shares in words: 百分之五, 三分之一, 三成五, 一半, 过半. */
import Big from 'big.js';
import { isDigit } from '../alphabet';
import { ranks } from '../non-quantities';
import { type Amount, powerOfTen } from '../numerals';
import type { Approximation } from '../types';
import { matchUnit } from '../units';
import { has } from './characters';
import { listFigure } from './listing';
import { readAmount, readPart } from './part';
import { readRange } from './range';
import type { Scan } from './scan-state';
import { listNumber } from './single';

const HALF = new Big('0.5');
const ONE = new Big(1);
const TWO = new Big(2);
const TEN = new Big(10);
/** After 一半, 过半: 半年, 半天, 半径 are other words. */
const NOT_HALF = '年月天日小个时径价导边夜途空山工封球圆场决生辈数岛壁';
/** After 成: 成立, 成员, 成本 are other words. */
const NOT_TENTHS = '立员功为果熟本长绩效都交品人年就分语份因型套群片千百万亿';

/** 百分之五点三, 千分之三, 百分之5, 百分之五至百分之八. */
export function readPerCent(scan: Scan, at: number): number {
  const part = readPart(scan, at, null);
  if (part === null) return at + 3;
  if (!scan.lenient && ranks(scan.s, at, part.unit, false, part.value)) return part.end;
  const range = readRange(scan, part);
  return range > 0 ? range : listNumber(scan, part, at + 3);
}

/** 三分之一, 万分之三. */
export function readFractionInWords(scan: Scan, at: number, denominator: Amount): number {
  const from = denominator.end + 2;
  const numerator = readAmount(scan, from, true);
  if (numerator === null || denominator.value.eq(0)) return from;
  const value = numerator.value.div(denominator.value);
  return listFigure(scan, {
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
  });
}

/** 占一成。 and 一成五 are shares; 统一成一个, 一成立 are not. `end` is the offset of 成. */
function isOneTenth(scan: Scan, at: number, end: number, next: string): boolean {
  if (has('统唯第合', scan.s.charAt(at - 1))) return false;
  if (next === '' || has('的，。、；以左；！？）,;)\n', next)) return true;
  return has('一二三四五六七八九', next) && matchUnit(scan.s, end + 2, scan.extra) === null;
}

/** 三成, 八成五, 七成半, 三至四成, 六七成; 0 when it is none. */
export function readTenths(scan: Scan, at: number, amount: Amount): number {
  const s = scan.s;
  let end = amount.end;
  let upperAmount: Amount | null = null;
  const small = (a: Amount): boolean => a.value.lt(10) && a.value.gte(1) && !a.scaled && a.infixPlace === 'none';
  if (!small(amount)) return 0;
  if (has('至到—-~', s.charAt(end))) {
    const second = readAmount(scan, end + 1, false);
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
    scan.modifierAt(at) === null &&
    !isOneTenth(scan, at, end, next)
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
    // 八成五, 8成5
    const digit = amount.chinese
      ? '〇一二三四五六七八九'.indexOf(next || '-')
      : isDigit(next.charCodeAt(0))
        ? Number(next)
        : 0;
    const goesOn = !amount.chinese && (isDigit(s.charCodeAt(end + 1)) || has('.,，', s.charAt(end + 1)));
    if (digit > 0 && !goesOn && matchUnit(s, end + 1, scan.extra) === null) {
      value = value.plus(digit);
      place = ONE;
      end++;
    }
  }
  const upper = upperAmount !== null ? upperAmount.value.times(TEN) : (amount.upper?.times(TEN) ?? null);
  return listFigure(scan, {
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
    // 六七成 leaves the number open, as 六七十 does.
    approximation: upperAmount === null && amount.upper !== null ? 'about' : null,
    infixPlace: 'none',
    last: place,
    lastNonZero: place,
  });
}

/** 一半, 过半, 半数, 近半, 超半数; `at` is the place of 半. */
export function readHalf(scan: Scan, at: number): number {
  const s = scan.s;
  const next = s.charAt(at + 1);
  let start = at;
  let end = at + 1;
  let approximation: Approximation | null = null;
  const previous = s.charAt(at - 1);
  if (next === '数') end++;
  else if (has(NOT_HALF, next)) return end;
  else if (previous === '一' && at - 1 >= scan.floor) start--;
  else if (!has('过近超逾', previous) || at - 1 < scan.floor) return end;
  let from = start;
  if (start === at && previous === '过' && !has('通经度超不胜', s.charAt(at - 2)) && at - 1 >= scan.floor) {
    from = at - 1;
    approximation = 'more-than';
  } else if (start === at && next !== '数' && scan.modifierAt(at) === null) return end;
  return listFigure(scan, {
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
  });
}

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
