import * as l10n from '@vscode/l10n';
import { truthOf } from '../figures/truth';
import { parsePeriod, samePeriod } from '../ledger/period';
import type { Ledger } from '../ledger/types';
import { expectedQuantity, figureAsJudged } from './expected';
import type { Binding, Candidate, Mention } from './types';
import { waysToState } from './ways';

/**
 * Binds a figure to the metric that a pin names (名, 组/名 or 名@时期).
 * @returns null when the ledger has no such metric, which `placeholder-unknown` reports
 */
export function pinned(mention: Mention, argument: string, ledger: Ledger): Binding | null {
  let metric = ledger.find(argument);
  let period = null;
  if (!metric) {
    const at = argument.lastIndexOf('@');
    if (at < 0) return null;
    metric = ledger.find(argument.slice(0, at));
    period = parsePeriod(argument.slice(at + 1));
  }
  if (!metric) return null;
  const candidates = waysToState(mention, metric, period, 'year').filter(
    way => !period || (way.observation.period && samePeriod(way.observation.period, period)),
  );
  const toCandidate = (way: (typeof candidates)[number]): Candidate => ({
    metric: metric!,
    ...way,
    score: 1,
    evidence: [],
  });
  const ways = candidates.map(toCandidate);
  const agreeing = ways.find(way => {
    const expected = expectedQuantity(way, mention);
    return expected && truthOf(figureAsJudged(mention, way), expected.value, metric!.rounding) !== 'false';
  });
  const fallback = metric.current;
  const candidate =
    agreeing ??
    ways[0] ??
    (fallback ? { metric, aspect: 'level' as const, observation: fallback, base: null, score: 1, evidence: [] } : null);
  if (!candidate) return null;
  return {
    mention,
    candidate,
    ambiguous: [],
    others: [],
    pinned: true,
    reason: l10n.t('已用注释指定为「{0}」', metric.path),
  };
}
