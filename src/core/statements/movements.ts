/**
 * Base, level and change stated together in running text: 由12件增至15件，增长25%; 完成15件，比上年增加3件、增长25%;
 * 年初预算15万元，支出决算12万元，完成预算的80%; 受理50件，其中投诉20件，占40%.
 */
import Big from 'big.js';
import { changeCueBefore } from '../binding/cue';
import { withoutFillers } from '../binding/fillers';
import type { ChangeCue } from '../binding/types';
import { Exact } from '../ledger/exact';
import { findPeriods } from '../ledger/period';
import { areApart, type Extent, isAbove, minus, opposite, quotient, scaled } from './extent';
import type { Movement } from './movement';
import { powerOf, rootOf } from './root';
import { sharesOf } from './shares';
import type { Stated, StatedSentence } from './stated';

const HUNDRED = new Big(100);
const ONE = new Big(1);
/** A figure's own words are looked for this far before it. */
const LONGEST_LABEL = 40;
const LONGEST_GAP = 80;
const STOPS = new Set([...',;:()、']);

/** Averages over years, shares and other rates are no change between the two levels. */
const OTHER_RATE =
  /年均|平均|每年|月均|日均|年增|占|率|贡献|拉动|实际|名义|可比|同口径|不变价|扣除|剔除|环比|累计|预期|目标|计划/;
/** Things whose growth is worked out at constant prices, so that the amounts of two years do not give it. */
const CONSTANT_PRICES = /生产总值|增加值|产值|gdp|支配收入|纯收入|人均收入|消费支出/;
const EARLIER = /上年|去年|上期|同期|上月|上季|前年|年初|上一年|期初/;
const PLANNED = /预算|计划|目标|任务/;

/** Text before a figure since the last stop or the figure before it. */
function labelOf(text: string, floor: number, figure: Stated): string {
  let start = figure.start;
  const from = Math.max(floor, figure.start - LONGEST_LABEL);
  while (start > from && !STOPS.has(text[start - 1]!)) start--;
  return text.slice(start, figure.start);
}

/** A plain number, be it a level or a rate. */
const isNumber = ({ figure }: Stated): boolean => figure.written.form === 'number';
/** Of a rank the lower number is the better one: 由第5位升至第3位. */
const isRank = (one: Stated): boolean => ['位', '名', '级', '等', '档'].includes(one.unit);

/** Every statement of a sentence; `previous` is the sentence before it in the same block, for its level. */
export function* movementsOf(sentence: StatedSentence, previous: StatedSentence | null): Generator<Movement> {
  yield* fromTo(sentence);
  yield* levelAndChange(sentence, previous);
  yield* besideEarlier(sentence);
  yield* sharesOf(sentence, previous);
}

/** The text between two figures when it is short enough to be read. */
function gapBetween(text: string, a: Stated, b: Stated): string | null {
  return b.start - a.end <= LONGEST_GAP && b.start >= a.end ? text.slice(a.end, b.start) : null;
}

