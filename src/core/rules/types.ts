import type { TextEdit, TextRange } from '../text/range';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type SeveritySetting = Severity | 'off';

/** Everything that a rule's severity can be set to, the gravest first. */
export const SEVERITY_SETTINGS: readonly SeveritySetting[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Edits to one document. */
export interface DocumentEdit extends TextEdit {
  readonly uri: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly DocumentEdit[];
  /** What it does, which fixes its place in the menu and whether fix-all takes it. */
  readonly kind: 'rewrite' | 'rewrite-other' | 'rewrite-all' | 'ledger' | 'pin' | 'ignore' | 'add-metric' | 'other';
}

export interface RelatedPlace extends TextRange {
  readonly uri: string;
  readonly message: string;
}

/** One finding, in a report or in a ledger. */
export interface Problem extends TextRange {
  readonly uri: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly metric: string | null;
  /** What should stand there: the ledger's value of a level, else the right wording; null if there is none. */
  readonly expected: string | null;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}
