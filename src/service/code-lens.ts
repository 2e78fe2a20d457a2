import * as l10n from '@vscode/l10n';
import { nameKey } from '../core/ledger/names';
import type { Ledger, Metric } from '../core/ledger/types';
import { verdictName } from '../core/verdict/names';
import { type MetricPlace, placesInReport } from './references';
import type { Findings } from './types';

/** What stands over an entry of the ledger. */
export interface Lens {
  readonly metric: Metric;
  /** 报告中写到3处，其中1处不符 */
  readonly title: string;
  /** Where the reports state it. */
  readonly places: readonly MetricPlace[];
}

/** One lens for each entry of a file that the reports given state. */
export function lensesOf(ledger: Ledger, uri: string, reports: readonly Findings[]): readonly Lens[] {
  const stated = new Map<string, MetricPlace[]>();
  for (const place of reports.flatMap(placesInReport)) {
    if (place.kind === 'pin') continue;
    const key = `${place.metric.namePlace.uri}\n${nameKey(place.metric.path)}`;
    const known = stated.get(key);
    if (known === undefined) stated.set(key, [place]);
    else known.push(place);
  }
  return ledger.metrics.flatMap(metric => {
    const places = metric.namePlace.uri === uri ? stated.get(`${uri}\n${nameKey(metric.path)}`) : undefined;
    return places === undefined ? [] : [{ metric, title: titleOf(places), places }];
  });
}

function titleOf(places: readonly MetricPlace[]): string {
  const parts = [l10n.t('报告中写到{0}处', places.length)];
  for (const verdict of ['mismatch', 'loose'] as const) {
    const count = places.filter(place => place.figure?.verdict === verdict).length;
    if (count > 0) parts.push(l10n.t('{0}处{1}', count, verdictName(verdict)));
  }
  return parts.join(l10n.t('，'));
}
