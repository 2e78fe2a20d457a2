/**
 * Writes exact decimals in the digit styles of Chinese reports: 1234.5, １２３４, 一千二百三十四, 壹仟貳佰, 五点三.
 * The inverse of what the scanner reads; no approximators and no units here.
 */
import type Big from 'big.js';

/** How Chinese numerals are spelt. */
export interface Numerals {
  readonly digits: readonly string[];
  readonly ten: string;
  readonly hundred: string;
  readonly thousand: string;
  readonly wan: string;
  readonly yi: string;
  readonly point: string;
  /** 二 before 百, 千, 万, 亿 becomes this (两, 兩), '' to leave it. */
  readonly liang: string;
  /** 10–19 with the leading 一 (一十五), as bank forms always have it. */
  readonly leadingOne: boolean;
}

const PLAIN = [...'零一二三四五六七八九'];
const BANK = [...'零壹贰叁肆伍陆柒捌玖'];
const BANK_TRADITIONAL = [...'零壹貳叁肆伍陸柒捌玖'];

/**
 * The spelling that a sample uses.
 * @param sample the written number, from which 两, 〇, 一十 and traditional forms are taken over.
 */
export function numeralsLike(sample: string, bank: boolean, traditional: boolean): Numerals {
  const digits = bank ? (traditional ? BANK_TRADITIONAL : BANK) : PLAIN;
  const zero = sample.includes('〇') ? ['〇', ...digits.slice(1)] : digits;
  return {
    digits: zero,
    ten: bank ? '拾' : '十',
    hundred: bank ? '佰' : '百',
    thousand: bank ? '仟' : '千',
    wan: traditional ? '萬' : '万',
    yi: traditional ? '億' : '亿',
    point: traditional ? '點' : '点',
    liang: /[两兩]/.test(sample) ? (traditional ? '兩' : '两') : '',
    leadingOne: bank || /^[一壹][十拾]/.test(sample),
  };
}

/** 1–9999 as a section of a larger numeral. `inner`: digits stand before it, so gaps show as 零 and ten as 一十. */
function section(value: number, numerals: Numerals, inner: boolean): string {
  const places = ['', numerals.ten, numerals.hundred, numerals.thousand];
  let text = '';
  let gap = inner && value < 1000;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      if (text !== '') gap = true;
      continue;
    }
    if (gap) text += numerals.digits[0];
    gap = false;
    const bareTen = place === 1 && digit === 1 && text === '' && !inner && !numerals.leadingOne;
    const two = digit === 2 && place >= 2 && numerals.liang !== '' ? numerals.liang : numerals.digits[digit]!;
    text += (bareTen ? '' : two) + places[place]!;
  }
  return text;
}

/** A whole number ≥ 0, as its plain digits, in Chinese numerals: 407000000 → 四亿零七百万; null beyond 9999万亿. */
export function chineseInteger(plain: string, numerals: Numerals): string | null {
  const digits = plain.replace(/^0+/, '');
  if (digits === '') return numerals.digits[0]!;
  if (digits.length > 16) return null;
  const parts: number[] = [];
  for (let end = digits.length; end > 0; end -= 4) parts.unshift(Number(digits.slice(Math.max(0, end - 4), end)));
  // Ten thousand 亿 is 万亿: the upper two sections share one 亿.
  const words = parts.length === 4 ? [numerals.wan, numerals.yi, numerals.wan, ''] : [numerals.yi, numerals.wan, ''];
  const offset = words.length - parts.length;
  let text = '';
  let pendingZero = false;
  parts.forEach((part, i) => {
    const word = words[offset + i]!;
    if (part === 0) {
      // 一万亿: the section of 亿 is empty, the word stays.
      if (word === numerals.yi && text !== '') text += word;
      else if (text !== '') pendingZero = true;
      return;
    }
    const inner = text !== '';
    let written = section(part, numerals, inner);
    if (part === 2 && word !== '' && numerals.liang !== '' && !inner) written = numerals.liang;
    if (pendingZero && !written.startsWith(numerals.digits[0]!)) text += numerals.digits[0];
    pendingZero = false;
    text += written + word;
  });
  return text;
}

/** A decimal ≥ 0 with the given number of decimals in Chinese numerals: 5.3 → 五点三. */
export function chineseDecimal(value: Big, decimals: number, numerals: Numerals): string | null {
  const [whole, rest] = value.toFixed(decimals).split('.') as [string, string | undefined];
  const integer = chineseInteger(whole, numerals);
  if (integer === null || rest === undefined) return integer;
  return integer + numerals.point + [...rest].map(d => numerals.digits[Number(d)]!).join('');
}

/** A decimal ≥ 0 in Arabic digits with a thousands mark ('' for none): 1098 → 1,098. */
export function arabicDecimal(value: Big, decimals: number, grouping: string): string {
  const [whole, rest] = value.toFixed(decimals).split('.') as [string, string | undefined];
  let grouped = whole;
  if (grouping !== '' && whole.length > 3) {
    const groups: string[] = [];
    for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
    grouped = groups.join(grouping);
  }
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** Arabic digits to full-width ones; the point too when the sample has a full-width point. */
export function fullWidth(text: string, widePoint: boolean): string {
  let out = '';
  for (const c of text) {
    if (c >= '0' && c <= '9') out += String.fromCharCode(c.charCodeAt(0) + 0xfee0);
    else out += c === '.' && widePoint ? '．' : c;
  }
  return out;
}

/** The number of decimals that a value has: 1.25 → 2, 300 → 0. */
export function decimalsOf(value: Big): number {
  return Math.max(0, value.c.length - 1 - value.e);
}

/** The power of ten of the leading digit: 1127 → 3, 0.05 → -2; 0 for zero. */
export function magnitude(value: Big): number {
  return value.eq(0) ? 0 : value.e;
}
