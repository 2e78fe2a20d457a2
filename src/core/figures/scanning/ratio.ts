/** Numbers set against one another by a sign: 1:3, 3.9：59.5：36.6, 3/5; a time of day is no such thing. */
import Big from 'big.js';
import { isDigit } from '../alphabet';
import { skipBlanks } from '../non-quantities';
import { type Amount, readArabic } from '../numerals';
import { matchUnit } from '../units';
import { has } from './characters';
import { listFigure } from './listing';
import type { Scan } from './scan-state';

const ONE = new Big(1);

/** 1:3, 3.9：59.5：36.6, 3/5; 0 when neither. A time (8:30) is skipped. */
export function readRatioOrFraction(scan: Scan, at: number, amount: Amount): number {
  const s = scan.s;
  const mark = s.charAt(amount.end);
  if (mark === '/' && amount.plain && isDigit(s.charCodeAt(amount.end + 1))) {
    const second = readArabic(s, scan.text, amount.end + 1);
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
    return listFigure(scan, {
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
    const next = readArabic(s, scan.text, i);
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
  const unit = matchUnit(s, end, scan.extra);
  if (unit !== null) return 0;
  return listFigure(scan, {
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
  });
}
