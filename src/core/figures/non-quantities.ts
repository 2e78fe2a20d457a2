/** Numbers that are no quantities: dates, times, ordinals, document numbers, outline numbers, codes, telephone numbers. */
import type Big from 'big.js';
import { isDigit, isHan, isLetter } from './alphabet';
import type { Amount } from './numerals';
import { matchUnit } from './units';

const within = (text: string, at: number, set: string): boolean =>
  at >= 0 && at < text.length && set.includes(text.charAt(at));

/** First offset at or after `at` that holds no blank. */
export const skipBlanks = (text: string, at: number): number => {
  let to = at;
  while (text.charAt(to) === ' ' && to - at < 8) to++;
  return to;
};

/** Numbers that one calls rather than counts. */
const CALL_NUMBERS = new Set(
  '110 114 119 120 122 12110 12119 12122 12123 12301 12305 12306 12309 12315 12317 12318 12319 12320 12321 12325 12328 12329 12331 12333 12336 12338 12339 12340 12345 12348 12350 12351 12355 12356 12358 12360 12361 12363 12365 12366 12367 12368 12369 12370 12371 12377 12378 12379 12380 12381 12385 12388 12389 12390 12393 12395 12396 95598 95533 96315'.split(
    ' ',
  ),
);

/** Words right before a bare number that make it a key: a telephone number, a postcode, a figure's or table's number. */
const KEY_WORDS = (
  '图表 表格 电话 热线 传真 邮编 邮政编码 代码 编号 序号 账号 帐号 证号 文号 图 表 附件 附表 附图 专栏 案例 附录 № No. NO. no. 微信 拨打 注 样本 方案 步骤 公式 例 ' +
  '栏目 档案 项目 问题 问 答 国道 省道 县道'
).split(' ');
const keyWordsByLast = new Map<string, string[]>();
for (const word of KEY_WORDS) {
  const last = word.charAt(word.length - 1);
  const list = keyWordsByLast.get(last) ?? [];
  list.push(word);
  keyWordsByLast.set(last, list);
}

/** Whether what precedes a bare number makes it a key. One colon or blank may stand between. */
function followsKeyWord(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && start - end < 3 && within(text, end - 1, '：: 为')) end--;
  for (const word of keyWordsByLast.get(text.charAt(end - 1)) ?? []) {
    if (!text.startsWith(word, end - word.length)) continue;
    // 图3 and 表2 only as first character of a word: 发表3 and 意图3 are no captions.
    const gap = end !== start;
    if (gap && word.length === 1 && !(start - end === 1 && text.charAt(end) === ' ' && '图表'.includes(word))) continue;
    if (
      word.length === 1 &&
      end - 2 >= 0 &&
      isHan(text.charCodeAt(end - 2)) &&
      !within(text, end - 2, '见如附据由上下和与及') &&
      // 全年差餉註2 is a footnote, 关注2 is not.
      !(word === '注' && !within(text, end - 2, '关投倾灌贯专下押赌'))
    )
      continue;
    if ((word === '项目' || word === '问题' || word === '方案' || word === '样本') && end !== start) continue;
    return true;
  }
  return false;
}

/** Marks after which an outline number may stand. */
const BREAKS = '\n\r。；：;:！？!?|>#*-•·、　）)”"';

/** Whether `at` starts a line or follows a mark that ends a sentence, blanks aside. */
function startsPhrase(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && text.charAt(i - 1) === ' ') i--;
  return i === 0 || BREAKS.includes(text.charAt(i - 1));
}

/** 1. 1、 1) 1． at the head of a phrase, and 2.结果 anywhere: end of the outline mark, or −1. */
function outlineEnd(text: string, start: number, end: number): number {
  if (end - start > 3) return -1;
  const mark = text.charAt(end);
  if (mark === '.') {
    const next = text.charCodeAt(end + 1);
    if (isDigit(next)) return -1;
    return startsPhrase(text, start) ? end + 1 : -1;
  }
  if (mark === '、') {
    if (isDigit(text.charCodeAt(end + 1))) return -1;
    let i = start;
    while (i > 0 && text.charAt(i - 1) === ' ') i--;
    return i === 0 || '\n。；;：|>#*'.includes(text.charAt(i - 1)) ? end + 1 : -1;
  }
  if (mark === ')' || mark === '）') {
    const before = text.charAt(start - 1);
    return before !== '(' && before !== '（' && startsPhrase(text, start) ? end + 1 : -1;
  }
  return -1;
}

