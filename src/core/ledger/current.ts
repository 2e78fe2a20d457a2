/** Which of a metric's observations a ledger speaks of when it names none. */
import { contains, type Period, samePeriod } from './period';
import type { Observation } from './types';

/**
 * The observation of a period; else the shortest stretch that holds it (the year, for a ledger of its first half); else
 * the latest that does not end after it; else the latest of all.
 */
export function currentOf(observations: readonly Observation[], period: Period | null): Observation | null {
  if (period) {
    const same = observations.find(o => o.period && samePeriod(o.period, period));
    if (same) return same;
    let around: Observation | null = null;
    for (const o of observations) {
      if (!o.period || o.period.point || !contains(o.period, period)) continue;
      if (!around?.period || o.period.end - o.period.start < around.period.end - around.period.start) around = o;
    }
    if (around) return around;
  }
  const latest = (list: readonly Observation[]): Observation | null =>
    list.reduce<Observation | null>(
      (best, o) => (o.period && (!best?.period || o.period.end > best.period.end) ? o : (best ?? o)),
      null,
    );
  return (period && latest(observations.filter(o => o.period && o.period.end <= period.end))) || latest(observations);
}
