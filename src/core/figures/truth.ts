/**
 * The one table of when a written figure is true of an exact value. Rules: GB/T 8170-2008 for rounding, GB/T 15835-2011
 * for 余/多/约/近 and adjacent numerals, 民法典 art. 1259 for inclusive 以上/以下/以内; rows marked (P) are the project's own
 * choice where no standard draws the border.
 *
 * Every function here takes the exact value `x` in the figure's own unit and scaling: 5% ↔ 5, 29万件 ↔ 290000, 三成 ↔ 30.
 * Fractions and halves (三分之一, 3/5, 一半, 过半) are the exception that their notation asks for: there x is the plain ratio,
 * 0.5 for a half, and the caller converts a percentage by dividing by 100. Doublings take the ratio (翻两番 ↔ 4).
 */
import Big from 'big.js';
import type { Rounding } from '../ledger/types';
import type { Looseness } from '../verdict/types';
import { equals, isNegative, toNumber } from './decimals';
import type { Figure } from './types';

export type Truth = 'true' | 'loose' | 'false';

/** A stretch of values. A null end is open to infinity. */
export interface Interval {
  readonly low: Big | null;
  readonly lowClosed: boolean;
  readonly high: Big | null;
  readonly highClosed: boolean;
}

/** Values for which the wording is true in the strict sense, yet not what a careful writer would say. */
export interface LooseInterval extends Interval {
  readonly why: Looseness;
}

export interface Intervals {
  readonly true: Interval;
  readonly loose: readonly LooseInterval[];
}

/** What the rows of the table are computed from; the letters are those of the table in the rules' documentation. */
interface Measure {
  /** The number written. */
  readonly v: Big;
  /** Upper end, equal to v where the form has none. */
  readonly w: Big;
  /** Place of the last written digit. */
  readonly u: Big;
  /** Place of the last non-zero digit. */
  readonly U: Big;
  /** How far 余 and 多 reach: u after a scale word (10万余), U otherwise (10余万, 1100余). */
  readonly step: Big;
  readonly rounding: Rounding;
}

type Row = (m: Measure) => Intervals;

const HALF = new Big('0.5');
const NINE_TENTHS = new Big('0.9');
const ONE_TENTH = new Big('0.1');
const ONE_FIFTH = new Big('0.2');
const TWO = new Big(2);
const TEN = new Big(10);

/** `[` and `]` include the end, `(` and `)` leave it out; null is without end. */
const span = (open: '[' | '(', low: Big | null, high: Big | null, close: ']' | ')'): Interval => ({
  low,
  lowClosed: open === '[',
  high,
  highClosed: close === ']',
});

const loose = (interval: Interval, why: Looseness): LooseInterval => ({ ...interval, why });

const largest = (a: Big, b: Big): Big => (a.gt(b) ? a : b);
const smallest = (a: Big, b: Big): Big => (a.lt(b) ? a : b);

/** Half the width of 约 N: wide enough for a round number (约300), never beyond a fifth of it. */
function aboutWidth({ v, U }: Measure): Big {
  const size = v.abs();
  return smallest(size.times(ONE_FIFTH), largest(U.times(HALF), smallest(size.times(ONE_TENTH), U)));
}

/** 超过, 突破: true within one step, then true but saying too little, up to twice the number (P). */
function beyond({ v, U }: Measure, inclusive: boolean): Intervals {
  const end = v.plus(U);
  const twice = v.times(TWO);
  const tail = twice.gte(end) ? [loose(span('[', end, twice, ']'), 'says-too-little')] : [];
  return inclusive
    ? { true: span('[', v, end, ')'), loose: tail }
    : { true: span('(', v, end, ')'), loose: [loose(span('[', v, v, ']'), 'over-but-exact'), ...tail] };
}

