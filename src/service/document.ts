import * as l10n from '@vscode/l10n';
import { liveValues } from '../core/fixes/live-value';
import { findReference } from '../core/ledger/reference';
import type { Ledger } from '../core/ledger/types';
import type { Placeholder } from '../core/report/types';
import { verdictName } from '../core/verdict/names';
import type { FigureMark, OfficialDocument } from '../render/document/types';
import { recordAt, recordOf, type ValueOfRecord } from '../render/review/record';
import type { CheckedFigure, Findings } from './types';

export interface DocumentOptions {
  /** Whether the document's runs say which figure they are of: for a preview, not for what leaves the editor. */
  readonly marks: boolean;
}

/**
 * The finished document of a checked report, its live values filled in from the ledger. What could not be printed as written is in
 * its `notes`. The Markdown reader for it is loaded when it is first needed: who only checks has no use for it.
 */
export async function documentOf(findings: Findings, options: DocumentOptions): Promise<OfficialDocument> {
  const { readDocument } = await import('../render/document/read');
  return readDocument({
    report: findings.report,
    placeholders: liveValues(findings.ledger, findings.report.placeholders),
    figures: options.marks ? figureMarks(findings) : [],
  });
}

/** Every figure and live value of a checked report with what a reader is told of it, in source order. */
export function figureMarks(findings: Findings): FigureMark[] {
  // Without a ledger nothing has been judged: there is nothing to tell.
  if (findings.state !== 'checked') return [];
  const { ledger, report } = findings;
  const figures = findings.figures.map(figure => ({
    start: figure.start,
    end: figure.end,
    verdict: figure.verdict,
    title: titleOfFigure(figure),
  }));
  const live = report.placeholders.map(placeholder => markOfPlaceholder(placeholder, ledger));
  return [...figures, ...live].sort((a, b) => a.start - b.start);
}

/** One line on a figure: its metric, the value of record, its source, and whether they agree. */
function titleOfFigure(figure: CheckedFigure): string {
  const { candidate, ambiguous } = figure.binding;
  const verdict = verdictName(figure.verdict);
  if (candidate !== null) return recordTitle(candidate.metric.path, recordOf(candidate), verdict);
  if (ambiguous.length > 0)
    return l10n.t('{0}：可能是{1}', verdict, ambiguous.map(one => `「${one.metric.path}」`).join(l10n.t('或')));
  return verdict;
}

/** A live value is true by its making; one that has nothing to show is shown as it was written and backed by nothing. */
function markOfPlaceholder({ start, end, name }: Placeholder, ledger: Ledger | null): FigureMark {
  const reference = ledger === null ? null : findReference(ledger, name);
  const observation = reference?.observation ?? null;
  if (reference === null || observation === null || observation.value === null)
    return { start, end, verdict: 'unbound', title: l10n.t('台账中没有“{0}”的值', name) };
  const title = recordTitle(reference.metric.path, recordAt(reference.metric, observation), l10n.t('取自台账'));
  return { start, end, verdict: 'consistent', title };
}

function recordTitle(metric: string, record: ValueOfRecord, verdict: string): string {
  const value = record.period === '' ? record.value : l10n.t('{0}（{1}）', record.value, record.period);
  const parts = [l10n.t('{0}：「{1}」台账为{2}', verdict, metric, value)];
  if (record.source !== '') parts.push(l10n.t('来源：{0}', record.source));
  return parts.join(l10n.t('；'));
}
