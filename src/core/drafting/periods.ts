/** Which period a figure of a report is for, and how a ledger writes it. */
import type { HeadsOfTables } from '../binding/mentions';
import { statedPeriod } from '../binding/stated-period';
import type { Mention } from '../binding/types';
import { findPeriods, type Period, type PeriodMention, parsePeriod, samePeriod } from '../ledger/period';
import type { Block } from '../report/types';

/** Periods that the blocks of a report name, found once each. */
export class PeriodsOfReport {
  readonly #found = new Map<Block, readonly PeriodMention[]>();

  /** @param context what 去年 and 上半年 are counted from; null where only periods with a year are known */
  constructor(readonly context: Period | null) {}

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
    let rest = '';
    let at = from;
    for (const { start, end } of this.in(block)) {
      if (start < at || end > to) continue;
      rest += block.prose.text.slice(at, start);
      at = end;
    }
    return rest + block.prose.text.slice(at, to);
  }
}

const QUARTERS = '一二三四';

/** A period as a ledger writes it, with its year: 2015年上半年. Null for one that has no usual form. */
export function periodText({ start, end, point }: Period): string | null {
  const [year, month, last, length] = [Math.floor(start / 12), start % 12, end % 12, end - start + 1];
  const forms = point
    ? [month === 11 ? `${year}年末` : month === 0 ? `${year}年初` : `${year}年${month + 1}月底`]
    : [
        ...(month === 0 && length === 12 ? [`${year}年`] : []),
        ...(length === 6 && month % 6 === 0 ? [`${year}年${month === 0 ? '上' : '下'}半年`] : []),
        ...(length === 3 && month % 3 === 0 ? [`${year}年${QUARTERS[month / 3]}季度`] : []),
        ...(month === 0 && length === 9 ? [`${year}年前三季度`] : []),
        ...(month === 0 && length > 12 && length % 12 === 0 ? [`${year}—${Math.floor(end / 12)}年`] : []),
        ...(length === 1 ? [`${year}年${month + 1}月`] : []),
        ...(length < 12 && last > month ? [`${year}年${month + 1}—${last + 1}月`] : []),
        ...(length === 12 ? [`${year}-${year + 1}年度`] : []),
      ];
  return (
    forms.find(form => {
      const parsed = parsePeriod(form);
      return parsed !== null && samePeriod(parsed, { start, end, point });
    }) ?? null
  );
}