/** True when the text between two figures names nothing new: ，同比增长. */
function joins(gap: string | null): gap is string {
  if (gap === null || /[;。]/.test(gap) || OTHER_RATE.test(gap)) return false;
  return withoutFillers(gap).replace(/[个(（）;]/g, '').length <= 1;
}

/** 经费和人数……，下降10%和16.7%: one of several that are dealt out, so that it may belong to another pair. */
function isDealt(text: string, figures: readonly Stated[], i: number): boolean {
  const [own, next] = [figures[i]!, figures[i + 1]];
  return next !== undefined && next.role === own.role && /^\s*[、和与及]\s*$/.test(text.slice(own.end, next.start));
}

/** 由X增至Y and what is said of the change behind it. */
function* fromTo({ text, sentence, figures }: StatedSentence): Generator<Movement> {
  for (let i = 0; i + 1 < figures.length; i++) {
    const base = figures[i]!;
    const level = figures[i + 1]!;
    if (base.unit !== level.unit || !isNumber(base) || !isNumber(level)) continue;
    if (base.role !== 'level' && base.role !== 'rate') continue;
    const gap = gapBetween(text, base, level);
    if (gap === null || /[,;:。、]|分别/.test(gap)) continue;
    const cue = cueTo(text, base, level);
    if (cue === null || !cue.toLevel) continue;
    const label = labelOf(text, figures[i - 1]?.end ?? sentence.start, base);
    if (!/[由从]/.test(label) || isRank(level) || /分别/.test(label)) continue;
    const { direction } = cue;
    if (direction === 'up' ? isAbove(base.extent, level.extent) : isAbove(level.extent, base.extent)) {
      yield {
        kind: 'direction',
        base,
        level,
        change: null,
        result: level,
        direction,
        isFalse: true,
        exact: base.value,
      };
      continue;
    }
    const constant = CONSTANT_PRICES.test(
      text.slice(Math.max(sentence.start, base.start - LONGEST_LABEL), level.start),
    );
    for (let k = i + 2; k < Math.min(figures.length, i + 4); k++) {
      const result = figures[k]!;
      const before = gapBetween(text, figures[k - 1]!, result);
      if (isDealt(text, figures, k)) break;
      if (!constant && result.role === 'rate' && before !== null && isYearly(before)) {
        const years = yearsBetween(text, sentence.start, base, level);
        const movement = years === null ? null : yearly(base, level, result, years);
        if (movement !== null) yield movement;
        break;
      }
      if (!joins(before)) break;
      if (constant && result.role === 'rate') continue;
      const movement = resultOf(base, level, result);
      if (movement !== null) yield movement;
    }
  }
}

/** The verb between a base and its level, also where the level's year stands between: 增加到2015年的|288亿元. */
function cueTo(text: string, base: Stated, level: Stated): ChangeCue | null {
  if (level.mention.cue !== null) return level.mention.cue;
  const gap = text.slice(base.end, level.start);
  const period = findPeriods(gap, null)[0];
  return period && /^的?(?:约|近|超过?)?$/.test(gap.slice(period.end))
    ? changeCueBefore(text, base.end, base.end + period.start)
    : null;
}

/** ，年均增长 and the like, of the same subject. */
const isYearly = (gap: string): boolean =>
  /年均|平均每年|每年平均/.test(gap) && joins(gap.replace(/年均|平均每年|每年平均|递增|复合/g, ''));

const MOST_YEARS = 50;

/** 从2010年的……增加到2015年的……: how many years lie between; null where a year is not told. */
function yearsBetween(text: string, from: number, base: Stated, level: Stated): number | null {
  const last = (start: number, end: number): number | null => {
    const found = findPeriods(text.slice(Math.max(from, start, end - LONGEST_LABEL), end), null);
    const period = found[found.length - 1]?.period;
    return period ? Math.floor(period.end / 12) : null;
  };
  const [early, late] = [last(from, base.start), last(base.end, level.start)];
  if (early === null || late === null) return null;
  return late - early >= 2 && late - early <= MOST_YEARS ? late - early : null;
}

/** The yearly rate that turns the base into the level. */
function yearly(base: Stated, level: Stated, result: Stated, years: number): Movement | null {
  const { cue } = result.mention;
  const ratio = quotient(level.extent, base.extent);
  if (cue === null || cue.toLevel || ratio === null || ratio.high === null || ratio.low === null) return null;
  if (ratio.low.lte(0) || base.value.lte(0) || level.value.lte(0)) return null;
  const down = cue.direction === 'down';
  const rates = down ? opposite(result.extent) : result.extent;
  if (rates.low === null || rates.high === null || rates.low.lte(-100)) return null;
  // Powers of the written rate are held against the ratio: roots of both ends of the ratio would cost far more.
  const grown = (rate: Big): Big => powerOf(rate.div(100).plus(1), years);
  const isFalse = areApart({ low: grown(rates.low), high: grown(rates.high) }, ratio);
  let exact = result.value;
  if (isFalse) {
    exact = rootOf(new Exact(level.value).div(base.value), years).minus(1).times(100);
    if (down) exact = exact.times(-1);
  }
  return { kind: 'yearly', base, level, change: null, result, direction: cue.direction, isFalse, exact };
}

/** What the figure behind a base and a level must be. */
function resultOf(base: Stated, level: Stated, result: Stated): Movement | null {
  const { cue, figure } = result.mention;
  const direction = cue?.direction ?? null;
  const sign = (extent: Extent): Extent => (direction === 'down' ? opposite(extent) : extent);
  const signed = (value: Big): Big => (direction === 'down' ? value.times(-1) : value);
  const common = { base, level, change: null, result, direction };
  const difference = minus(level.extent, base.extent);
  const gap = level.value.minus(base.value);
  if (result.role === 'points')
    return base.role === 'rate' && direction !== null
      ? { ...common, kind: 'points', isFalse: areApart(sign(difference), result.extent), exact: signed(gap) }
      : null;
  if (result.role === 'change')
    return result.unit === base.unit && base.role === 'level'
      ? { ...common, kind: 'amount', isFalse: areApart(sign(difference), result.extent), exact: signed(gap) }
      : null;
  if (base.value.lte(0)) return null;
  const ratio = quotient(level.extent, base.extent);
  if (ratio === null) return null;
  const times = new Exact(level.value).div(base.value);
  if (result.role === 'rate' && cue !== null && !cue.toLevel) {
    return {
      ...common,
      kind: 'rate',
      isFalse: areApart(sign(scaled(ratio, HUNDRED, HUNDRED.times(-1))), result.extent),
      exact: signed(times.minus(1).times(100)),
    };
  }
  if (result.role === 'times') {
    const more = figure.written.form === 'multiple' && cue !== null && !cue.toLevel;
    return {
      ...common,
      kind: 'times',
      isFalse: areApart(more ? scaled(ratio, ONE, ONE.times(-1)) : ratio, result.extent),
      exact: more ? times.minus(1) : times,
    };
  }
  return null;
}

/** 完成15件，比上年增加3件、增长25%. */
function* levelAndChange(sentence: StatedSentence, previous: StatedSentence | null): Generator<Movement> {
  const { text, figures } = sentence;
  for (let i = 0; i + 1 < figures.length; i++) {
    const [first, second] = [figures[i]!, figures[i + 1]!];
    const change = first.role === 'change' ? first : second.role === 'change' ? second : null;
    const rate = first.role === 'rate' ? first : second.role === 'rate' ? second : null;
    if (change === null || rate === null || !isNumber(change) || !isNumber(rate)) continue;
    const direction = change.mention.cue!.direction;
    if (rate.mention.cue === null || rate.mention.cue.toLevel) continue;
    const opposed = rate.mention.cue.direction !== direction;
    if (!joins(gapBetween(text, first, second)) || isDealt(text, figures, i + 1)) continue;
    const level = levelBefore(sentence, previous, i, change);
    if (
      level === null ||
      CONSTANT_PRICES.test(text.slice(Math.max(sentence.sentence.start, rate.start - LONGEST_GAP), rate.start))
    )
      continue;
    if (COMPARES.test(labelOf(text, 0, level))) {
      if (opposed) continue;
      const ratio = quotient(change.extent, level.extent);
      if (ratio === null || level.value.lte(0)) continue;
      const exact = new Exact(change.value).times(100).div(level.value);
      const isFalse = areApart(scaled(ratio, HUNDRED, new Big(0)), rate.extent);
      yield { kind: 'rate', base: level, level: change, change, result: rate, direction, isFalse, exact };
      continue;
    }
    const possible = rateOf(level.extent, change.extent, direction);
    const base = direction === 'up' ? level.value.minus(change.value) : level.value.plus(change.value);
    if (possible === null || base.lte(0)) continue;
    const exact = new Exact(change.value).times(100).div(base);
    const isApart = areApart(possible, rate.extent);
    if (!opposed) yield { kind: 'rate', base: null, level, change, result: rate, direction, isFalse: isApart, exact };
    // 比上年减少25件，增长8%: the size is that of the fall, so one of the two verbs is wrong.
    else if (!isApart && change.value.gt(0) && rate.value.gt(0))
      yield { kind: 'opposed', base: null, level, change, result: rate, direction, isFalse: true, exact };
  }
}

/** change / (level ∓ change) in percent; it grows with the change and falls with the level. */
function rateOf(level: Extent, change: Extent, direction: 'up' | 'down'): Extent | null {
  if (level.low === null || level.high === null || change.low === null || change.high === null) return null;
  const base = (l: Big, c: Big): Big => (direction === 'up' ? l.minus(c) : l.plus(c));
  const [most, least] = [base(level.high, change.low), base(level.low, change.high)];
  if (least.lte(0) || change.low.lt(0)) return null;
  return { low: new Exact(change.low).times(100).div(most), high: new Exact(change.high).times(100).div(least) };
}

/** The level that a change belongs to: the last one before it of its unit, of the same subject. */
function levelBefore(
  sentence: StatedSentence,
  previous: StatedSentence | null,
  at: number,
  change: Stated,
): Stated | null {
  const own = figuresBefore(sentence, at, change);
  if (own.found !== null) {
    const { text, figures } = sentence;
    const label = labelOf(text, figures[own.index - 1]?.end ?? sentence.sentence.start, own.found);
    return isSameSubject(label, untilVerb(text, own.found, figures[at]!)) ? own.found : null;
  }
  if (at > 0 || previous === null || previous.block !== sentence.block) return null;
  const last = previous.figures[previous.figures.length - 1]!;
  if (last.role !== 'level' || !isNumber(last) || last.unit !== change.unit) return null;
  const label = labelOf(
    previous.text,
    previous.figures[previous.figures.length - 2]?.end ?? previous.sentence.start,
    last,
  );
  const between = untilVerb(sentence.text, last, sentence.figures[at]!);
  return isSameSubject(label, between) && !CONSTANT_PRICES.test(label) ? last : null;
}

function figuresBefore(sentence: StatedSentence, at: number, change: Stated): { found: Stated | null; index: number } {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const one = sentence.figures[i]!;
    if (one.role === 'level' && isNumber(one)) return { found: one.unit === change.unit ? one : null, index: i };
  }
  return { found: null, index: -1 };
}

