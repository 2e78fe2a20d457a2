/**
 * An exact value in the wording of a figure that somebody wrote: same scale, digits, grouping, approximator and unit.
 *
 * Candidates are enumerated from the closest to the writer's text outwards, and the first that is true is taken:
 *  1. the text itself;
 *  2. the same digits with another scale word (3.2亿 → 3.2万: a slip of the scale);
 *  3. the same digits with the point moved (1.3亿 → 13亿);
 *  4. the value rounded to the writer's own last place (29万 → 31万) or, with an approximator, to as many significant digits
 *     as the writer's round number had (6100余 → 1100余, 近90万 → 近80万), then to ever finer places;
 *  5. the same in the scale that suits the value's size (1.2亿元 for 35,000 → 3.5万元);
 *  6. the approximator left out, since none of its borders fits (1100余个 for exactly 1100 → 1100个);
 *  7. the approximator replaced by 约.
 * Every text that is returned has been read back and found true. Values are in the figure's unit, as for `truthOf`.
 */
import Big from 'big.js';
import { powerOfTen } from '../figures/numerals';
import { parseQuantity } from '../figures/scan';
import { isExactCount, truthOf } from '../figures/truth';
import type { Approximation, Figure } from '../figures/types';
import type { Rounding } from '../ledger/types';
import { fold } from '../text/fold';
import {
  arabicDecimal,
  chineseDecimal,
  chineseInteger,
  decimalsOf,
  fullWidth,
  magnitude,
  numeralsLike,
} from './numerals';

/** Digits after which an endless decimal is cut. */
const FINEST = 8;

/** The changeable parts of a figure's text. */
interface Frame {
  readonly figure: Figure;
  /** Text before the number, approximator included. */
  readonly prefix: string;
  /** Text after the number: blanks, unit, approximator. */
  readonly suffix: string;
  /** Number, infix and scale as written. */
  readonly inner: string;
  /** Blanks between number and scale. */
  readonly gap: string;
  readonly traditional: boolean;
  /** Place of the last digit that the ledger holds, null where it is not known or the value was computed. */
  readonly recorded: Big | null;
}

/** True when a text has a character that the simplified script does not have. */
function isTraditional(text: string): boolean {
  for (const c of text) if (c >= '\u3400' && c <= '\u9fff' && fold(c) !== c) return true;
  return false;
}

function frameOf(figure: Figure, recorded: Big | null): Frame {
  const { written, text } = figure;
  let from = written.numberRange.start - figure.start;
  let to = written.numberRange.end - figure.start;
  if (from < 0 || to > text.length || from >= to) {
    from = Math.max(0, text.indexOf(written.number));
    to = Math.min(text.length, from + written.number.length + written.infix.length + written.scale.length);
  }
  const inner = text.slice(from, to);
  const gap = /^[ \u00a0\u3000]*/.exec(inner.slice(written.number.length))![0];
  return {
    figure,
    prefix: text.slice(0, from),
    suffix: text.slice(to),
    inner,
    gap: written.scale === '' ? '' : gap,
    traditional: isTraditional(text),
    recorded,
  };
}

/** What may differ from the writer's figure in a new wording. */
interface Shape {
  readonly scale: string;
  readonly scaleFactor: Big;
  readonly decimals: number;
  /** Approximator words and where they stand. */
  readonly before: string;
  readonly infix: string;
  readonly after: string;
  readonly infixPlace: 'none' | 'before-scale' | 'after-scale';
}

function writersShape(figure: Figure): Shape {
  const { scale, scaleFactor, decimals, before, infix, after, infixPlace } = figure.written;
  return { scale, scaleFactor, decimals, before, infix, after, infixPlace };
}

const SIGN = /^[-－−﹣负負]/;

/** The digits of a value ≥ 0 in the writer's style; null where the style can't hold it. */
function numberText(frame: Frame, value: Big, shape: Shape): string | null {
  const { written } = frame.figure;
  const count = value.div(shape.scaleFactor);
  switch (written.digits) {
    case 'chinese':
    case 'traditional':
    case 'bank': {
      const bank = written.digits === 'bank';
      const numerals = numeralsLike(written.number, bank, frame.traditional || written.digits === 'traditional');
      return chineseDecimal(count, shape.decimals, numerals);
    }
    case 'fullwidth':
      return fullWidth(arabicDecimal(count, shape.decimals, written.grouping), /．/.test(written.number));
    default: {
      // 3千多万: the number brings a place word of its own.
      const place = /[百千]$/.exec(written.number)?.[0];
      if (place === undefined || shape.scale !== written.scale) {
        return arabicDecimal(count, shape.decimals, written.grouping);
      }
      const inner = count.div(factorOf(place));
      return arabicDecimal(inner, decimalsOf(inner), written.grouping) + place;
    }
  }
}