/** (1), （12）, [3], 〔2018〕, (2014): a bare number alone in brackets that is a mark or a year. */
export function bracketed(text: string, start: number, end: number): boolean {
  const open = text.charAt(start - 1);
  const close = text.charAt(end);
  const size = end - start;
  switch (open) {
    case '〔':
    case '﹝':
      return true;
    case '[':
    case '［':
    case '【':
      return (close === ']' || close === '］' || close === '】') && (size <= 2 || isYear(text, start, end));
    case '(':
    case '（':
      return (close === ')' || close === '）') && (size <= 2 || isYear(text, start, end));
    default:
      return false;
  }
}

/** Four digits from 1900 to 2099. */
export function isYear(text: string, start: number, end: number): boolean {
  if (end - start !== 4) return false;
  const century = text.slice(start, start + 2);
  return (
    (century === '19' || century === '20') && isDigit(text.charCodeAt(start + 2)) && isDigit(text.charCodeAt(start + 3))
  );
}

/** What stands after a plain number and makes it a date, an ordinal or a name. */
const NAMING = (
  '号 楼 室 弄 强 型 级 届 世纪 年代 周年 季度 季 月 日 代 师 国集团 时代 位一体 年级 班级 纪念日 字头 零后 米跑 路公交 路车 中全会 式 制 维 版 后 院 系 ' +
  '年版 年期 年制 学年 财年 财政年 国道 省道 县道 位数'
).split(' ');
const namingByFirst = new Map<string, string[]>();
for (const word of NAMING) {
  const list = namingByFirst.get(word.charAt(0)) ?? [];
  list.push(word);
  namingByFirst.set(word.charAt(0), list);
}

/** True for a plain number with a word behind it that makes it no quantity. */
function namedAfter(text: string, a: Amount, at: number): boolean {
  const words = namingByFirst.get(text.charAt(at));
  if (words === undefined) return false;
  for (const word of words) {
    if (!text.startsWith(word, at)) continue;
    if (word === '后') {
      const digits = text.slice(a.start, a.end);
      if (!['50', '60', '70', '80', '85', '90', '95', '00', '05', '10'].includes(digits)) continue;
    }
    if (word === '日' && text.startsWith('日夜', at)) continue;
    if (word === '级' && a.end - a.start > 3) continue;
    if (word === '季' && text.charAt(at + 1) === '稻') continue;
    return true;
  }
  return false;
}

/** Where the rest of a time ends: 8时30分, 8时, 8点半; −1 when 点 or 时 is none. */
function timeEnd(text: string, a: Amount, at: number): number {
  const mark = text.charAt(at);
  if (mark !== '时' && mark !== '点') return -1;
  const size = a.end - a.start;
  if (size > 2 || Number(text.slice(a.start, a.end)) > 24) return -1;
  if (mark === '时') return at + 1 + minutes(text, at + 1);
  const next = text.charAt(at + 1);
  const before = text.charAt(a.start - 1);
  const clock = '半整钟至到前后起开许—-~'.includes(next || '.') || isDigit(text.charCodeAt(at + 1));
  if (!clock && !'午晚晨早夜日号'.includes(before || '.')) return -1;
  return at + 1 + minutes(text, at + 1);
}

/** Length of 30分 (and 20秒) at `at`. */
function minutes(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end)) && end - at < 2) end++;
  if (end === at) return 0;
  return text.charAt(end) === '分' ? end + 1 - at : 0;
}

/** Words before N年 that make it a stretch of time to speak of, not a figure: 近5年, 过去五年, 未来3年. */
const SPANS = [
  '近',
  '过去',
  '未来',
  '今后',
  '这',
  '前',
  '头',
  '后',
  '往',
  '每',
  '最近',
  '隔',
  '历',
  '上',
  '下',
  '当',
  '多',
  '两个',
  '去',
];
const DURATION = [
  '连续',
  '历时',
  '历经',
  '长达',
  '持续',
  '为期',
  '超过',
  '至少',
  '不少于',
  '不超过',
  '约',
  '累计',
  '满',
  '延长',
];

/**
 * N年: the end of a date (2015年度, 2015年3月8日), or −1 when it is a duration that counts as a figure.
 * Durations in Chinese numerals count only where a word says so (连续五年); 五年来, 近5年, 十年 do not (P).
 */
