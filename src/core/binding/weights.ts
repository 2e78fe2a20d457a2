import { DIFFERING, type DifferingFeature } from './differing';
import { FEATURES, type Feature } from './features';
import type { NamedTree, Tree } from './trees';
import { NAMED_TREES } from './trees.generated';

/** Worth of each kind of evidence: alone, and when the certain figures are known. Written by `scripts/tune-binding.ts`. */
export const WEIGHTS: Readonly<Record<Feature, readonly [first: number, second: number]>> = {
  near: [1.6, 0.28],
  after: [2.34, 1.46],
  row: [2.41, 0],
  column: [0.32, 0],
  subject: [1.76, 0.26],
  clause: [0, 0.4],
  rest: [-2.62, -0.11],
  sentence: [0.02, 1.93],
  caption: [1.34, 0.98],
  lead: [-0.19, -0.28],
  heading: [-2.78, -0.86],
  previous: [-3.6, -0.59],
  title: [-1.85, -0.24],
  'group close': [3.05, 1.62],
  'group far': [-0.56, -0.73],
  'group missing': [-3.14, -0.69],
  'name missing': [-1.96, -0.18],
  'abbreviated name': [1.73, 0],
  'clause explained': [3.3, 1.15],
  alias: [-0.25, 0.4],
  'same unit': [0.17, 0.77],
  'kindred unit': [-3.83, -1.49],
  'unit absent': [-1.72, 0.01],
  'share named': [0.85, 0.16],
  'share not named': [0.53, 0.48],
  'growth named': [-0.14, 0.84],
  'growth not named': [0.17, 0.66],
  'level after verb': [-0.48, -0.08],
  change: [-0.47, 0.46],
  'change without verb': [-2.89, -1.78],
  'same period': [1.2, 1.03],
  'overlapping period': [-0.2, -0.02],
  'period apart': [-0.88, -0.2],
  'value agrees': [2.06, 0.5],
  'value says': [1.3, 1.01],
  'value with name': [0.82, 0.59],
  'value loose': [-1.26, -1.31],
  bias: [-3.14, -1.28],
  'in table': [-1.12, -0.59],
  'next in ledger': [0, 0.79],
  'between in ledger': [0, 0.94],
  'group before': [0, -0.42],
  restated: [0, -0.45],
  'stated elsewhere': [0, 0.73],
  'stated in clause': [0, -0.11],
  'subject before': [0, 2.05],
  'row agrees': [0, 0],
  'column agrees': [0, 0.51],
  'better elsewhere': [0, -3.18],
  'name leads': [0, 0.27],
  'best place': [0, 1.54],
  differs: [0, -1.66],
  'differs, named': [0, 0.3],
  'differs, unstated and covered': [0, 0.92],
  'differs, another agrees': [0, 0.59],
  'differs, whole name': [0, 2.4],
  'differs by a digit, named': [0, 2.65],
  'differs, explained': [0, 0.53],
  'differs, unexplained': [0, -0.89],
  'differs, says': [0, 0.88],
  'differs, magnitude': [0, -1.85],
  'differs, change': [0, -1.71],
  'differs, free in table': [0, -0.63],
  'differs, row and column': [0, 2.04],
  'row and column agree': [0, 4.4],
  'neighbours in ledger': [0, 0.23],
  'bare change of subject': [0, 0.56],
  'differs, bare change of subject': [0, 1.24],
  'differs, slip of a free one': [0, 1.57],
  'agrees, swapped': [0, -2.96],
  'differs, swapped': [0, 2.1],
};

/**
 * Worth of each kind of evidence that a figure states the metric from which it differs (see `differing.ts`), as
 * logarithms of odds. Written by `scripts/tune-binding.ts`.
 */
export const DIFFERING_WEIGHTS: Readonly<Record<DifferingFeature, number>> = {
  base: -3.62,
  'against none': 0.07,
  'against a true one': 0.03,
  'against another': 0.03,
  likely: 2.4,
  'a true one likely': -0.86,
  slip: 0.75,
  'slip of scale': 0.2,
  'slip, named': 0,
  'slip, likely': 0.1,
  'slip, nothing missing': 0,
  'slip, less what is missing': 0,
  'slip, name leads': 0,
  'slip, free': 0.5,
  'slip, stated elsewhere': -0.31,
  'slip, a true one likely': -0.89,
  'slip, change': 1.29,
  'slip, table': 0.46,
  exchanged: 0.44,
  'exchanged, better named': 0.12,
  'exchanged, a true one likely': 0.16,
  'exchange better named': 0.09,
  'exchanged, both named': 0.4,
  'exchanged with another unit': 0.22,
  'no slip, against none': -0.2,
  'no slip, likely': 0,
  'no slip, stated elsewhere': -0.77,
  'no slip, name leads': 0,
  'no slip, change': -0.33,
  'no slip, table': -0.27,
  'no slip, two missing': -0.67,
  'no slip, whole name': 0.8,
  'stated truly elsewhere': -0.1,
  'wanted elsewhere': -1.11,
  'only one left': 0,
  'figures between': 0.59,
  'missing in sentence': -0.05,
  'missing around': 0,
  'missing of its own': -0.08,
  'nothing missing': 0,
  'nothing missing, free': 0.13,
  'nothing missing, likely': 0.95,
  'named well': 0,
  'named well, free, leads': 0.06,
  'whole name, alone': 1,
  'named better than a true one': 0.11,
  'words explained': 0.97,
  'words unexplained': 0,
  'digits written': -0.27,
  exactness: 0.33,
  'hardly a digit, likely': 0.21,
  approximate: 0.22,
  percentage: 0.35,
  near: 0,
  after: 0,
  row: 1.56,
  column: 0.63,
  'group close': 0.21,
  'group missing': 0,
  'name missing': 0,
  'abbreviated name': 0,
  'clause explained': 0,
  'same unit': 0.07,
  'kindred unit': -3.1,
  'unit absent': -0.28,
  'share not named': 0.35,
  'growth named': 0.87,
  'growth not named': 1.25,
  change: 0.7,
  'change without verb': -2.1,
  'same period': 0.41,
  'period apart': -0.13,
  'in table': -0.26,
  'next in ledger': 0.75,
  'between in ledger': 0,
  'neighbours in ledger': 0.41,
  'group before': 0.06,
  'subject before': 0.6,
  'bare change of subject': 0,
  'differs, bare change of subject': 0.83,
  'row agrees': 0.5,
  'column agrees': 0,
  'row and column agree': 3.32,
  'better elsewhere': -1.23,
  'name leads': 0,
  'best place': 0.19,
};

export interface Thresholds {
  readonly agreeing: number;
  readonly loose: number;
  readonly disagreeing: number;
}

/** The least probability at which a figure is bound: to a metric whose value it has, nearly has, or hasn't. */
export const THRESHOLDS: Thresholds = { agreeing: 0.5, loose: 0.7, disagreeing: 0.85 };

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
