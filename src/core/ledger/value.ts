import type Big from 'big.js';
import { parseQuantity } from '../figures/scan';
import { convertUnit, normaliseUnit } from '../figures/units';
import { fold } from '../text/fold';
import { Exact, isSane } from './exact';

/** The unit of an entry: what it is written as, its base unit, and how many base units one of it is. */
export interface EntryUnit {
  readonly written: string;
  /** '' for an entry without a unit. */
  readonly base: string;
  readonly factor: Big;
}

export const NO_UNIT: EntryUnit = { written: '', base: '', factor: new Exact(1) };

/** A value as written, before it is brought to the entry's unit. */
interface Quantity {
  readonly value: Big;
  /** Base unit that the value carries itself, '' if none. */
  readonly unit: string;
  /** The unit as written with its scale, '' if the value carries neither. */
  readonly writtenUnit: string;
  readonly fraction: { readonly numerator: Big; readonly denominator: Big } | null;
}

export type ValueFault =
  /** Not a quantity at all. */
  | { readonly kind: 'not-a-figure' }
  /** 近30万件, 3至5个: the ledger needs the exact figure. */
  | { readonly kind: 'not-exact' }
  /** 1_000, 0x10: another notation; `plain` is the decimal. */
  | { readonly kind: 'notation'; readonly plain: string | null }
  | { readonly kind: 'too-large' }
  /** The value's own unit is of another kind than the entry's. */
  | { readonly kind: 'unit'; readonly unit: string };

export type ValueResult =
  | { readonly value: Big; readonly unit: EntryUnit; readonly bare: boolean; readonly fault: null }
  | { readonly fault: ValueFault };

const MAX_LENGTH = 300;
const GROUPED = /^[+-]?\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?$/;
const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const EXPONENT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d{1,3}$/;
const UNDERSCORED = /^[+-]?\d+(?:_\d+)+(?:\.\d+)?$/;
const RADIX = /^0[xob][0-9a-f]{1,30}$/;
/** Number, then whatever unit a person writes; digits, dashes and sentence punctuation make it something else. */
const NUMBER_AND_UNIT =
  /^([+-]?\d[\d ,]*(?:\.\d+)?) ?([^\d\s,.+\-~:;，。、；：~～—–余餘多几幾点點][^\d\s,;:，。、；：~～—–]*)$/;
/** What makes a figure no exact one, standing in the place of a unit. */
const APPROXIMATE = /^(?:左右|上下|以上|以下|以内|以內|许|許|来|來)|(?:左右|上下|以上|以下|以内|以內)$/;
/** A scale followed by 余, 多, 几 is approximate; by Chinese digits it is a longer numeral. */
const SCALE_THEN_MORE = /^[十百千万萬亿億]+[余餘多几幾点點〇零一二三四五六七八九两兩]/;

