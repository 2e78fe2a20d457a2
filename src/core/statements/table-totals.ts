/** Totals of tables: a row or column named 合计, 总计, 小计, and names that say what is added up (三=一+二). */
import Big from 'big.js';
import { areApart, type Extent, plus } from './extent';
import { isOneSlip } from './slip';
import { CENT, type Stated } from './stated';
import type { Axis } from './table-grid';

/** A total and the cells that it should be the sum of. */
export interface TableTotal {
  readonly whole: Stated;
  readonly parts: readonly Stated[];
  readonly isFalse: boolean;
}

const ORDINAL = '(?:[一二三四五六七八九十]{1,3}|\\d{1,2})';
const OUTLINE = new RegExp(`^(?:\\(?${ORDINAL}\\)|${ORDINAL}[、.])`);
const TOTAL = /^(?:合计|总计|共计|小计|总数|总和|合共|总计数|合计数)$/;
const ENDS_TOTAL = /(?:合计|总计|共计|小计|总数|总和|总人口|总额)$/;
const SUBTOTAL = /小计$/;
/** Lines of which a sum says nothing. */
const NO_SUM =
  /率$|率\(|率\/|比例|比重|占比|同比|环比|[%‰]|增长|增减|增幅|降幅|变幅|涨幅|变化|变动|升降|平均|[人户日月年]均|单价|价格|排名|名次|位次|得分|指数|年龄|编号|序号/;
const SUB_ROW = /^(?:#|其中|内[::]|—|-)/;
/** Lines of shares: they are added up where the total is all, 100%. */
const SHARES = /占比|比重|构成|百分比/;
/** Larger tables are data that no reader adds up; and a table full of totals is none. */
const MOST_CELLS = 8000;
const MOST_TOTALS = 20;
const NEAR = 10;

/** The name without its outline number, its unit in brackets and marks. */
function core(label: string): string {
  let text = label;
  for (let n = 0; n < 3 && OUTLINE.test(text); n++) text = text.replace(OUTLINE, '');
  return text.replace(/\([^()]*\)/g, '').replace(/[*:/]/g, '');
}

const outlineOf = (label: string): string => OUTLINE.exec(label)?.[0] ?? '';

/** The items that a name like 三=一+二 or 合计(1+2) adds up, by their ordinals; null when it names none. */
function named(axis: Axis, label: string, own: number): number[] | null {
  const formula = new RegExp(`(${ORDINAL})((?:\\+${ORDINAL})+)`).exec(label);
  if (!formula) return null;
  const wanted = formula[0].split('+');
  const items = wanted.map(ordinal =>
    axis.labels.findIndex(
      (other, i) => i !== own && new RegExp(`^\\(?${ordinal}(?:[、.)=]|$)|\\(${ordinal}\\)$`).test(other),
    ),
  );
  return items.every(item => item >= 0) ? items : null;
}

/** Sets of items that a total may stand for; the first that the numbers bear out is taken. */
function* candidates(
  axis: Axis,
  total: number,
  numeric: readonly boolean[],
  lines: readonly number[],
): Generator<readonly number[]> {
  const { labels } = axis;
  const isTotal = (i: number): boolean => ENDS_TOTAL.test(core(labels[i]!));
  const isPart = (i: number): boolean => !NO_SUM.test(labels[i]!);
  const range = (from: number, to: number): number[] => {
    const found: number[] = [];
    for (let i = Math.max(0, from); i < Math.min(labels.length, to); i++) {
      if (i !== total && isPart(i) && numeric[i]) found.push(i);
    }
    return found;
  };
  let previous = total - 1;
  while (previous >= 0 && !isTotal(previous)) previous--;
  let next = total + 1;
  while (next < labels.length && !isTotal(next)) next++;
  const above = range(0, total);
  const below = range(total + 1, labels.length);
  const plain = (list: readonly number[]): number[] => list.filter(i => !isTotal(i));
  const outline = outlineOf(labels[total]!);
  yield range(previous + 1, total);
  yield range(total + 1, next);
  for (const list of [above, below]) {
    yield plain(list);
    yield list.filter(i => SUBTOTAL.test(core(labels[i]!)));
    yield plain(list).filter(i => !SUB_ROW.test(labels[i]!));
    yield plain(list).filter(i => /^[一二三四五六七八九十]{1,3}、/.test(labels[i]!));
    yield plain(list).filter(i => /^\([一二三四五六七八九十]{1,3}\)/.test(labels[i]!));
    if (outline !== '') yield plain(list).filter(i => outlineOf(labels[i]!) === outline);
  }
  yield plain([...above, ...below]);
  const top = topItems(axis, plain(above), lines);
  if (top !== null) yield top;
}

interface Line {
  readonly whole: Stated;
  readonly parts: readonly Stated[];
  readonly sum: Big;
  readonly differs: boolean;
}

/** The total against its parts in one line across; null where they cannot be compared. */
function lineOf(axis: Axis, total: number, items: readonly number[], line: number): Line | null {
  const cell = axis.cell(total, line);
  if (cell.kind !== 'number') return null;
  const whole = cell.stated;
  const parts: Stated[] = [];
  for (const item of items) {
    const part = axis.cell(item, line);
    if (part.kind === 'words') return null;
    if (part.kind === 'blank') continue;
    if (part.stated.unit !== whole.unit || part.stated.figure.written.form !== 'number') return null;
    parts.push(part.stated);
  }
  if (parts.length < 2) return null;
  const extent: Extent = parts.map(part => part.extent).reduce(plus);
  const sum = parts.reduce((all, part) => all.plus(part.value), new Big(0));
  return { whole, parts, sum, differs: areApart(extent, whole.extent) };
}

/** True when agreement of sum and total cannot be an accident. */
const bearsOut = ({ parts, whole, differs }: Line): boolean =>
  !differs && whole.value.abs().gte(5) && parts.filter(part => !part.value.eq(0)).length >= 2;

const isSlip = ({ sum, whole, parts }: Line): boolean =>
  isOneSlip(
    whole.value,
    parts.map(part => part.value),
    sum,
  );

const isClose = (line: Line): boolean =>
  line.sum.minus(line.whole.value).abs().times(NEAR).lte(line.whole.value.abs()) || isSlip(line);

/**
 * The items that stand at the top where some of them are the sum of the ones right below (a district and its parts), borne out by the
 * first line that has numbers; null when no item is such a sum.
 */
function topItems(axis: Axis, items: readonly number[], lines: readonly number[]): number[] | null {
  const line = lines.find(one => items.every(item => axis.cell(item, one).kind === 'number'));
  if (line === undefined) return null;
  const values = items.map(item => {
    const cell = axis.cell(item, line);
    return cell.kind === 'number' ? cell.stated.value : new Big(0);
  });
  const top: number[] = [];
  for (let at = 0; at < items.length; ) {
    top.push(items[at]!);
    let sum = new Big(0);
    let end = at + 1;
    while (end < items.length && sum.lt(values[at]!)) sum = sum.plus(values[end++]!);
    at = end - at > 2 && sum.eq(values[at]!) && values[at]!.gte(5) ? end : at + 1;
  }
  return top.length < items.length ? top : null;
}

interface Comparison {
  readonly lines: readonly Line[];
  readonly good: number;
  readonly bad: number;
}

/** The lines that a total is held against, for a set of items. */
function compare(axis: Axis, total: number, items: readonly number[], lines: readonly number[]): Comparison | null {
  if (items.length < 2) return null;
  const compared = lines.map(line => lineOf(axis, total, items, line)).filter(line => line !== null);
  if (compared.length === 0) return null;
  return {
    lines: compared,
    good: compared.filter(bearsOut).length,
    bad: compared.filter(line => line.differs).length,
  };
}

/** True for a line whose numbers may be added up to the total's. */
function isSummed(axis: Axis, total: number, line: number): boolean {
  const name = axis.lines[line]!;
  if (!NO_SUM.test(name)) return true;
  const cell = axis.cell(total, line);
  return SHARES.test(name) && cell.kind === 'number' && cell.stated.value.eq(CENT);
}

/** The set of items that fits a total best; the first one without a difference is taken. */
function bestComparison(
  axis: Axis,
  total: number,
  sets: Iterable<readonly number[]>,
  lines: readonly number[],
): Comparison | null {
  let best: Comparison | null = null;
  for (const items of sets) {
    const found = compare(axis, total, items, lines);
    if (found === null) continue;
    if (best === null || found.bad - found.good < best.bad - best.good) best = found;
    if (found.bad === 0) break;
  }
  return best;
}

/** Every total of an axis whose parts can be told, with the verdict on it. */
export function* tableTotals(axis: Axis): Generator<TableTotal> {
  if (axis.labels.length * axis.lines.length > MOST_CELLS) return;
  const totals = axis.labels.flatMap((label, item) =>
    ENDS_TOTAL.test(core(label)) || named(axis, label, item) !== null ? [item] : [],
  );
  if (totals.length === 0 || totals.length > MOST_TOTALS) return;
  const numeric = axis.labels.map((_, item) => axis.lines.some((_, line) => axis.cell(item, line).kind === 'number'));
  for (const total of totals) {
    const label = axis.labels[total]!;
    const formula = named(axis, label, total);
    const lines = axis.lines.map((_, line) => line).filter(line => isSummed(axis, total, line));
    const sets = formula === null ? candidates(axis, total, numeric, lines) : [formula];
    const best = bestComparison(axis, total, sets, lines);
    if (best === null) continue;
    const certain = formula !== null || (best.good >= 1 && best.bad <= Math.max(1, best.good / 2));
    // No line bears the total out: only a plain 合计 at the end, and a number so near that it was meant; any other name needs a slip of the pen.
    const isAtEnd = total === 0 || total === axis.labels.length - 1;
    const meant = TOTAL.test(core(label)) ? isClose : isSlip;
    const alone = best.good === 0 && isAtEnd && best.lines.every(line => !line.differs || meant(line));
    if (!certain && !alone) continue;
    for (const { whole, parts, differs } of best.lines) yield { whole, parts, isFalse: differs };
  }
}
