/** Words before and after a figure that approximate or bound it, read longest first (GB/T 15835-2011, 民法典 art. 1259). */
import type { Approximation } from './types';

/** Folded word, what it does, and the characters that make another word of it when they stand before it. */
interface ModifierRow {
  readonly word: string;
  readonly approximation: Approximation;
  /** Characters that, right before the word, make it part of another word (节约, 附近). */
  readonly notAfter: string;
}

const rows = (approximation: Approximation, words: string, notAfter = ''): ModifierRow[] =>
  words.split(' ').map(word => ({ word, approximation, notAfter }));

const BEFORE: readonly ModifierRow[] = [
  ...rows('about', '大约有 大约为 大约 大概有 大概 约有 约为 约占 约达 约合 约计 约莫'),
  ...rows('about', '约', '节制条合签预履大要集邀特违契公缔续解简守失毁相盟隐婉誓爽赴践协'),
  ...rows('near', '将近 接近 逼近 临近 几近'),
  ...rows('near', '近', '附最临远靠亲邻新附就相'),
  ...rows('more-than', '超过了 超过 超出 多于 高于 大于 突破了 突破 跃上 迈上 逾'),
  ...rows('more-than', '超', '赶高'),
  ...rows('at-least', '不低于 不少于 不小于 不得少于 不得低于 至少有 至少 最少 起码'),
  ...rows('at-most', '不超过 不高于 不多于 不大于 不得超过 未超过 不超 至多 最多 最高不超过'),
  ...rows('under', '不足 不到 未满 不满 未达 未到'),
  ...rows('less-than', '低于 少于 小于'),
];

const AFTER: readonly (readonly [string, Approximation])[] = [
  ['左右', 'about'],
  ['上下', 'about'],
  ['及以上', 'at-least'],
  ['(含)以上', 'at-least'],
  ['（含）以上', 'at-least'],
  ['以上', 'at-least'],
  ['及以下', 'at-most'],
  ['(含)以下', 'at-most'],
  ['（含）以下', 'at-most'],
  ['以下', 'at-most'],
  ['以内', 'at-most'],
  ['之内', 'at-most'],
  ['之多', 'exact'],
  ['有余', 'over'],
  ['开外', 'over'],
  ['出头', 'over'],
];

const beforeByLast = new Map<string, ModifierRow[]>();
for (const row of BEFORE) {
  const last = row.word.charAt(row.word.length - 1);
  const list = beforeByLast.get(last) ?? [];
  list.push(row);
  list.sort((a, b) => b.word.length - a.word.length);
  beforeByLast.set(last, list);
}

export interface ModifierMatch {
  readonly start: number;
  readonly end: number;
  readonly approximation: Approximation;
}

/** The longest modifier that ends at `end` and does not reach before `floor`; a single blank may stand between. */
export function modifierBefore(text: string, end: number, floor: number): ModifierMatch | null {
  const stop = end > floor && text.charAt(end - 1) === ' ' ? end - 1 : end;
  if (stop <= floor) return null;
  const list = beforeByLast.get(text.charAt(stop - 1));
  if (list === undefined) return null;
  for (const row of list) {
    const start = stop - row.word.length;
    if (start < floor || !text.startsWith(row.word, start)) continue;
    if (start > 0 && row.notAfter.includes(text.charAt(start - 1))) continue;
    return { start, end: stop, approximation: row.approximation };
  }
  return null;
}

/** The modifier that starts at `at`, or null. 上下游 and 以上级 are other words. */
export function modifierAfter(text: string, at: number): ModifierMatch | null {
  const first = text.charAt(at);
  if (!'左上及(（以之有开出'.includes(first) || first === '') return null;
  for (const [word, approximation] of AFTER) {
    if (!text.startsWith(word, at)) continue;
    const next = text.charAt(at + word.length);
    if (word === '上下' && (next === '游' || next === '班' || next === '级' || next === '联' || next === '铺'))
      continue;
    if (word === '左右' && (next === '两' || next === '岸')) continue;
    return { start: at, end: at + word.length, approximation };
  }
  return null;
}
