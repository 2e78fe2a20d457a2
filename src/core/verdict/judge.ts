/** Is a bound figure true, and if not, in which known way is it false. */
import type Big from 'big.js';
import { expectedQuantity, figureAsJudged } from '../binding/expected';
import { explainTruth } from '../figures/truth';
import { slipOf } from './slips';
import type { Expected, JudgeInput, Judgement } from './types';

/**
 * Holds a figure against the metric that it is bound to.
 *
 * In `expected`, value and unit are those that the figure should have, as `expectedQuantity` gives them, but for one case:
 * under the slip `direction` the value is the movement with its own sign, negative for a fall, whatever the verb says.
 * A figure that cannot be compared with its metric (see `expectedQuantity`) is given as consistent with its own value:
 * nothing can be held against it.
 */
export function judge(input: JudgeInput): Judgement {
  const { mention, candidate } = input;
  const expected = expectedQuantity(candidate, mention);
  const figure = figureAsJudged(mention, candidate);
  if (expected === null) {
    return plain('consistent', { value: figure.value, unit: figure.unit });
  }
  const { cue } = mention;
  const signWritten = cue !== null && !cue.toLevel && cue.direction === 'down' && figure.value.lt(0);
  const wrongUnit = figure.unit === '%' && expected.unit === '百分点';
  const impossible =
    cue !== null &&
    !cue.toLevel &&
    cue.direction === 'down' &&
    figure.kind === 'multiple' &&
    candidate.aspect === 'change';
  if (!signWritten && !wrongUnit && !impossible) {
    const { truth, looseness } = explainTruth(figure, expected.value, candidate.metric.rounding);
    if (truth === 'true') return plain('consistent', expected);
    if (truth === 'loose') return { verdict: 'loose', slip: null, looseness, expected };
  }
  const slip = slipOf(input, figure, expected);
  if (slip?.kind === 'direction') {
    const value = cue?.direction === 'down' ? negated(expected.value) : expected.value;
    return { verdict: 'mismatch', slip, looseness: null, expected: { value, unit: expected.unit } };
  }
  return { verdict: 'mismatch', slip, looseness: null, expected };
}

const negated = (value: Big): Big => value.times(-1);

const plain = (verdict: 'consistent', expected: Expected): Judgement => ({
  verdict,
  slip: null,
  looseness: null,
  expected,
});