/** 较上年的12件: the figure is what the change is measured against. */
const COMPARES = /[比较].*的?$/;
/** Words of comparison that say nothing of the subject. */
const COMPARED =
  /比|较|与|相比|上年|去年|年度|预算|决算|执行|数|同期|年|相对|对比|基数|本|其|总|额|规模|末|底|[\d.%。\n]/g;

/** The text between a level and the verb of a change; the noun right behind the level (12个|职位) is left out, for it is the subject. */
function untilVerb(text: string, level: Stated, change: Stated): string {
  const between = text.slice(level.end, change.start);
  const verb = change.mention.cue?.verb ?? '';
  const at = verb === '' ? -1 : between.lastIndexOf(verb);
  const noun = /^[^,;:。()、\d]{0,8}(?=[,。])/.exec(between)?.[0] ?? '';
  return between.slice(noun.length, at < noun.length ? undefined : at);
}

/** True when what stands between a level and its change names no other subject. */
function isSameSubject(label: string, between: string): boolean {
  if (between.length > LONGEST_GAP || /其中|分别|包括|每|均|累计|[;]/.test(between)) return false;
  const rest = bare(between);
  return rest.length <= 1 || strangeTo(label, rest) === 0;
}

/** What is left of a text that names something. */
const bare = (text: string): string => withoutFillers(text.replace(COMPARED, ''));

