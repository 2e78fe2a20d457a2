import {
  type DraftedLedger,
  draftLedger,
  type LedgerTexts,
  type ProposeMetricName,
} from '../core/drafting/draft-ledger';
import { readLedger } from '../core/ledger/read';
import { parseReport } from '../core/report/parse';
import { findLedgerFiles } from './ledger-files';
import { siblingLedger } from './locate';
import type { Host, ReportDocument } from './types';

export type { DraftedLedger, ProposeMetricName } from '../core/drafting/draft-ledger';

/** Where the ledger of a report belongs, and what is there already. */
export interface DraftPlace {
  /**
   * Address of the file for a draft of its own: what the front matter names first, else beside the report. Null for a report that isn't
   * saved, and for a path that may not be followed.
   */
  readonly target: string | null;
  /** The ledger that the report uses now, all its files; [] when it has none. A draft is merged into the first. */
  readonly existing: LedgerTexts;
  /** False when a file of it is no YAML: nothing can be merged into it. */
  readonly readable: boolean;
}

/** Finds the place for the ledger of a report. */
export async function placeForDraft(document: ReportDocument, host: Host): Promise<DraftPlace> {
  const { frontMatter } = parseReport(document.text);
  const { found } = await findLedgerFiles(
    { uri: document.uri, saved: document.saved, frontMatter },
    (from, path) => host.resolve(from, path),
    uri => host.read(uri),
  );
  const [named] = frontMatter?.metrics ?? [];
  const beside = document.saved ? siblingLedger(document.uri) : null;
  const target = named === undefined ? beside : host.resolve(document.uri, named);
  return { target, existing: found, readable: readLedger(found).readable };
}

/**
 * Drafts the ledger of a finished report.
 * @param propose names a figure by the words around it
 * @param existing ledger files to add to, readable ones; [] for a ledger of its own
 */
export function draftFor(
  document: ReportDocument,
  propose: ProposeMetricName,
  existing: LedgerTexts = [],
): Promise<DraftedLedger> {
  return draftLedger(document.uri, parseReport(document.text), propose, existing);
}
