import Big from 'big.js';

const ENOUGH = new Big('1e-12');
const MOST_STEPS = 200;

/**
 * The n-th root of a number above zero to 12 decimals, by Newton's method in exact decimals: what a yearly rate of growth is worked out
 * with.
 */
export function rootOf(x: Big, n: number): Big {
  let guess = x.minus(1).div(n).plus(1);
  if (guess.lte(0)) guess = new Big(1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const power = guess.pow(n - 1);
    const next = guess.minus(power.times(guess).minus(x).div(power.times(n))).round(20);
    const moved = next.minus(guess).abs();
    guess = next;
    if (moved.lt(ENOUGH)) break;
  }
  return guess.round(12);
}
