/** Which period a figure of a report is for. */
import type { HeadsOfTables } from '../binding/mentions';
import { rangeAt } from '../binding/sentences';
import { statedPeriod } from '../binding/stated-period';
import type { Mention } from '../binding/types';
import { findPeriods, type Period, type PeriodMention } from '../ledger/period';
import type { Block } from '../report/types';

/** Periods that the blocks of a report name, found once each. */
export class PeriodsOfReport {
  readonly #found = new Map<Block, readonly PeriodMention[]>();

  /** @param context what 去年 and 上半年 are counted from; null where only periods with a year are known */
  constructor(readonly context: Period | null) {}

  /** The periods in a block's prose, in order. */
  in(block: Block): readonly PeriodMention[] {
    let found = this.#found.get(block);
    if (found === undefined) {
      found = findPeriods(block.prose.text, this.context);
      this.#found.set(block, found);
    }
    return found;
  }

  /** The period that a figure's own words or the heads of its cell name, with the way it is named; null where they name none. */
  of(mention: Mention, heads: HeadsOfTables): Pick<PeriodMention, 'period' | 'kind'> | null {
    const { block, reading, prose } = mention;
    const own = reading ? statedPeriod(prose.start, reading, this.in(block)) : null;
    if (own !== null || block.cell === null) return own;
    const { table, row, column } = block.cell;
    const tableHeads = heads.of(table);
    for (const head of [...tableHeads.column(column), ...tableHeads.row(row, column)]) {
      const found = this.in(head)[0];
      if (found !== undefined) return found;
    }
    return null;
  }

  /** A stretch of a block's prose without the periods in it. */
  without(block: Block, from: number, to: number): string {
    const found = this.in(block);
    let rest = '';
    let at = from;
    for (let i = Math.max(0, rangeAt(found, from)); i < found.length && found[i]!.end <= to; i++) {
      const { start, end } = found[i]!;
      if (start < at) continue;
      rest += block.prose.text.slice(at, start);
      at = end;
    }
    return rest + block.prose.text.slice(at, to);
  }
}
