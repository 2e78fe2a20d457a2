import { liveValues } from '../core/fixes/live-value';
import type { ReviewList } from '../render/review/types';
import type { CheckSettings, Findings } from './types';

/** Each is loaded when it is first asked for. */
const WRITERS = {
  html: async (list: ReviewList) => (await import('../render/review/html')).writeReviewHtml(list),
  md: async (list: ReviewList) => (await import('../render/review/markdown')).writeReviewMarkdown(list),
  csv: async (list: ReviewList) => (await import('../render/review/csv')).writeReviewCsv(list),
};

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
export async function reviewOf(findings: Findings, settings: CheckSettings, format: ReviewFormat): Promise<Review> {
  const [{ reviewList }, { reviewCounts }] = await Promise.all([
    import('../render/review/list'),
    import('../render/review/words'),
  ]);
  const list = reviewList({
    ...findings,
    placeholders: liveValues(findings.ledger, findings.report.placeholders),
    severities: settings.severities,
  });
  return { text: await WRITERS[format](list), counts: reviewCounts(list) };
}
