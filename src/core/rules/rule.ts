import type { Binding, Mention } from '../binding/types';
import type { Ledger } from '../ledger/types';
import type { Report } from '../report/types';
import type { Template } from '../templates/template';
import type { TextRange } from '../text/range';
import type { Judgement, Verdict } from '../verdict/types';
import type { Problem, Severity } from './types';

/** A figure of the report with what was found out about it. Offsets are source offsets. */
export interface CheckedMention extends TextRange {
  readonly text: string;
  readonly binding: Binding;
  readonly verdict: Verdict;
  /** Set where the figure was held against a value (also when an ignore hides the result); else null. */
  readonly judgement: Judgement | null;
}

/** A ledger file that front matter names and that is not there, or may not be read. */
export interface MissingLedger {
  /** The path as written in the front matter. */
  readonly path: string;
  readonly uri: string;
  /** True when it was not looked for, because it lies outside of a workspace that is not trusted. */
  readonly isOutsideTrust?: boolean;
}

/** A name for a new metric, proposed from the figure's clause; null when there is no idea. */
export type ProposeName = (mention: Mention) => string | null;

/** All that a rule may look at. */
export interface RuleContext {
  /** Address of the report. */
  readonly uri: string;
  readonly report: Report;
  /** Null when the report has no ledger or one that cannot be parsed: then there is nothing to hold a figure against. */
  readonly ledger: Ledger | null;
  /** The ledger as it was read, whether or not it could be parsed: what the sidecar rules look at. */
  readonly ledgerAsRead: Ledger | null;
  readonly figures: readonly CheckedMention[];
  readonly missingLedgers: readonly MissingLedger[];
  /** The office's own template that the report names; absent when it names none, or one that isn't there. */
  readonly template?: Template | null;
  readonly proposeName: ProposeName | null;
}

/** What a rule finds; the registry's caller adds the rule's name and the severity that the settings give it. */
export type RawProblem = Omit<Problem, 'rule' | 'severity'>;

export interface Rule {
  readonly name: string;
  readonly defaultSeverity: Severity | 'off';
  /** One line in the user's language: what the rule says. */
  summary(): string;
  /** Whether its findings can offer fixes. */
  readonly hasFixes: boolean;
  /** Findings in any order; must not throw on any text. */
  check(context: RuleContext): Iterable<RawProblem>;
}
