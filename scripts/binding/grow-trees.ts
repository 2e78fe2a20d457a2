/**
 * Grows the small trees of the third look, each of which corrects the sum of what comes before it (gradient boosting on
 * the logistic loss, Friedman 2001, with second-order steps). No sampling: every run grows the same trees.
 */
import type { Tree } from '../../src/core/binding/trees';

/** A case to learn from. */
export interface TreeCase {
  readonly features: Float64Array;
  readonly isRight: boolean;
  readonly weight: number;
  /** The score that the trees start from. */
  readonly from: number;
}

export interface Growth {
  readonly trees: number;
  /** Forks on the way to a leaf, at most. */
  readonly depth: number;
  /** How much of a leaf's worth is taken. */
  readonly rate: number;
  /** What pulls the leaves to zero, and the least weight p(1 − p) of the cases of one. */
  readonly pull: number;
  readonly least: number;
  /** By evidence: 1 where more of it may only speak for the metric, −1 only against it, 0 either. */
  readonly sense: Int8Array;
}

const MOST_BORDERS = 24;

/** Borders between the amounts of one kind of evidence, with about as many cases between them. */
function bordersOf(cases: readonly TreeCase[], feature: number): number[] {
  const amounts = Float64Array.from(cases, ({ features }) => features[feature]!).sort();
  const borders = new Set<number>();
  const addAfter = (at: number): void => {
    const amount = amounts[at]!;
    let next = at;
    while (next < amounts.length && amounts[next] === amount) next++;
    if (next === amounts.length) return;
    const border = Number(((amount + amounts[next]!) / 2).toPrecision(3));
    if (amount < border && border <= amounts[next]!) borders.add(border);
  };
  addAfter(0);
  for (let n = 1; n < MOST_BORDERS; n++) addAfter(Math.floor((n * amounts.length) / MOST_BORDERS));
  return [...borders].sort((a, b) => a - b);
}

interface Fork {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
  readonly less: number;
  readonly notLess: number;
}

/** Grows trees on the cases, one after another. */
export function grownTrees(cases: readonly TreeCase[], growth: Growth): Tree[] {
  const { pull, least, sense, rate } = growth;
  const kinds = cases[0]?.features.length ?? 0;
  const borders = Array.from({ length: kinds }, (_, f) => bordersOf(cases, f));
  const bins = borders.map((own, f) =>
    own.length ? Uint8Array.from(cases, ({ features }) => own.filter(border => features[f]! >= border).length) : null,
  );
  const scores = Float64Array.from(cases, ({ from }) => from);
  const slopes = new Float64Array(cases.length);
  const curves = new Float64Array(cases.length);
  const sums = new Float64Array(2 * (MOST_BORDERS + 1));
  const worthOf = (slope: number, curve: number, low: number, high: number): number =>
    Math.max(low, Math.min(high, -slope / (curve + pull)));
  const lossOf = (slope: number, curve: number, worth: number): number =>
    slope * worth + ((curve + pull) * worth * worth) / 2;

  const bestFork = (at: Int32Array, slope: number, curve: number, low: number, high: number): Fork | null => {
    const before = lossOf(slope, curve, worthOf(slope, curve, low, high));
    let best: Fork | null = null;
    for (let feature = 0; feature < kinds; feature++) {
      const own = bins[feature];
      if (!own) continue;
      sums.fill(0);
      for (let n = 0; n < at.length; n++) {
        const bin = 2 * own[at[n]!]!;
        sums[bin]! += slopes[at[n]!]!;
        sums[bin + 1]! += curves[at[n]!]!;
      }
      let slopeLess = 0;
      let curveLess = 0;
      for (let bin = 0; bin < borders[feature]!.length; bin++) {
        slopeLess += sums[2 * bin]!;
        curveLess += sums[2 * bin + 1]!;
        if (curveLess < least || curve - curveLess < least) continue;
        const less = worthOf(slopeLess, curveLess, low, high);
        const notLess = worthOf(slope - slopeLess, curve - curveLess, low, high);
        if (sense[feature]! * (notLess - less) < 0) continue;
        const gain =
          before - lossOf(slopeLess, curveLess, less) - lossOf(slope - slopeLess, curve - curveLess, notLess);
        if (gain > (best?.gain ?? 0) + 1e-9) best = { feature, bin, gain, less, notLess };
      }
    }
    return best;
  };

  /** A tree on some of the cases, with worths between two bounds: so a fork further down can't turn a sense round. */
  const grow = (at: Int32Array, forks: number, low: number, high: number): Tree => {
    let slope = 0;
    let curve = 0;
    for (let n = 0; n < at.length; n++) {
      slope += slopes[at[n]!]!;
      curve += curves[at[n]!]!;
    }
    const fork = forks > 0 ? bestFork(at, slope, curve, low, high) : null;
    if (!fork) {
      const leaf = Number((rate * worthOf(slope, curve, low, high)).toFixed(3));
      for (let n = 0; n < at.length; n++) scores[at[n]!]! += leaf;
      return leaf;
    }
    const { feature, bin, less, notLess } = fork;
    const own = bins[feature]!;
    const middle = (less + notLess) / 2;
    const ways = sense[feature]!;
    return [
      feature,
      borders[feature]![bin]!,
      grow(
        at.filter(n => own[n]! <= bin),
        forks - 1,
        ways < 0 ? middle : low,
        ways > 0 ? middle : high,
      ),
      grow(
        at.filter(n => own[n]! > bin),
        forks - 1,
        ways > 0 ? middle : low,
        ways < 0 ? middle : high,
      ),
    ];
  };

  const all = Int32Array.from(cases, (_, n) => n);
  return Array.from({ length: growth.trees }, () => {
    cases.forEach(({ isRight, weight }, n) => {
      const p = 1 / (1 + Math.exp(-scores[n]!));
      slopes[n] = weight * (p - (isRight ? 1 : 0));
      curves[n] = weight * p * (1 - p);
    });
    return grow(all, growth.depth, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  });
}
