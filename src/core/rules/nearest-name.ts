import { editDistance } from '../ledger/nearest';
import type { Ledger } from '../ledger/types';

/** Names longer than this are compared by their head only, so that a pasted paragraph costs nothing. */
const LONGEST_COMPARED = 64;

/** 1 for equal names, 0 for nothing in common. A name inside the other counts as more than half alike. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  const byEdits = 1 - editDistance(a, b, Math.floor(longest / 2)) / longest;
  const contained = Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a));
  return contained ? Math.max(byEdits, 0.6) : byEdits;
}

/**
 * Paths of the ledger's metrics whose name, path or alias is like `name`, best first, at most `limit`.
 * Half of the characters must agree, or nothing is proposed: a far-fetched proposal is taken by mistake.
 */
export function nearestMetrics(ledger: Ledger, name: string, limit: number): readonly string[] {
  const wanted = name.trim().slice(0, LONGEST_COMPARED);
  const scored: { path: string; score: number }[] = [];
  for (const metric of ledger.metrics) {
    let score = 0;
    for (const known of [metric.name, metric.path, ...metric.aliases]) {
      score = Math.max(score, likeness(wanted, known.slice(0, LONGEST_COMPARED)));
    }
    if (score >= 0.5) scored.push({ path: metric.path, score });
  }
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, limit).map(one => one.path);
}