function yearEnd(text: string, a: Amount, at: number): number {
  let end = at + 1;
  const size = a.numberEnd - a.numberStart;
  const next = text.charAt(end);
  if (!a.chinese && a.plain && size === 4) return end;
  const rest = text.slice(end, end + 2);
  if (a.plain && size === 2 && isDigit(text.charCodeAt(end))) return end;
  if (a.plain && text.charAt(a.start) === '0') return end;
  if (
    next === '来' ||
    next === '前' ||
    next === '后' ||
    next === '级' ||
    next === '代' ||
    next === '版' ||
    next === '制' ||
    next === '度'
  )
    return end;
  if (
    next === '期' ||
    next === '间' ||
    rest === '以来' ||
    rest === '之前' ||
    rest === '之后' ||
    next === '内' ||
    next === '规' ||
    next === '计'
  )
    return end;
  const clear = DURATION.some(word => text.startsWith(word, a.start - word.length));
  if (a.chinese && !clear && a.infixPlace === 'none') return end;
  if (a.chinese && a.infixPlace !== 'none' && '十百千'.includes(text.charAt(a.numberEnd - 1)) && !clear) return end;
  if (!clear && SPANS.some(word => text.startsWith(word, a.start - word.length))) return end;
  end = -1;
  return end;
}

/**
 * For a number with no unit of its own yet: the offset up to which the text is a date, a time, an ordinal, an outline
 * mark or a name, or −1 when the number may be a quantity.
 * @param at where the unit would start
 * @param cell the text is a table cell
 */
export function nonQuantityEnd(text: string, a: Amount, at: number, cell: boolean): number {
  const next = text.charAt(at);
  if (next === '年' && !(a.scaled && !a.chinese)) {
    const end = yearEnd(text, a, at);
    if (end >= 0) return end;
    return -1;
  }
  if (a.chinese) {
    if (namedAfter(text, a, at)) return at + 1;
    if (next === '时' || (next === '点' && a.infixPlace === 'none')) return at + 1;
    return -1;
  }
  if (!cell && headingNumber(text, a)) return a.end;
  if (!a.plain) {
    // 3.0版, 2.5代, 4.0时代
    const version =
      isVersion(text, a, at, cell) ||
      next === '级' ||
      next === '版' ||
      text.startsWith('时代', at) ||
      (next === '代' && !text.startsWith('代表', at));
    return version ? at + 1 : -1;
  }
  const time = timeEnd(text, a, at);
  if (time >= 0) return time;
  if (namedAfter(text, a, at) && !text.startsWith('代表', at)) return at + 1;
  const outline = outlineEnd(text, a.start, a.end);
  if (outline >= 0 && !(cell && outline >= text.length)) return outline;
  // 3、4月份; 5、6日
  if (next === '、' || next === '和' || next === '及' || next === '或') {
    let to = at + 1;
    let hops = 0;
    while (hops < 12) {
      const from = to;
      while (isDigit(text.charCodeAt(to)) && to - from < 3) to++;
      if (to === from) break;
      if ('月日届季'.includes(text.charAt(to) || '-') || text.startsWith('号', to)) return to + 1;
      if (!'、和及或'.includes(text.charAt(to) || '-')) break;
      to++;
      hops++;
    }
  }
  if (bracketed(text, a.start, a.end) && !(cell && a.start === 1 && a.end === text.length - 1 && a.end - a.start > 2))
    return a.end;
  return -1;
}

/** 1.5 编程语言, 2 方法: a section number at the head of a line, a blank and the title after it. */
function headingNumber(text: string, a: Amount): boolean {
  if (a.end !== a.numberEnd || text.charAt(a.end) !== ' ' || !isHan(text.charCodeAt(a.end + 1))) return false;
  let i = a.start;
  while (i > 0 && within(text, i - 1, ' #')) i--;
  return (i === 0 || text.charAt(i - 1) === '\n') && matchUnit(text, a.end + 1) === null;
}

/** 政务服务2.0, 3.0方案: one digit, a point and a nought, and no word before it that gives a value. */
function isVersion(text: string, a: Amount, at: number, cell: boolean): boolean {
  if (cell || a.decimals !== 1 || a.numberEnd - a.numberStart !== 3 || text.charAt(a.numberEnd - 1) !== '0')
    return false;
  if (a.end !== a.numberEnd || within(text, a.start - 1, '为到至达是约近超于从由、')) return false;
  const next = text.charCodeAt(at);
  return !(next >= 48 && next <= 57) && (isHan(next) || within(text, at, '”」’')) && matchUnit(text, at) === null;
}

