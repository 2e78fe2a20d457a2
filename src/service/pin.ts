import { pinFixes } from '../core/fixes/comment-fixes';
import type { DocumentEdit } from '../core/rules/types';
import { recordAt } from '../render/review/record';
import type { CheckedFigure, Findings, Metric } from './types';

/** A metric that a figure can be pinned to. */
export interface PinChoice {
  readonly path: string;
  /** Its value of record. */
  readonly value: string;
  /** The figure could well state it. */
  readonly isLikely: boolean;
}

/** Every metric that a pin can name, the likely ones first, then in the ledger's order. */
export function pinChoices(findings: Findings, figure: CheckedFigure): readonly PinChoice[] {
  const { candidate, ambiguous, others } = figure.binding;
  const likely = new Set<Metric>([...(candidate ? [candidate] : []), ...ambiguous, ...others].map(one => one.metric));
  const all = new Set<Metric>([...likely, ...(findings.ledger?.metrics ?? [])]);
  return [...all]
    .filter(metric => pinEdits(findings, figure, metric.path).length > 0)
    .map(metric => ({
      path: metric.path,
      value: recordAt(metric, metric.current).value,
      isLikely: likely.has(metric),
    }));
}

/** The edits that pin a figure to a metric by its path; none when no comment can hold the path. */
export function pinEdits(findings: Findings, figure: CheckedFigure, path: string): readonly DocumentEdit[] {
  return pinFixes(findings, figure, [path]).flatMap(fix => fix.edits);
}
