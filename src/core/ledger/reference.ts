import { parsePeriod, samePeriod } from './period';
import type { Ledger, Metric, Observation } from './types';

/** What a live value or a pin names. */
export interface Reference {
  readonly metric: Metric;
  /** The period behind the `@`, as written; null when none is named. */
  readonly periodText: string | null;
  /** The observation of the named period, or the metric's current one; null when there is none. */
  readonly observation: Observation | null;
}

/**
 * Resolves `名`, `组/名` or `名@时期` (an @ that is part of a name counts as such).
 * @returns null when the ledger has no such metric
 */
export function findReference(ledger: Ledger, text: string): Reference | null {
  const whole = ledger.find(text);
  if (whole !== null) return { metric: whole, periodText: null, observation: whole.current };
  const at = text.lastIndexOf('@');
  if (at <= 0) return null;
  const metric = ledger.find(text.slice(0, at).trim());
  if (metric === null) return null;
  const periodText = text.slice(at + 1).trim();
  const period = parsePeriod(periodText);
  const observation =
    metric.observations.find(
      one =>
        one.periodText === periodText || (period !== null && one.period !== null && samePeriod(one.period, period)),
    ) ?? null;
  return { metric, periodText, observation };
}