/** A unit that a person can mean: short, no digits (except in 件(次) and the like there are none), no sentence punctuation. */
export const isUnitText = (text: string): boolean =>
  text.length > 0 && text.length <= 20 && !/[\d０-９,，。；;：:、|{}[\]"'#&*!<>?？！\u0000-\u001f]/.test(text);

/** Reads the `unit` field; `written` must satisfy `isUnitText`. */
export function entryUnit(written: string): EntryUnit {
  const { unit, factor } = normaliseUnit(written);
  return { written, base: unit, factor: new Exact(factor) };
}

function number(text: string): Big | null {
  const digits = PLAIN.test(text) ? text : GROUPED.test(text) ? text.replace(/[ ,]/g, '') : null;
  return digits === null ? null : new Exact(digits.replace(/^\+/, '').replace(/\.$/, ''));
}

function readQuantity(text: string): Quantity | ValueFault {
  if (text.length > MAX_LENGTH) return { kind: 'too-large' };
  // Full-width digits, sign and comma become ordinary; the unit keeps what was written. Same length, so slices agree.
  const folded = fold(text)
    .replace(/[−–]/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ');
  const bare = number(folded);
  if (bare) return { value: bare, unit: '', writtenUnit: '', fraction: null };
  if (EXPONENT.test(folded)) {
    const value = new Exact(folded.replace(/^\+/, '').replace(/\.e/, 'e'));
    return isSane(value) && value.e > -40
      ? { value, unit: '', writtenUnit: '', fraction: null }
      : { kind: 'too-large' };
  }
  if (UNDERSCORED.test(folded)) return { kind: 'notation', plain: folded.replaceAll('_', '') };
  if (RADIX.test(folded)) {
    return {
      kind: 'notation',
      plain: /^0x[0-9a-f]+$|^0o[0-7]+$|^0b[01]+$/.test(folded) ? BigInt(folded).toString() : null,
    };
  }
  const parts = NUMBER_AND_UNIT.exec(folded);
  if (parts && !SCALE_THEN_MORE.test(parts[2]!)) {
    const value = number(parts[1]!.trimEnd());
    const writtenUnit = text.slice(text.length - parts[2]!.length);
    if (value && APPROXIMATE.test(parts[2]!)) return { kind: 'not-exact' };
    if (value && isUnitText(writtenUnit)) {
      const unit = entryUnit(writtenUnit);
      return { value: value.times(unit.factor), unit: unit.base, writtenUnit, fraction: null };
    }
  }
  const figure = parseQuantity(text);
  if (!figure) return { kind: 'not-a-figure' };
  if (figure.approximation !== 'exact' || figure.upper !== null) return { kind: 'not-exact' };
  const { written } = figure;
  return {
    value: new Exact(figure.value),
    unit: figure.unit,
    // 2万5千 carries its scale inside the number; that it has one is all that matters here.
    writtenUnit:
      written.scale + written.unit || (figure.unit === '' && PLAIN.test(folded) ? '' : figure.unit || written.number),
    fraction: figure.fraction,
  };
}

/**
 * Reads a value of the ledger exactly, in the base unit of its entry: a plain number is in the entry's written unit (6843 with 万人次 → 68430000 人次);
 * a value with a scale or unit of its own (29.3412万件, 1317.9百萬元, 三分之一, 百分之五) says itself what it is, and is converted.
 * @param text the scalar as written, trimmed.
 * @param unit the entry's `unit`, null when it has none: then the value's own unit becomes the entry's.
 * @returns the value with the entry's unit, and whether it was a bare number; or what is wrong with it.
 */
export function readValue(text: string, unit: EntryUnit | null): ValueResult {
  const read = readQuantity(text);
  if ('kind' in read) return { fault: read };
  if (!isSane(read.value)) return { fault: { kind: 'too-large' } };
  const bare = read.writtenUnit === '' && read.fraction === null;
  if (bare) {
    const own = unit ?? NO_UNIT;
    return { value: read.value.times(own.factor), unit: own, bare, fault: null };
  }
  const { fraction } = read;
  const exact = fraction ? new Exact(fraction.numerator).div(fraction.denominator) : read.value;
  if (unit === null) {
    return {
      value: exact,
      unit: { written: read.writtenUnit, base: read.unit, factor: unitFactor(read.writtenUnit) },
      bare,
      fault: null,
    };
  }
  if (read.unit === unit.base || read.unit === '') {
    // 三分之一 under `unit: '%'` is 33.33…%: a share of one, unlike 3万 under 件, which is 30000 of them.
    const share = fraction && read.unit === '' ? shareOf(unit.base) : 1;
    const value = fraction ? new Exact(fraction.numerator).times(share).div(fraction.denominator) : exact;
    return { value, unit, bare, fault: null };
  }
  const converted = convertUnit(exact, read.unit, unit.base);
  if (converted === null) return { fault: { kind: 'unit', unit: read.writtenUnit } };
  return { value: new Exact(converted), unit, bare, fault: null };
}

function unitFactor(writtenUnit: string): Big {
  return writtenUnit && isUnitText(writtenUnit) ? new Exact(normaliseUnit(writtenUnit).factor) : new Exact(1);
}

/** How many of a proportional unit make one whole: 100 for %, 1000 for ‰; 1 for every other unit. */
export function shareOf(unit: string): number {
  if (unit === '%' || unit === '百分点') return 100;
  return unit === '‰' ? 1000 : 1;
}
