import { DIFFERING, type DifferingFeature } from './differing';
import { FEATURES, type Feature } from './features';
import type { NamedTree, Tree } from './trees';
import { NAMED_TREES } from './trees.generated';

/** Worth of each kind of evidence: alone, and when the certain figures are known. Written by `scripts/tune-binding.ts`. */
export const WEIGHTS: Readonly<Record<Feature, readonly [first: number, second: number]>> = {
  near: [1.63, 0.18],
  after: [2.12, 1.39],
  row: [2.59, 0],
  column: [0.48, 0],
  subject: [1.86, 0.49],
  clause: [0, 0.26],
  rest: [-2.65, -0.2],
  sentence: [0.03, 1.9],
  caption: [1.32, 0.94],
  lead: [-0.18, -0.28],
  heading: [-2.85, -1.09],
  previous: [-3.52, -0.46],
  title: [-1.83, -0.15],
  'group close': [3.03, 1.73],
  'group far': [-0.55, -0.66],
  'group missing': [-3.17, -0.77],
  'name missing': [-1.63, -0.3],
  'abbreviated name': [1.51, 0],
  'clause explained': [3.23, 1.2],
  alias: [-0.25, 0.59],
  'same unit': [0.05, 0.84],
  'kindred unit': [-4.21, -1.49],
  'unit absent': [-1.8, 0.04],
  'share named': [0.84, 0.14],
  'share not named': [0.33, 0.36],
  'growth named': [-0.16, 0.81],
  'growth not named': [0.24, 0.71],
  'level after verb': [-0.52, -0.2],
  change: [-0.63, 0.4],
  'change without verb': [-2.81, -1.49],
  'same period': [1.19, 1.03],
  'overlapping period': [-0.18, -0.03],
  'period apart': [-0.87, -0.15],
  'value agrees': [2.04, 0.47],
  'value says': [1.26, 1.01],
  'value with name': [0.74, 0.54],
  'value loose': [-1.3, -1.27],
  bias: [-2.9, -1.22],
  'in table': [-1.19, -0.56],
  'next in ledger': [0, 0.79],
  'between in ledger': [0, 0.9],
  'group before': [0, -0.52],
  restated: [0, -0.39],
  'stated elsewhere': [0, 0.64],
  'stated in clause': [0, 0],
  'subject before': [0, 1.8],
  'row agrees': [0, 0],
  'column agrees': [0, 0.43],
  'better elsewhere': [0, -3.32],
  'name leads': [0, 0.23],
  'best place': [0, 1.52],
  differs: [0, -1.56],
  'differs, named': [0, 0.39],
  'differs, unstated and covered': [0, 0.46],
  'differs, another agrees': [0, 0.26],
  'differs, whole name': [0, 2.4],
  'differs by a digit, named': [0, 2.57],
  'differs, explained': [0, 0.56],
  'differs, unexplained': [0, -0.93],
  'differs, says': [0, 0.94],
  'differs, magnitude': [0, -1.74],
  'differs, change': [0, -1.75],
  'differs, free in table': [0, -0.6],
  'differs, row and column': [0, 2.03],
  'row and column agree': [0, 4.39],
  'neighbours in ledger': [0, 0.26],
  'bare change of subject': [0, 0.62],
  'differs, bare change of subject': [0, 1.45],
  'differs, slip of a free one': [0, 1.71],
  'agrees, swapped': [0, -2.94],
  'differs, swapped': [0, 1.96],
};

/**
 * Worth of each kind of evidence that a figure states the metric from which it differs (see `differing.ts`), as
 * logarithms of odds. Written by `scripts/tune-binding.ts`.
 */
export const DIFFERING_WEIGHTS: Readonly<Record<DifferingFeature, number>> = {
  base: -4.1,
  'against none': 0.07,
  'against a true one': 0.06,
  'against another': 0,
  likely: 1.93,
  'a true one likely': -0.85,
  slip: 0.73,
  'slip of scale': 0.27,
  'slip, named': 0,
  'slip, likely': 0.05,
  'slip, nothing missing': 0,
  'slip, less what is missing': 0,
  'slip, name leads': 0,
  'slip, free': 0.64,
  'slip, stated elsewhere': -0.21,
  'slip, a true one likely': -1.38,
  'slip, change': 0.73,
  'slip, table': 0.19,
  exchanged: 0.43,
  'exchanged, better named': 0.13,
  'exchanged, a true one likely': 0.69,
  'exchange better named': 0.31,
  'exchanged, both named': 0,
  'exchanged with another unit': 0,
  'no slip, against none': -0.2,
  'no slip, likely': 0,
  'no slip, stated elsewhere': -0.95,
  'no slip, name leads': 0,
  'no slip, change': -0.68,
  'no slip, table': -0.07,
  'no slip, two missing': -0.99,
  'no slip, whole name': 0.8,
  'stated truly elsewhere': -0.09,
  'wanted elsewhere': -0.81,
  'only one left': 0,
  'figures between': 0.76,
  'missing in sentence': -0.05,
  'missing around': 0,
  'missing of its own': -0.02,
  'nothing missing': 0,
  'nothing missing, free': 0.05,
  'nothing missing, likely': 0.86,
  'named well': 0,
  'named well, free, leads': 0.06,
  'whole name, free': 0,
  'named better than a true one': 0.34,
  'words explained': 0.96,
  'words unexplained': 0,
  'digits written': -0.28,
  exactness: 0.37,
  'hardly a digit, likely': 0.27,
  approximate: 0.13,
  percentage: 0.15,
  near: 0,
  after: 0,
  row: 1.62,
  column: 0.78,
  'group close': 0,
  'group missing': 0,
  'name missing': 0,
  'abbreviated name': 0,
  'clause explained': 0,
  'same unit': 0,
  'kindred unit': -3.81,
  'unit absent': 0,
  'share not named': 0.78,
  'growth named': 1.02,
  'growth not named': 1.39,
  change: 0.47,
  'change without verb': -2.8,
  'same period': 0.41,
  'period apart': 0,
  'in table': -0.31,
  'next in ledger': 0.48,
  'between in ledger': 0.33,
  'neighbours in ledger': 0.58,
  'group before': 0.1,
  'subject before': 1.18,
  'bare change of subject': 0,
  'differs, bare change of subject': 1.36,
  'row agrees': 0.86,
  'column agrees': 0,
  'row and column agree': 2.03,
  'better elsewhere': -1.42,
  'name leads': 0,
  'best place': 0.6,
};

export interface Thresholds {
  readonly agreeing: number;
  readonly loose: number;
  readonly disagreeing: number;
}

/** The least probability at which a figure is bound: to a metric whose value it has, nearly has, or hasn't. */
export const THRESHOLDS: Thresholds = { agreeing: 0.5, loose: 0.7, disagreeing: 0.75 };

/** The worths by number of the evidence: of `FEATURES` for the first two looks, of `DIFFERING` for the third. */
export interface Worths {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly third: Float64Array;
  /** What the trees of the third look add to its sum. */
  readonly trees: readonly Tree[];
}

/** A tree with its evidence by number. */
function numbered(tree: NamedTree): Tree {
  return typeof tree === 'number' ? tree : [DIFFERING.indexOf(tree[0]), tree[1], numbered(tree[2]), numbered(tree[3])];
}

const column = (at: 0 | 1): Float64Array => Float64Array.from(FEATURES, name => WEIGHTS[name][at]);
export const WORTHS: Worths = {
  first: column(0),
  second: column(1),
  third: Float64Array.from(DIFFERING, name => DIFFERING_WEIGHTS[name]),
  trees: NAMED_TREES.map(numbered),
};
