/**
 * Columns (or rows) of a table that follow from two others: growth between two years, a completion or settlement rate, an increase.
 * Which two is told by the heads, or borne out by the other lines of the table.
 */
import Big from 'big.js';
import { Exact } from '../ledger/exact';
import { areApart, minus, quotient, scaled } from './extent';
import type { Stated } from './stated';
import type { Axis } from './table-grid';

export type DerivedKind = 'rate' | 'amount' | 'completion';

/** A cell that follows from two others of its line. */
export interface DerivedCell {
  readonly kind: DerivedKind;
  readonly base: Stated;
  readonly level: Stated;
  readonly result: Stated;
  readonly exact: Big;
  readonly isFalse: boolean;
}

const HUNDRED = new Big(100);
const NOTHING = new Big(0);
const GROWTH = /同比|增长|增幅|增减|升降|变动|变幅|变化|涨幅|降幅/;
const AMOUNT = /增减|增加|减少|变动|变化|差额|增量/;
const PERCENT = /%|率|幅|百分比/;
const RATIO = /率$|率\(|占比|比重|完成.*%|完成比例|进度|百分比/;
/** Growth at constant prices cannot be worked out from the amounts. */
const CONSTANT_PRICES = /生产总值|增加值|产值|gdp|支配收入|产业|工业|建筑业|农业|服务业/;
const EARLIER = /上年|去年|上期|同期|前年|期初|年初/;
const PLANNED = /预算|计划|目标|任务|应|受理|承办|收到|总数|合计/;
/** A derived column stands near the two that it follows from. */
const REACH = 5;
const MOST_DERIVED = 12;
/** Larger tables are data that no reader works out again. */
const MOST_CELLS = 8000;

const yearOf = (label: string): number => Number(/(?:19|20)\d\d/.exec(label)?.[0] ?? Number.NaN);

function kindsOf(label: string, inPercent: boolean): DerivedKind[] {
  const percent = inPercent || PERCENT.test(label);
  if (GROWTH.test(label)) return percent ? ['rate'] : AMOUNT.test(label) ? ['amount'] : ['rate'];
  if (RATIO.test(label)) return ['completion'];
  return AMOUNT.test(label) ? ['amount'] : [];
}

/** True when the heads alone say which of the two comes first. */
function headsSay(kind: DerivedKind, base: string, level: string): boolean {
  if (kind === 'completion') return PLANNED.test(base) && /完成|决算|执行|实际|办结|答复/.test(level);
  if (EARLIER.test(base) !== EARLIER.test(level)) return EARLIER.test(base);
  return yearOf(base) < yearOf(level);
}

function derive(kind: DerivedKind, base: Stated, level: Stated, result: Stated): DerivedCell | null {
  if (base.unit !== level.unit) return null;
  if (kind === 'amount') {
    if (result.unit !== base.unit) return null;
    const possible = minus(level.extent, base.extent);
    const exact = level.value.minus(base.value);
    return { kind, base, level, result, exact, isFalse: areApart(possible, result.extent) };
  }
  if (result.unit !== '' && result.unit !== '%') return null;
  const ratio = base.value.gt(0) ? quotient(level.extent, base.extent) : null;
  if (ratio === null) return null;
  const moved = kind === 'rate' ? HUNDRED.times(-1) : NOTHING;
  const possible = scaled(ratio, HUNDRED, moved);
  const exact = new Exact(level.value).times(100).div(base.value).plus(moved);
  return { kind, base, level, result, exact, isFalse: areApart(possible, result.extent) };
}

/** Percentages are rounded, also where the head has the sign and the cell is a whole number. */
function asRate(result: Stated): Stated {
  if (result.unit !== '' || result.figure.kind !== 'count') return result;
  const half = result.figure.written.lastPlace.div(2);
  const extent = { low: result.value.minus(half), high: result.value.plus(half) };
  return { ...result, extent };
}

/** Every cell of an axis that follows from two others, with the verdict on it. */
export function* derivedCells(axis: Axis): Generator<DerivedCell> {
  const { labels, lines } = axis;
  if (labels.length * lines.length > MOST_CELLS || labels.length < 3) return;
  const numbers = (item: number): (Stated | null)[] =>
    lines.map((_, line) => {
      const cell = axis.cell(item, line);
      return cell.kind === 'number' && cell.stated.figure.written.form === 'number' ? cell.stated : null;
    });
  let derived = 0;
  for (let item = 0; item < labels.length && derived < MOST_DERIVED; item++) {
    const label = labels[item]!;
    if (!GROWTH.test(label) && !RATIO.test(label) && !AMOUNT.test(label)) continue;
    const results = numbers(item);
    const inPercent = results.some(one => one?.unit === '%');
    for (const kind of kindsOf(label, inPercent)) {
      derived++;
      yield* bestPair(axis, item, kind, results, numbers);
    }
  }
}

function* bestPair(
  axis: Axis,
  item: number,
  kind: DerivedKind,
  results: readonly (Stated | null)[],
  numbers: (item: number) => (Stated | null)[],
): Generator<DerivedCell> {
  const { labels, lines } = axis;
  const near: number[] = [];
  for (let i = Math.max(0, item - REACH); i < Math.min(labels.length, item + REACH + 1); i++) {
    if (i !== item && kindsOf(labels[i]!, false).length === 0) near.push(i);
  }
  const columns = new Map(near.map(i => [i, numbers(i)]));
  let best: { cells: DerivedCell[]; good: number; bad: number; told: boolean } | null = null;
  for (const b of near) {
    for (const l of near) {
      if (b === l) continue;
      const cells: DerivedCell[] = [];
      for (let line = 0; line < lines.length; line++) {
        const [base, level, result] = [columns.get(b)![line], columns.get(l)![line], results[line]];
        if (!base || !level || !result) continue;
        if (kind === 'rate' && (CONSTANT_PRICES.test(lines[line]!) || CONSTANT_PRICES.test(labels[l]!))) continue;
        const cell = derive(kind, base, level, kind === 'amount' ? result : asRate(result));
        if (cell !== null) cells.push(cell);
      }
      const good = cells.filter(
        cell => !cell.isFalse && !cell.base.value.eq(cell.level.value) && !cell.level.value.eq(0),
      ).length;
      const bad = cells.filter(cell => cell.isFalse).length;
      if (cells.length === 0) continue;
      const told = headsSay(kind, labels[b]!, labels[l]!);
      const better =
        best === null ||
        good - bad > best.good - best.bad ||
        (good - bad === best.good - best.bad && told && !best.told);
      if (better) best = { cells, good, bad, told };
    }
  }
  if (best === null) return;
  const borneOut = best.good >= 2 && best.bad <= Math.max(1, best.good / 4);
  const told = best.told && (best.good >= best.bad || best.cells.length === 1);
  if (borneOut || told) yield* best.cells;
}
