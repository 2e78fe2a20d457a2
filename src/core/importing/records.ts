/** The metrics that the sheets of a table file hold. */
import * as l10n from '@vscode/l10n';
import { nameKey } from '../ledger/names';
import { type Period, parsePeriod, samePeriod, yearBefore } from '../ledger/period';
import { periodText } from '../ledger/period-text';
import { entryUnit, isUnitText, readValue } from '../ledger/value';
import { type ColumnKind, type Columns, findColumns, headOf } from './columns';
import { type Cell, NO_CELL, type Sheet } from './table';
import { turned } from './turned';

/** A value of a table, as a person would write it into a ledger. */
export interface ImportedValue {
  /** As written; '' for a value without one. */
  readonly period: string;
  /** The number without its unit; with %, or with the unit that stands in its cell. */
  readonly text: string;
}

export interface ImportedMetric {
  readonly groups: readonly string[];
  readonly name: string;
  /** '' for none. */
  readonly unit: string;
  readonly source: string;
  readonly note: string;
  readonly values: readonly ImportedValue[];
}

/** A row that could not be taken, or a sheet; the message says why. */
export interface LeftOut {
  readonly message: string;
}

export interface ImportedTable {
  readonly metrics: readonly ImportedMetric[];
  readonly leftOut: readonly LeftOut[];
}

/** Names that programs give to sheets. */
const NO_NAME = /^(?:sheet|工作表|表)\s*\d*$/i;

/**
 * Reads the metrics of all sheets. A sheet among several is a group by its name; a row that can't be read is told of, and never guessed at.
 * @param own the ledger's period, which plain values are of; null when it has none
 */
export function readRecords(sheets: readonly Sheet[], own: Period | null = null): ImportedTable {
  const filled = sheets.filter(({ rows }) => rows.some(row => row.some(({ text }) => text !== '')));
  const metrics = new Map<string, Draft>();
  const leftOut: LeftOut[] = [];
  for (const sheet of filled) {
    const upright = findColumns(sheet.rows);
    const rows = upright === null ? turned(sheet.rows) : sheet.rows;
    const columns = upright ?? findColumns(rows);
    if (columns === null) {
      leftOut.push({
        message: l10n.t('{0}没有找到表头。请在表的第一行写明“指标名称”“数值”“单位”等', placeOf(sheet.name, null)),
      });
      continue;
    }
    const group = filled.length > 1 && !NO_NAME.test(sheet.name) ? clean(sheet.name) : '';
    if (columns.unread.length > 0)
      leftOut.push({
        message: l10n.t('{0}没有读这些列：{1}', placeOf(sheet.name, null), columns.unread.join(l10n.t('、'))),
      });
    readSheet({ name: sheet.name, rows }, columns, { group, own }, metrics, leftOut);
  }
  return { metrics: [...metrics.values()], leftOut };
}

interface Draft extends ImportedMetric {
  readonly values: (ImportedValue & { readonly parsed: Period | null })[];
}

function readSheet(
  sheet: Sheet,
  columns: Columns,
  { group: sheetGroup, own }: { readonly group: string; readonly own: Period | null },
  metrics: Map<string, Draft>,
  leftOut: LeftOut[],
): void {
  for (let row = columns.headRow + 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row]!;
    const at = (kind: ColumnKind): Cell => cells[columns.of[kind] ?? -1] ?? NO_CELL;
    const complain = (message: string): void => {
      leftOut.push({ message: l10n.t('{0}：{1}', placeOf(sheet.name, row), message) });
    };
    const figures = columns.values.map(column => ({ ...column, cell: cells[column.column] ?? NO_CELL }));
    const filled = figures.filter(({ cell }) => !isEmpty(cell));
    const { words, unit: unitOfName } = headOf(at('name').text);
    const name = clean(words.replace(/^\s*其中[：:]\s*/, ''));
    if (name === '') {
      if (filled.length > 0) complain(l10n.t('有数值而没有名称'));
      continue;
    }
    // A row of a name alone is a heading of the table.
    if (filled.length === 0) continue;
    const unit = at('unit').text || unitOfName || filled.find(one => one.unit !== '')?.unit || '';
    if (unit !== '' && !isUnitText(unit)) {
      complain(l10n.t('「{0}」的单位“{1}”读不懂', name, unit));
      continue;
    }
    const groups = [sheetGroup, clean(at('group').text)].filter(group => group !== '');
    const key = [...groups, name].map(nameKey).join('\n');
    const known = metrics.get(key);
    const metric = known ?? {
      groups,
      name,
      unit,
      source: oneLine(at('source').text),
      note: oneLine(at('note').text),
      values: [],
    };
    const before = metric.values.length;
    for (const { cell, period: headPeriod, yearBefore: isBefore } of filled) {
      const stated = headPeriod || at('period').text;
      const period = isBefore ? textOfYearBefore(stated === '' ? own : parsePeriod(stated)) : stated;
      const fault =
        period === null
          ? l10n.t('「{0}」上年同期的数值没有导入：不知道本期是什么时期，请在指标文件里写明 period', name)
          : faultOf(metric, cell, period, unit);
      if (fault === null)
        metric.values.push({ period: period!, text: plainNumber(cell.text), parsed: parsePeriod(period!) });
      else complain(fault);
    }
    if (known === undefined && metric.values.length > before) metrics.set(key, metric);
  }
}

/** What is wrong with a value; null when it can be taken. */
function faultOf({ name, values, unit: known }: Draft, cell: Cell, period: string, unit: string): string | null {
  if (cell.kind === 'date') return l10n.t('「{0}」的数值处是日期“{1}”，不是数字', name, cell.text);
  if (cell.kind === 'error') return l10n.t('「{0}」的数值处是错误值“{1}”', name, cell.text);
  if (known !== unit) return l10n.t('「{0}」的单位前后不一：“{1}”和“{2}”', name, known, unit);
  const read = readValue(cell.text, unit === '' ? null : entryUnit(unit));
  if (read.fault !== null) {
    return read.fault.kind === 'unit'
      ? l10n.t('「{0}」的数值“{1}”与单位“{2}”不合', name, cell.text, unit)
      : l10n.t('「{0}」的数值“{1}”读不成一个确数', name, cell.text);
  }
  if (period !== '' && parsePeriod(period) === null) return l10n.t('「{0}」的时期“{1}”读不懂', name, period);
  const parsed = parsePeriod(period);
  const twice = values.some(one =>
    one.parsed === null || parsed === null ? one.parsed === parsed : samePeriod(one.parsed, parsed),
  );
  return twice ? l10n.t('「{0}」重复出现，只取第一次的数值', name) : null;
}

/** Empty, or a dash for want of a figure. */
const isEmpty = ({ text }: Cell): boolean => text === '' || /^[-—–－/、.…]{1,6}$/u.test(text);

const textOfYearBefore = (period: Period | null): string | null =>
  period === null ? null : periodText(yearBefore(period));

/** 293,412 without the marks between its thousands. */
const plainNumber = (text: string): string => text.replace(/(?<=\d)[,，](?=\d{3})/g, '');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A name in one line; a slash would make it a path. */
const clean = (text: string): string => oneLine(text).replaceAll('/', '／');

function placeOf(sheet: string, row: number | null): string {
  if (row === null) return sheet === '' ? l10n.t('表中') : l10n.t('工作表“{0}”中', sheet);
  return sheet === '' ? l10n.t('第 {0} 行', row + 1) : l10n.t('工作表“{0}”第 {1} 行', sheet, row + 1);
}
