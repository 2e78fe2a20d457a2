import * as l10n from '@vscode/l10n';
import { truthOf } from '../figures/truth';
import { findReference } from '../ledger/reference';
import type { Ledger } from '../ledger/types';
import { expectedQuantity, figureAsJudged } from './expected';
import type { Binding, Candidate, Mention } from './types';
import { waysToState } from './ways';

/**
 * Binds a figure to the metric that a pin names (名, 组/名 or 名@时期).
 * @returns null when the ledger has no such metric or period, which `placeholder-unknown` reports
 */
export function pinned(mention: Mention, argument: string, ledger: Ledger): Binding | null {
  const reference = findReference(ledger, argument);
  if (!reference?.observation) return null;
  const { metric, observation } = reference;
  const toCandidate = (way: Pick<Candidate, 'aspect' | 'observation' | 'base'>): Candidate => ({
    metric,
    ...way,
    score: 1,
    evidence: [],
  });
  const ways = waysToState(mention, metric, observation.period, 'year')
    .filter(way => way.observation === observation)
    .map(toCandidate);
  const agreeing = ways.find(way => {
    const expected = expectedQuantity(way, mention);
    return expected && truthOf(figureAsJudged(mention, way), expected.value, metric.rounding) !== 'false';
  });
  return {
    mention,
    candidate: agreeing ?? ways[0] ?? toCandidate({ aspect: 'level', observation, base: null }),
    ambiguous: [],
    others: [],
    pinned: true,
    reason: l10n.t('已用注释指定为「{0}」', argument),
  };
}
