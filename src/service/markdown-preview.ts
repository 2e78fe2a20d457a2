import { liveValues } from '../core/fixes/live-value';
import type { PreviewFacts } from '../render/markdown-preview/plugin';
import { figureMarks } from './document';
import type { Findings } from './types';

export { markFigures, type PreviewFacts, type PreviewMarkdownIt } from '../render/markdown-preview/plugin';

/** What a Markdown preview shows of a checked report: its live values, and with `marks` its figures. */
export function previewFacts(findings: Findings, marks: boolean): PreviewFacts {
  const { report, ledger } = findings;
  const values = liveValues(ledger, report.placeholders);
  return {
    figures: marks ? figureMarks(findings) : [],
    values: report.placeholders.map(({ start, end }) => ({
      start,
      end,
      value: values.get(start) ?? report.text.slice(start, end),
    })),
  };
}
