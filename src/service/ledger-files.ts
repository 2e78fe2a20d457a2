import type { FrontMatter } from '../core/report/types';
import type { MissingLedger } from '../core/rules/rule';
import { folderLedger, siblingLedger } from './locate';
import type { Host } from './types';

/** A ledger file as it was read. */
export interface LedgerText {
  readonly uri: string;
  readonly text: string;
}

/** The ledger files of one report. */
export interface LedgerFiles {
  readonly found: readonly LedgerText[];
  readonly missing: readonly MissingLedger[];
  /** Where was or would be looked, in order. */
  readonly watched: readonly string[];
}

/**
 * Finds a report's ledger: what the front matter names, else the sibling `X.metrics.yaml`, else the folder's `metrics.yaml`.
 * A front matter that names files decides alone: falling back to another ledger would check against the wrong figures.
 * @param read text of a file, null when there is none
 * @param saved false for a document without a folder of its own
 */
export async function findLedgerFiles(
  report: { readonly uri: string; readonly saved: boolean; readonly frontMatter: FrontMatter | null },
  resolve: Host['resolve'],
  read: (uri: string) => Promise<string | null>,
): Promise<LedgerFiles> {
  const named = report.frontMatter?.metrics ?? [];
  if (named.length > 0) {
    const found: LedgerText[] = [];
    const missing: MissingLedger[] = [];
    const watched: string[] = [];
    for (const path of named) {
      const uri = resolve(report.uri, path);
      if (uri !== null && watched.includes(uri)) continue;
      const text = uri === null ? null : await read(uri);
      if (uri !== null) watched.push(uri);
      if (uri !== null && text !== null) found.push({ uri, text });
      else missing.push({ path, uri: uri ?? path });
    }
    return { found, missing, watched };
  }
  if (!report.saved) return { found: [], missing: [], watched: [] };
  const watched = [siblingLedger(report.uri), folderLedger(report.uri)];
  for (const uri of watched) {
    const text = await read(uri);
    if (text !== null) return { found: [{ uri, text }], missing: [], watched };
  }
  return { found: [], missing: [], watched };
}
