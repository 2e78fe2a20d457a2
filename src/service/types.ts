import type { Binding } from '../core/binding/types';
import type { Ledger, Metric } from '../core/ledger/types';
import type { Report } from '../core/report/types';
import type { Problem, SeveritySetting } from '../core/rules/types';
import type { TextRange } from '../core/text/range';
import type { Judgement, Verdict } from '../core/verdict/types';

export type { Ledger, Metric };

/** What the service needs of the world; the editor answers with unsaved text where a document is open. */
export interface Host {
  /** The text of a file, null when there is none (or when it may not be read). */
  read(uri: string): Promise<string | null>;
  /** The address of `path`, written in a file, relative to that file's folder; null if it may not be followed. */
  resolve(fromUri: string, path: string): string | null;
  /** True for a path that is only refused because it leads out of a workspace that is not trusted. Absent where all is trusted. */
  isOutsideTrust?(fromUri: string, path: string): boolean;
}

export interface CheckSettings {
  /** Severity by rule name; a rule that is absent has its default. */
  readonly severities: Readonly<Record<string, SeveritySetting>>;
}

export interface ReportDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** False for an untitled document: only front matter can name its ledger then. */
  readonly saved: boolean;
}

export interface CheckedFigure extends TextRange {
  readonly text: string;
  readonly binding: Binding;
  readonly verdict: Verdict;
  /** Set where the figure was held against a value, also when an ignore hides the result; else null. */
  readonly judgement: Judgement | null;
}

/** Why there are verdicts or none. */
export type CheckState = 'checked' | 'no-ledger' | 'ledger-unreadable';

export interface Summary {
  readonly figures: number;
  readonly consistent: number;
  readonly mismatch: number;
  readonly loose: number;
  readonly ambiguous: number;
  readonly unbound: number;
  readonly ignored: number;
}

export interface Findings {
  readonly uri: string;
  /** The version of the report that was checked. */
  readonly version: number;
  readonly state: CheckState;
  /** Ledger files that the report uses, in order; also those that are named but can't be found. */
  readonly ledgerUris: readonly string[];
  /** Named but not found. */
  readonly missingLedgerUris: readonly string[];
  /** Where the report's ledger would be looked for, in order: what a watcher has to watch. */
  readonly watchedUris: readonly string[];
  readonly report: Report;
  readonly ledger: Ledger | null;
  readonly figures: readonly CheckedFigure[];
  /** Problems in the report and in its ledgers, by `uri`. */
  readonly problems: readonly Problem[];
  readonly summary: Summary;
}
