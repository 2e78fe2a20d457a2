/**
 * Wholes and their parts in running text: 提案175件，其中集体提案12件、委员提案163件; 车辆7辆（公务用车3辆，其他用车4辆）;
 * 甲12件、乙163件，共175件.
 */
import Big from 'big.js';
import { depthsOf } from './brackets';
import { areApart, type Extent, isAbove, plus } from './extent';
import { isOneSlip } from './slip';
import type { Stated, StatedSentence } from './stated';

/** Why parts must make up the whole: said so, or so near that it is meant; `excess` when one part is already too much. */
type Why = 'complete' | 'near' | 'excess';

/** Words that open the parts of the figure before them. */
const OPENERS = ['其中', '包括', '包含', '分别', '分为', '当中', '含', '(', ':', ','] as const;
type Opener = (typeof OPENERS)[number];
/** How far behind the whole each may stand at most; the rest may stand anywhere before the first part. */
const REACH: Readonly<Partial<Record<Opener, number>>> = { '(': 0, ':': 6, ',': 6, 分别: 4, 分为: 4 };
/** Openers that leave nothing out. */
const OPENS_ALL: ReadonlySet<Opener> = new Set<Opener>(['分别', '分为']);
/** Openers that a single part may follow. */
const OPENS_ONE: ReadonlySet<Opener> = new Set<Opener>(['其中', '包括', '包含', '当中', '含']);
/** What stands before a figure that sums up the ones behind or before it. */
const SUMS_UP = /(?:共|共有|合计|共计|总计|总共|总数|总数为|合计为)$/;
const SURE_SUM = /(?:合计|共计|总计|总共|合计为)$/;
const MOST_PARTS = 40;
const LONGEST_GAP = 60;
const LONGEST_LABEL = 40;

const SEPARATORS = new Set([...'、,;:()，；：（）']);
/** A figure behind one of these is held against the parts, or is about another time, and is no part itself. */
const NO_PART = /比|较|与|上年|去年|同期|以前|累计|总|共|目标|任务|计划|超额|平均|均|每|增|减|降|单价|由|从/;
const CLOSING = /^(?:其他|其它|其余|余下|剩余|剩下|另外|未|非|不|尚未)/;
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

/** The text that names a figure: what stands before it since the last stop or figure. */
function labelOf(text: string, from: number, figure: Stated): string {
  let start = figure.start;
  const floor = Math.max(from, figure.start - LONGEST_LABEL);
  while (start > floor && !SEPARATORS.has(text[start - 1]!)) start--;
  return text
    .slice(start, figure.start)
    .replace(/^(?:其中|包括|和|及|以及|另有|当中)/, '')
    .trim();
}

interface Opening {
  readonly word: Opener;
  /** Prose offset after the word. */
  readonly end: number;
}

/** The last opener between a whole and its first part, null if there is none. */
function openingBetween(text: string, from: number, to: number): Opening | null {
  if (to - from > LONGEST_GAP) return null;
  const gap = text.slice(from, to);
  let best: Opening | null = null;
  let bestAt = -1;
  for (const word of OPENERS) {
    const reach = REACH[word];
    const at = reach === undefined ? gap.lastIndexOf(word) : gap.indexOf(word);
    if (at > bestAt && (reach === undefined || at <= reach) && (word !== ',' || best === null)) {
      bestAt = at;
      best = { word, end: from + at + word.length };
    }
  }
  return best;
}

const sumOf = (parts: readonly Stated[]): Extent => parts.map(part => part.extent).reduce(plus);
const total = (parts: readonly Stated[]): Big => parts.reduce((sum, part) => sum.plus(part.value), new Big(0));

const isPlain = ({ figure, role }: Stated): boolean => role === 'level' && figure.written.form === 'number';

