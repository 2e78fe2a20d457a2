/**
 * Wholes and their parts in running text: 提案175件，其中集体提案12件、委员提案163件; 车辆7辆（公务用车3辆，其他用车4辆）;
 * 甲12件、乙163件，共175件.
 */
import { depthsOf } from './brackets';
import { areApart, type Extent, isAbove, plus } from './extent';
import {
  endsWithRest,
  isPlain,
  labelOf,
  mayOverlap,
  namesLeaveNothing,
  type Part,
  type PartList,
  partsFrom,
  sharesMakeAll,
  sumOf,
  totalOf,
} from './parts';
import { isOneSlip } from './slip';
import type { Stated, StatedSentence } from './stated';

/** Why parts must make up the whole: said so, or so near that it is meant; `excess` when they are already too much. */
type Why = 'complete' | 'near' | 'excess';

/** A whole with its parts as a sentence puts them, whether or not they add up. */
export interface Reading {
  readonly whole: Stated;
  readonly parts: readonly Stated[];
  /** Null when they add up, or when nothing says that the parts are all of it. */
  readonly why: Why | null;
}

/** Words that open the parts of the figure before them. */
const OPENERS = ['其中', '包括', '包含', '用于', '分别', '分为', '当中', '含', '(', ':', '中,', '已', ','] as const;
type Opener = (typeof OPENERS)[number];
/** How far behind the whole each may stand at most; the rest may stand anywhere before the first part. */
const REACH: Readonly<Partial<Record<Opener, number>>> = {
  '(': 0,
  ':': 6,
  ',': 6,
  分别: 4,
  分为: 4,
  '中,': 20,
  已: 20,
};
/** Openers that leave nothing out. */
const OPENS_ALL: ReadonlySet<Opener> = new Set<Opener>(['分别', '分为']);
/** Openers that a single part may follow. */
const OPENS_ONE: ReadonlySet<Opener> = new Set<Opener>(['其中', '包括', '包含', '当中', '含']);
/** Too common to open parts, unless the last one is the rest: 16项已完成7项，剩余9项. */
const OPENS_WITH_REST: ReadonlySet<Opener> = new Set<Opener>(['中,', '已']);
/** What stands before a figure that sums up the ones behind or before it. */
const SUMS_UP = /(?:共|共有|合计|共计|总计|总共|总数|总数为|合计为)$/;
const SURE_SUM = /(?:合计|共计|总计|总共|合计为)$/;
const LONGEST_GAP = 60;
const MOST_PARTS = 40;
const MOST_WHOLES = 8;

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
    const isWeak = word === ',' || OPENS_WITH_REST.has(word);
    if (at > bestAt && (reach === undefined || at <= reach) && (!isWeak || best === null)) {
      bestAt = at;
      best = { word, end: from + at + word.length };
    }
  }
  return best;
}

/** Whether the sum and the whole contradict each other, and why nobody can have meant otherwise; null when they do not. */
function contradiction(whole: Stated, parts: readonly Stated[], isAll: boolean, isClean: boolean): Why | null {
  const sum = sumOf(parts);
  if (!areApart(sum, whole.extent)) return null;
  if (isAll) return 'complete';
  const value = totalOf(parts);
  const isMore = value.gt(whole.value);
  const isNear = value.minus(whole.value).abs().times(10).lte(whole.value.abs());
  // Parts that stay below the whole may just not be all of it.
  if (isMore && isNear) return 'near';
  if (
    isOneSlip(
      whole.value,
      parts.map(part => part.value),
      value,
    )
  )
    return 'near';
  // Twice as much is no slip: the parts are counted in another way than the whole.
  return isMore && isClean && value.lt(whole.value.times(2)) ? 'excess' : null;
}

/** The sums of the first one, two, three … figures. */
function runningSums(figures: readonly Stated[]): Extent[] {
  const sums: Extent[] = [];
  for (const { extent } of figures) {
    const last = sums[sums.length - 1];
    sums.push(last === undefined ? extent : plus(last, extent));
  }
  return sums;
}

const isCounted = ({ figure }: Stated): boolean => figure.kind === 'count' || figure.kind === 'money';

/** 17件，其中重点19件: one part is more than the whole. Only for the figure right before 其中. */
function singleExcess(text: string, whole: Stated, part: Stated, word: Opener): boolean {
  if (!OPENS_ONE.has(word) || !isCounted(whole) || whole.unit !== part.unit || whole.unit === '') return false;
  if (/[;。]/.test(text.slice(whole.end, part.start))) return false;
  return isAbove(part.extent, whole.extent);
}

/**
 * The wholes of a sentence with their parts.
 * @param previous the sentence before it in the same block, which holds the whole of a sentence that starts with 其中; else null
 */
