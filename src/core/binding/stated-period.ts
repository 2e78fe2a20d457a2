/** The period that a figure's own words name. */
import type { Figure } from '../figures/types';
import type { PeriodMention } from '../ledger/period';
import type { TextRange } from '../text/range';
import type { BlockReading } from './mentions';
import { rangeAt } from './sentences';

const MOST_PERIODS_BACK = 8;
const LONGEST_PERIOD_REACH = 400;

/**
 * The last period before a figure in its sentence that is the figure's own.
 * @param at where the figure starts in the block's prose
 * @param periods those of the block's folded prose, in order
 */
export function statedPeriod(
  at: number,
  reading: BlockReading,
  periods: readonly PeriodMention[],
): PeriodMention | null {
  const { folded, sentences } = reading;
  const sentence = sentences[rangeAt(sentences, at)];
  if (!sentence) return null;
  const last = rangeAt(periods, at - 1);
  for (let i = last; i >= 0 && last - i < MOST_PERIODS_BACK; i--) {
    const found = periods[i]!;
    if (found.start < Math.max(sentence.start, at - LONGEST_PERIOD_REACH)) return null;
    if (found.end > at || isInClosedBracket(folded, found.end, at)) continue;
    if (isBaseOnly(folded, sentence.start, found, at, reading.figures)) continue;
    if (isBaseOfMultiple(folded, found.end, at)) continue;
    return found;
  }
  return null;
}

/** 由|9.8%降至7.5%: what stands before the figure, and after it. */
const COMES_FROM = /[由从自](?:原来|原先|过去|以前|此前|最初)?的?$/;
const GOES_TO =
  /^(?:大幅|逐步|稳步|进一步|分别|平均)?(?:提[高升]|上[升涨调]|增[加长]?|扩[大展]|下[降调]|降低?|减[少至到]?|缩[小短减]?|压[减缩降]|回[升落]|攀升|跃?升|涨|发展|拓展|优化|调整|精简|提)[^,;。、]{0,3}?[到至为]/;

/** True for the figure of the period before that a verb of change leads away from, where no period is named. */
export function isMovedFrom(folded: string, { start, end }: TextRange): boolean {
  return COMES_FROM.test(folded.slice(Math.max(0, start - 6), start)) && GOES_TO.test(folded.slice(end, end + 14));
}

/**
 * True for a period that only says what is compared with: 比2020年增长|5%. Where it stands beside a figure it is that
 * figure's (比上年同期的|492件, 由上年的|3200个增至…), and no later one's.
 */
function isBaseOnly(
  text: string,
  sentenceStart: number,
  found: PeriodMention,
  at: number,
  figures: readonly Figure[],
): boolean {
  const lead = text.slice(Math.max(sentenceStart, found.start - 2), found.start);
  if (/[比较与]$|相比$/.test(lead)) return !isBeside(text, found.end, at);
  // 从1978年到1983年: a stretch, not the figure's period.
  if (/[由从自]$/.test(lead))
    return (
      /^(?:到|至|起|以来|开始)/.test(text.slice(found.end, found.end + 2)) || hasFigureBetween(figures, found.end, at)
    );
  return false;
}

/** 是去年同期的|3倍: what the multiple is taken of. */
const isBaseOfMultiple = (text: string, from: number, at: number): boolean =>
  at - from <= 6 && text[from] === '的' && /^[^,;:，。；：]{1,10}倍/.test(text.slice(at, at + 12));

/** Only 的, 为 or 是 between a period and its figure. */
const isBeside = (text: string, from: number, to: number): boolean =>
  to - from <= 3 && /^[的为是有]{0,2}$/.test(text.slice(from, to));

/** True when a figure stands wholly between the two offsets. */
function hasFigureBetween(figures: readonly Figure[], from: number, to: number): boolean {
  const last = figures[rangeAt(figures, to - 1)];
  const figure = last && last.end <= to ? last : figures[rangeAt(figures, to - 1) - 1];
  return figure !== undefined && figure.start >= from;
}

function isInClosedBracket(text: string, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth < 0) return true;
  }
  return false;
}
