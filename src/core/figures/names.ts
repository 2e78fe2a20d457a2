/** Names that hold numerals without stating a quantity: quoted names, book titles, set phrases and idioms. */
import type { TextRange } from '../text/range';

/**
 * Set phrases and idioms that would otherwise be read as a number with a classifier. General words (一些, 统一, 进一步)
 * need no row: a numeral below ten is no figure unless something approximates it.
 */
const PHRASES = (
  '二十国集团 四十人论坛 五十人论坛 三十人论坛 千人计划 万人计划 百人计划 百千万 十四个五年 十三个五年 十五个五年 ' +
  '成百上千 成千上万 成千上百 千千万万 千家万户 千方百计 千行百业 千军万马 千头万绪 千言万语 千辛万苦 千山万水 千秋万代 千载难逢 千锤百炼 千变万化 千差万别 ' +
  '千篇一律 千钧一发 千里之外 千村万户 千校万企 万家灯火 万众一心 万无一失 万事俱备 万水千山 万紫千红 万象更新 万里长征 万里长城 百花齐放 百家争鸣 百年大计 ' +
  '百里挑一 百折不挠 百尺竿头 百废待兴 百业待兴 百战百胜 百姓 百货 百科 百日 百年 千年 万年 亿年 千秋 百强 千强 百度 百合 百色 百灵 百步 百分比 百分数 百分制 ' +
  '十全十美 十字路口 十字会 红十字 十指 十足 十佳 十大 十强 十里长街 十年如一日 十年磨一剑 十拿九稳 九牛一毛 九死一生 十有八九 一五一十 七上八下 ' +
  '三十而立 三番五次 三令五申 三三两两 五花八门 四面八方 五湖四海 四通八达 三心二意 一心一意 一点一滴 一成不变 半成品 ' +
  '二十四节气 二十四史 三十六计 七十二变 十二生肖 十二星座 五十六个民族 百万富翁 亿万富翁 千万富翁 百万雄师 亿万 千万不 千万别 千万要 十万火急 十万个为什么 十万八千里 ' +
  '万元户 万户侯 五分制 一分为二 一度电 两点论 三点式 四点钟 双十一 双十二 百万大移民 百万移民 一元化 一元复始 二元 三元桥 二元结构 城乡二元 两元制 ' +
  '三角 八小时外 八小时之外 八小时以外 八小时工作制 五年规划 五年计划 一刻钟 十分 一千零一夜 万分 百分百努力 九省通衢 五里 十里 八里 三里 七里 二里 百里 千里 万里'
)
  .split(' ')
  .filter(word => word !== '');

const byFirst = new Map<string, string[]>();
for (const phrase of PHRASES) {
  const list = byFirst.get(phrase.charAt(0)) ?? [];
  list.push(phrase);
  list.sort((a, b) => b.length - a.length);
  byFirst.set(phrase.charAt(0), list);
}

/** End of the set phrase that starts at `at` (longest first), or −1. `text` is folded. */
export function phraseEnd(text: string, at: number): number {
  const list = byFirst.get(text.charAt(at));
  if (list === undefined) return -1;
  for (const phrase of list) {
    if (text.startsWith(phrase, at)) return at + phrase.length;
  }
  return -1;
}

export interface NameSpan extends TextRange {
  /** 《…》: never a quantity. “…”: a short quotation, most often a name (“三严三实”, “1+3”). */
  readonly kind: 'title' | 'quote';
}

/** The marks that open and close names, and the end of a line: one look-up passes over all other characters. */
const MARKS = new Uint8Array(65536);
for (const mark of '《〈》〉“「‘”」’"\n') MARKS[mark.charCodeAt(0)] = 1;

/** A quotation longer than this is speech, not a name. */
const LONGEST_NAME = 14;
/** 《…》 may hold a long document title. */
const LONGEST_TITLE = 120;

/** Quoted names and titles of a folded text, in order, not nested: inner spans of the same kind are dropped. */
export function nameSpans(text: string): NameSpan[] {
  const spans: NameSpan[] = [];
  let quote = -1;
  let straight = -1;
  let title = -1;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (MARKS[code] === 0) continue;
    switch (code) {
      case 0x300a: // 《
      case 0x3008: // 〈
        if (depth === 0) title = i;
        depth++;
        break;
      case 0x300b:
      case 0x3009:
        if (depth > 0 && --depth === 0 && i - title <= LONGEST_TITLE)
          spans.push({ start: title, end: i + 1, kind: 'title' });
        break;
      case 0x201c: // “
      case 0x300c: // 「
      case 0x2018:
        quote = i;
        break;
      case 0x201d:
      case 0x300d:
      case 0x2019:
        if (quote >= 0 && isName(text, quote + 1, i)) spans.push({ start: quote, end: i + 1, kind: 'quote' });
        quote = -1;
        break;
      case 0x22: // "
        if (straight >= 0 && isName(text, straight + 1, i)) {
          spans.push({ start: straight, end: i + 1, kind: 'quote' });
          straight = -1;
        } else straight = i;
        break;
      case 10:
        straight = -1;
        quote = -1;
        depth = 0;
        break;
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

function isName(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_NAME || end === start) return false;
  for (let i = start; i < end; i++) {
    if ('，。；,;！？'.includes(text.charAt(i))) return false;
  }
  return true;
}