export function* wholesOf(sentence: StatedSentence, previous: StatedSentence | null): Generator<Reading> {
  const { text, figures } = sentence;
  const { start } = sentence.sentence;
  if (previous !== null && /^\s*(?:其中|包括|当中)/.test(text.slice(start, start + 8))) {
    const both: StatedSentence = {
      ...sentence,
      sentence: { ...sentence.sentence, start: previous.sentence.start },
      figures: [...previous.figures, ...figures],
    };
    const reading = wholeBefore(both, depthsOf(both), previous.figures.length - 1);
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
  if (opening === null || (opening.word === ',' && !isSummingUp(sentence, figures[i]!))) return null;
  const list = partsFrom(sentence, depth, i + 1, opening.end);
  const parts = list.parts.map(part => part.figure);
  if (parts.length === 0) return null;
  const wholes = wholesBefore(sentence, depth, i, parts.find(part => part.unit !== '')?.unit ?? '');
  const whole = wholes[0];
  if (!whole || !canOpen(sentence, opening, figures[i]!, whole, list)) return null;
  // Another reading of the sentence that is true: the writer will have meant that one.
  const { longer } = list;
  const sums = runningSums(longer);
  const fitting = sums.findIndex((sum, k) => k > 0 && wholes.some(one => !areApart(sum, one.extent)));
  if (fitting > 0) return { whole, parts: longer.slice(0, fitting + 1), why: null };
  if (parts.length === 1) {
    const isExcess = whole === figures[i] && singleExcess(text, whole, parts[0]!, opening.word);
    return { whole, parts, why: isExcess ? 'excess' : null };
  }
  return { whole, parts, why: contradictionOf(whole, list.parts, OPENS_ALL.has(opening.word), list.isClean) };
}

/**
 * Why the parts of a list contradict their whole; null when they do not, or may leave something out or overlap.
 * @param isAll the list is said to leave nothing out
 * @param isClean no figure of another statement can be among the parts
 */
export function contradictionOf(whole: Stated, parts: readonly Part[], isAll = false, isClean = false): Why | null {
  const leavesNothing = isAll || namesLeaveNothing(parts) || sharesMakeAll(parts);
  if (!leavesNothing && mayOverlap(parts)) return null;
  return contradiction(
    whole,
    parts.map(part => part.figure),
    leavesNothing,
    isClean,
  );
}

const isSummingUp = ({ text, sentence }: StatedSentence, figure: Stated): boolean =>
  SUMS_UP.test(labelOf(text, sentence.start, figure));

/** The figures that the parts may belong to, the nearest first: none beyond a semicolon, where another statement ends. */
function wholesBefore({ text, figures }: StatedSentence, depth: readonly number[], i: number, unit: string): Stated[] {
  const wholes: Stated[] = [];
  for (let w = i; w >= Math.max(0, i - MOST_WHOLES); w--) {
    const one = figures[w]!;
    if (w < i && wholes.length > 0 && text.slice(one.end, figures[w + 1]!.start).includes(';')) break;
    if (depth[w]! <= depth[i + 1]! && isPlain(one) && (one.unit === unit || unit === '')) wholes.push(one);
  }
  return wholes;
}

/** Whether an opener opens the parts of this whole. */
function canOpen(
  { text, sentence }: StatedSentence,
  { word, end }: Opening,
  last: Stated,
  whole: Stated,
  { parts }: PartList,
): boolean {
  const label = labelOf(text, sentence.start, whole);
  if (/每|均/.test(label)) return false;
  // 12项和44项分别提高到64项和288项 deals out; 共175件，分别为…… divides.
  if (word === '分别') return /^[,:(]分别$/.test(text.slice(last.end, end));
  if (OPENS_WITH_REST.has(word)) return whole === last && endsWithRest(parts);
  return true;
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
      if (depth[p]! > depth[i]! || !isPlain(part)) continue;
      if (NO_ADDEND.test(labelOf(text, figures[p - 1]?.end ?? sentence.sentence.start, part))) continue;
      if (part.unit !== whole.unit) break;
      parts.unshift(part);
    }
    if (parts.length < 2) continue;
    const before = figures.slice(0, i).filter(one => isPlain(one) && one.unit === whole.unit);
    const fits =
      before.some(one => !areApart(one.extent, whole.extent)) ||
      runningSums([...parts].reverse()).some((sum, k) => k > 0 && !areApart(sum, whole.extent));
    yield { whole, parts, why: fits ? null : contradiction(whole, parts, SURE_SUM.test(label), false) };
  }
}

/** A figure behind one of these is about another time or another thing than the ones that are summed up. */
const NO_ADDEND = /比|较|与|上年|去年|同期|以前|累计|总|共|目标|任务|计划|平均|均|每|由|从/;
