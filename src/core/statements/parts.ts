/** The parts that a sentence lists behind a whole, with their names. */
import type Big from 'big.js';
import { areApart, type Extent, plus } from './extent';
import { CENT, type Stated, type StatedSentence } from './stated';

/** One part of a whole. */
export interface Part {
  readonly figure: Stated;
  /** What it is a part of the whole by: the words before it, or those behind it when there are none (20个预期性指标). */
  readonly name: string;
  /** 占40%: the share that is stated for it; null without one. */
  readonly share: Stated | null;
}

/** A list of parts. */
export interface PartList {
  readonly parts: readonly Part[];
  /** The figures of the list and those of the same unit behind it, which may have been meant as parts, too. */
  readonly longer: readonly Stated[];
  /** True when the parts are strung with 、, or stand in brackets: then no other statement is mixed in. */
  readonly isClean: boolean;
}

const MOST_PARTS = 40;
const LONGEST_NAME = 40;
const SEPARATORS = new Set([...'、,;:()，；：（）']);
/** A figure behind one of these is held against the parts, or is about another time, and is no part itself. */
const NO_PART = /比|较|与|上年|去年|同期|以前|累计|总|共|目标|任务|计划|超额|平均|均|每|增|减|降|单价|由|从/;

/** A level written as a plain number. */
export const isPlain = ({ figure, role }: Stated): boolean => role === 'level' && figure.written.form === 'number';

/** The text that names a figure: what stands before it since the last stop, and not before `from`. */
export function labelOf(text: string, from: number, figure: Stated): string {
  let start = figure.start;
  const floor = Math.max(from, figure.start - LONGEST_NAME);
  while (start > floor && !SEPARATORS.has(text[start - 1]!)) start--;
  return text
    .slice(start, figure.start)
    .replace(/^(?:其中|包括|和|及|以及|另有|当中)/, '')
    .trim();
}

function nounAfter(text: string, end: number): string {
  let stop = end;
  while (stop < end + LONGEST_NAME && stop < text.length && !SEPARATORS.has(text[stop]!) && text[stop] !== '。') stop++;
  return text.slice(end, stop).trim();
}

/**
 * Reads the parts from figure number `first` of the sentence on.
 * @param depth how deep in brackets each figure stands
 * @param from prose offset behind the word that opens the list
 */
export function partsFrom(sentence: StatedSentence, depth: readonly number[], first: number, from: number): PartList {
  const { text, figures } = sentence;
  const parts: Part[] = [];
  const longer: Stated[] = [];
  let separator: 'semicolon' | 'comma' | 'pause' | null = null;
  let ended = false;
  let isStrung = true;
  let floor = from;
  const level = depth[first]!;
  let unit: string | null = null;
  for (let i = first; i < figures.length && longer.length < MOST_PARTS; i++) {
    const figure = figures[i]!;
    const gap = text.slice(i === first ? from : figures[i - 1]!.end, figure.start);
    if (i > first && (/其中|包括|当中/.test(gap) || depth[i]! < level)) break;
    if (depth[i]! > level) continue;
    if (figure.role === 'rate' && figure.mention.cue === null && /占[^,;]{0,6}$/.test(gap)) {
      const last = parts[parts.length - 1];
      if (last !== undefined && last.share === null && !ended) parts[parts.length - 1] = { ...last, share: figure };
    }
    const label = labelOf(text, Math.max(floor, i > 0 ? figures[i - 1]!.end : 0), figure);
    // 收入增长与经济增长同步等16个预期性指标: what is listed before 等 are examples of the noun behind.
    const exemplified = label.endsWith('等');
    if (!isPlain(figure) || (!exemplified && NO_PART.test(label))) {
      if (i === first) break;
      continue;
    }
    if (unit === null) unit = figure.unit;
    else if (figure.unit !== unit && !(unit === '' && parts.length === 1)) continue;
    if (unit === '' && figure.unit !== '') unit = figure.unit;
    if (parts.length > 0 && !ended) {
      const between = text.slice(parts[parts.length - 1]!.figure.end, figure.start);
      const stop = between.includes(';') ? 'semicolon' : /,(?!\s*(?:以及|及|和|与))/.test(between) ? 'comma' : 'pause';
      if (!/[、和及与]/.test(between)) isStrung = false;
      if (separator === null) separator = stop;
      else if (separator !== stop && !(separator === 'semicolon' || (separator === 'comma' && stop === 'pause')))
        ended = true;
    }
    longer.push(figure);
    if (!ended)
      parts.push({ figure, name: exemplified || label === '' ? nounAfter(text, figure.end) : label, share: null });
    floor = figure.end;
  }
  return { parts, longer, isClean: (separator === 'pause' && isStrung) || level > 0 };
}