/** 余, 多: true within `step`, exact is ill-worded, one more step says too little (P). */
function surplus(v: Big, step: Big): Intervals {
  const end = v.plus(step);
  return {
    true: span('(', v, end, ')'),
    loose: [
      loose(span('[', v, v, ']'), 'over-but-exact'),
      loose(span('[', end, end.plus(step), ')'), 'says-too-little'),
    ],
  };
}

/** A number rounded to its last written place; ties either way. Truncation goes towards zero. */
function rounded({ v, u, rounding }: Measure): Intervals {
  const half = u.times(HALF);
  const down = v.minus(half);
  const up = v.plus(half);
  if (isNegative(v)) {
    const cut = v.minus(u);
    if (rounding === 'either') return { true: span('(', cut, up, ']'), loose: [] };
    if (rounding === 'truncate') {
      return { true: span('(', cut, v, ']'), loose: [loose(span('(', v, up, ']'), 'rounded')] };
    }
    return { true: span('[', down, up, ']'), loose: [loose(span('(', cut, down, ')'), 'truncated')] };
  }
  const cut = v.plus(u);
  if (rounding === 'either') return { true: span('[', down, cut, ')'), loose: [] };
  if (rounding === 'truncate') {
    return { true: span('[', v, cut, ')'), loose: [loose(span('[', down, v, ')'), 'rounded')] };
  }
  return { true: span('[', down, up, ']'), loose: [loose(span('(', up, cut, ')'), 'truncated')] };
}

const within = (v: Big, width: Big): Intervals => ({
  true: span('[', v.minus(width), v.plus(width), ']'),
  loose: [],
});

/** The table. One row a way of writing; `rowOf` picks it. */
const ROWS = {
  /** 1100个: a count without scale word or decimals is exact. */
  exact: ({ v }) => ({ true: span('[', v, v, ']'), loose: [] }),
  /** 29万, 5%, 1.3亿元, 116吨. */
  rounded,
  /** 1100余个, 10余万, 10万余, 2亿多. */
  over: ({ v, step }) => surplus(v, step),
  /** 近1.3亿元. */
  near: ({ v, u, U }) => ({
    true: span('[', largest(v.minus(U), v.times(NINE_TENTHS)), v, ')'),
    loose: [loose(span('[', v, v.plus(u), ')'), 'near-but-above')],
  }),
  /** 不足, 不到, 未满, 低于. */
  under: ({ v }) => ({
    true: span('[', v.times(HALF), v, ')'),
    loose: [loose(span('(', null, v.times(HALF), ')'), 'too-far')],
  }),
  /** 约, 左右, 上下. */
  about: m => within(m.v, aboutWidth(m)),
  /** 超过, 超, 逾, 高于. */
  moreThan: m => beyond(m, false),
  /** 突破, 跃上, 迈上: the number itself counts. */
  breakthrough: m => beyond(m, true),
  /** 以上, 至少, 不低于: inclusive. */
  atLeast: ({ v }) =>
    v.lte(0)
      ? { true: span('[', v, null, ')'), loose: [] }
      : {
          true: span('[', v, v.times(TWO), ')'),
          loose: [loose(span('[', v.times(TWO), null, ')'), 'says-too-little')],
        },
  /** 以下, 以内, 至多, 不超过: inclusive. */
  atMost: ({ v }) =>
    v.lte(0)
      ? { true: span('(', null, v, ']'), loose: [] }
      : { true: span('[', v.times(HALF), v, ']'), loose: [loose(span('(', null, v.times(HALF), ')'), 'too-far')] },
  /** 3至5个, 63%～68%. */
  range: ({ v, w }) => ({ true: span('[', smallest(v, w), largest(v, w), ']'), loose: [] }),
  /** 三四百: up to, not including, the numeral after the pair. */
  adjacent: ({ v, w }) => ({ true: span('[', v, w.plus(w.minus(v)), ')'), loose: [] }),
  /** 翻一番: growth is hardly ever an exact power of two; within a twentieth, a little beyond says too little (P). */
  doubling: ({ v }) => ({
    true: span('[', v.times('0.95'), v.times('1.05'), ']'),
    loose: [loose(span('(', v.times('1.05'), v.times('1.25'), ']'), 'says-too-little')],
  }),
  /** 三分之一: within 1.5 points (P). */
  fraction: ({ v }) => within(v, new Big('0.015')),
  /** 约三分之一: within 5 points (P). */
  fractionAbout: ({ v }) => within(v, new Big('0.05')),
  /** 近三分之一: up to 5 points below (P). */
  fractionNear: ({ v }) => ({
    true: span('[', v.minus('0.05'), v, ')'),
    loose: [loose(span('[', v, v.plus('0.015'), ']'), 'near-but-above')],
  }),
  /** 过半, 超半数: any majority. */
  overHalf: ({ v }) => ({ true: span('(', v, null, ')'), loose: [loose(span('[', v, v, ']'), 'over-but-exact')] }),
  /** 半数以上: inclusive. */
  halfOrMore: ({ v }) => ({ true: span('[', v, null, ')'), loose: [] }),
  /** 一半, 半数, 约一半. */
  half: ({ v }) => within(v, new Big('0.05')),
  /** 近半. */
  nearHalf: ({ v }) => ({
    true: span('[', v.minus('0.05'), v, ')'),
    loose: [loose(span('[', v, v.plus('0.015'), ']'), 'near-but-above')],
  }),
  /** 上百, 上千, 成百. */
  upwards: ({ v }) => ({ true: span('[', v, v.times(TEN), ')'), loose: [] }),
  /** 数十, 几百. */
  several: ({ v }) => ({ true: span('[', v.times(TWO), v.times(TEN), ')'), loose: [] }),
  /** 十几: 11–19; 十几万: from 11万 to below 20万. */
  teens: ({ v }) => ({ true: span('[', v.times('1.1'), v.times(TWO), ')'), loose: [] }),
  /** 十余, 百余, 千余, 万余. */
  vagueOver: ({ v }) => surplus(v, v),
  /** 近百, 近千. */
  vagueNear: ({ v }) => ({
    true: span('[', v.times(NINE_TENTHS), v, ')'),
    loose: [loose(span('[', v, v, ']'), 'near-but-above')],
  }),
} satisfies Record<string, Row>;