/** Segments of a mixed number: 5亿3400万 → [亿, 万]; null when the text is none. */
function mixedScales(inner: string): readonly string[] | null {
  const words = inner.match(/[0-9０-９][十百千]?[万萬亿億千百]|[十百千][万萬亿億]|[万萬亿億千百]/g);
  if (words === null || words.length < 2) return null;
  return words.map(word => word.replace(/[0-9０-９]/g, ''));
}

function factorOf(scale: string): Big {
  let power = 0;
  for (const c of scale) power += c === '十' ? 1 : c === '百' ? 2 : c === '千' ? 3 : /[万萬]/.test(c) ? 4 : 8;
  return powerOfTen(power);
}

/** 5亿3400万 for 534000000, with the writer's own scale words. */
function mixedText(frame: Frame, value: Big, infix: string, before: boolean): string | null {
  const scales = mixedScales(frame.inner);
  if (scales === null) return null;
  const grouping = /[0-9０-９]([,，])[0-9０-９]{3}/.exec(frame.inner)?.[1] ?? '';
  let rest = value;
  let text = '';
  for (let i = 0; i < scales.length; i++) {
    const scale = scales[i]!;
    const factor = factorOf(scale);
    const last = i === scales.length - 1;
    const count = last ? rest.div(factor) : rest.div(factor).round(0, Big.roundDown);
    rest = rest.minus(count.times(factor));
    if (count.eq(0)) {
      if (last && infix !== '') return null;
      continue;
    }
    const digits = arabicDecimal(count, last ? decimalsOf(count) : 0, grouping);
    text += frame.figure.written.number.match(/[０-９]/) ? fullWidth(digits, false) : digits;
    text += last && before ? infix + scale : scale + (last ? infix : '');
  }
  return text === '' ? null : text;
}

/** 四亿零七百多万: the whole value in Chinese numerals, the infix before or after the last scale word. */
function wholeChinese(frame: Frame, value: Big, shape: Shape): string | null {
  const { written } = frame.figure;
  if (decimalsOf(value) > 0 || value.lt(0)) return null;
  const bank = written.digits === 'bank';
  const numerals = numeralsLike(written.number, bank, frame.traditional || written.digits === 'traditional');
  const whole = chineseInteger(value.toFixed(0), numerals);
  if (whole === null) return null;
  if (shape.infix === '') return whole;
  const end = /[万萬亿億]+$/.exec(whole);
  if (shape.infixPlace === 'before-scale' && end !== null) {
    const cut = whole.length - 1;
    return whole.slice(0, cut) + shape.infix + whole.slice(cut);
  }
  return whole + shape.infix;
}

/** Puts a value ≥ 0 (or < 0, with the writer's minus) into the frame. */
function write(frame: Frame, value: Big, shape: Shape): string | null {
  const { written } = frame.figure;
  const size = value.abs();
  const chinese = written.digits === 'chinese' || written.digits === 'traditional' || written.digits === 'bank';
  let inner: string | null = null;
  if (written.digits === 'mixed') inner = mixedText(frame, size, shape.infix, shape.infixPlace === 'before-scale');
  else if (chinese && shape.decimals === 0) inner = wholeChinese(frame, size, shape);
  if (inner === null) {
    const number = numberText(frame, size, shape);
    if (number === null) return null;
    const { infix, scale } = shape;
    const gap = scale === '' ? '' : frame.gap;
    inner =
      infix === ''
        ? number + gap + scale
        : shape.infixPlace === 'before-scale'
          ? number + infix + gap + scale
          : number + gap + scale + infix;
  }
  if (value.lt(0)) inner = (SIGN.exec(frame.inner)?.[0] ?? '-') + inner;
  else if (/^[+＋]/.test(frame.inner)) inner = frame.inner[0] + inner;
  return around(frame, inner, shape);
}

/** The text around a new number, with the approximators that the shape asks for. */
function around(frame: Frame, inner: string, shape: Shape): string {
  const { written } = frame.figure;
  let { prefix, suffix } = frame;
  if (shape.before !== written.before) {
    prefix =
      written.before !== '' && prefix.includes(written.before)
        ? prefix.replace(written.before, () => shape.before)
        : shape.before + prefix;
    if (shape.before === '') prefix = prefix.trimStart();
  }
  if (shape.after !== written.after && written.after !== '') {
    const at = suffix.lastIndexOf(written.after);
    if (at >= 0) suffix = suffix.slice(0, at) + shape.after + suffix.slice(at + written.after.length);
    if (shape.after === '') suffix = suffix.trimEnd();
  }
  return prefix + inner + suffix;
}

