import { findPeriods, type Period } from '../ledger/period';
import type { Ledger } from '../ledger/types';
import type { Report } from '../report/types';
import { fold } from '../text/fold';

const MONTHS_OF_A_YEAR = 12;
const yearOf = (month: number): number => Math.floor(month / MONTHS_OF_A_YEAR);

/**
 * The period from which 今年 and 去年 are counted: the ledger's own, or, where the report's title is dated one year
 * after it (a report delivered in spring on the year before), a year later, so that 去年 is the ledger's period. A ledger
 * that names none speaks of the period to which most of its metrics' current values belong, else of the title's.
 */
export function reportContext(report: Report, ledger: Ledger): Period | null {
  const title = report.frontMatter?.title || report.blocks.find(b => b.prose.text.trim())?.prose.text || '';
  const dated = findPeriods(fold(title.slice(0, 80)), null).find(p => p.kind === 'absolute')?.period ?? null;
  const period = ledger.period ?? usualPeriod(ledger);
  if (!dated || !period) return period ?? dated;
  return yearOf(dated.start) === yearOf(period.end) + 1 && dated.end - dated.start >= MONTHS_OF_A_YEAR - 1
    ? { start: period.start + MONTHS_OF_A_YEAR, end: period.end + MONTHS_OF_A_YEAR, point: period.point }
    : period;
}

const usual = new WeakMap<Ledger, Period | null>();

/** The period of most metrics' current values, of two the later one; null when none has any. */
function usualPeriod(ledger: Ledger): Period | null {
  let found = usual.get(ledger);
  if (found === undefined) {
    found = mostFrequent(ledger.metrics.flatMap(({ current }) => (current?.period ? [current.period] : [])));
    usual.set(ledger, found);
  }
  return found;
}

function mostFrequent(periods: readonly Period[]): Period | null {
  const counts = new Map<string, { period: Period; count: number }>();
  for (const period of periods) {
    const key = `${period.start}-${period.end}-${period.point}`;
    const entry = counts.get(key);
    if (entry) entry.count++;
    else counts.set(key, { period, count: 1 });
  }
  let best: { period: Period; count: number } | null = null;
  for (const entry of counts.values())
    if (!best || entry.count > best.count || (entry.count === best.count && entry.period.end > best.period.end))
      best = entry;
  return best?.period ?? null;
}
