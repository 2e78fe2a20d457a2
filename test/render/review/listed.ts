import { checkReport } from '../../../src/core/check';
import { liveValues } from '../../../src/core/fixes/live-value';
import { readLedger } from '../../../src/core/ledger/read';
import { parseReport } from '../../../src/core/report/parse';
import type { SeveritySetting } from '../../../src/core/rules/types';
import { reviewList } from '../../../src/render/review/list';
import type { ReviewList } from '../../../src/render/review/types';

/** The review list of a report with a ledger, or with none. */
export function listed(
  text: string,
  ledgerText: string | null,
  severities: Readonly<Record<string, SeveritySetting>> = {},
): ReviewList {
  const report = parseReport(text);
  const uri = 'drafts/a.md';
  const ledgerUri = 'drafts/a.metrics.yaml';
  const ledger = ledgerText === null ? null : readLedger([{ uri: ledgerUri, text: ledgerText }]);
  return reviewList({
    ...checkReport({ uri, report, ledger, severities }),
    uri,
    report,
    ledger,
    ledgerUris: ledger === null ? [] : [ledgerUri],
    missingLedgerUris: [],
    placeholders: liveValues(ledger, report.placeholders),
    severities,
  });
}