/**
 * Reads a wording back and returns it if it is true of x; else null.
 */
function verified(text: string | null, figure: Figure, x: Big, rounding: Rounding): string | null {
  if (text === null) return null;
  const read = parseQuantity(text);
  if (read === null) return null;
  if (read.unit !== figure.unit && !(isPlainRatio(figure) && read.unit === '%')) return null;
  return truthOf(sameKind(read, figure), comparable(read, figure, x), rounding) === 'true' ? text : null;
}

/** A count takes its kind from the figure it replaces: 1234.5 in a column of 万元 is money, and an average of 件 is rounded. */
function sameKind(read: Figure, figure: Figure): Figure {
  return read.kind === 'count' && read.kind !== figure.kind && (read.unit === '' || read.unit === figure.unit)
    ? { ...read, kind: figure.kind }
    : read;
}

const isPlainRatio = (figure: Figure): boolean => figure.written.form === 'fraction' || figure.written.form === 'half';

/** x in the scaling of the figure that was read back (三成 and % share one, fractions have their own). */
function comparable(read: Figure, figure: Figure, x: Big): Big {
  if (isPlainRatio(read) === isPlainRatio(figure)) return x;
  return isPlainRatio(read) ? x.div(100) : x.times(100);
}

/** Which way a value moves to the round number that its approximator speaks of. */
function directionOf(approximation: Approximation, rounding: Rounding): 'down' | 'up' | 'nearest' {
  switch (approximation) {
    case 'over':
    case 'more-than':
    case 'at-least':
      return 'down';
    case 'near':
    case 'under':
    case 'less-than':
    case 'at-most':
      return 'up';
    case 'exact':
    case 'vague':
      return rounding === 'truncate' ? 'down' : 'nearest';
    case 'about':
      return 'nearest';
  }
}

/** The multiple of `place` at or next to x. */
function roundTo(x: Big, place: Big, direction: 'down' | 'up' | 'nearest'): Big {
  const count = x.div(place);
  const floor = count.round(0, Big.roundDown);
  const cut = floor.gt(count) ? floor.minus(1) : floor;
  if (direction === 'down') return cut.times(place);
  if (direction === 'up') return (cut.lt(count) ? cut.plus(1) : cut).times(place);
  return count.round(0, Big.roundHalfUp).times(place);
}

const scalesOf = (traditional: boolean): readonly { readonly word: string; readonly factor: Big }[] =>
  traditional
    ? [
        { word: '', factor: powerOfTen(0) },
        { word: '萬', factor: powerOfTen(4) },
        { word: '億', factor: powerOfTen(8) },
        { word: '萬億', factor: powerOfTen(12) },
      ]
    : [
        { word: '', factor: powerOfTen(0) },
        { word: '万', factor: powerOfTen(4) },
        { word: '亿', factor: powerOfTen(8) },
        { word: '万亿', factor: powerOfTen(12) },
      ];

/** Shape with the scale word that suits a value's size. */
function scaledFor(frame: Frame, shape: Shape, x: Big): Shape {
  const scales = scalesOf(frame.traditional);
  const size = magnitude(x);
  const fit = size >= 12 ? scales[3]! : size >= 8 ? scales[2]! : size >= 4 ? scales[1]! : scales[0]!;
  return { ...shape, scale: fit.word, scaleFactor: fit.factor };
}

/** False where the writer's scale would leave a value of that size unreadable: 0.0003亿, 293412万. */
function scaleSuits(figure: Figure, x: Big): boolean {
  const factor = figure.written.scaleFactor;
  if (figure.written.scale === '') return true;
  const size = magnitude(x) - magnitude(factor);
  const own = magnitude(figure.value) - magnitude(factor);
  return (size >= 0 || size >= own) && (size < 5 || size <= own);
}

/** Significant digits from the leading one to a place. */
const digitsTo = (value: Big, place: Big): number => Math.max(1, magnitude(value) - magnitude(place) + 1);

