/**
 * A part, its whole and the percentage between them: 受理50件，其中投诉20件，占40%; 播种75万亩，绿色种植37万亩，占播种面积的49.3%;
 * 受理400件，办结388件，办结率97%.
 */
import Big from 'big.js';
import { Exact } from '../ledger/exact';
import { depthsOf } from './brackets';
import { areApart, quotient, scaled } from './extent';
import type { Movement } from './movement';
import { isPlain, labelOf } from './parts';
import { CENT, type Stated, type StatedSentence } from './stated';

const NOTHING = new Big(0);
const MOST_LISTED = 24;
const LONGEST_GAP = 40;
const OPENS_LIST = /其中|包括|当中|用于|^[^,;]{0,6}[(:]/;
/** 占40%, 占比为40%, 占总数的40%, 占播种面积的比重达40%; the group is what the share is of. */
const SHARE = /^[^,;。、]{0,8}[,、]?(?:分别)?占([^,;。、]{0,14}?)(?:的?比重|的?比例|比)?的?(?:为|达|达到|约)?$/;
/** Between figures that are listed: 甲20件、乙15件; 40%和30%. */
const LISTED = /^[^,;。、]{0,3}(?:、|以及|和|及|与)[^,;。]{0,16}$/;
const LISTED_RATES = /^ ?(?:、|以及|和|及|与) ?$/;
/** Between the name of a whole and its figure nothing else is named: 投诉类来电主要集中在物业管理860件 does not say how many there were. */
const SAYS_HOW_MANY = /^[^,、;:]{0,6}$/;
const SAYS_OTHER = /分别|集中|主要|其中|包括|涉及/;
/** Words for the whole that name no thing. */
const PLAIN_WHOLE = /^(?:总数|总量|总额|总人数|全部|整体)?$/;
/** 办结率97%; the group is the deed. */
const RATE = /[,、;]([^,;。、\d]{1,8}?)率(?:为|达|达到)?$/;
/** Deeds that are done to the things counted first; of other rates (失业率) the figures beside them are no parts. */
const DEED = /[结办复执改付调]|完成|化解|开工|竣工|到位|落实|兑现/;
/** Rates of a deed done in time or at once are no rates of the deed. */
const OTHER_RATE = /按期|按时|及时|限期|首次|一次|当场|平均|综合|同比|增长|满意|覆盖|合格/;

/** The shares that a sentence states; `previous` is the sentence before it in the same block, for its wholes. */
export function* sharesOf(statement: StatedSentence, previous: StatedSentence | null): Generator<Movement> {
  const { text, figures } = statement;
  const depth = depthsOf(statement);
  for (let i = 1; i < figures.length; i++) {
    const result = figures[i]!;
    if (result.role !== 'rate' || result.mention.cue !== null) continue;
    // 71人（其中甲15人），占80%: what stands in the bracket is not what the share is of.
    let p = i - 1;
    while (p > 0 && p > i - 8 && depth[p]! > depth[i]!) p--;
    const part = figures[p]!;
    if (depth[p] !== depth[i] || !isPlain(part)) continue;
    const gap = text.slice(figures[i - 1]!.end, result.start);
    if (gap.length > LONGEST_GAP) continue;
    const named = SHARE.exec(gap)?.[1];
    if (named === undefined) {
      const movement = rateOfDeed(statement, p, result, gap);
      if (movement !== null) yield movement;
      continue;
    }
    // 甲20件、乙15件，占总数的40%、30%: each part has its own share, or nothing is known of any.
    const count = ratesInRow(statement, i);
    const first = p - count + 1;
    if (count > 1 && !isList(statement, depth, first, p)) continue;
    for (let k = 0; k < count; k++) {
      const [q, rate] = [first + k, figures[i + k]!];
      const movement = PLAIN_WHOLE.test(named)
        ? (shareOfList(statement, depth, q, rate) ?? (count === 1 ? shareOfTotal(statement, q, rate) : null))
        : shareOfNamed(statement, previous, q, first, rate, named);
      if (movement !== null) yield movement;
    }
  }
}

/** How many percentages are listed from the one at `i` on: 26.8%、16.8% are two. */
function ratesInRow({ text, figures }: StatedSentence, i: number): number {
  let next = i + 1;
  while (
    figures[next]?.role === 'rate' &&
    figures[next]!.mention.cue === null &&
    LISTED_RATES.test(text.slice(figures[next - 1]!.end, figures[next]!.start))
  )
    next++;
  return next - i;
}

/** Whether the figures from `first` to `last` are one list of parts, and all of it. */
function isList({ text, figures }: StatedSentence, depth: readonly number[], first: number, last: number): boolean {
  const goesOn = (f: number): boolean =>
    f > 0 &&
    depth[f - 1] === depth[f] &&
    isPlain(figures[f - 1]!) &&
    figures[f - 1]!.unit === figures[f]!.unit &&
    LISTED.test(text.slice(figures[f - 1]!.end, figures[f]!.start));
  for (let f = last; f > first; f--) if (!goesOn(f)) return false;
  return first >= 0 && !goesOn(first);
}

function share(kind: 'share' | 'completion', part: Stated, whole: Stated, result: Stated): Movement | null {
  const ratio = quotient(part.extent, whole.extent);
  if (ratio === null || whole.value.lte(0)) return null;
  const exact = new Exact(part.value).times(100).div(whole.value);
  const isFalse = areApart(scaled(ratio, CENT, NOTHING), result.extent);
  return { kind, base: whole, level: part, change: null, result, direction: null, isFalse, exact };
}

/** The share of a list's whole; null where the part is in no list, or another figure before it makes the share true. */
function shareOfList(
  { text, figures }: StatedSentence,
  depth: readonly number[],
  p: number,
  result: Stated,
): Movement | null {
  const part = figures[p]!;
  const wholes: Stated[] = [];
  let listed = false;
  for (let w = p - 1; w >= Math.max(0, p - MOST_LISTED) && !listed; w--) {
    const one = figures[w]!;
    const fits = isPlain(one) && one.unit === part.unit && depth[w]! <= depth[p]!;
    if (fits) wholes.push(one);
    if (depth[w + 1] !== depth[p]) continue;
    if (OPENS_LIST.test(text.slice(one.end, figures[w + 1]!.start))) {
      if (!fits) return null;
      listed = true;
    }
  }
  const whole = wholes[wholes.length - 1];
  if (!listed || whole === undefined) return null;
  const movement = share('share', part, whole, result);
  if (movement === null || !movement.isFalse) return movement;
  const others = wholes.slice(0, -1).map(one => share('share', part, one, result));
  return others.every(other => other === null || other.isFalse) ? movement : null;
}

const TOTAL = /总([^,;。总]{1,8}?)(?:已|为|达|达到|共|约|超|超过|突破)*$/;

/** 总装机9157万千瓦，新能源装机4091万千瓦，占比44.7%: the part is of the same name as the total right before it. */
function shareOfTotal({ text, sentence, figures }: StatedSentence, p: number, result: Stated): Movement | null {
  const [part, whole] = [figures[p]!, figures[p - 1]];
  if (!whole || !isPlain(whole) || whole.unit !== part.unit) return null;
  const name = TOTAL.exec(labelOf(text, figures[p - 2]?.end ?? sentence.start, whole))?.[1];
  return name !== undefined && labelOf(text, whole.end, part).includes(name)
    ? share('share', part, whole, result)
    : null;
}

/** 占播种面积的49.3%, where a figure of the same unit before the parts, which begin at `first`, is labelled so. */
function shareOfNamed(
  statement: StatedSentence,
  previous: StatedSentence | null,
  p: number,
  first: number,
  result: Stated,
  named: string,
): Movement | null {
  const name = named.replace(/^(?:全[市省区县国州部年]|总|同期|本年|当年|其)+/, '').replace(/的$/, '');
  if (name.length < 2) return null;
  const part = statement.figures[p]!;
  const before: readonly (readonly [StatedSentence, number])[] = [
    [statement, first],
    ...(previous === null ? [] : [[previous, previous.figures.length] as const]),
  ];
  for (const [{ text, sentence, figures }, end] of before) {
    for (let w = end - 1; w >= Math.max(0, end - 8); w--) {
      const one = figures[w]!;
      if (!isPlain(one) || one.unit !== part.unit || one.value.lt(part.value)) continue;
      const label = text.slice(Math.max(sentence.start, figures[w - 1]?.end ?? 0, one.start - LONGEST_GAP), one.start);
      const at = label.lastIndexOf(name);
      if (at < 0) continue;
      const between = label.slice(at + name.length);
      if (SAYS_HOW_MANY.test(between) && !SAYS_OTHER.test(between)) return share('share', part, one, result);
    }
  }
  return null;
}

/** 受理400件，办结388件，办结率97%: the deed of the rate is the second figure's and not the first's. */
function rateOfDeed(
  { text, sentence, figures }: StatedSentence,
  p: number,
  result: Stated,
  gap: string,
): Movement | null {
  const [part, whole] = [figures[p]!, figures[p - 1]];
  const deed = RATE.exec(gap)?.[1];
  if (
    deed === undefined ||
    !DEED.test(deed) ||
    OTHER_RATE.test(deed) ||
    !whole ||
    !isPlain(whole) ||
    whole.unit !== part.unit
  )
    return null;
  const between = text.slice(whole.end, part.start);
  if (/[;。]|其中/.test(between) || part.value.gt(whole.value.times(2))) return null;
  const last = deed[deed.length - 1]!;
  const labelWhole = labelOf(text, figures[p - 2]?.end ?? sentence.start, whole);
  // 审(执)结 is the deed of 结案率.
  const isDone = between.includes(deed) || [...deed].some(c => between.endsWith(c)) || between.endsWith(last);
  return isDone && ![...deed].every(c => labelWhole.includes(c)) ? share('completion', part, whole, result) : null;
}
