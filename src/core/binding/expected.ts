/**
 * What a bound figure should say: the ledger's observation brought into the unit, the scaling and the sense (下降 states the
 * fall as a positive number) in which the figure was written.
 */
import type Big from 'big.js';
import { isNegative, isPositive, isWhole, isZero } from '../figures/decimals';
import { isExactCount, truthOf } from '../figures/truth';
import type { Figure } from '../figures/types';
import { convertUnit, figureKindOf, normaliseUnit, unitKind } from '../figures/units';
import { pointChange, ratio, relativeChange } from '../ledger/change';
import type { Metric } from '../ledger/types';
import { metricSense } from './metric-sense';
import type { Candidate, ChangeCue, Expected, Mention } from './types';

const PERCENT = '%';
const PERMILLE = '‰';
const POINTS = '百分点';

const isRate = (unit: string): boolean => unit === PERCENT || unit === PERMILLE;

/** A figure that states growth or fall by its verb, rather than the level reached. */
const statesMovement = (cue: ChangeCue | null): cue is ChangeCue => cue !== null && !cue.toLevel;

/**
 * The figure as the truth table should see it: a bare number in a column of 万元, or of a metric in 元, is money and so is
 * rounded, where a bare count would have to be exact. So is an average of counts (日均1621件), which is no whole number.
 */
export function figureAsJudged(mention: Mention, candidate: Candidate): Figure {
  const { figure } = mention;
  if (figure.kind !== 'count') return figure;
  if (candidate.aspect === 'level' && isExactCount(figure) && isBroken(candidate.observation.value))
    return asKind(figure, 'measure');
  if (figure.unit !== '') return figure;
  const unit = mention.headUnit?.unit ?? candidate.metric.unit;
  if (isRate(unit)) return asKind(figure, 'percent');
  const factor = mention.headUnit?.factor;
  if (factor?.gt(1) || isContinuous(unit)) return asKind(figure, 'measure');
  return figure;
}

type JudgedKind = 'percent' | 'measure';

/** One figure is judged so beside many metrics, and what is known of it is kept by the object. */
const judgedAs = new WeakMap<Figure, Map<JudgedKind, Figure>>();

function asKind(figure: Figure, kind: JudgedKind): Figure {
  let known = judgedAs.get(figure);
  if (!known) {
    known = new Map();
    judgedAs.set(figure, known);
  }
  let judged = known.get(kind);
  if (!judged) {
    judged = { ...figure, kind };
    known.set(kind, judged);
  }
  return judged;
}

const isBroken = (value: Big | null): boolean => value !== null && !isWhole(value);

/** Units whose values are rounded in any report; classifiers are counted. */
const isContinuous = (unit: string): boolean => {
  if (unit === '') return false;
  const kind = figureKindOf(unitKind(unit));
  return kind === 'money' || kind === 'measure';
};

/** Converts a level into the figure's unit; null when they are of different kinds. */
function inFigureUnit(x: Big, metricUnit: string, mention: Mention, metric: Metric): Expected | null {
  const { figure } = mention;
  const { form } = figure.written;
  if (mention.headUnit) {
    const { unit, factor } = mention.headUnit;
    const value = unit === metricUnit || metricUnit === '' ? x : convertUnit(x, metricUnit, unit);
    return value === null ? null : { value: value.div(factor), unit: figure.unit };
  }
  if (form === 'fraction' || form === 'half') {
    if (metricUnit === PERCENT) return { value: x.div(100), unit: figure.unit };
    if (metricUnit === PERMILLE) return { value: x.div(1000), unit: figure.unit };
    return metricUnit === '' || metricUnit === '倍' ? { value: x, unit: figure.unit } : null;
  }
  if (form === 'tenths') {
    if (metricUnit === PERCENT) return { value: x, unit: PERCENT };
    return metricUnit === '' ? { value: unitless(figure, x, metric), unit: PERCENT } : null;
  }
  if (form === 'doubling' || figure.kind === 'multiple') {
    if (metricUnit === PERCENT) return { value: x.div(100), unit: figure.unit };
    return metricUnit === '' || metricUnit === '倍' ? { value: x, unit: figure.unit } : null;
  }
  if (figure.unit === '' && metricUnit !== '' && mention.block.cell) {
    // A column that names no unit is mostly in the ledger's own: 10,414 beside 10414亿港元.
    const { factor } = normaliseUnit(metric.writtenUnit);
    if (factor.gt(1) && truthOf(figure, x, metric.rounding) === 'false') return { value: x.div(factor), unit: '' };
  }
  if (figure.unit === metricUnit || figure.unit === '') return { value: x, unit: metricUnit };
  if (isRate(figure.unit) && metricUnit === '') return { value: unitless(figure, x, metric), unit: figure.unit };
  if (figure.unit === POINTS && metricUnit === PERCENT) return { value: x, unit: POINTS };
  if (figure.unit === PERCENT && metricUnit === POINTS) return { value: x, unit: POINTS };
  if (metricUnit === '') return { value: x, unit: figure.unit };
  const converted = convertUnit(x, metricUnit, figure.unit);
  if (converted !== null) return { value: converted, unit: figure.unit };
  // Classifiers of one count (件/件次, 个/家): how well they fit was weighed when the figure was bound.
  return figure.kind === 'count' && !isRate(metricUnit) && !isContinuous(metricUnit) && metricUnit !== POINTS
    ? { value: x, unit: figure.unit }
    : null;
}

