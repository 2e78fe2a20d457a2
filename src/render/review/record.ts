import * as l10n from '@vscode/l10n';
import type Big from 'big.js';
import type { Candidate } from '../../core/binding/types';
import { parseQuantity } from '../../core/figures/scan';
import { normaliseUnit } from '../../core/figures/units';
import { pointChange, relativeChange } from '../../core/ledger/change';
import type { Metric, Observation } from '../../core/ledger/types';

/** Decimals of a computed value that goes on; what the ledger holds is never shortened. */
const DECIMALS = 4;

/** What the ledger has for a metric. */
export interface ValueOfRecord {
  readonly value: string;
  readonly period: string;
  readonly source: string;
  readonly note: string;
}

/** The value of record that a figure was held against; for a change both values and what lies between them. */
export function recordOf({ metric, aspect, observation, base }: Candidate): ValueOfRecord {
  const value = valueText(metric, observation);
  if (aspect === 'level' || base === null) return { ...describe(metric), value, period: observation.periodText };
  return {
    ...describe(metric),
    value: l10n.t('{0}，基数{1}，变化{2}', value, valueText(metric, base), changeText(metric, base, observation)),
    period: [observation.periodText, base.periodText].filter(text => text !== '').join(l10n.t('，比')),
  };
}

/** The record of a metric at one of its periods, null where the ledger has none. */
export function recordAt(metric: Metric, observation: Observation | null): ValueOfRecord {
  if (observation === null) return { ...describe(metric), value: '', period: '' };
  return { ...describe(metric), value: valueText(metric, observation), period: observation.periodText };
}

/** Where the metric comes from: its source as written in the ledger, or the formula that it is computed by. */
function describe(metric: Metric): Pick<ValueOfRecord, 'source' | 'note'> {
  const formula = metric.formula === null ? '' : l10n.t('按公式 {0} 计算', metric.formula);
  return {
    source: [metric.source, formula].filter(text => text !== '').join(l10n.t('；')),
    note: metric.note,
  };
}

/** A value exactly as the ledger writes it, with the unit if that stands in a field of its own; a computed one to four decimals. */
function valueText(metric: Metric, observation: Observation): string {
  const { text, value } = observation;
  if (text !== '') {
    const read = parseQuantity(text);
    const isBare = read !== null && read.unit === '' && read.written.form === 'number';
    return isBare ? text + metric.writtenUnit : text;
  }
  if (value === null) return l10n.t('无法计算');
  const { factor } = normaliseUnit(metric.writtenUnit);
  return rounded(value.div(factor)) + metric.writtenUnit;
}

/** What lies between two values of a metric, with its sign: in percent, or in points where the metric is a rate itself. */
export function changeText(metric: Metric, base: Observation, observation: Observation): string {
  const isRate = metric.unit === '%' || metric.unit === '‰';
  const change = isRate ? pointChange(base, observation) : relativeChange(base, observation);
  if (change === null) return l10n.t('无法计算');
  const unit = !isRate ? '%' : metric.unit === '%' ? l10n.t('个百分点') : metric.unit;
  return rounded(change, change.gt(0) ? '+' : '') + unit;
}

function rounded(value: Big, sign = ''): string {
  const short = value.round(DECIMALS);
  const text = sign + short.toFixed();
  return short.eq(value) ? text : l10n.t('约{0}', text);
}