/** Places to round x to, the writer's own first, then finer ones; none finer than what the ledger holds. */
function placesFor(frame: Frame, approximation: Approximation, shape: Shape, x: Big): readonly Big[] {
  const { figure, recorded } = frame;
  const { written, value } = figure;
  const plain = approximation === 'exact' || approximation === 'vague';
  const afterScale = written.infixPlace === 'after-scale' && written.scale !== '' && approximation === 'over';
  const sameScale = shape.scale === written.scale;
  const places: Big[] = [];
  const digits = digitsTo(value, plain || afterScale ? written.lastPlace : written.lastNonZeroPlace);
  let power = magnitude(x) - digits + 1;
  // A zero shows no precision at all.
  if (value.eq(0) && recorded !== null) places.push(recorded);
  // 70% for 8.5%: two digits were good enough for the writer, one is not. Where decimals are written, their number counts.
  const oneLeft = magnitude(x) <= magnitude(written.lastPlace) && magnitude(x) < magnitude(value);
  if (plain && written.decimals === 0 && oneLeft && recorded !== null) places.push(powerOfTen(magnitude(x) - 1));
  if (sameScale && (plain || afterScale)) places.push(written.lastPlace);
  const finest = Math.max(Math.min(power, magnitude(x) - decimalsAndDigits(x) + 1), -FINEST);
  for (; power >= finest; power--) places.push(powerOfTen(power));
  if (recorded === null) return places;
  // 70% in the ledger is not to be written as 70.0%.
  return places.map(place => (place.lt(recorded) ? recorded : place));
}

const decimalsAndDigits = (x: Big): number => Math.min(x.c.length, 16);

/** Decimals that a value on a grid of `place` is written with: the writer's own when the place is the writer's. */
function decimalsFor(value: Big, place: Big, shape: Shape, keepZeros: boolean): number {
  const needed = decimalsOf(value.div(shape.scaleFactor));
  if (!keepZeros) return needed;
  return Math.max(needed, magnitude(shape.scaleFactor) - magnitude(place), 0);
}

/** Rounding to whole numbers must not blur a small value: 0.6% is not to be worded as 1%. */
function tooCoarse(rounded: Big, x: Big, share = '0.34'): boolean {
  return rounded.minus(x).abs().gt(x.abs().times(share));
}

/** All true wordings of x with one shape and approximation, the closest to the writer's first; lazily. */
function* shaped(
  frame: Frame,
  shape: Shape,
  approximation: Approximation,
  x: Big,
  rounding: Rounding,
): Generator<string> {
  const { figure } = frame;
  const { written } = figure;
  const plain = approximation === 'exact' || approximation === 'vague';
  const direction = directionOf(approximation, rounding);
  // 三万九千 has no scale word of its own, yet is a rounded number.
  const exact = written.scale !== '' || written.lastPlace.lte(1) || figure.value.abs().lt(10000);
  if (plain && exact && shape.scale === '' && figure.kind === 'count' && written.decimals === 0) {
    const decimals = Math.min(decimalsOf(x), FINEST);
    const text = verified(write(frame, x, { ...shape, decimals }), figure, x, rounding);
    if (text !== null) yield text;
    return;
  }
  for (const place of placesFor(frame, approximation, shape, x)) {
    const value = roundTo(x, place, direction);
    if (!x.eq(0) && value.eq(0)) continue;
    // 1000余 for 1127 says too little where 1100余 can be said.
    if (approximation === 'over' && shape.scale === '' && tooCoarse(value, x, '0.1') && place.gt(100)) continue;
    if (plain && written.decimals === 0 && tooCoarse(value, x)) continue;
    // Rounded up, 9998万 is 1亿.
    const fit = shape.scale === written.scale || shape.scale === '' ? shape : scaledFor(frame, shape, value);
    const decimals = decimalsFor(value, place, fit, plain && !figure.value.eq(0));
    const text = verified(write(frame, value, { ...fit, decimals }), figure, x, rounding);
    if (text !== null) yield text;
  }
}

/** The writer's digits with another scale word or with the point moved. */
function* slippedScale(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  const { written } = figure;
  if (written.form !== 'number' || x.eq(0) || figure.value.eq(0) || written.digits === 'mixed') return;
  const shape = writersShape(figure);
  // The digits alone: in 1100余个 for 1.1千万 no scale is to be invented where the writer's number has another size class.
  const ratio = magnitude(x) - magnitude(figure.value);
  if (Math.abs(ratio) < 3) {
    if (ratio === 0) return;
    const value = figure.value.times(powerOfTen(ratio));
    const decimals = written.decimals === 0 ? 0 : Math.max(0, written.decimals - ratio);
    // 10380万 → 1038万 (a zero too many), but a whole number gets no decimals by that.
    if (written.decimals === 0 && (ratio > 0 || !value.mod(written.scaleFactor).eq(0))) return;
    if (!scaleSuits(figure, x)) return;
    const text = verified(write(frame, value, { ...shape, decimals }), figure, x, rounding);
    if (text !== null) yield text;
    return;
  }
  const count = figure.value.div(written.scaleFactor);
  for (const scale of scalesOf(frame.traditional)) {
    if (scale.factor.eq(written.scaleFactor)) continue;
    if (scale.word === '' && (isUnscaledUnit(written.unit) || written.decimals > 0)) continue;
    const moved = { ...shape, scale: scale.word, scaleFactor: scale.factor };
    const text = verified(write(frame, count.times(scale.factor), moved), figure, x, rounding);
    if (text !== null) yield text;
  }
}

