import type Big from 'big.js';
import { expectedQuantity, figureAsJudged } from '../binding/expected';
import type { Candidate, Mention } from '../binding/types';
import { parseQuantity } from '../figures/scan';
import { normaliseUnit } from '../figures/units';
import { findReference } from '../ledger/reference';
import type { Ledger, Metric, Observation } from '../ledger/types';
import type { Placeholder } from '../report/types';
import { recordedPlace } from './recorded-place';
import { wordLike } from './wording';

/** Decimals of a computed value that goes on, where no sample says how to write it. */
const DECIMALS = 2;

/**
 * What a live value shows: the metric's value with its unit, or worded like the sample behind the bar. A sample that cannot
 * be followed (no figure, another kind of unit) leaves the plain value.
 * @returns null when the ledger has no such metric, or no value for it
 */
export function liveValue(ledger: Ledger, placeholder: Placeholder): string | null {
  const reference = findReference(ledger, placeholder.name);
  const observation = reference?.observation ?? null;
  if (reference === null || observation === null || observation.value === null) return null;
  const { metric } = reference;
  return likeSample(metric, observation, placeholder) ?? plainValue(metric, observation, observation.value);
}

/** What every live value of a report shows, by its source offset; one without a value is absent. */
export function liveValues(ledger: Ledger | null, placeholders: readonly Placeholder[]): ReadonlyMap<number, string> {
  const values = new Map<number, string>();
  if (ledger === null || !ledger.readable) return values;
  for (const placeholder of placeholders) {
    const value = liveValue(ledger, placeholder);
    if (value !== null) values.set(placeholder.start, value);
  }
  return values;
}

/** As the ledger writes it, with the unit where that stands in a field of its own. */
function plainValue(metric: Metric, { text }: Observation, value: Big): string {
  if (text !== '') {
    const read = parseQuantity(text);
    return read !== null && read.unit === '' && read.written.form === 'number' ? text + metric.writtenUnit : text;
  }
  const shown = value.div(normaliseUnit(metric.writtenUnit).factor);
  // A small share must not become nothing.
  const places = shown.abs().lt(1) && !shown.eq(0) ? DECIMALS - shown.e - 1 : DECIMALS;
  return shown.round(places).toFixed() + metric.writtenUnit;
}

function likeSample(metric: Metric, observation: Observation, { sample, block }: Placeholder): string | null {
  const figure = sample === null ? null : parseQuantity(sample);
  if (figure === null) return null;
  // The sample has no clause of its own: no verb before it turns its sense.
  const mention: Mention = { figure, block, prose: { start: 0, end: 0 }, index: -1, cue: null };
  const candidate: Candidate = { metric, aspect: 'level', observation, base: null, score: 1, evidence: [] };
  const expected = expectedQuantity(candidate, mention);
  if (expected === null) return null;
  const worded = wordLike(
    figureAsJudged(mention, candidate),
    expected.value,
    metric.rounding,
    recordedPlace(candidate, expected.value),
  );
  // A sample that is too coarse for a computed value leaves a number that goes on and on; the plain value is cut.
  const decimals = worded === null ? 0 : (parseQuantity(worded)?.written.decimals ?? 0);
  const goesOn =
    metric.formula !== null && expected.value.abs().gte(1) && decimals > figure.written.decimals + DECIMALS;
  return goesOn ? null : worded;
}
