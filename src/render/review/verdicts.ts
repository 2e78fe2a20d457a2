import * as l10n from '@vscode/l10n';
import { VERDICTS, verdictName } from '../../core/verdict/names';
import type { ReviewRow, ReviewVerdict } from './types';

/** The order in which the list counts them. */
const ORDER: readonly ReviewVerdict[] = [...VERDICTS, 'live', 'no-value', 'unchecked'];

/** A row's verdict in the user's language. */
export function reviewVerdictName(verdict: ReviewVerdict): string {
  switch (verdict) {
    case 'live':
      return l10n.t('取自台账');
    case 'no-value':
      return l10n.t('无值可取');
    case 'unchecked':
      return l10n.t('未核对');
    default:
      return verdictName(verdict);
  }
}

/** Counts rows by verdict. Agreeing and wrong ones are told even when there are none, unless nothing was checked at all. */
export function countVerdicts(rows: readonly ReviewRow[], checked: boolean) {
  const counts = new Map<ReviewVerdict, number>();
  for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return ORDER.map(verdict => ({ verdict, count: counts.get(verdict) ?? 0 })).filter(
    ({ verdict, count }) => count > 0 || (checked && (verdict === 'consistent' || verdict === 'mismatch')),
  );
}