const REST = /^(?:其他|其它|其余|余下|剩余|剩下|另外)/;
/** 尚未审结37件: what is not yet dealt with is the rest of it, too. */
const CLOSING = /^(?:其他|其它|其余|余下|剩余|剩下|另外|尚未)/;
const NEGATION = /^(?:未|非|不)/;
/** Names that divide a thing in two: with both of them nothing is left out. */
const HALVES: readonly (readonly [string, string])[] = [
  ['男', '女'],
  ['城镇', '农村'],
  ['城镇', '乡村'],
  ['城市', '农村'],
  ['中央', '地方'],
  ['进口', '出口'],
  ['境内', '境外'],
  ['国内', '国际'],
  ['国内', '入境'],
  ['公办', '民办'],
  ['新建', '续建'],
  ['集体', '个人'],
  ['集体', '委员'],
  ['线上', '线下'],
  ['网上', '现场'],
  ['内资', '外资'],
  ['税收', '非税'],
  ['基本支出', '项目支出'],
  ['预期性', '约束性'],
  ['已', '未'],
  ['主动', '依申请'],
];

/** Marks of people that one person may have several of: 女40人、少数民族30人、35岁以下60人 are no parts side by side. */
const OVERLAPPING = /女|岁|民族|党员|团员|学历|大专|大学|本科|硕士|博士|研究生|职称|残疾|退役|代表|委员/;

/** True when the parts may count the same people twice. */
export const mayOverlap = (parts: readonly Part[]): boolean =>
  parts.some(({ figure, name }) => ['人', '名', ''].includes(figure.unit) && OVERLAPPING.test(name));

const names = (word: string, name: string): boolean => (word.length > 1 ? name.includes(word) : name.startsWith(word));

/** True when the last part is the rest: 其余48件. */
export const endsWithRest = (parts: readonly Part[]): boolean =>
  parts.length >= 2 && REST.test(parts[parts.length - 1]!.name);

/** True when the names of the parts leave nothing out (男、女; the last one is 其他). */
export function namesLeaveNothing(parts: readonly Part[]): boolean {
  if (parts.length < 2) return false;
  if (CLOSING.test(parts[parts.length - 1]!.name)) return true;
  if (parts.length !== 2) return false;
  const [a, b] = [parts[0]!.name, parts[1]!.name];
  // 公有/非公有, 达标/未达标.
  if (NEGATION.test(b) && a.length >= 2 && b.slice(1).startsWith(a.slice(0, 2))) return true;
  return HALVES.some(([x, y]) => (names(x, a) && names(y, b)) || (names(y, a) && names(x, b)));
}

/** True when every part has its share and the shares make 100%. */
export function sharesMakeAll(parts: readonly Part[]): boolean {
  const shares = parts.map(part => part.share).filter(share => share !== null);
  if (shares.length < 2 || shares.length !== parts.length) return false;
  return !areApart(sumOf(shares), { low: CENT, high: CENT });
}

/** The values that a sum of figures may have. */
export const sumOf = (figures: readonly Stated[]): Extent => figures.map(figure => figure.extent).reduce(plus);

/** The sum of the very numbers written. */
export const totalOf = (figures: readonly Stated[]): Big =>
  figures.slice(1).reduce((sum, figure) => sum.plus(figure.value), figures[0]!.value);
