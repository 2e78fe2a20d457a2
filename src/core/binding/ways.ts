import type { Figure } from '../figures/types';
import { convertUnit, unitAffinity } from '../figures/units';
import { baseFor } from '../ledger/change';
import { type Period, samePeriod } from '../ledger/period';
import type { Metric, Observation } from '../ledger/types';
import type { Aspect, Mention } from './types';

/** A way in which a figure can state a metric: as its level in a period, or as its change against a base. */
export interface Way {
  readonly aspect: Aspect;
  readonly observation: Observation;
  readonly base: Observation | null;
}

/**
 * The ways in which the figure could state the metric, by unit and period alone; none when the units are of two kinds.
 * @param period the period that the figure's words name, null for the ledger's own
 * @param basis what a change is measured against: the year before (同比) or the period before (环比)
 */
export function waysToState(
  mention: Mention,
  metric: Metric,
  period: Period | null,
  basis: 'year' | 'previous',
): Way[] {
  const { figure } = mention;
  const unit = mention.headUnit?.unit ?? figure.unit;
  const observation = observationFor(metric, period);
  if (!observation?.value) return [];
  const ways: Way[] = [];
  if (levelUnitFits(figure, unit, metric)) ways.push({ aspect: 'level', observation, base: null });
  if (metric.observations.length > 1 && changeUnitFits(mention, metric)) {
    const base = baseFor(metric, observation, basis) ?? baseFor(metric, observation, 'any');
    if (base?.value) ways.push({ aspect: 'change', observation, base });
  }
  return ways;
}

const isRate = (metric: Metric): boolean => metric.unit === '%' || metric.unit === '‰';

function changeUnitFits({ figure, cue }: Mention, metric: Metric): boolean {
  if (figure.kind === 'percentage-point') return isRate(metric);
  const relative =
    figure.kind === 'percent' || figure.kind === 'multiple' || figure.kind === 'fraction' || figure.unit === '‰';
  // The % of a rate is more often the rate itself; only a verb of change says otherwise.
  return relative && (!isRate(metric) || (cue !== null && !cue.toLevel));
}

function levelUnitFits(figure: Figure, unit: string, metric: Metric): boolean {
  // A bare number states a count or a sum; a percentage keeps its sign in prose.
  if (metric.unit === '' || unit === '') return figure.kind !== 'percent' || metric.unit === '%' || metric.unit === '';
  const { form } = figure.written;
  if (figure.kind === 'fraction' || form === 'tenths' || form === 'half') return isRate(metric);
  if (unit === metric.unit) return true;
  if (figure.kind === 'percentage-point' || metric.unit === '百分点') return false;
  return unitAffinity(unit, metric.unit) > 0 || convertUnit(figure.value, unit, metric.unit) !== null;
}

function observationFor(metric: Metric, period: Period | null): Observation | null {
  const stated = period && metric.observations.find(o => o.period && samePeriod(o.period, period));
  return stated ?? metric.current;
}
