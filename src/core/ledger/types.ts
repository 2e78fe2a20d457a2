import type Big from 'big.js';
import type { TextRange } from '../text/range';
import type { Period } from './period';

export type Rounding = 'half-up' | 'truncate' | 'either';

/** A place in one of the ledger's files. */
export interface LedgerPlace extends TextRange {
  /** The file's address as it was given to `readLedger`. */
  readonly uri: string;
}

/** The value of a metric for one period. */
export interface Observation {
  readonly period: Period | null;
  /** The period as written in the ledger, '' if none. */
  readonly periodText: string;
  /** Exact value in the metric's `unit` with every scale applied (29.3412万件 → 293412). Null when it can't be computed. */
  readonly value: Big | null;
  /** The value as written; '' for formulas. */
  readonly text: string;
  readonly place: LedgerPlace;
}

export interface Metric {
  /** Own name, without groups. */
  readonly name: string;
  /** `组/名`, what JSON shows and a pin addresses. */
  readonly path: string;
  readonly groups: readonly string[];
  readonly aliases: readonly string[];
  /** Base unit, normalised, without scale (万件 → 件); '' if none. */
  readonly unit: string;
  /** The unit as the ledger writes it, with its scale (亿元, 万人次); '' if none. */
  readonly writtenUnit: string;
  readonly rounding: Rounding;
  readonly source: string;
  readonly note: string;
  /** In ledger order. A plain `value` or `formula` gives one, `values` one a period. */
  readonly observations: readonly Observation[];
  /** The observation of the ledger's own period (or the only one, or the latest); null when there is none. */
  readonly current: Observation | null;
  readonly formula: string | null;
  /** Position in the ledger, counting metrics of all files. */
  readonly index: number;
  readonly namePlace: LedgerPlace;
  readonly place: LedgerPlace;
  /** Why its value can't be checked (broken formula, bad value), null when it can. */
  readonly problem: string | null;
}

export type LedgerProblemCode =
  | 'sidecar-syntax'
  | 'sidecar-unknown-field'
  | 'sidecar-duplicate'
  | 'sidecar-value'
  | 'sidecar-unit'
  | 'sidecar-period'
  | 'sidecar-formula'
  | 'sidecar-structure';

export interface LedgerProblem {
  readonly code: LedgerProblemCode;
  /** For the user, in Chinese through l10n. */
  readonly message: string;
  readonly place: LedgerPlace;
  /** Path of the metric it is about, null for the file as a whole. */
  readonly metric: string | null;
  /** Replacement for the text at `place` that settles it (nearest known field …); null if none. */
  readonly suggestion: string | null;
  readonly related: readonly { readonly place: LedgerPlace; readonly message: string }[];
}

export interface LedgerFile {
  readonly uri: string;
  readonly text: string;
  readonly title: string;
  /** False when the YAML can't be parsed at all, so that nothing may be checked against it. */
  readonly readable: boolean;
}

export interface Ledger {
  readonly files: readonly LedgerFile[];
  readonly title: string;
  readonly period: Period | null;
  readonly periodText: string;
  readonly metrics: readonly Metric[];
  readonly problems: readonly LedgerProblem[];
  /** True when every file could be parsed. */
  readonly readable: boolean;
  /** Classifiers of the metrics' units, for the scanner. */
  readonly units: ReadonlySet<string>;
  /** The metric of a path (`组/名`), of a name that is unique, or of a unique alias; null if none. Compares folded. */
  find(nameOrPath: string): Metric | null;
}
