import type { Metric } from '../core/ledger/types';
import type { TextRange } from '../core/text/range';
import { placeAt, placesInReport } from './references';
import type { Findings } from './types';

/** From a place in a report to the entries of the ledger that it speaks of. */
export interface Definition {
  readonly origin: TextRange;
  /** One; several for a figure that two metrics fit equally. */
  readonly metrics: readonly Metric[];
}

/** What the figure, pin or live value at an offset of a checked report speaks of; null where there is none. */
export function definitionAt(findings: Findings, offset: number): Definition | null {
  const place = placeAt(placesInReport(findings), findings.uri, offset);
  if (place !== null) return { origin: place, metrics: [place.metric] };
  const figure = findings.figures.find(one => one.start <= offset && offset <= one.end);
  const metrics = [...new Set(figure?.binding.ambiguous.map(candidate => candidate.metric))];
  return figure === undefined || metrics.length === 0 ? null : { origin: figure, metrics };
}
