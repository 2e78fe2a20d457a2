import { liveValues } from '../core/fixes/live-value';
import type { Findings } from './types';

/** A value that is shown behind a live value, `{{名}}`, in the report's source. */
export interface Inlay {
  /** Right behind the braces. */
  readonly offset: number;
  readonly text: string;
}

/** What the live values between two offsets of a checked report show. */
export function inlaysOf({ ledger, report }: Findings, start: number, end: number): readonly Inlay[] {
  const seen = report.placeholders.filter(one => one.end >= start && one.start <= end);
  const values = liveValues(ledger, seen);
  return seen.flatMap(one => {
    const text = values.get(one.start);
    return text === undefined ? [] : [{ offset: one.end, text }];
  });
}
