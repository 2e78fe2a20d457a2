import { FEATURES, type Feature } from './features';

/** Worth of each kind of evidence: alone, and when the certain figures are known. Written by `scripts/tune-binding.ts`. */
export const WEIGHTS: Readonly<Record<Feature, readonly [first: number, second: number]>> = {
  near: [5, 5],
  after: [5, 5],
  row: [4, 4],
  column: [3, 3],
  subject: [4, 4],
  clause: [2.5, 2.5],
  rest: [1.5, 1.5],
  sentence: [1, 1],
  caption: [1, 1],
  lead: [1.5, 1.5],
  heading: [1, 1],
  previous: [0.5, 0.5],
  title: [0.3, 0.3],
  'group close': [2, 2],
  'group far': [1, 1],
  'group missing': [-1, -1],
  'name missing': [-2, -2],
  'whole name': [1.5, 1.5],
  'abbreviated name': [2, 2],
  'clause explained': [1, 1],
  alias: [0, 0],
  'same unit': [0.5, 0.5],
  'kindred unit': [-1, -1],
  'unit absent': [-0.5, -0.5],
  'share named': [0.5, 0.5],
  'share not named': [-2, -2],
  'growth named': [0.5, 0.5],
  'growth not named': [-1, -1],
  'level after verb': [-1.5, -1.5],
  change: [0, 0],
  'change without verb': [-2, -2],
  'same period': [1, 1],
  'overlapping period': [0, 0],
  'period apart': [-3, -3],
  'another period': [-1, -1],
  'value agrees': [1, 1],
  'value says': [0.5, 0.5],
  'value with name': [1, 1],
  'value loose': [0.3, 0.3],
  bias: [-5, -5],
  'in table': [0, 0],
  'next in ledger': [0, 1],
  'between in ledger': [0, 0.3],
  'group before': [0, 0.5],
  restated: [0, -0.5],
  'stated elsewhere': [0, -2],
  'stated in clause': [0, -3],
  'subject before': [0, 2],
  'row agrees': [0, 2],
  'column agrees': [0, 2],
  'better elsewhere': [0, -1],
};

/** The least probability at which a figure is bound: to a metric whose value it has, and to one whose value it hasn't. */
export const THRESHOLDS = { agreeing: 0.5, disagreeing: 0.85 };

const column = (at: 0 | 1): Float64Array => Float64Array.from(FEATURES, name => WEIGHTS[name][at]);
export const FIRST = column(0);
export const SECOND = column(1);