const isUnscaledUnit = (unit: string): boolean => unit === '%' || unit === '％' || unit === '‰' || unit === '百分点';

/** The figure without its approximator, for a value that sits on the border. */
function bareShape(figure: Figure): Shape {
  return {
    ...writersShape(figure),
    before: withoutApproximator(figure.written.before),
    infix: '',
    after: '',
    infixPlace: 'none',
  };
}

/** Approximators as they stand at the head of a modifier, folded; longer ones first. */
const APPROXIMATORS =
  /^(?:不得超过|最高不超过|不得少于|不得低于|不超过|未超过|不高于|不多于|不大于|不低于|不少于|不小于|大约|大概|将近|接近|逼近|临近|几近|不足|不到|未满|不满|未达|未到|超过|超出|多于|高于|大于|低于|少于|小于|突破|跃上|迈上|至少|至多|最多|最少|起码|约莫|不超|近|约|超|逾)+了?/;

/** 约有 → 有: a verb that the scanner took along with the approximator stays. */
const withoutApproximator = (before: string): string => before.slice(APPROXIMATORS.exec(fold(before))?.[0].length ?? 0);

/** All true wordings of a plain number, the closest first. */
function* numberWordings(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  const own = writersShape(figure);
  const kind = figure.approximation;
  yield* slippedScale(frame, x, rounding);
  yield* roundedCount(frame, x, rounding);
  const suits = scaleSuits(figure, x);
  if (suits) yield* shaped(frame, own, kind, x, rounding);
  else yield* shaped(frame, scaledFor(frame, own, x), kind, x, rounding);
  if (kind === 'exact') {
    if (!suits) yield* shaped(frame, own, kind, x, rounding);
    return;
  }
  const bare = bareShape(figure);
  yield* shaped(frame, suits ? bare : scaledFor(frame, bare, x), 'exact', x, rounding);
  yield* shaped(frame, { ...bare, before: aboutWord(frame) + bare.before }, 'about', x, rounding);
}

/** 1100个 for 1,123: the writer meant a round number and left out 余. */
function* roundedCount(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  if (!isExactCount(figure) || figure.approximation !== 'exact') return;
  const place = figure.written.lastNonZeroPlace;
  if (place.lt(10) || figure.value.lt(100) || x.mod(10).eq(0)) return;
  if (x.lte(figure.value) || x.gte(figure.value.plus(place))) return;
  const shape: Shape = { ...writersShape(figure), infix: surplusWord(frame), infixPlace: 'after-scale' };
  const text = verified(write(frame, figure.value, shape), figure, x, rounding);
  if (text !== null) yield text;
}

const surplusWord = (frame: Frame): string => (frame.traditional ? '餘' : '余');
const aboutWord = (frame: Frame): string => (frame.traditional ? '約' : '约');

/** 3—5万, 63%～68%: a range of the same width around x, written with the same marks. */
function* rangeWordings(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  const { written } = figure;
  if (figure.upper === null) return;
  const runs = [...figure.text.matchAll(/[0-9０-９][0-9０-９.,，．]*/g)];
  if (runs.length !== 2) return;
  const width = figure.upper.minus(figure.value);
  const place = written.lastPlace;
  const low = roundTo(x.minus(width.div(2)), place, 'nearest');
  const starts = [low, low.minus(place), low.plus(place)];
  const decimals = (run: string): number => /[.．]([0-9０-９]+)$/.exec(run)?.[1]?.length ?? 0;
  for (const start of starts) {
    let text = figure.text;
    for (const [run, value] of [
      [runs[1]!, start.plus(width)],
      [runs[0]!, start],
    ] as const) {
      if (value.lt(0)) return;
      const plain = arabicDecimal(value.div(written.scaleFactor), decimals(run[0]), written.grouping);
      const digits = /[０-９]/.test(run[0]) ? fullWidth(plain, /．/.test(run[0])) : plain;
      text = text.slice(0, run.index) + digits + text.slice(run.index + run[0].length);
    }
    const good = verified(text, figure, x, rounding);
    if (good !== null) yield good;
  }
}