/** The parts behind an opener, and every longer run of figures that might be meant instead. */
function partsFrom(
  sentence: StatedSentence,
  depth: readonly number[],
  first: number,
  opening: Opening,
): { parts: Stated[]; longer: Stated[]; labels: string[] } {
  const { text, figures } = sentence;
  const parts: Stated[] = [];
  const labels: string[] = [];
  const longer: Stated[] = [];
  let separator: 'semicolon' | 'comma' | 'pause' | null = null;
  let ended = false;
  let from = opening.end;
  const level = depth[first]!;
  let unit: string | null = null;
  for (let i = first; i < figures.length && longer.length < MOST_PARTS; i++) {
    const figure = figures[i]!;
    const gap = text.slice(i === first ? opening.end : figures[i - 1]!.end, figure.start);
    if (i > first && (/其中|包括|当中/.test(gap) || depth[i]! < level)) break;
    if (depth[i]! > level) continue;
    const label = labelOf(text, Math.max(from, i > 0 ? figures[i - 1]!.end : 0), figure);
    if (!isPlain(figure) || NO_PART.test(label)) {
      if (i === first) break;
      continue;
    }
    if (unit === null) unit = figure.unit;
    else if (figure.unit !== unit && !(unit === '' && parts.length === 1)) continue;
    if (unit === '' && figure.unit !== '') unit = figure.unit;
    if (parts.length > 0 && !ended) {
      const between = text.slice(parts[parts.length - 1]!.end, figure.start);
      const stop = between.includes(';') ? 'semicolon' : between.includes(',') ? 'comma' : 'pause';
      if (separator === null) separator = stop;
      else if (separator !== stop && !(separator === 'semicolon' || (separator === 'comma' && stop === 'pause')))
        ended = true;
    }
    longer.push(figure);
    if (!ended) {
      parts.push(figure);
      labels.push(label);
    }
    from = figure.end;
  }
  return { parts, longer, labels };
}

/** True when the names of the parts leave nothing out. */
function namesLeaveNothing(labels: readonly string[]): boolean {
  const last = labels[labels.length - 1] ?? '';
  if (CLOSING.test(last) && labels.length >= 2) return true;
  if (labels.length !== 2) return false;
  const [a, b] = labels as [string, string];
  return HALVES.some(([x, y]) => (a.startsWith(x) && b.startsWith(y)) || (a.startsWith(y) && b.startsWith(x)));
}

/** Whether the sum and the whole contradict each other, and why nobody can have meant otherwise; null when they do not. */
function contradiction(whole: Stated, parts: readonly Stated[], allNamed: boolean): Why | null {
  const sum = sumOf(parts);
  if (!areApart(sum, whole.extent)) return null;
  const value = total(parts);
  if (allNamed) return 'complete';
  const gap = value.minus(whole.value).abs();
  const isNear = gap.times(10).lte(whole.value.abs());
  // Parts that stay below the whole may just not be all of it.
  return (isNear && value.gt(whole.value)) ||
    isOneSlip(
      whole.value,
      parts.map(part => part.value),
      value,
    )
    ? 'near'
    : null;
}

const isCounted = ({ figure }: Stated): boolean => figure.kind === 'count' || figure.kind === 'money';

/** 17件，其中重点19件: one part is more than the whole. Only for the figure right before 其中. */
function singleExcess(text: string, whole: Stated, part: Stated, word: Opener): boolean {
  if (!OPENS_ONE.has(word) || !isCounted(whole) || whole.unit !== part.unit || whole.unit === '') return false;
  if (/[;。]/.test(text.slice(whole.end, part.start))) return false;
  return isAbove(part.extent, whole.extent);
}

/** A whole with its parts as a sentence puts them, whether or not they add up. */
export interface Reading {
  readonly whole: Stated;
  readonly parts: readonly Stated[];
  /** Null when they add up, or when nothing says that the parts are all of it. */
  readonly why: Why | null;
}

/**
 * The wholes of a sentence with their parts.
 * @param previous the sentence before it in the same block, which holds the whole of a sentence that starts with 其中; else null
 */