const BREAKTHROUGH = /突破|跃上|躍上|迈上|邁上|站上|跃升|躍升/;
const PLACE_WORDS: Readonly<Record<string, number>> = {
  十: 1,
  拾: 1,
  百: 2,
  佰: 2,
  千: 3,
  仟: 3,
  万: 4,
  萬: 4,
  亿: 8,
  億: 8,
};

/** Powers of ten of the first run of place words in 数十万, 上百, 十余亿, as one number: 10 × 10000; null if none. */
function vagueBase(text: string): Big | null {
  let power = 0;
  for (const character of text) {
    const own = PLACE_WORDS[character];
    if (own !== undefined) power += own;
  }
  return power > 0 ? new Big(10).pow(power) : null;
}

/** The vague forms differ by where 数, 几, 余 or 上 stands to the place word, which the text itself shows best. */
function vagueRow(figure: Figure): Row {
  const written = figure.written;
  const text = written.before + written.number + written.infix + written.scale;
  // Before the next line, because 十几万 also holds 几万.
  if (/[十拾百佰千仟][几幾]/.test(figure.text)) return ROWS.teens;
  if (/[数數几幾][十拾百佰千仟万萬亿億]/.test(figure.text)) return ROWS.several;
  if (/[余餘多]/.test(figure.text)) return ROWS.vagueOver;
  if (/近|接近/.test(text)) return ROWS.vagueNear;
  if (figure.approximation === 'about') return ROWS.about;
  return ROWS.upwards;
}

