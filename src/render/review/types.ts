import type { Binding } from '../../core/binding/types';
import type { Ledger } from '../../core/ledger/types';
import type { Report } from '../../core/report/types';
import type { Problem, SeveritySetting } from '../../core/rules/types';
import type { TextRange } from '../../core/text/range';
import type { Judgement, Verdict } from '../../core/verdict/types';

/** A figure of the report as the list needs it. */
export interface ReviewedFigure extends TextRange {
  readonly text: string;
  readonly binding: Binding;
  readonly verdict: Verdict;
  readonly judgement: Judgement | null;
}

/** What the list is made from: the findings of one check. */
export interface ReviewInput {
  /** Address of the report; problems at other addresses are its ledgers'. */
  readonly uri: string;
  readonly report: Report;
  readonly state: 'checked' | 'no-ledger' | 'ledger-unreadable';
  readonly ledger: Ledger | null;
  readonly figures: readonly ReviewedFigure[];
  readonly problems: readonly Problem[];
  /** Ledger files that the report uses, also those that cannot be found. */
  readonly ledgerUris: readonly string[];
  readonly missingLedgerUris: readonly string[];
  /** What each live value shows, by its source offset; one that has no value is absent. */
  readonly placeholders: ReadonlyMap<number, string>;
  /** The settings of the check, to say which rules were switched off. */
  readonly severities: Readonly<Record<string, SeveritySetting>>;
}

/** `live`: a live value, filled in from the ledger; `no-value`: one that cannot be; `unchecked`: there was nothing to check against. */
export type ReviewVerdict = Verdict | 'live' | 'no-value' | 'unchecked';

/** A stretch of the report around a figure. */
export interface MarkedSentence {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
}

/** A figure or live value with all that its reviewer needs to know. Empty strings where there is nothing to say. */
export interface ReviewRow {
  /** Counted from 1 in the order of the report. */
  readonly number: number;
  /** Headings above it, outermost first, and what else says where it stands: 一、政务热线 › 表1. */
  readonly place: string;
  readonly sentence: MarkedSentence;
  /** As it stands in the report. */
  readonly written: string;
  /** Path of the metric; several where it is not clear which. */
  readonly metric: string;
  /** The ledger's value with its unit, not rounded unless it is computed and endless. */
  readonly value: string;
  readonly period: string;
  readonly source: string;
  readonly note: string;
  readonly verdict: ReviewVerdict;
  /** What is wrong or has to be looked at. */
  readonly remark: string;
}

/** A finding that is about no single figure. */
export interface OtherFinding {
  readonly place: string;
  readonly message: string;
}

/** 数据核对表. */
export interface ReviewList {
  /** The report's title, '' if it has none. */
  readonly title: string;
  /** File name of the report. */
  readonly report: string;
  /** File names of the ledgers that were read. */
  readonly ledgers: readonly string[];
  readonly rows: readonly ReviewRow[];
  /** How many rows have which verdict, in the order of telling; those that occur, and agreeing and wrong ones always. */
  readonly counts: readonly { readonly verdict: ReviewVerdict; readonly count: number }[];
  /** Metrics that no figure states. */
  readonly unused: readonly string[];
  readonly others: readonly OtherFinding[];
  /** What was not checked, a sentence each; never empty. */
  readonly uncovered: readonly string[];
}