export function* wholesOf(sentence: StatedSentence, previous: StatedSentence | null): Generator<Reading> {
  const { text, figures } = sentence;
  if (
    previous !== null &&
    /^\s*(?:其中|包括|当中)/.test(text.slice(sentence.sentence.start, sentence.sentence.start + 8))
  ) {
    const both: StatedSentence = {
      ...sentence,
      sentence: { ...sentence.sentence, start: previous.sentence.start },
      figures: [...previous.figures, ...figures],
    };
    const at = previous.figures.length - 1;
    const reading = wholeBefore(both, depthsOf(both), at);
    if (reading !== null) yield reading;
  }
  if (figures.length < 2) return;
  const depth = depthsOf(sentence);
  for (let i = 0; i + 1 < figures.length; i++) {
    const reading = wholeBefore(sentence, depth, i);
    if (reading !== null) yield reading;
  }
  yield* wholesAfter(sentence, depth);
}

/** 175件，其中……12件、……163件: the parts behind figure number `i`. */
function wholeBefore(sentence: StatedSentence, depth: readonly number[], i: number): Reading | null {
  const { text, figures } = sentence;
  const opening = openingBetween(text, figures[i]!.end, figures[i + 1]!.start);
  if (opening === null) return null;
  const { parts, longer, labels } = partsFrom(sentence, depth, i + 1, opening);
  if (parts.length === 0) return null;
  const unit = parts.find(part => part.unit !== '')?.unit ?? '';
  const wholes: Stated[] = [];
  for (let w = i; w >= Math.max(0, i - 8); w--) {
    const one = figures[w]!;
    if (depth[w]! <= depth[i + 1]! && isPlain(one) && (one.unit === unit || unit === '')) wholes.push(one);
  }
  const whole = wholes[0];
  if (!whole) return null;
  const label = labelOf(text, sentence.sentence.start, whole);
  if (/每|均/.test(label)) return null;
  if (opening.word === ',' && !SUMS_UP.test(label)) return null;
  // 12项和44项分别提高到64项和288项 deals out; 共175件，分别为…… divides.
  if (opening.word === '分别' && !/^[,:(]分别[为是有]?$/.test(text.slice(figures[i]!.end, opening.end))) return null;
  // Another reading of the sentence that is true: the writer will have meant that one.
  const fitting = longer.findIndex(
    (_, k) => k > 0 && wholes.some(one => !areApart(sumOf(longer.slice(0, k + 1)), one.extent)),
  );
  if (fitting > 0) return { whole, parts: longer.slice(0, fitting + 1), why: null };
  if (parts.length === 1) {
    const isExcess = whole === figures[i] && singleExcess(text, whole, parts[0]!, opening.word);
    return { whole, parts, why: isExcess ? 'excess' : null };
  }
  return { whole, parts, why: contradiction(whole, parts, OPENS_ALL.has(opening.word) || namesLeaveNothing(labels)) };
}

/** ……12件、……163件，共175件. */
function* wholesAfter(sentence: StatedSentence, depth: readonly number[]): Generator<Reading> {
  const { text, figures } = sentence;
  for (let i = 2; i < figures.length; i++) {
    const whole = figures[i]!;
    if (!isPlain(whole) || whole.unit === '') continue;
    const label = labelOf(text, figures[i - 1]!.end, whole);
    if (!SUMS_UP.test(label)) continue;
    const parts: Stated[] = [];
    for (let p = i - 1; p >= Math.max(0, i - MOST_PARTS); p--) {
      const part = figures[p]!;
      if (depth[p]! > depth[i]!) continue;
      if (!isPlain(part) || NO_PART.test(labelOf(text, figures[p - 1]?.end ?? sentence.sentence.start, part))) continue;
      if (part.unit !== whole.unit) break;
      parts.unshift(part);
    }
    if (parts.length < 2) continue;
    const before = figures.slice(0, i).filter(one => isPlain(one) && one.unit === whole.unit);
    const fits =
      before.some(one => !areApart(one.extent, whole.extent)) ||
      parts.some((_, k) => parts.length - k >= 2 && !areApart(sumOf(parts.slice(k)), whole.extent));
    yield { whole, parts, why: fits ? null : contradiction(whole, parts, SURE_SUM.test(label)) };
  }
}
