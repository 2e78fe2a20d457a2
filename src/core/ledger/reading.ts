/** What is collected while the files of a ledger are read. */
import type { YAMLMap } from 'yaml';
import type { FormulaEntry } from './formula';
import type { LedgerPlace, LedgerProblem, LedgerProblemCode, Metric } from './types';

/** While it is read, a metric is filled in field by field. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Who has a path: a metric or a group, and where it says so. */
export interface NamedPlace {
  readonly place: LedgerPlace;
  readonly group: boolean;
  readonly map: YAMLMap;
  readonly metric: Mutable<Metric> | null;
  reported: boolean;
}

/** One for all the files of a ledger. */
export class Reading {
  readonly problems: LedgerProblem[] = [];
  readonly metrics: Mutable<Metric>[] = [];
  readonly formulas: FormulaEntry[] = [];
  /** Metrics and groups by folded path. */
  readonly taken = new Map<string, NamedPlace>();
  /** What the entries said, to tell a clash from a mere repetition. */
  readonly said = new Map<Metric, string>();

  /** Adds a problem. @returns its message */
  report(
    code: LedgerProblemCode,
    place: LedgerPlace,
    message: string,
    metric: string | null,
    suggestion: string | null = null,
    related: LedgerProblem['related'] = [],
  ): string {
    this.problems.push({ code, message, place, metric, suggestion, related });
    return message;
  }
}
