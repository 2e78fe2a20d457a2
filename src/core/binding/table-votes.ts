import type { Draft } from './evidence';
import type { Posterior } from './posterior';
import type { IndexedMetric } from './terms';
import type { Mention } from './types';

/** What the other cells of a cell's row and column say for a metric, 0 to 1. */
export interface Vote {
  row(metric: number): number;
  column(metric: number): number;
}

/**
 * The rows of a table bind as rows and its columns as columns: what the other cells of the row (column) are likely
 * bound to, by each part of the path (群组 or 名), as a share of those cells.
 */
export function tableVotes(
  mentions: readonly Mention[],
  drafts: readonly (readonly Draft[])[],
  posteriors: readonly Posterior[],
  metrics: readonly IndexedMetric[],
): Map<Mention, Vote> | null {
  const lines = new Map<unknown, Map<string, { parts: Map<string, number>; cells: number }>>();
  const partsOf = (k: number): readonly string[] => [metrics[k]!.metric.name, ...metrics[k]!.metric.groups];
  const own = new Map<Mention, Map<string, number>>();
  const line = (mention: Mention, of: 'r' | 'c'): { parts: Map<string, number>; cells: number } => {
    const { table, row, column } = mention.block.cell!;
    let tableLines = lines.get(table);
    if (!tableLines) {
      tableLines = new Map();
      lines.set(table, tableLines);
    }
    const key = of + (of === 'r' ? row : column);
    let entry = tableLines.get(key);
    if (!entry) {
      entry = { parts: new Map(), cells: 0 };
      tableLines.set(key, entry);
    }
    return entry;
  };
  mentions.forEach((mention, i) => {
    if (!mention.block.cell) return;
    const mine = new Map<string, number>();
    drafts[i]!.forEach((draft, d) => {
      const p = posteriors[i]![d]!;
      if (p > 0.02) for (const part of partsOf(draft.metric)) mine.set(part, (mine.get(part) ?? 0) + p);
    });
    own.set(mention, mine);
    for (const of of ['r', 'c'] as const) {
      const entry = line(mention, of);
      entry.cells++;
      for (const [part, p] of mine) entry.parts.set(part, (entry.parts.get(part) ?? 0) + p);
    }
  });
  if (!own.size) return null;
  const votes = new Map<Mention, Vote>();
  for (const [mention, mine] of own) {
    const share = (of: 'r' | 'c') => {
      const entry = line(mention, of);
      return (metric: number): number => {
        if (entry.cells < 2) return 0;
        let most = 0;
        for (const part of partsOf(metric))
          most = Math.max(most, ((entry.parts.get(part) ?? 0) - (mine.get(part) ?? 0)) / (entry.cells - 1));
        return most;
      };
    };
    votes.set(mention, { row: share('r'), column: share('c') });
  }
  return votes;
}
