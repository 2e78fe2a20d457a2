import Big from 'big.js';

/**
 * Exact decimals of the ledger: big.js with 40 places for divisions, ties away from zero. A constructor of its own, so that the
 * number of places is not a setting that other rooms could change.
 */
export const Exact = Big();
Exact.DP = 40;
Exact.RM = Big.roundHalfUp;

/** True while a value is of a size that a report can state; beyond it, arithmetic would only burn time and memory. */
export const isSane = (value: Big): boolean => value.e <= 60 && value.c.length <= 200;

/** The same value with at most 40 decimals, so that long chains of products do not grow without end. */
export const trim = (value: Big): Big =>
  value.c.length - value.e > 41 ? new Exact(value).round(40) : new Exact(value);