/** How many characters of `text` do not stand in `known`. */
function strangeTo(known: string, text: string): number {
  const characters = new Set(known);
  let strange = 0;
  for (const c of text) if (!characters.has(c)) strange++;
  return strange;
}

/** 上年同期12件，今年15件，增长25%; 年初预算15万元，支出决算12万元，完成预算的80%. */
function* besideEarlier({ text, sentence, figures }: StatedSentence): Generator<Movement> {
  for (let i = 0; i + 2 < figures.length; i++) {
    const [a, b, result] = [figures[i]!, figures[i + 1]!, figures[i + 2]!];
    if (a.unit !== b.unit || a.role !== 'level' || b.role !== 'level' || !isNumber(a) || !isNumber(b)) continue;
    const labelA = labelOf(text, figures[i - 1]?.end ?? sentence.start, a);
    const labelB = labelOf(text, a.end, b);
    const gap = gapBetween(text, b, result);
    if (
      gap === null ||
      /[;。]/.test(gap) ||
      gapBetween(text, a, b) === null ||
      /[;。]|其中/.test(text.slice(a.end, b.start))
    )
      continue;
    if (result.role === 'rate' && result.mention.cue === null) {
      // 完成预算的80%, for the planned amount stated first.
      if (!/完成[^,]{0,8}(?:预算|计划|目标|任务)[^,]{0,3}的?$/.test(gap) || !PLANNED.test(labelA)) continue;
      if (PLANNED.test(labelB.replace(/比|较/, '')) || b.value.lt(0) || a.value.lte(0)) continue;
      const ratio = quotient(b.extent, a.extent);
      if (ratio === null) continue;
      yield {
        kind: 'completion',
        base: a,
        level: b,
        change: null,
        result,
        direction: null,
        isFalse: areApart(scaled(ratio, HUNDRED, new Big(0)), result.extent),
        exact: new Exact(b.value).times(100).div(a.value),
      };
      continue;
    }
    if (
      result.mention.cue === null ||
      isDealt(text, figures, i + 2) ||
      OTHER_RATE.test(gap) ||
      !joins(gap.replace(COMPARED, ''))
    )
      continue;
    const [early, late] = inTime(a, labelA, b, labelB);
    if (early === null || late === null || CONSTANT_PRICES.test(labelA + labelB)) continue;
    // 2023年48家，2024年60家，比2022年增长50%: against another year than the one beside it.
    const against = yearIn(gap);
    if (!Number.isNaN(against) && against !== yearIn(early === a ? labelA : labelB)) continue;
    if (strangeTo(labelA, bare(labelB)) > MOST_STRANGE) continue;
    if (/比|较/.test(early === b ? labelB : labelA) && late.mention.cue?.toLevel !== true && early === a) continue;
    const movement = resultOf(early, late, result);
    if (movement !== null) yield movement;
  }
}

/** 安排 and the like may be new in the second of two clauses; a longer word is another subject. */
const MOST_STRANGE = 2;

const yearIn = (text: string): number => Number(/((?:19|20)\d\d)年/.exec(text)?.[1] ?? Number.NaN);

/** Which of two figures is the earlier one by the words before them; nulls where they do not say. */
function inTime(
  a: Stated,
  labelA: string,
  b: Stated,
  labelB: string,
): readonly [Stated, Stated] | readonly [null, null] {
  const [first, second] = [EARLIER.test(labelA), EARLIER.test(labelB)];
  if (first !== second) return first ? [a, b] : [b, a];
  const [one, other] = [yearIn(labelA), yearIn(labelB)];
  if (one < other) return [a, b];
  return other < one ? [b, a] : [null, null];
}
