import type { DifferingFeature } from './differing';

/**
 * A decision tree: what some evidence together is worth, more or less than the sum of the parts. A leaf is a worth, in
 * logarithms of odds; a fork is `[evidence, border, tree where there is less of it, tree where there is not]`.
 */
export type Tree = number | readonly [evidence: number, border: number, less: Tree, notLess: Tree];

/** The same with the evidence by name. */
export type NamedTree =
  | number
  | readonly [evidence: DifferingFeature, border: number, less: NamedTree, notLess: NamedTree];

/** The worth at which a tree arrives. */
export function leafOf(tree: Tree, amounts: Float64Array): number {
  let node = tree;
  while (typeof node !== 'number') node = amounts[node[0]]! < node[1] ? node[2] : node[3];
  return node;
}
