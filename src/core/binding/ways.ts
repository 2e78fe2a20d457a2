import type { Figure } from '../figures/types';
import { isConvertible, unitAffinity } from '../figures/units';
import { baseFor } from '../ledger/change';
import { type Period, samePeriod } from '../ledger/period';
import type { Metric, Observation } from '../ledger/types';
import { metricSense } from './metric-sense';
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
  if (levelUnitFits(figure, unit, metric.unit)) ways.push({ aspect: 'level', observation, base: null });
  // 增速12% is the growth itself: how a rate of growth moved is told in points.
  const isGrowth = figure.kind === 'percent' && isRate(metric.unit) && metricSense(metric) !== 'neutral';
  if (metric.observations.length > 1 && !isGrowth && changeUnitFits(mention, metric.unit)) {
    const base = baseFor(metric, observation, basis) ?? baseFor(metric, observation, 'any');
    if (base?.value) ways.push({ aspect: 'change', observation, base });
  }
  return ways;
}

const isRate = (unit: string): boolean => unit === '%' || unit === '‰';

/** A count, a sum or a measure, of which a change is the plain difference (比上年同期增加20件). */
export const isAmount = ({ kind, unit }: Figure, metricUnit: string): boolean =>
  (kind === 'count' || kind === 'money' || kind === 'measure') && unit !== '' && !isRate(metricUnit);

/** Whether the figure can state the change of a metric of this unit; asks of the figure no more than its kind, unit and verb. */
export function changeUnitFits({ figure, cue }: Mention, metricUnit: string): boolean {
  if (figure.kind === 'percentage-point') return isRate(metricUnit);
  const isMovement = cue !== null && !cue.toLevel;
  if (isAmount(figure, metricUnit)) return isMovement && levelUnitFits(figure, figure.unit, metricUnit);
  const relative =
    figure.kind === 'percent' || figure.kind === 'multiple' || figure.kind === 'fraction' || figure.unit === '‰';
  // The % of a rate is more often the rate itself; only a verb of change says otherwise.
  return relative && (!isRate(metricUnit) || isMovement);
}

/** Whether the figure can state the level of a metric of this unit; asks of the figure no more than its kind and form. */
export function levelUnitFits(figure: Figure, unit: string, metricUnit: string): boolean {
  // A bare number states a count or a sum; a percentage keeps its sign in prose.
  if (metricUnit === '' || unit === '') return figure.kind !== 'percent' || metricUnit === '%' || metricUnit === '';
  const { form } = figure.written;
  if (figure.kind === 'fraction' || form === 'tenths' || form === 'half') return isRate(metricUnit);
  if (unit === metricUnit) return true;
  if (figure.kind === 'percentage-point' || metricUnit === '百分点') return false;
  return unitAffinity(unit, metricUnit) > 0 || isConvertible(unit, metricUnit);
}

/** The value of the period, or the metric's own where it has none for it or no period is named. */
export function observationFor(metric: Metric, period: Period | null): Observation | null {
  const stated = period && metric.observations.find(o => o.period && samePeriod(o.period, period));
  return stated ?? metric.current;
}
