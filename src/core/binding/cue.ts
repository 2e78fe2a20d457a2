import { push } from './lists';
import type { ChangeCue } from './types';

/** Verbs of change by direction; the text is folded (simplified, half-width) before it is compared. */
const UP = [
  '增长',
  '增加',
  '增至',
  '增到',
  '增幅',
  '增收',
  '增多',
  '提高',
  '提升',
  '上升',
  '上涨',
  '升至',
  '升到',
  '涨幅',
  '扩大',
  '递增',
  '加快',
  '回升',
  '翻',
  '攀升',
  '拉动',
  '改善',
  '新增',
  '增',
  '升',
  '涨',
  '多',
];
const DOWN = [
  '下降',
  '减少',
  '降低',
  '压减',
  '回落',
  '下跌',
  '缩短',
  '缩减',
  '收窄',
  '下滑',
  '减至',
  '减到',
  '降至',
  '降到',
  '降幅',
  '减收',
  '跌至',
  '负增长',
  '减',
  '降',
  '跌',
  '少',
];
/** 新增, 拉动 and 改善 name a level of their own rather than a change of the subject, so they are no cue. */
const NO_CUE = new Set(['新增', '拉动', '改善']);
const REACHED = new Set(['至', '到', '为', '成']);
/** What may stand between the verb and the figure. */
const FILLER = new Set([...'了约近达逾超的幅度率速有共各均为至到成 \u3000']);

interface Verb {
  readonly word: string;
  readonly direction: 'up' | 'down';
}

const VERBS: readonly Verb[] = [
  ...UP.map(word => ({ word, direction: 'up' as const })),
  ...DOWN.map(word => ({ word, direction: 'down' as const })),
].sort((a, b) => b.word.length - a.word.length);

/** Those verbs by the character that they end with. */
const BY_END = new Map<number, Verb[]>();
for (const verb of VERBS) push(BY_END, verb.word.charCodeAt(verb.word.length - 1), verb);

/** The verb that ends at `end` in `text`, the longest first. */
function verbEndingAt(text: string, end: number): Verb | null {
  const verbs = BY_END.get(text.charCodeAt(end - 1));
  return verbs?.find(({ word }) => text.endsWith(word, end)) ?? null;
}

/**
 * Reads the verb of change right before a figure: 同比增长|8.6%, 降至|6480件, 比去年同期多|近两成.
 * @param text folded prose
 * @param from where the figure's clause (or the end of the figure before) begins
 * @param start start of the figure, approximators included
 */
export function changeCueBefore(text: string, from: number, start: number): ChangeCue | null {
  let at = start;
  let reached = false;
  while (at > from) {
    if (text.startsWith('分别', at - 2) && at - 2 >= from) {
      at -= 2;
      continue;
    }
    const verb = verbEndingAt(text, at);
    if (verb && at - verb.word.length >= from) {
      if (NO_CUE.has(verb.word)) return null;
      // A lone 多 or 少 is a comparison only after 比 or 较: 比去年多近两成, but 很多, 至少.
      if ((verb.word === '多' || verb.word === '少') && !/[比较]/.test(text.slice(from, at))) return null;
      if (verb.word.length === 1 && !isVerbAlone(text, at - 1)) return null;
      const own = verb.word.at(-1)!;
      return {
        direction: verb.direction,
        toLevel: reached || own === '至' || own === '到',
        verb: verb.word,
      };
    }
    const c = text[at - 1]!;
    if (!FILLER.has(c)) return null;
    if (REACHED.has(c)) reached = true;
    at -= 1;
  }
  return null;
}

/** A one-character verb must not be the tail of another word (最多, 至少, 大多). */
function isVerbAlone(text: string, at: number): boolean {
  return !/[最至大众许很不]/.test(text[at - 1] ?? '');
}
