import Big from 'big.js';

const ENOUGH = new Big('1e-12');
const MOST_STEPS = 100;
/** Decimals kept on the way, so that a long chain of products stays short. */
const KEPT = 24;

/** The n-th power to 24 decimals. */
export function powerOf(x: Big, n: number): Big {
  let power = new Big(1);
  for (let i = 0; i < n; i++) power = power.times(x).round(KEPT);
  return power;
}

/**
 * The n-th root of a number above zero to 12 decimals, by Newton's method in exact decimals: what a yearly rate of growth is worked out
 * with.
 */
export function rootOf(x: Big, n: number): Big {
  // The first of 1, 2, … 10 times a power of ten that is no less than the root: Newton's steps then come down to it.
  const unit = new Big(`1e${Math.floor(x.e / n)}`);
  let guess = unit;
  for (let times = 2; times <= 10 && powerOf(guess, n).lt(x); times++) guess = unit.times(times);
  for (let step = 0; step < MOST_STEPS; step++) {
    const power = powerOf(guess, n - 1);
    if (power.eq(0)) break;
    const next = guess.minus(power.times(guess).minus(x).div(power.times(n))).round(KEPT);
    const moved = next.minus(guess).abs();
    guess = next;
    if (moved.lt(ENOUGH)) break;
  }
  return guess.round(12);
}