const DIGITS = '零一二三四五六七八九';

/** 三四百 → 五六百. */
function* adjacentWordings(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  if (figure.upper === null) return;
  const step = figure.upper.minus(figure.value);
  if (step.lte(0)) return;
  const pair = /([一二两兩三四五六七八])([二三四五六七八九])/.exec(figure.text);
  if (pair === null) return;
  const teen = figure.value
    .div(step)
    .round(0, Big.roundDown)
    .minus(DIGITS.indexOf(pair[1]!.replace(/[两兩]/, '二')));
  const first = Number(x.div(step).round(0, Big.roundDown).minus(teen).toFixed(0));
  for (const digit of [first, first - 1]) {
    if (digit < 1 || digit > 8) continue;
    const text =
      figure.text.slice(0, pair.index) + DIGITS[digit]! + DIGITS[digit + 1]! + figure.text.slice(pair.index + 2);
    const good = verified(text, figure, x, rounding);
    if (good !== null) yield good;
  }
}

/** 三成, 八成五, 近两成; x in percent. */
function* tenthsWordings(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  const arabic = /[0-9０-９]/.exec(frame.inner + figure.text);
  const single = figure.value.mod(10).eq(0);
  const direction = directionOf(figure.approximation, 'half-up');
  const part = /([0-9０-９一二两兩三四五六七八九十]+)([成])([半0-9０-９一二三四五六七八九]?)/.exec(figure.text);
  if (part === null) return;
  const two = /[两兩]/.exec(figure.text)?.[0] ?? (frame.traditional ? '兩' : '两');
  const name = (digit: number, leading: boolean): string => {
    if (arabic !== null) return /[０-９]/.test(arabic[0]) ? fullWidth(String(digit), false) : String(digit);
    return digit === 2 && leading ? two : DIGITS[digit]!;
  };
  for (const places of single ? [10, 1] : [1, 10]) {
    const value = Number(roundTo(x, new Big(places), direction).toFixed(0));
    const tens = Math.floor(value / 10);
    const ones = value % 10;
    if (tens < 1 || tens > 9) continue;
    const rest = ones === 0 ? '' : ones === 5 && part[3] === '半' ? '半' : name(ones, false);
    const words = name(tens, true) + '成' + rest;
    const text = figure.text.slice(0, part.index) + words + figure.text.slice(part.index + part[0].length);
    const good = verified(text, figure, x, rounding);
    if (good !== null) yield good;
    const bare = bareText(frame, words, part.index, part[0].length);
    const other = verified(bare, figure, x, rounding);
    if (other !== null) yield other;
  }
}

/** The figure's text with a new core and without its approximators. */
function bareText(frame: Frame, core: string, at: number, length: number): string {
  const { written, text } = frame.figure;
  let head = text.slice(0, at);
  let tail = text.slice(at + length);
  if (written.before !== '') head = head.replace(written.before, withoutApproximator(written.before));
  if (written.after !== '') tail = tail.replace(written.after, '');
  return head + core + tail;
}

/** 三分之一, 3/5, 一半; x is the plain ratio. Small denominators, the writer's own first. */
function* ratioWordings(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  const { text, fraction } = figure;
  const inWords = /分之/.test(text) || figure.written.form === 'half';
  if (figure.written.form === 'half') {
    for (const words of ['一半', frame.traditional ? '過半' : '过半', '近半']) {
      const good = verified(words, figure, x, rounding);
      if (good !== null) yield good;
    }
  }
  const core = /[0-9０-９]+[/／][0-9０-９]+|[一二两兩三四五六七八九十百]+分之[一二两兩三四五六七八九十百]+/.exec(text);
  const own = fraction === null ? 3 : Number(fraction.denominator.toFixed(0));
  const denominators = [own, 2, 3, 4, 5, 10].filter((d, i, all) => d >= 2 && d <= 10 && all.indexOf(d) === i);
  for (const keep of [true, false]) {
    for (const denominator of denominators) {
      const numerator = Number(x.times(denominator).round(0, Big.roundHalfUp).toFixed(0));
      for (const n of [numerator, numerator - 1, numerator + 1]) {
        if (n < 1 || n >= denominator || !isReduced(n, denominator)) continue;
        const cn = (k: number): string => (k === 10 ? '十' : DIGITS[k]!);
        const words = inWords ? `${cn(denominator)}分之${cn(n)}` : `${n}/${denominator}`;
        const whole =
          core === null
            ? words
            : keep
              ? text.slice(0, core.index) + words + text.slice(core.index + core[0].length)
              : bareText(frame, words, core.index, core[0].length);
        const good = verified(whole, figure, x, rounding);
        if (good !== null) yield good;
      }
    }
  }
  // No simple fraction fits: in percent.
  for (const place of ['1', '0.1', '0.01']) {
    const text = `${roundTo(x.times(100), new Big(place), 'nearest').toFixed()}%`;
    const good = verified(text, figure, x, rounding);
    if (good !== null) yield good;
  }
}