function halfRow(figure: Figure): Row {
  switch (figure.approximation) {
    case 'over':
    case 'more-than':
      return ROWS.overHalf;
    case 'at-least':
      return ROWS.halfOrMore;
    case 'near':
      return ROWS.nearHalf;
    case 'under':
    case 'less-than':
      return ROWS.under;
    case 'at-most':
      return ROWS.atMost;
    default:
      return ROWS.half;
  }
}

/**
 * True when the figure counts whole things with every digit written out (1100个, 二百一十五件), so that it has to be exact.
 * Anything with decimals or a scale word is rounded; so are percentages, measures and money, which are continuous.
 */
export function isExactCount(figure: Figure): boolean {
  const written = figure.written;
  return (
    figure.kind === 'count' &&
    figure.written.form === 'number' &&
    written.decimals === 0 &&
    written.scale === '' &&
    // 三万九千 holds a scale word inside the numeral; 九百 does not.
    (written.lastPlace.lte(1) || figure.value.abs().lt(10000))
  );
}

function numberRow(figure: Figure): Row {
  switch (figure.approximation) {
    case 'over':
      return ROWS.over;
    case 'near':
      return ROWS.near;
    case 'under':
    case 'less-than':
      return ROWS.under;
    case 'about':
      return ROWS.about;
    case 'more-than':
      return BREAKTHROUGH.test(figure.written.before) ? ROWS.breakthrough : ROWS.moreThan;
    case 'at-least':
      return BREAKTHROUGH.test(figure.written.before) ? ROWS.breakthrough : ROWS.atLeast;
    case 'at-most':
      return ROWS.atMost;
    case 'exact':
    case 'vague':
      return isExactCount(figure) ? ROWS.exact : ROWS.rounded;
  }
}

function fractionRow(figure: Figure): Row {
  switch (figure.approximation) {
    case 'about':
      return ROWS.fractionAbout;
    case 'near':
      return ROWS.fractionNear;
    case 'exact':
    case 'vague':
      return ROWS.fraction;
    default:
      return numberRow(figure);
  }
}

function rowOf(figure: Figure): Row {
  switch (figure.written.form) {
    case 'range':
      return ROWS.range;
    case 'adjacent':
      return ROWS.adjacent;
    case 'vague':
      return vagueRow(figure);
    case 'half':
      return halfRow(figure);
    case 'fraction':
      return fractionRow(figure);
    case 'doubling':
      return figure.approximation === 'exact' ? ROWS.doubling : numberRow(figure);
    default:
      return numberRow(figure);
  }
}

function measureOf(figure: Figure, rounding: Rounding): Measure {
  const written = figure.written;
  const v = figure.value;
  const w = figure.upper ?? v;
  switch (written.form) {
    case 'tenths': {
      // 三成 speaks of tens of points, 三成五 of single points, whatever places the scanner counted.
      const place = v.mod(TEN).eq(0) ? TEN : v.mod(1).eq(0) ? new Big(1) : ONE_TENTH;
      // 三成 says "within five points", so no half-open rest that would count as truncated.
      return { v, w, u: place, U: place, step: place, rounding };
    }
    case 'half':
      return { v: HALF, w: HALF, u: ONE_TENTH, U: ONE_TENTH, step: ONE_TENTH, rounding };
    case 'fraction':
      return { v, w, u: ONE_TENTH, U: ONE_TENTH, step: ONE_TENTH, rounding };
    case 'doubling':
      return { v, w, u: v, U: v, step: v, rounding };
    case 'vague': {
      const base = vagueBase(written.number + written.scale) ?? vagueBase(figure.text) ?? v;
      return { v: base, w, u: base, U: base, step: base, rounding };
    }
    default: {
      const afterScale = written.infixPlace === 'after-scale' && written.scale !== '';
      const u = written.lastPlace;
      const U = written.lastNonZeroPlace;
      return { v, w, u, U, step: afterScale ? u : U, rounding };
    }
  }
}