/** A rate without a unit may be held as 96 or, by a formula, as 0.96; the reading under which the figure holds is meant. */
function unitless(figure: Figure, x: Big, metric: Metric): Big {
  const factor = figure.unit === PERMILLE ? 1000 : 100;
  const times = x.times(factor);
  if (truthOf(figure, x, metric.rounding) !== 'false') return x;
  if (truthOf(figure, times, metric.rounding) !== 'false') return times;
  return metric.formula !== null && x.abs().lte(1) ? times : x;
}

/**
 * The quantity that a figure bound to a candidate should state.
 *
 * With a verb of decrease (下降5%) a positive value means a fall, so a metric that rose gives a negative one. Fractions and
 * halves are plain ratios, 成 is in percent, 倍 and 番 are ratios; under 增长 a multiple is the ratio less one.
 * Numbers in a table column are in the column's unit.
 * @returns null when metric and figure cannot be compared: no value, no base of a change, units of different kinds
 */
export function expectedQuantity(candidate: Candidate, mention: Mention): Expected | null {
  return candidate.aspect === 'change' ? expectedChange(candidate, mention) : expectedLevel(candidate, mention);
}

function expectedLevel(candidate: Candidate, mention: Mention): Expected | null {
  const { metric, observation } = candidate;
  if (observation.value === null) return null;
  const level = inFigureUnit(observation.value, metric.unit, mention, metric);
  // In quite another unit: nothing is converted, the metric's own value should stand here.
  if (level === null) return candidate.trade?.isForeign ? { value: observation.value, unit: metric.unit } : null;
  const turned = levelSense(level.value, candidate, mention);
  return turned === level.value ? level : { value: turned, unit: level.unit };
}

/** Turns the sign of a level to what the verb before the figure asserts. */
function levelSense(x: Big, candidate: Candidate, mention: Mention): Big {
  const { cue, figure } = mention;
  const { metric } = candidate;
  if (!statesMovement(cue)) {
    // A fall whose verb was not recognised: 衣着类价格回调1.5%. Only for rates, whose minus is hardly ever written in prose.
    const unspoken =
      isNegative(x) && isPositive(figure.value) && cue === null && (isRate(metric.unit) || metric.unit === POINTS);
    return unspoken && truthOf(figure, x.abs(), metric.rounding) !== 'false' ? x.abs() : x;
  }
  const sense = metricSense(metric);
  if (cue.direction === 'down') {
    if (isNegative(x)) return x.abs();
    // A rise under a name of change contradicts the verb; a neutral name may hold the fall itself (压减会议 12次).
    return sense === 'change' && !isZero(x) && /增|涨|升|提/.test(metric.name) ? x.times(-1) : x;
  }
  if (sense === 'decrease' && !isZero(x) && !/收窄/.test(metric.name)) return x.times(-1);
  return x;
}

function expectedChange(candidate: Candidate, mention: Mention): Expected | null {
  const { metric, observation, base } = candidate;
  const { figure, cue } = mention;
  if (base === null || observation.value === null || base.value === null) return null;
  const down = cue !== null && cue.direction === 'down';
  const signed = (value: Big): Big => (down ? value.times(-1) : value);
  const { form } = figure.written;

  if (form === 'doubling') {
    const times = ratio(base, observation);
    return times === null ? null : { value: times, unit: figure.unit };
  }
  if (figure.kind === 'multiple') {
    const times = ratio(base, observation);
    if (times === null) return null;
    return { value: statesMovement(cue) ? signed(times.minus(1)) : times, unit: figure.unit };
  }
  const relative = relativeChange(base, observation);
  const points = pointChange(base, observation);
  if (form === 'fraction' || form === 'half') {
    return relative === null ? null : { value: spoken(signed(relative), mention, metric).div(100), unit: figure.unit };
  }
  if (figure.unit === POINTS) {
    if (points === null || !isRate(metric.unit)) return null;
    const value = metric.unit === PERMILLE ? points.div(10) : points;
    return { value: spoken(signed(value), mention, metric), unit: POINTS };
  }
  if (isRate(figure.unit) || form === 'tenths') {
    if (isRate(metric.unit) && points !== null) {
      const plain = spoken(signed(points), mention, metric);
      const share = relative === null ? null : spoken(signed(relative), mention, metric);
      // 提高2.3% of a rate is relative change by the letter; when the plain difference fits better, 百分点 is meant.
      const ofShare = share === null ? 'false' : truthOf(figure, share, metric.rounding);
      const ofPlain = truthOf(figure, plain, metric.rounding);
      if (
        share === null ||
        (ofPlain !== 'false' && (ofShare === 'false' || (ofShare === 'loose' && ofPlain === 'true')))
      )
        return { value: plain, unit: POINTS };
      return { value: share, unit: PERCENT };
    }
    if (relative === null) return null;
    const value = spoken(signed(relative), mention, metric);
    return figure.unit === PERMILLE ? { value: value.times(10), unit: PERMILLE } : { value, unit: PERCENT };
  }
  if (points === null) return null;
  const amount = inFigureUnit(points, metric.unit, mention, metric);
  return amount === null ? null : { value: spoken(signed(amount.value), mention, metric), unit: amount.unit };
}

/** Without a recognised verb the sign of a change can't be held against the writer when the size is right. */
function spoken(value: Big, mention: Mention, metric: Metric): Big {
  if (mention.cue !== null || !isNegative(value) || isNegative(mention.figure.value)) return value;
  return truthOf(mention.figure, value.abs(), metric.rounding) !== 'false' ? value.abs() : value;
}
