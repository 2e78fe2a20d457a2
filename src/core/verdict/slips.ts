/**
 * The known ways in which figures go wrong on their way into a report. Each function says whether a false figure looks
 * like that slip; `slipOf` asks them in the order in which the answer helps most.
 */
import Big from 'big.js';
import { expectedQuantity } from '../binding/expected';
import type { Candidate } from '../binding/types';
import { powerOfTen } from '../figures/numerals';
import { isExactCount, truthOf } from '../figures/truth';
import type { Figure } from '../figures/types';
import { isConvertible } from '../figures/units';
import type { Metric, Observation } from '../ledger/types';
import type { Expected, JudgeInput, Slip } from './types';

/** Powers of ten that are told as a slip of the scale, the scale words first. */
const POWERS = [4, -4, 8, -8, 1, -1, 2, -2, 3, -3];

/** By which power of ten the written number is too large (positive) or too small; 0 when it is no such slip. */
export function scaleSlip(figure: Figure, x: Big, rounding: Metric['rounding']): number {
  if (x.eq(0) || figure.value.eq(0)) return 0;
  if (figure.written.form !== 'number' && figure.written.form !== 'multiple') return 0;
  for (const power of POWERS) {
    if (truthOf(figure, x.times(powerOfTen(power)), rounding) === 'true') return power;
  }
  return 0;
}

/** 324 for 342: the same digits but for two neighbours. Only for plainly written numbers. */
function digitsSwapped(figure: Figure, x: Big): boolean {
  const { written } = figure;
  if (written.form !== 'number' || figure.approximation !== 'exact') return false;
  const place = isExactCount(figure) ? new Big(1) : written.lastPlace;
  if (place.lte(0)) return false;
  const is = figure.value.div(place).round(0, Big.roundHalfUp).toFixed(0);
  const should = x.div(place).round(0, Big.roundHalfUp).toFixed(0);
  if (is.length !== should.length || is === should) return false;
  let i = 0;
  while (is[i] === should[i]) i++;
  return is[i] === should[i + 1] && is[i + 1] === should[i] && is.slice(i + 2) === should.slice(i + 2);
}

/** Small whole numbers turn up everywhere, so that another metric's having one says nothing. */
function isSpecific(figure: Figure): boolean {
  const { written } = figure;
  if (written.form !== 'number' || figure.approximation !== 'exact') return false;
  return written.decimals > 0 || figure.value.abs().gte(10);
}

/** What a candidate states; its evidence, which is worked out when asked for, is of no interest here. */
const withoutEvidence = ({ metric, aspect, observation, base, score }: Candidate): Candidate => ({
  metric,
  aspect,
  observation,
  base,
  score,
  evidence: [],
});

/** Another period's value of the same metric for which the figure is true; null if none. */
function otherPeriod(input: JudgeInput): Observation | null {
  const { candidate, mention } = input;
  const stated = withoutEvidence(candidate);
  for (const observation of candidate.metric.observations) {
    if (observation === candidate.observation || observation.value === null) continue;
    if (candidate.aspect === 'change' && observation === candidate.base) continue;
    const other: Candidate = { ...stated, observation };
    if (states(mention.figure, expectedQuantity(other, mention), candidate.metric.rounding)) return observation;
  }
  return null;
}

function states(figure: Figure, expected: Expected | null, rounding: Metric['rounding']): boolean {
  return expected !== null && truthOf(figure, expected.value, rounding) === 'true';
}

/** Another metric of the same unit whose current value the figure states to the digit; null if none. */
function otherMetric(input: JudgeInput): Metric | null {
  const { candidate, mention, metrics } = input;
  const { figure } = mention;
  if (!isSpecific(figure) || candidate.aspect === 'change') return null;
  const stated = withoutEvidence(candidate);
  const unit = candidate.metric.unit;
  for (const metric of metrics) {
    if (metric === candidate.metric || metric.current?.value == null) continue;
    if (metric.unit !== unit && !isConvertible(metric.unit, unit)) continue;
    // The cheap comparison first: ledgers hold thousands of metrics.
    const other: Candidate = { ...stated, metric, observation: metric.current, base: null };
    const expected = expectedQuantity(other, mention);
    if (expected === null || !nearlyEqual(expected.value, figure.value)) continue;
    if (truthOf(figure, expected.value, metric.rounding) === 'true') return metric;
  }
  return null;
}

const nearlyEqual = (a: Big, b: Big): boolean => a.minus(b).abs().lte(b.abs().times('0.05'));

/**
 * The known slip that explains a false figure, null when none does.
 * @param expected what the figure should state, as `expectedQuantity` gives it
 */
export function slipOf(input: JudgeInput, figure: Figure, expected: Expected): Slip | null {
  const { mention, candidate } = input;
  const { rounding } = candidate.metric;
  const { cue } = mention;
  const x = expected.value;
  const movement = cue !== null && !cue.toLevel;
  if (movement && cue.direction === 'down' && candidate.aspect === 'change' && figure.kind === 'multiple') {
    return { kind: 'decrease-by-multiple' };
  }
  if (movement && (figure.value.lt(0) || (x.lt(0) && figure.value.gt(0)))) return { kind: 'direction' };
  if (isPercentForPoints(figure, expected)) return { kind: 'percent-for-points' };
  const period = otherPeriod(input);
  if (period !== null) return { kind: 'other-period', periodText: period.periodText };
  if (Math.abs(scaleSlip(figure, x, rounding)) >= 4) return { kind: 'scale' };
  if (digitsSwapped(figure, x)) return { kind: 'digits-swapped' };
  const metric = otherMetric(input);
  if (metric !== null) return { kind: 'other-metric', metric };
  return scaleSlip(figure, x, rounding) !== 0 ? { kind: 'scale' } : null;
}

/** 提高2.3% where the rate rose by 2.3 points. */
function isPercentForPoints(figure: Figure, expected: Expected): boolean {
  return figure.unit === '%' && expected.unit === '百分点';
}
