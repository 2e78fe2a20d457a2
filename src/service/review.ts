import { liveValues } from '../core/fixes/live-value';
import { reviewList } from '../render/review/list';
import type { ReviewList } from '../render/review/types';
import type { CheckSettings, Findings } from './types';

/** The review list of a checked report. `settings` are those of the check. */
export function reviewOf(findings: Findings, settings: CheckSettings): ReviewList {
  return reviewList({
    ...findings,
    placeholders: liveValues(findings.ledger, findings.report.placeholders),
    severities: settings.severities,
  });
}
