/** Entering a figure in the list: what modifies it before and after, its currency sign, how it is written, names that hide it. */
import type Big from 'big.js';
import { isLetter } from '../alphabet';
import { modifierAfter, modifierBefore } from '../modifiers';
import type { Amount } from '../numerals';
import type { Approximation, Figure, FigureForm, FigureKind, InfixPlace, Written } from '../types';
import { has } from './characters';
import type { Scan } from './scan-state';

/** What was read of a figure, before anything that stands around it. Ranges are offsets into the text. */
export interface FigureRead {
  readonly start: number;
  readonly end: number;
  readonly value: Big;
  readonly upper: Big | null;
  readonly fraction: Figure['fraction'];
  readonly unit: string;
  readonly kind: FigureKind;
  readonly form: FigureForm;
  readonly amount: Amount;
  readonly number: readonly [number, number];
  readonly unitAt?: readonly [number, number];
  readonly prefix?: readonly [number, number];
  readonly before?: readonly [number, number] | undefined;
  readonly after?: readonly [number, number] | undefined;
  readonly approximation?: Approximation | null;
  readonly infixPlace: InfixPlace;
  readonly last: Big;
  readonly lastNonZero: Big;
}

/** Adds the modifiers, checks names and lists the figure. Returns the offset to go on from. */
export function listFigure(scan: Scan, input: FigureRead): number {
  const s = scan.s;
  let { start, end } = input;
  let approximation: Approximation | null = input.approximation ?? null;
  let beforeStart = input.before?.[0] ?? start;
  const beforeEnd = input.before?.[1] ?? Math.min(start, input.prefix?.[0] ?? start);
  // US$1.2億, ¥500
  let currency = '';
  if (has('$¥€£', s.charAt(start - 1)) && start - 1 >= scan.floor) {
    const sign = s.charAt(start - 1);
    let from = start - 1;
    currency = sign === '¥' ? '元' : sign === '€' ? '欧元' : sign === '£' ? '英镑' : '元';
    if (sign === '$') {
      while (from > scan.floor && isLetter(s.charCodeAt(from - 1)) && start - from < 4) from--;
      const letters = s.slice(from, start - 1);
      if (letters === 'US' || letters === 'U') currency = '美元';
      else if (letters === 'HK') currency = '港元';
    }
    start = beforeStart = from;
  }
  for (let i = 0; i < 2; i++) {
    const modifier = modifierBefore(s, start, scan.floor);
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
    } else if (moreAfterUnit(scan, input.unit, input.kind, end)) {
      afterStart = end;
      end = afterEnd = end + 1;
      approximation ??= 'over';
    }
  }
  const unit = currency === '' ? input.unit : input.unit === '' || input.unit === '元' ? currency : input.unit;
  const kind: FigureKind = currency === '' ? input.kind : 'money';
  const a = input.amount;
  const slice = (range: readonly [number, number] | undefined): string =>
    range === undefined ? '' : scan.text.slice(range[0], range[1]);
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
  if (hidden(scan, input, start, end)) return Math.max(end, input.end);
  const written: Written = {
    form: input.form,
    before: scan.text.slice(beforeStart, Math.max(beforeStart, beforeEnd)).trim(),
    number: slice(number),
    percentPrefix: input.form === 'range' ? '' : prefix,
    scale: withScale ? scan.text.slice(a.scaleStart, a.scaleEnd) : '',
    scaleFactor: a.scaleFactor,
    infix: withInfix ? scan.text.slice(a.infixStart, a.infixEnd) : '',
    infixPlace: withInfix ? input.infixPlace : 'none',
    unit: slice(input.unitAt),
    after: scan.text.slice(afterStart, afterEnd),
    digits: a.style,
    grouping: a.grouping,
    decimals: a.decimals,
    numberRange: { start: number[0], end: numberEnd },
    lastPlace: input.last,
    lastNonZeroPlace: input.lastNonZero,
  };
  scan.figures.push({
    start,
    end,
    text: scan.text.slice(start, end),
    value: input.value,
    upper: input.upper,
    fraction: input.fraction,
    unit,
    kind,
    approximation: approximation ?? 'exact',
    written,
    compoundIndex: -1,
  });
  scan.floor = end;
  return end;
}

/** 3年多, 6公里多, 100元多: only where no noun follows that 多 could belong to. */
function moreAfterUnit(scan: Scan, unit: string, kind: FigureKind, at: number): boolean {
  const s = scan.s;
  const mark = s.charAt(at);
  if ((mark !== '多' && mark !== '余') || unit === '' || kind === 'count') return false;
  const next = s.charAt(at + 1);
  return next === '' || has('的，。；、,;以来时前后）)\n', next);
}

/** Inside 《…》, or a numeral in a short quotation that names something. Figures come in order, and so do the spans. */
function hidden(
  scan: Scan,
  input: { kind: FigureKind; amount: Amount; unit: string },
  start: number,
  end: number,
): boolean {
  if (scan.lenient) return false;
  while (scan.nameAt < scan.names.length && scan.names[scan.nameAt]!.end <= start) scan.nameAt++;
  for (let k = scan.nameAt; k < scan.names.length && k < scan.nameAt + 3; k++) {
    const span = scan.names[k]!;
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
export function markCompounds(scan: Scan): void {
  const figures = scan.figures;
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
