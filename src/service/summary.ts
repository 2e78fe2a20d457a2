import * as l10n from '@vscode/l10n';
import { VERDICTS, verdictName } from '../core/verdict/names';
import type { Verdict } from '../core/verdict/types';
import type { Summary } from './types';

/** Counts figures by verdict. */
export function summarise(figures: readonly { readonly verdict: Verdict }[]): Summary {
  const counts = noFigures();
  for (const figure of figures) counts[figure.verdict]++;
  return { figures: figures.length, ...counts };
}

/** The counts of several reports together. */
export function addSummaries(summaries: readonly Summary[]): Summary {
  const counts = noFigures();
  let figures = 0;
  for (const summary of summaries) {
    figures += summary.figures;
    for (const verdict of VERDICTS) counts[verdict] += summary[verdict];
  }
  return { figures, ...counts };
}

/** Told even when there are none of them: what everybody looks for. */
const ALWAYS_TOLD: ReadonlySet<Verdict> = new Set(['consistent', 'mismatch']);

/** The counts in the user's language: 67处数字：61处相符，2处不符，4处台账未列. */
export function summaryText(summary: Summary): string {
  const parts = VERDICTS.filter(verdict => summary[verdict] > 0 || ALWAYS_TOLD.has(verdict)).map(verdict =>
    l10n.t('{0}处{1}', summary[verdict], verdictName(verdict)),
  );
  return l10n.t('{0}处数字：{1}', summary.figures, parts.join(l10n.t('，')));
}

const noFigures = (): Record<Verdict, number> => ({
  consistent: 0,
  mismatch: 0,
  loose: 0,
  ambiguous: 0,
  unbound: 0,
  ignored: 0,
});
