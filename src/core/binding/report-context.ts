import { findPeriods, type Period } from '../ledger/period';
import type { Ledger } from '../ledger/types';
import type { Report } from '../report/types';
import { fold } from '../text/fold';

/**
 * The period from which 今年 and 去年 are counted: the ledger's own, or, where the report's title is dated one year
 * after it (a report delivered in spring on the year before), a year later, so that 去年 is the ledger's period.
 */
export function reportContext(report: Report, ledger: Ledger): Period | null {
  const { period } = ledger;
  if (!period) return null;
  const title = report.frontMatter?.title || report.blocks.find(b => b.prose.text.trim())?.prose.text || '';
  const dated = findPeriods(fold(title.slice(0, 80)), null).find(p => p.kind === 'absolute')?.period;
  if (!dated) return period;
  const yearOf = (month: number): number => Math.floor(month / 12);
  return yearOf(dated.start) === yearOf(period.end) + 1 && dated.end - dated.start >= 11
    ? { start: period.start + 12, end: period.end + 12, point: period.point }
    : period;
}
