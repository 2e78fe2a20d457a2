import Big from 'big.js';
import type { Aspect, Candidate, ChangeCue, Mention } from '../../../src/core/binding/types';
import type { Metric, Observation } from '../../../src/core/ledger/types';
import type { Block } from '../../../src/core/report/types';
import { type FigureParts, figureByHand } from '../figures/figure-by-hand';

const place = { uri: 'ledger', start: 0, end: 0 };

const observation = (periodText: string, value: string | number | null): Observation => ({
  period: null,
  periodText,
  value: value === null ? null : new Big(value),
  text: String(value),
  place,
});

/** A metric with one value, or with values by period of which the last is current. */
export function metricByHand(
  name: string,
  unit: string,
  values: string | number | Readonly<Record<string, string | number>>,
  more: Partial<Metric> = {},
): Metric {
  const observations =
    typeof values === 'object'
      ? Object.entries(values).map(([period, value]) => observation(period, value))
      : [observation('', values)];
  return {
    name,
    path: name,
    groups: [],
    aliases: [],
    unit,
    writtenUnit: unit,
    rounding: 'half-up',
    source: '',
    note: '',
    observations,
    current: observations.at(-1) ?? null,
    formula: null,
    index: 0,
    namePlace: place,
    place,
    problem: null,
    ...more,
  };
}

const block: Block = {
  kind: 'paragraph',
  start: 0,
  end: 0,
  prose: { text: '', toSource: n => n, range: (start, end) => ({ start, end }) },
  level: 0,
  headings: [],
  lead: null,
  depth: 0,
  quoted: false,
  cell: null,
};

export function mentionByHand(parts: FigureParts, cue: ChangeCue | null = null): Mention {
  return { figure: figureByHand(parts), block, prose: { start: 0, end: 0 }, index: 0, cue };
}

export function candidateByHand(metric: Metric, aspect: Aspect = 'level'): Candidate {
  const { observations } = metric;
  return {
    metric,
    aspect,
    observation: observations.at(-1)!,
    base: aspect === 'change' ? observations.at(-2)! : null,
    score: 1,
    evidence: [],
  };
}

export const up = (verb = '增长'): ChangeCue => ({ direction: 'up', toLevel: false, verb });
export const down = (verb = '下降'): ChangeCue => ({ direction: 'down', toLevel: false, verb });
export const reached = (verb = '增长到'): ChangeCue => ({ direction: 'up', toLevel: true, verb });