function isReduced(n: number, denominator: number): boolean {
  for (let d = 2; d <= n; d++) if (n % d === 0 && denominator % d === 0) return false;
  return true;
}

/** 翻一番 → 翻两番; x is the ratio. */
function* doublingWordings(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const part = /[一二两兩三四五1-5]番/.exec(frame.figure.text);
  if (part === null) return;
  for (const n of [frame.traditional ? '兩' : '两', '一', '三', '四']) {
    const text = frame.figure.text.slice(0, part.index) + n + frame.figure.text.slice(part.index + 1);
    const good = verified(text, frame.figure, x, rounding);
    if (good !== null) yield good;
  }
}

/** 数十, 上百, 十余, 近百 and the like for another size; then a plain number. */
function* vagueWordings(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  const { figure } = frame;
  const core = /[十百千万萬亿億]+/.exec(figure.text);
  if (core !== null && x.gt(0)) {
    const power = magnitude(x);
    for (const p of [power, power + 1]) {
      const base = placeWord(p, frame.traditional);
      // Nobody says 上十.
      if (base === null || (p === 1 && /[上成]/.test(figure.written.before + figure.written.number))) continue;
      const text = figure.text.slice(0, core.index) + base + figure.text.slice(core.index + core[0].length);
      const good = verified(text, figure, x, rounding);
      if (good !== null) yield good;
    }
  }
  const unit = figure.text.slice(figure.text.length - figure.written.unit.length);
  for (const words of vagueAlternatives(frame, x)) {
    const good = verified(words + unit, figure, x, rounding);
    if (good !== null) yield good;
  }
}

function placeWord(power: number, traditional: boolean): string | null {
  const words = ['', '十', '百', '千', '万', '十万', '百万', '千万', '亿', '十亿', '百亿', '千亿', '万亿'];
  const word = words[power];
  if (word === undefined || word === '') return null;
  return traditional ? word.replace('万', '萬').replace('亿', '億') : word;
}

function vagueAlternatives(frame: Frame, x: Big): readonly string[] {
  const power = magnitude(x);
  const word = placeWord(power, frame.traditional);
  const several = frame.traditional ? '數' : '数';
  const plain = x.toFixed(Math.min(decimalsOf(x), 2));
  const round = roundTo(x, powerOfTen(power), 'down').toFixed(0);
  return word === null
    ? [plain]
    : [several + word, word + surplusWord(frame), power > 1 ? '上' + word : plain, round + surplusWord(frame), plain];
}

function wordingsOf(frame: Frame, x: Big, rounding: Rounding): Generator<string> {
  switch (frame.figure.written.form) {
    case 'range':
      return rangeWordings(frame, x, rounding);
    case 'adjacent':
      return adjacentWordings(frame, x, rounding);
    case 'tenths':
      return tenthsWordings(frame, x, rounding);
    case 'fraction':
    case 'half':
      return ratioWordings(frame, x, rounding);
    case 'doubling':
      return doublingWordings(frame, x, rounding);
    case 'vague':
      return vagueWordings(frame, x, rounding);
    default:
      return numberWordings(frame, x, rounding);
  }
}

/**
 * The value in the writer's own wording, as close to it as truth allows (see the order at the head of this file).
 * @param figure what was written
 * @param x the exact value in the figure's unit and scaling
 * @param recorded place of the last digit of the value as the ledger holds it (0.1 for 70.0%), in the scaling of x: no wording
 *   is more precise than that; null when it is not known
 * @returns the figure's own text when that is true already; null when no wording of its kind is true
 */
export function wordLike(figure: Figure, x: Big, rounding: Rounding, recorded: Big | null = null): string | null {
  if (truthOf(figure, x, rounding) === 'true') return figure.text;
  for (const text of wordingsOf(frameOf(figure, recorded), x, rounding)) return text;
  return null;
}

/**
 * Other true wordings of the value, each read back and found true: one more decimal, 近, 余, 约, and the exact number.
 * @returns at most five, all different from each other, from `wordLike` and from the figure's text
 */
