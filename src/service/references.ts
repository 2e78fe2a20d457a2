import { formulaReferences } from '../core/ledger/formula-references';
import { nameKey } from '../core/ledger/names';
import { findReference } from '../core/ledger/reference';
import type { Ledger, Metric } from '../core/ledger/types';
import type { Report } from '../core/report/types';
import type { TextRange } from '../core/text/range';
import type { CheckedFigure, Findings } from './types';

/** A place that speaks of a metric. */
export interface MetricPlace extends TextRange {
  readonly uri: string;
  /** entry: its key in the ledger; formula: its name in another metric's formula; the others stand in a report. */
  readonly kind: 'entry' | 'formula' | 'figure' | 'pin' | 'placeholder';
  readonly metric: Metric;
  /** For a figure what was found out about it, else null. */
  readonly figure: CheckedFigure | null;
}

/** A name that is written out in a report: in a pin or in a live value, with its period if it has one. */
interface WrittenName extends TextRange {
  readonly text: string;
  readonly kind: 'pin' | 'placeholder';
}

/** Every place of a checked report that speaks of a metric of its ledger, in source order. */
export function placesInReport(findings: Findings): readonly MetricPlace[] {
  const { ledger, uri } = findings;
  if (findings.state !== 'checked' || ledger === null) return [];
  const places: MetricPlace[] = [];
  for (const figure of findings.figures) {
    const metric = figure.binding.candidate?.metric;
    if (metric) places.push({ uri, start: figure.start, end: figure.end, kind: 'figure', metric, figure });
  }
  for (const { start, end, text, kind } of writtenNames(findings.report)) {
    const reference = findReference(ledger, text);
    if (reference === null) continue;
    // 名@2014年: the name alone, so that a new name leaves the period as it is.
    const length = reference.periodText === null ? end - start : text.slice(0, text.lastIndexOf('@')).trimEnd().length;
    places.push({ uri, start, end: start + length, kind, metric: reference.metric, figure: null });
  }
  return places.sort((a, b) => a.start - b.start || a.end - b.end);
}

function* writtenNames({ text, placeholders, directives }: Report): Iterable<WrittenName> {
  for (const { nameRange, name } of placeholders) yield { ...nameRange, text: name, kind: 'placeholder' };
  for (const { kind, argument, start, end } of directives) {
    if (kind !== 'pin' || argument === '') continue;
    const at = start + text.slice(start, end).lastIndexOf(argument);
    yield { start: at, end: at + argument.length, text: argument, kind };
  }
}

/** Every key and every name in a formula of a ledger, file by file in source order. */
export function placesInLedger(ledger: Ledger): readonly MetricPlace[] {
  const places: MetricPlace[] = [];
  for (const metric of ledger.metrics) {
    places.push({ ...metric.namePlace, kind: 'entry', metric, figure: null });
    for (const { place, metric: named } of formulaReferences(ledger, metric))
      places.push({ ...place, kind: 'formula', metric: named, figure: null });
  }
  return places.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.start - b.start || a.end - b.end));
}

/** The innermost place of a file that holds an offset, its end included: the caret may stand behind a name. */
export function placeAt(places: readonly MetricPlace[], uri: string, offset: number): MetricPlace | null {
  let best: MetricPlace | null = null;
  for (const place of places) {
    if (place.uri !== uri || place.start > offset || offset > place.end) continue;
    // Where two meet, the one that the offset is in goes first.
    if (best === null || (offset < place.end && (best.end === offset || isShorter(place, best)))) best = place;
  }
  return best;
}

const isShorter = (a: TextRange, b: TextRange): boolean => a.end - a.start < b.end - b.start;

/** Ledgers are read anew at every change, and by each report: a metric is known by its file and its path. */
export const isSameMetric = (a: Metric, b: Metric): boolean =>
  a === b || (a.namePlace.uri === b.namePlace.uri && nameKey(a.path) === nameKey(b.path));

/** The metric whose entry in the ledger holds an offset, for a caret that stands in its values; null between entries. */
export function entryAt(ledger: Ledger, uri: string, offset: number): Metric | null {
  return ledger.metrics.find(({ place }) => place.uri === uri && place.start <= offset && offset <= place.end) ?? null;
}

/** Where a metric is spoken of: in the ledger, and in all the reports given. A ledger that they share is listed once. */
export function placesOf(metric: Metric, ledger: Ledger, reports: readonly Findings[]): readonly MetricPlace[] {
  const all = [...placesInLedger(ledger), ...reports.flatMap(placesInReport)];
  return all.filter(place => isSameMetric(place.metric, metric));
}