/** Last characters of words that a value follows. */
const VALUE_WORDS = '达为到至是有共约超近逾过计由从比占值数破足满余约即合';

/** Characters before 前 that make another word of it: 目前, 之前, 提前 … */
const NOT_FIRST = '目之以此提当年月日天周空跟午战生史事先眼面从';

/** Ends of words after which 前10% is a place in a ranking. After others it is a time: 年底前80%的项目完工. */
const RANKED =
  '全球 世界 亚洲 全国 国内 国际 全省 全市 全区 全县 全校 排名 名列 位列 位居 居 列 进入 进 入围 跻身 行业 专业 学科 领域 同类 收入 销量 得分 成绩 综合 的'.split(
    ' ',
  );
/** No ranking is told by more than its better half. */
const MOST_SHARE = 50;

/** 前1‰, 前10%: true when 前 at `at` ranks. */
function ranksByShare(text: string, at: number, value: Big): boolean {
  if (value.gt(MOST_SHARE)) return false;
  const before = text.charCodeAt(at - 1);
  if (at === 0 || (!isHan(before) && !isDigit(before))) return true;
  return RANKED.some(word => text.endsWith(word, at));
}

/** 今年头10个月, 位列头10个: 头 is "first" where no noun can end before it (老头, 码头, 开头). */
const isFirst = (text: string, at: number): boolean =>
  text.charAt(at) === '头' &&
  (at === 0 || !isHan(text.charCodeAt(at - 1)) || within(text, at - 1, '年纪列居入进的在是为于'));

/**
 * 前10位, 前三名, 居二三席, 头10个, 前1‰ rank and 前5个月 is a period: none of them counts anything.
 * @param unit normal form of the unit after the number
 */
export function ranks(text: string, start: number, unit: string, adjacent: boolean, value: Big): boolean {
  const first = text.charAt(start - 1) === ' ' ? start - 2 : start - 1;
  if (unit !== '' && isFirst(text, first)) return true;
  if ((unit === '%' || unit === '‰') && text.charAt(first) === '前') return ranksByShare(text, first, value);
  const seat = unit === '位' || unit === '名' || unit === '席';
  if (!seat && unit !== '个月' && unit !== '季度') return false;
  const at = text.charAt(start - 1) === ' ' ? start - 2 : start - 1;
  if (text.charAt(at) === '前') return !within(text, at - 1, NOT_FIRST);
  return seat && adjacent && within(text, at, '居列排');
}

/** For a number without any unit in prose: is it a year, a telephone number, a key? */
export function isBareKey(text: string, a: Amount, cell: boolean): boolean {
  if (a.chinese) return false;
  const before = text.charCodeAt(a.start - 1);
  if (!a.plain) {
    if (a.decimals === 0 || a.scaled) return false;
    // Definition 2.1 is a version, PMI 50.2 is not.
    const letter = text.charCodeAt(a.start - 2);
    return (before === 32 && letter >= 97 && letter <= 122) || followsKeyWord(text, a.start);
  }
  const size = a.end - a.start;
  if (cell && a.start === 0 && a.end === text.length) return size > 12;
  if (isYear(text, a.start, a.end)) return true;
  if (text.charAt(a.start) === '0' && size > 1) return true;
  if (size >= 10) return true;
  if (CALL_NUMBERS.has(text.slice(a.start, a.end))) return true;
  if (text.startsWith('热线', a.end) || text.startsWith('平台', a.end)) return true;
  if (followsKeyWord(text, a.start)) return true;
  // Windows 10, Top 100
  if (before === 32 && isLetter(text.charCodeAt(a.start - 2))) return true;
  // Glued to words on both sides with no classifier, a number of three digits or more is part of a name (某江331边防路),
  // unless the word before it gives a value or the one after it goes on with the sentence.
  if (
    size >= 3 &&
    isHan(before) &&
    isHan(text.charCodeAt(a.end)) &&
    !within(text, a.start - 1, VALUE_WORDS) &&
    !within(text, a.end, '和与及至到的或等比而但其较同占以')
  )
    return true;
  return within(text, a.start - 1, '#@_\\〔');
}
