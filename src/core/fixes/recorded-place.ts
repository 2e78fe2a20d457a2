import type Big from 'big.js';
import type { Candidate } from '../binding/types';
import { powerOfTen } from '../figures/numerals';
import { parseQuantity } from '../figures/scan';

/**
 * The place of the last digit that the ledger holds of a level, in the scaling in which it is to be worded.
 * @param value the level in the figure's unit, as `expectedQuantity` gives it: 6.82 for 68200万元 in a figure of 亿元
 * @returns null for a change, a computed value, and a value that was not read as one plain number
 */
export function recordedPlace(candidate: Candidate, value: Big): Big | null {
  const { observation, metric, aspect } = candidate;
  if (aspect === 'change' || metric.formula !== null || observation.value === null || value.eq(0)) return null;
  const read = parseQuantity(observation.text);
  if (read === null || read.written.form !== 'number' || read.value.eq(0)) return null;
  // Units of one kind mostly differ by a power of ten; an odd factor (亩, 小时) leaves no last digit to speak of.
  const factor = value.abs().div(read.value.abs());
  if (!factor.eq(powerOfTen(factor.e))) return null;
  return read.written.lastPlace.times(factor);
}
