import { FEATURES, type Feature } from './features';

/** Worth of each kind of evidence: alone, and when the certain figures are known. Written by `scripts/tune-binding.ts`. */
export const WEIGHTS: Readonly<Record<Feature, readonly [first: number, second: number]>> = {
  near: [2.46, 1.47],
  after: [2.53, 1.44],
  row: [3.78, 1.22],
  column: [1.4, -0.35],
  subject: [1.9, 1.23],
  clause: [0.01, -0.23],
  rest: [-2.67, -2.2],
  sentence: [0.09, 0.3],
  caption: [3.1, 1.95],
  lead: [0.83, 0.4],
  heading: [-3.14, -2.39],
  previous: [-3.92, -2.64],
  title: [-1.85, -0.97],
  'group close': [3.46, 1.66],
  'group far': [-0.4, -0.48],
  'group missing': [-3.16, -1.52],
  'name missing': [-1.45, -1.6],
  'whole name': [-0.53, -0.21],
  'abbreviated name': [1.98, 0.84],
  'clause explained': [3.47, 2.43],
  alias: [-0.32, 0.19],
  'same unit': [0.96, 0.82],
  'kindred unit': [-3.12, -2.07],
  'unit absent': [-0.62, -0.25],
  'share named': [0.72, 0.74],
  'share not named': [0.31, 0.42],
  'growth named': [-0.21, 0.56],
  'growth not named': [-0.37, 0.06],
  'level after verb': [-0.46, -0.23],
  change: [0.32, -0.07],
  'change without verb': [-3.57, -2.56],
  'same period': [1.91, 1.43],
  'overlapping period': [0.59, 0.54],
  'period apart': [-0.62, -0.17],
  'another period': [0, 0],
  'value agrees': [1.96, 1.58],
  'value says': [1.26, 0.68],
  'value with name': [0.03, 0.07],
  'value loose': [-1.04, -0.68],
  bias: [-4.35, -2.45],
  'in table': [-1.49, -1.08],
  'next in ledger': [0, 1.43],
  'between in ledger': [0, 0.94],
  'group before': [0, -0.3],
  restated: [0, -0.77],
  'stated elsewhere': [0, 0.29],
  'stated in clause': [0, 0.06],
  'subject before': [0, 1.31],
  'row agrees': [0, 1.39],
  'column agrees': [0, 2.16],
  'better elsewhere': [0, -3.55],
};

/** The least probability at which a figure is bound: to a metric whose value it has, and to one whose value it hasn't. */
export const THRESHOLDS = { agreeing: 0.5, disagreeing: 0.9 };

const column = (at: 0 | 1): Float64Array => Float64Array.from(FEATURES, name => WEIGHTS[name][at]);
export const FIRST = column(0);
export const SECOND = column(1);
