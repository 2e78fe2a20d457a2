import assert from 'node:assert/strict';
import { grownTrees, type TreeCase } from '../../../scripts/binding/grow-trees';
import { DIFFERING } from '../../../src/core/binding/differing';
import { leafOf, type Tree } from '../../../src/core/binding/trees';
import { WORTHS } from '../../../src/core/binding/weights';

const GROWTH = { trees: 30, depth: 2, rate: 0.3, pull: 1, least: 1, sense: Int8Array.of(0, 0) };

/** Cases of two kinds of evidence, 0 or 1 each, 20 of every combination. */
function casesWhere(isRight: (a: number, b: number) => boolean): TreeCase[] {
  return [0, 1].flatMap(a =>
    [0, 1].flatMap(b =>
      Array.from({ length: 20 }, () => ({
        features: Float64Array.of(a, b),
        isRight: isRight(a, b),
        weight: 1,
        from: 0,
      })),
    ),
  );
}

const sumOf = (trees: readonly Tree[], ...amounts: number[]): number =>
  trees.reduce<number>((sum, tree) => sum + leafOf(tree, Float64Array.from(amounts)), 0);

describe('trees of the third look', () => {
  it('what is at the border goes with what is beyond it', () => {
    const tree: Tree = [0, 1.5, -1, [1, 2, 0.5, 1]];
    assert.equal(leafOf(tree, Float64Array.of(1.4, 9)), -1);
    assert.equal(leafOf(tree, Float64Array.of(1.5, 1)), 0.5);
    assert.equal(leafOf(tree, Float64Array.of(1.5, 2)), 1);
  });

  it('learn what two kinds of evidence say together only', () => {
    const trees = grownTrees(
      casesWhere((a, b) => a === 1 && b === 1),
      GROWTH,
    );
    assert.ok(sumOf(trees, 1, 1) > 1);
    for (const [a, b] of [
      [0, 0],
      [0, 1],
      [1, 0],
    ] as const)
      assert.ok(sumOf(trees, a, b) < -1);
  });

  it('never turn evidence against its sense', () => {
    const cases = casesWhere(a => a === 0);
    const sense = Int8Array.of(1, 0);
    const trees = grownTrees(cases, { ...GROWTH, sense });
    for (const b of [0, 1]) assert.ok(sumOf(trees, 1, b) >= sumOf(trees, 0, b));
  });

  it('those in use ask for evidence that there is', () => {
    const check = (tree: Tree): void => {
      if (typeof tree === 'number') return;
      assert.ok(tree[0] >= 0 && tree[0] < DIFFERING.length);
      check(tree[2]);
      check(tree[3]);
    };
    assert.ok(WORTHS.trees.length > 0);
    WORTHS.trees.forEach(check);
  });
});