/**
 * The values for which a figure is true, and those for which it is true but ill-worded.
 * @param rounding how the metric's own source rounds; decides whether 29万 may stand for 296,000.
 */
export function intervals(figure: Figure, rounding: Rounding): Intervals {
  const result = rowOf(figure)(measureOf(figure, rounding));
  // 三成 is a wording of its own ("within 5 points"), not a number cut off after its first digit.
  if (figure.written.form === 'tenths' && figure.approximation === 'exact') {
    return within(figure.value, figure.value.mod(TEN).eq(0) ? new Big(5) : HALF);
  }
  return result;
}

/** The intervals of a figure, with the least and the greatest value for which it may be true or loose. */
interface Bounds extends Intervals {
  readonly least: number;
  readonly greatest: number;
}

/** Far more than a double is off by: values that near a bound are compared exactly. */
const MARGIN = 1e-9;

/** Whether a value is so far from a plain number that it needs no interval to see that the number is false of it. */
function isFarOff({ approximation, value, written }: Figure, size: number): boolean {
  if (approximation !== 'exact' || (written.form !== 'number' && written.form !== 'multiple')) return false;
  // The rows `exact` and `rounded` reach no further than the place of the last digit.
  const own = toNumber(value);
  return Math.abs(size - own) > toNumber(written.lastPlace) * (1 + MARGIN) + (Math.abs(size) + Math.abs(own)) * MARGIN;
}

function boundsOf(figure: Figure, rounding: Rounding): Bounds {
  let known = bounds.get(figure);
  if (known?.rounding !== rounding) {
    const table = intervals(figure, rounding);
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    const include = ({ low, high }: Interval): void => {
      const from = low === null ? Number.NEGATIVE_INFINITY : toNumber(low);
      const to = high === null ? Number.POSITIVE_INFINITY : toNumber(high);
      least = Math.min(least, from - Math.abs(from) * MARGIN);
      greatest = Math.max(greatest, to + Math.abs(to) * MARGIN);
    };
    include(table.true);
    for (const interval of table.loose) include(interval);
    known = { rounding, bounds: { ...table, least, greatest } };
    bounds.set(figure, known);
  }
  return known.bounds;
}

/** One figure is held against many metrics while it is being bound. Nearly all of them round alike. */
const bounds = new WeakMap<Figure, { readonly rounding: Rounding; readonly bounds: Bounds }>();

/** Whether an interval holds a value. */
export function holds(interval: Interval, x: Big): boolean {
  const { low, high } = interval;
  if (low !== null && (interval.lowClosed ? x.lt(low) : x.lte(low))) return false;
  return high === null || (interval.highClosed ? x.lte(high) : x.lt(high));
}

/** The verdict on a figure with the reason where it is loose; `looseness` is null otherwise. */
export function explainTruth(
  figure: Figure,
  x: Big,
  rounding: Rounding,
): { readonly truth: Truth; readonly looseness: Looseness | null } {
  const size = toNumber(x);
  if (isFarOff(figure, size)) return FALSE;
  const table = boundsOf(figure, rounding);
  if (size < table.least || size > table.greatest) return FALSE;
  if (holds(table.true, x)) return { truth: 'true', looseness: null };
  for (const interval of table.loose) {
    if (holds(interval, x)) return { truth: 'loose', looseness: interval.why };
  }
  return FALSE;
}

const FALSE = { truth: 'false', looseness: null } as const;

/**
 * Whether a figure is true of an exact value.
 * @param x the exact value, scaled like `figure.value` (see the head of this file for fractions and halves).
 */
export function truthOf(figure: Figure, x: Big, rounding: Rounding): Truth {
  // The common case by far: the very number, plainly written.
  if (figure.approximation === 'exact' && figure.written.form === 'number' && equals(x, figure.value)) return 'true';
  return explainTruth(figure, x, rounding).truth;
}
