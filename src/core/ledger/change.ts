import type Big from 'big.js';
import { Exact } from './exact';
import { periodBefore, samePeriod, yearBefore } from './period';
import type { Metric, Observation } from './types';

/**
 * The observation that a change is measured against.
 * @param kind `year`: the same period a year before (同比); `previous`: the stretch of equal length right before (环比); `any`: the first of these
 *   two that the ledger has, else the latest one that ends earlier (较年初, 比2020年).
 * @returns null when the ledger has no such observation with a value.
 */
export function baseFor(
  metric: Metric,
  observation: Observation,
  kind: 'year' | 'previous' | 'any',
): Observation | null {
  const { period } = observation;
  if (!period) return null;
  const at = (wanted: typeof period): Observation | null =>
    metric.observations.find(o => o.value !== null && o.period !== null && samePeriod(o.period, wanted)) ?? null;
  if (kind === 'year') return at(yearBefore(period));
  if (kind === 'previous') return at(periodBefore(period));
  const known = at(yearBefore(period)) ?? at(periodBefore(period));
  if (known) return known;
  let latest: Observation | null = null;
  for (const o of metric.observations) {
    if (o.value === null || !o.period || o.period.end >= period.end) continue;
    if (!latest || o.period.end > latest.period!.end) latest = o;
  }
  return latest;
}

/** Relative change in percent, to 40 places; null without both values, or from a base that is zero or negative, where it says nothing. */
export function relativeChange(from: Observation, to: Observation): Big | null {
  let known = relative.get(to);
  if (!known) {
    known = new Map();
    relative.set(to, known);
  }
  let change = known.get(from);
  if (change === undefined) {
    change = computeRelativeChange(from, to);
    known.set(from, change);
  }
  return change;
}

/** A division to 40 places is dear, and the binder asks for the same one at every figure. */
const relative = new WeakMap<Observation, Map<Observation, Big | null>>();

function computeRelativeChange(from: Observation, to: Observation): Big | null {
  if (!from.value || !to.value || from.value.lte(0)) return null;
  return new Exact(to.value).minus(from.value).times(100).div(from.value);
}

/** The plain difference in the metric's own unit (percentage points for a rate); null without both values. */
export function pointChange(from: Observation, to: Observation): Big | null {
  return from.value && to.value ? new Exact(to.value).minus(from.value) : null;
}

/** How many times the earlier value the later one is, to 40 places; null without both values, or from zero. */
export function ratio(from: Observation, to: Observation): Big | null {
  if (!from.value || !to.value || from.value.eq(0)) return null;
  return new Exact(to.value).div(from.value);
}
