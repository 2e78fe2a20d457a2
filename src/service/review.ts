import { liveValues } from '../core/fixes/live-value';
import { writeReviewCsv } from '../render/review/csv';
import { writeReviewHtml } from '../render/review/html';
import { reviewList } from '../render/review/list';
import { writeReviewMarkdown } from '../render/review/markdown';
import { reviewCounts } from '../render/review/words';
import type { CheckSettings, Findings } from './types';

const WRITERS = { html: writeReviewHtml, md: writeReviewMarkdown, csv: writeReviewCsv };

/** What the review list can be written as; also the ending of its file's name. */
export type ReviewFormat = keyof typeof WRITERS;

/** Every format, the first being the usual one. */
export const REVIEW_FORMATS: readonly [ReviewFormat, ...ReviewFormat[]] = ['html', 'md', 'csv'];

export interface Review {
  readonly text: string;
  /** Figures by verdict, in one sentence. */
  readonly counts: string;
}

/** The review list (数据核对表) of a checked report. `settings` are those of the check. The same findings give the same text. */
export function reviewOf(findings: Findings, settings: CheckSettings, format: ReviewFormat): Review {
  const list = reviewList({
    ...findings,
    placeholders: liveValues(findings.ledger, findings.report.placeholders),
    severities: settings.severities,
  });
  return { text: WRITERS[format](list), counts: reviewCounts(list) };
}
