import type { Report } from '../../core/report/types';
import type { FigureMark, OfficialDocument } from './types';

export interface DocumentInput {
  readonly report: Report;
  /** What stands for a placeholder, by its source offset; one that is absent is printed as it was written, with a note. */
  readonly placeholders: ReadonlyMap<number, string>;
  /** Figures to mark, in source order; empty for a document without marks. */
  readonly figures: readonly FigureMark[];
}

/** Decides the parts of the finished document, once for all ways of printing it. Never throws, whatever the text holds. */
export function readDocument(_input: DocumentInput): OfficialDocument {
  throw new Error('not written yet');
}
