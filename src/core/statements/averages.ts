/** A total and its daily or monthly average: 上半年受理36200件，日均200件. */
import Big from 'big.js';
import { withoutFillers } from '../binding/fillers';
import { Exact } from '../ledger/exact';
import { findPeriods, type Period } from '../ledger/period';
import { areApart, type Extent } from './extent';
import type { Stated, StatedSentence } from './stated';

/** A total, an average of it and the stretch of time between them. */
export interface Average {
  readonly total: Stated;
  readonly result: Stated;
  readonly per: 'day' | 'month';
  /** Days or months of the period. */
  readonly count: number;
  /** The average, rounded to the place that is written. */
  readonly exact: Big;
  readonly isFalse: boolean;
}

const PER_DAY = /日均|平均每[天日]|每[天日]平均/;
const PER_MONTH = /月均|平均每个?月|每个?月平均/;
const MOST_MONTHS = 60;
const LONGEST_GAP = 30;
/** An average over working days: about two thirds of all days, in a single month with holidays less or more. */
const WORKING_DAYS = [new Big('0.64'), new Big('0.71')] as const;
const WORKING_DAYS_OF_A_MONTH = [new Big('0.53'), new Big('0.78')] as const;
const LONG = 80;

/** False for a text that holds no average of time, so that `averagesOf` its sentences yields nothing. */
export const speaksOfAverages = (text: string): boolean => PER_DAY.test(text) || PER_MONTH.test(text);

/** Days of a period; February counts 28, or 29 in a leap year. */
function daysOf({ start, end }: Period): number {
  return (
    (Date.UTC(Math.floor(end / 12), (end % 12) + 1, 1) - Date.UTC(Math.floor(start / 12), start % 12, 1)) / 86400000
  );
}

/** What one of `count` days or months has on average. */
function share(total: Extent, count: Big): Extent {
  return {
    low: total.low === null ? null : new Exact(total.low).div(count),
    high: total.high === null ? null : new Exact(total.high).div(count),
  };
}

/**
 * The totals of a sentence that are followed by their average.
 * @param context the period that the report is about; null when it is not known, and then 上半年 and the like say nothing
 * @param around works out the period of the headings that the sentence stands under, null if they name none
 */
export function* averagesOf(
  { text, sentence, figures }: StatedSentence,
  context: Period | null,
  around: () => Period | null,
): Generator<Average> {
  let previousTotal: Stated | null = null;
  for (let i = 1; i < figures.length; i++) {
    const [previous, result] = [figures[i - 1]!, figures[i]!];
    // 共36500件，日均100件，月均3042件: both are averages of one total.
    const total: Stated = previousTotal ?? previous;
    const gap: string = text.slice(previous.end, result.start);
    const per = PER_DAY.test(gap) ? 'day' : PER_MONTH.test(gap) ? 'month' : null;
    previousTotal = per === null ? null : total;
    if (
      per === null ||
      gap.length > LONGEST_GAP ||
      total.role !== 'level' ||
      result.role !== 'level' ||
      total.unit !== result.unit
    )
      continue;
    if (total.figure.written.form !== 'number' || total.unit === '' || /[;。]/.test(gap)) continue;
    // 日均接待 says nothing new, 日均投诉 does.
    const rest = withoutFillers(gap.replace(PER_DAY, '').replace(PER_MONTH, ''));
    const subject = text.slice(Math.max(sentence.start, total.start - 40), total.start);
    if ([...rest].some(c => !subject.includes(c))) continue;
    const stated = findPeriods(text.slice(sentence.start, total.start), context);
    const period = stated[stated.length - 1]?.period ?? around();
    if (period === null || period.point) continue;
    const months = period.end - period.start + 1;
    if (months > MOST_MONTHS || (per === 'month' && months < 2)) continue;
    const count = per === 'day' ? daysOf(period) : months;
    const place = result.figure.written.lastPlace;
    const exact = new Exact(total.value).div(count).div(place).round(0).times(place);
    // An average is rounded, also where it counts whole things.
    const written = { low: result.value.minus(place), high: result.value.plus(place) };
    const average = result.figure.approximation === 'exact' ? written : result.extent;
    let isFalse = areApart(share(total.extent, new Big(count)), average);
    if (isFalse && per === 'day') {
      const [least, most] = (count < LONG ? WORKING_DAYS_OF_A_MONTH : WORKING_DAYS).map(part =>
        share(total.extent, part.times(count)),
      );
      isFalse = areApart({ low: most!.low, high: least!.high }, average);
    }
    yield { total, result, per, count, exact, isFalse };
  }
}