export function otherWordings(figure: Figure, x: Big, rounding: Rounding, recorded: Big | null = null): string[] {
  const frame = frameOf(figure, recorded);
  const seen = new Set<string>([figure.text]);
  const like = wordLike(figure, x, rounding, recorded);
  if (like !== null) seen.add(like);
  const found: string[] = [];
  const add = (text: string | null): void => {
    if (text === null || found.length >= 5 || seen.has(text)) return;
    seen.add(text);
    found.push(text);
  };
  const { form } = figure.written;
  if (form === 'tenths' && figure.unit === '%') {
    add(verified(`${roundTo(x, new Big('0.1'), 'nearest').toFixed()}%`, figure, x, rounding));
    return found;
  }
  if (form !== 'number' && form !== 'multiple') {
    let tries = 0;
    for (const text of wordingsOf(frame, x, rounding)) {
      add(text);
      if (++tries >= 5) break;
    }
    return found;
  }
  const bare = bareShape(figure);
  const suits = scaleSuits(figure, x);
  const base = suits ? bare : scaledFor(frame, bare, x);
  for (const shape of alternatives(frame, base, x)) {
    const { approximation } = shape;
    const value = roundTo(x, shape.place, directionOf(approximation, rounding));
    // 约12件 for exactly 12 would be coy.
    if (value.eq(0) || (approximation === 'about' && value.eq(x))) continue;
    const decimals = decimalsOf(value.div(shape.scaleFactor));
    add(verified(write(frame, value, { ...shape, decimals }), figure, x, rounding));
  }
  return found;
}

/** The shapes of `otherWordings`, each with the place to round to. */
function* alternatives(
  frame: Frame,
  base: Shape,
  x: Big,
): Generator<Shape & { readonly place: Big; readonly approximation: Approximation }> {
  const { figure } = frame;
  const plain = isUnscaledUnit(figure.written.unit) || figure.kind === 'percent' || figure.kind === 'percentage-point';
  const written = figure.written;
  // The writer's own coarseness, carried over to the size of x, but never finer than two digits of a bare count.
  const digits = Math.min(
    digitsTo(figure.value, written.lastNonZeroPlace),
    base.scale === '' && !plain ? 2 : Number.POSITIVE_INFINITY,
  );
  const place = powerOfTen(magnitude(x) - digits + 1);
  const finer = place.div(10);
  yield { ...base, place: finer, approximation: 'exact' };
  yield { ...base, before: '近' + base.before, place, approximation: 'near' };
  if (!plain) {
    // 20余万 for 293412 is true and says nothing.
    const enough = tooCoarse(roundTo(x, place, 'down'), x, '0.2') ? finer : place;
    yield {
      ...base,
      infix: surplusWord(frame),
      // 10余万 but 31万余: only a number whose last written digit is above the scale's ones leaves room before the scale.
      infixPlace: base.scale !== '' && enough.gt(base.scaleFactor) ? 'before-scale' : 'after-scale',
      place: enough,
      approximation: 'over',
    };
  }
  yield { ...base, before: aboutWord(frame) + base.before, place, approximation: 'about' };
  const exactPlaces = powerOfTen(-Math.min(decimalsOf(x), FINEST));
  if (base.scale !== '') {
    yield { ...base, scale: '', scaleFactor: powerOfTen(0), place: exactPlaces, approximation: 'exact' };
  }
  yield { ...base, place: exactPlaces, approximation: 'exact' };
}

const WAN = powerOfTen(4);
const YI = powerOfTen(8);

/**
 * A value as messages show it: its exact digits up to six of them or in 万/亿 where that is as exact or needed for
 * reading (29.3412万 stays 293412; 312000 is 31.2万; 1270000000 is 12.7亿), cut to four decimals where it goes on.
 * @param unit follows the number directly, '' for none
 */
export function wordExact(x: Big, unit: string): string {
  const size = x.abs();
  let factor = powerOfTen(0);
  let word = '';
  const scaled = size.gte(YI) ? { factor: YI, word: '亿' } : { factor: WAN, word: '万' };
  const fits = size.gte(WAN) && decimalsOf(x.div(scaled.factor)) <= 2;
  if (!isUnscaledUnit(unit) && (fits || size.gte(1000000))) ({ factor, word } = scaled);
  const value = x.div(factor);
  const places = value.abs().lt(1) ? Math.max(4, 3 - magnitude(value)) : 4;
  const shown = decimalsOf(value) <= 8 && word !== '' ? value : value.round(Math.min(places, 12), Big.roundHalfUp);
  return shown.toFixed() + word + unit;
}
