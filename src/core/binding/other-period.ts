/** Whether a figure's words put it in another period than the ledger's value (figures.md, Change: compare with that period's value, or stay silent). */
import { contains, type Period, type PeriodMention, samePeriod } from '../ledger/period';

const MONTHS_OF_A_YEAR = 12;

const length = ({ start, end }: Period): number => end - start + 1;

/**
 * True when a value of one period says nothing of what is stated for another: 2014年, 去年同期 and 一季度 beside a value of the
 * first half of 2015, 五年来 beside one of its last year. Not so for a word that is only wider or looser (今年 for its first
 * half, 6月底 for what was counted up to then), nor for a day or month of the period itself, in which the thing was done.
 * @param own the period of the ledger's value
 * @param stated the period that the figure's words name
 */
export function isOtherPeriod(own: Period, stated: Period): boolean {
  if (samePeriod(own, stated)) return false;
  if (contains(stated, own)) return length(stated) > MONTHS_OF_A_YEAR;
  if (stated.point) return stated.end < own.start || stated.end > own.end;
  return !(own.start <= stated.start && stated.end <= own.end && length(stated) === 1);
}

const CLAUSE_MARK = new Set([...',;:，；：、(（“"\n']);

/**
 * True when a period before a figure is said of it beyond doubt: it opens a clause (去年，受理来电100件，办结90件), or stands in the
 * figure's own one. In 水质30年来首次达标，建成河湖4762个 it is the first clause's alone. 全年 is whichever year the text is on.
 * @param folded prose that holds both
 * @param at where the figure starts
 */
export function governs({ start, end }: PeriodMention, folded: string, at: number): boolean {
  if (folded.startsWith('全年', start)) return false;
  let before = start;
  while (before > 0 && folded[before - 1] === ' ') before--;
  if (before === 0 || CLAUSE_MARK.has(folded[before - 1]!) || '。!?'.includes(folded[before - 1]!)) return true;
  for (let i = end; i < at; i++) if (CLAUSE_MARK.has(folded[i]!)) return false;
  return true;
}

/** True for a head that is a period (2014年, 去年同期数, 2014年末), and not one that only dates something (已于2014年12月31日招标). */
export function governsColumn({ start, end, period }: PeriodMention, head: string): boolean {
  return head.slice(0, start).trim() === '' && (!period.point || /[末底]$/.test(head.slice(0, end)));
}
