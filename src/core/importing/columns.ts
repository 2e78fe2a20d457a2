/** Which column of a sheet says what, by the words in its head. */

import { matchUnit } from '../figures/units';
import { parsePeriod } from '../ledger/period';
import { fold } from '../text/fold';
import type { Cell } from './table';

/** What a column can say of a metric. */
export type ColumnKind = 'name' | 'value' | 'unit' | 'period' | 'source' | 'note' | 'group';

export interface Columns {
  /** Row of the heads, the lower one where they take two. */
  readonly headRow: number;
  /** Heads that say nothing of a metric, as written: their columns are not read. */
  readonly unread: readonly string[];
  readonly of: Readonly<Partial<Record<ColumnKind, number>>>;
  /** Columns of values, each with the period in its head ('' for one that has none) and the unit in its head ('' likewise). */
  readonly values: readonly ValueColumn[];
}

export interface ValueColumn {
  readonly column: number;
  readonly period: string;
  readonly unit: string;
  /** True for 上年同期: its values are of the year before those beside them. */
  readonly yearBefore: boolean;
}

/** Heads as offices write them; traditional characters are folded to simplified ones before they are looked up. */
const HEADS: Readonly<Record<ColumnKind, string>> = {
  name: '指标 指标名称 指标名 统计指标 名称 项目 项目名称 数据项 数据名称 事项 内容 name metric metricname indicator item title',
  value:
    '数值 值 数据 数量 数字 数额 金额 指标值 本期 本期值 本期数 本期数值 本期完成 完成 完成数 完成值 完成情况 实际 实际值 实际数 实际完成 实绩 累计 累计数 合计 value values amount figure number data actual total',
  unit: '单位 计量单位 数据单位 量纲 unit units unitofmeasure',
  period:
    '时期 期间 时间 统计时间 统计期 统计时期 报告期 数据时间 年度 年份 日期 所属时期 所属期 period date year time month',
  source: '来源 数据来源 资料来源 出处 依据 提供单位 填报单位 报送单位 责任单位 source origin from providedby',
  note: '备注 说明 附注 注 注释 口径 note notes remark remarks comment comments description',
  group: '组 分组 组别 类别 分类 大类 板块 领域 group category section',
};

const KIND_OF = new Map(
  (Object.entries(HEADS) as [ColumnKind, string][]).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, ColumnKind] => [word, kind]),
  ),
);

/** Titles and remarks may stand above a table. */
const MOST_ROWS_ABOVE = 30;

const YEAR_BEFORE = /^(?:上年|去年|上年度)(?:同期)?(?:数|值|数值|完成|完成数|实际|累计)?$|^同期(?:数|值)?$/;
/** Columns that number the rows. */
const ROW_NUMBER = /^(?:序号|编号|行号|行次|代码|no|id|#|)$/;

/**
 * Finds the row of heads, or the two of them (2024年 over 上半年 and 全年): the first that names a column of names and one of values, or a
 * period over a column.
 * @returns null when no row of the sheet does
 */
export function findColumns(rows: readonly (readonly Cell[])[]): Columns | null {
  for (let headRow = 0; headRow < Math.min(rows.length, MOST_ROWS_ABOVE); headRow++) {
    const own = rows[headRow]!.map(({ text }) => text);
    const both = headsOfTwo(own, rows[headRow + 1]);
    const found = both === null ? null : columnsOf(both, headRow + 1);
    const columns = found ?? columnsOf(own, headRow);
    if (columns !== null) return columns;
  }
  return null;
}

/** What two rows of heads say together; null where the second is none: it has a number, or nothing below a head that spans columns. */
function headsOfTwo(upper: readonly string[], lowerCells: readonly Cell[] | undefined): string[] | null {
  if (lowerCells === undefined || lowerCells.some(({ kind }) => kind !== 'text')) return null;
  const lower = lowerCells.map(({ text }) => text);
  let joins = false;
  let above = '';
  const heads = Array.from({ length: Math.max(upper.length, lower.length) }, (_, i): string => {
    const [top, below] = [upper[i] ?? '', lower[i] ?? ''];
    // A head spans the columns behind it that have a head of their own below.
    if (top !== '' || below === '') above = top;
    if (below === '' || below === top) return top;
    if (above === '') return below;
    joins = true;
    const words = `${above}${below}`;
    return parsePeriod(words) === null && /^全年(?:数)?$/.test(below) && parsePeriod(above) !== null ? above : words;
  });
  return joins ? heads : null;
}

function columnsOf(heads: readonly string[], headRow: number): Columns | null {
  const of: Partial<Record<ColumnKind, number>> = {};
  const values: ValueColumn[] = [];
  const unread: string[] = [];
  heads.forEach((head, column) => {
    const { words, unit } = headOf(head);
    const key = fold(words).replace(/[\s_*:-]+/g, '');
    const kind = KIND_OF.get(key);
    if (kind === 'value') values.push({ column, period: '', unit, yearBefore: false });
    else if (kind !== undefined && of[kind] === undefined) of[kind] = column;
    else if (parsePeriod(words) !== null) values.push({ column, period: words, unit, yearBefore: false });
    else if (YEAR_BEFORE.test(key)) values.push({ column, period: '', unit, yearBefore: true });
    else if (!ROW_NUMBER.test(key)) unread.push(head.replace(/\s+/g, ' '));
  });
  // 本期 beside 2014年 and 2015年 is one of several; 数值 twice is not to be guessed at.
  const plain = values.filter(({ period, yearBefore }) => period === '' && !yearBefore);
  const before = values.filter(({ yearBefore }) => yearBefore);
  return of.name !== undefined && values.length > before.length && plain.length <= 1 && before.length <= 1
    ? { headRow, of, values, unread }
    : null;
}

/** 数值（万元）, 2015年(亿元): the words of a head, and the unit that stands behind them in brackets. */
export function headOf(text: string): { words: string; unit: string } {
  const [, words, unit] = /^([^（(]{1,60})[（(](?:单位[：:])?([^（()）]{1,12})[）)]$/.exec(text.trim()) ?? [];
  return words !== undefined && unit !== undefined && isKnownUnit(unit.trim())
    ? { words: words.trim(), unit: unit.trim() }
    : { words: text.trim(), unit: '' };
}

/** 万元, %, 件(次): a unit that is known, with or without a scale. A classifier of the writer's own needs a column for units. */
export function isKnownUnit(text: string): boolean {
  const folded = fold(text);
  const plain = folded.replace(/^[十百千万亿]{1,3}/, '');
  return [folded, plain].some(unit => unit !== '' && matchUnit(unit, 0)?.end === unit.length);
}
