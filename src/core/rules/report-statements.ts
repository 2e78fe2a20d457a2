/** What figure-sum and figure-growth read of a report, worked out once for both. */
import type { Block, Report } from '../report/types';
import { type FullShares, fullShares } from '../statements/full-shares';
import { listWholes } from '../statements/list-wholes';
import type { Stated } from '../statements/stated';
import { tableTotals } from '../statements/table-totals';
import { wholesOf } from '../statements/wholes';
import type { CheckedMention, RuleContext } from './rule';
import { findingsIn, type StatedBlock, statedBlocks } from './stated-blocks';
import { findingsInTable, type StatedTable, statedTables } from './stated-tables';

/** A whole and parts that cannot add up to it; a single part is by itself more than the whole. */
export interface FalseSum {
  readonly whole: Stated;
  readonly parts: readonly Stated[];
}

interface Statements {
  readonly blocks: readonly StatedBlock[];
  readonly tables: readonly StatedTable[];
  readonly falseSums: readonly FalseSum[];
  readonly falseShares: readonly FullShares[];
}

const known = new WeakMap<readonly CheckedMention[], Statements>();

/** The sentences and tables of a report as statements, and the sums and shares in them that are false, prose before tables. */
export function statementsOf(context: RuleContext): Statements {
  let statements = known.get(context.figures);
  if (statements === undefined) {
    const blocks = statedBlocks(context.figures);
    const tables = statedTables(context.report, context.figures);
    statements = {
      blocks,
      tables,
      falseSums: [...falseSums(context.report, blocks, tables)],
      falseShares: blocks.flatMap(block => [
        ...findingsIn('shares', block, ({ sentence }) => [...fullShares(sentence)].filter(one => one.isFalse)),
      ]),
    };
    known.set(context.figures, statements);
  }
  return statements;
}

function* falseSums(
  report: Report,
  blocks: readonly StatedBlock[],
  tables: readonly StatedTable[],
): Generator<FalseSum> {
  for (const block of blocks) {
    yield* findingsIn('sums', block, ({ sentence, previous }) =>
      [...wholesOf(sentence, previous)].filter(reading => reading.why !== null),
    );
  }
  let byBlock: Map<Block, StatedBlock> | null = null;
  const lists = listWholes(report.blocks, block => {
    byBlock ??= new Map(blocks.map(one => [one.block, one]));
    return byBlock.get(block)?.sentences.map(({ sentence }) => sentence) ?? [];
  });
  for (const reading of lists) if (reading.why !== null) yield reading;
  for (const table of tables) {
    yield* findingsInTable('totals', table, axis => [...tableTotals(axis)].filter(total => total.isFalse));
  }
}
