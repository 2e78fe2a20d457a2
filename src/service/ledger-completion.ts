/** What the writer of a ledger may be about to write: fields, units, periods, and the names in formulas. */
import * as l10n from '@vscode/l10n';
import type { Ledger, Metric } from '../core/ledger/types';
import { typedAt } from '../core/text/pinyin-initials';
import { recordAt } from '../render/review/record';
import type { Completion, Completions } from './completion';

/** A field with what it is for. */
type Field = readonly [name: string, detail: () => string];

const ENTRY_FIELDS: readonly Field[] = [
  ['value', () => l10n.t('数值，可以带单位')],
  ['values', () => l10n.t('几个时期的数值')],
  ['formula', () => l10n.t('由其他指标计算的算式')],
  ['unit', () => l10n.t('单位')],
  ['aliases', () => l10n.t('报告里的其他叫法')],
  ['period', () => l10n.t('数值所属的时期')],
  ['source', () => l10n.t('数据来源')],
  ['note', () => l10n.t('备注')],
  ['rounding', () => l10n.t('尾数的取舍')],
];
const TOP_FIELDS: readonly Field[] = [
  ['title', () => l10n.t('台账的标题')],
  ['period', () => l10n.t('没有写明时期的数值所属的时期')],
  ['rounding', () => l10n.t('尾数的取舍')],
  ['metrics', () => l10n.t('指标，每行一个')],
];
const ROUNDINGS: readonly Field[] = [
  ['half-up', () => l10n.t('四舍五入')],
  ['truncate', () => l10n.t('舍去尾数')],
  ['either', () => l10n.t('两者皆可')],
];
const FUNCTIONS: readonly Field[] = [
  ['sum(', () => l10n.t('求和')],
  ['round(', () => l10n.t('保留几位小数')],
  ['同比(', () => l10n.t('与上年同期相比的变化')],
];
/** Units that office reports use most, beside those of the ledger. */
const UNITS = ['件', '人次', '人', '个', '家', '项', '次', '户', '元', '万元', '亿元', '%', '吨', '亩', '公里'];

/** One of these only: an entry that has one needs no other. */
const VALUE_FIELDS: ReadonlySet<string> = new Set(['value', 'values', 'formula']);

/**
 * What fits at an offset of a ledger as it stands now.
 * @param ledger as it was read last; its names, units and periods are offered
 * @param text the file's text as it stands
 * @returns null where nothing fits
 */
export function completeLedger(ledger: Ledger, text: string, offset: number): Completions | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  if (line.length > 1000 || /^\s*#|\s#/.test(line)) return null;
  const field = /^\s*(?:"|')?([a-z]+)(?:"|')?\s*:\s+(.*)$/.exec(line);
  const written = field?.[2] ?? '';
  switch (field?.[1]) {
    case 'formula':
      return inFormula(ledger, written, offset);
    case 'unit':
      return listed(unitsOf(ledger), written, offset, 'unit');
    case 'period':
      return listed(periodsOf(ledger), written, offset, 'period');
    case 'rounding':
      return listed(described(ROUNDINGS), written, offset, 'value');
    case 'values': {
      // A key of the braces: { 2014年: 6843, |
      const key = /[{,]\s*([^:{},]*)$/.exec(written);
      return key && listed(periodsOf(ledger), key[1]!, offset, 'period', ': ');
    }
  }
  const key = /^(\s*)([^\s:'"#{}[\],-][^:]*)?$/.exec(line);
  return key && inKey(ledger, text, lineStart, key[1]!.length, key[2] ?? '', offset);
}

/** At the beginning of a line: a field, or the period of a value. */
function inKey(
  ledger: Ledger,
  text: string,
  lineStart: number,
  indent: number,
  typed: string,
  offset: number,
): Completions | null {
  const around = linesAround(text, lineStart, indent);
  if (indent === 0) return listed(without(TOP_FIELDS, around.siblings), typed, offset, 'field', ': ');
  if (around.parent === 'values') return listed(periodsOf(ledger), typed, offset, 'period', ': ');
  // Below metrics stand names, which only their writer knows; in a group, too, but a group holds no fields yet.
  if (around.parent === 'metrics' || around.parent === '') return null;
  const hasValue = around.siblings.some(one => VALUE_FIELDS.has(one));
  const isGroup = around.siblings.some(one => !ENTRY_FIELDS.some(([name]) => name === one));
  if (isGroup) return null;
  const fields = ENTRY_FIELDS.filter(([name]) => !(hasValue && VALUE_FIELDS.has(name)));
  return listed(without(fields, around.siblings), typed, offset, 'field', ': ');
}

/** The key that a line of an indentation stands under, and the other keys under it. Looks at a bounded stretch. */
function linesAround(
  text: string,
  lineStart: number,
  indent: number,
): { readonly parent: string; readonly siblings: readonly string[] } {
  const siblings: string[] = [];
  const above = text.slice(Math.max(0, lineStart - 20_000), lineStart).split('\n');
  let parent = '';
  for (let at = above.length - 1; at >= 0; at--) {
    const key = KEY.exec(above[at]!);
    if (key === null || key[1]!.length > indent) continue;
    if (key[1]!.length < indent) {
      parent = key[2]!;
      break;
    }
    siblings.push(key[2]!);
  }
  const below = text
    .slice(lineStart, lineStart + 20_000)
    .split('\n')
    .slice(1);
  for (const line of below) {
    const key = KEY.exec(line);
    if (key === null || key[1]!.length > indent) continue;
    if (key[1]!.length < indent) break;
    siblings.push(key[2]!);
  }
  return { parent, siblings };
}

const KEY = /^( *)["']?([^\s"'#:-][^"':]{0,80})["']?:/;

/** In a formula: names, with backquotes where they need them, behind an @ the periods of the name, and functions. */
function inFormula(ledger: Ledger, written: string, offset: number): Completions | null {
  const quoted = (written.split('`').length - 1) % 2 === 1;
  const typed = quoted ? written.slice(written.lastIndexOf('`') + 1) : /[^\s+\-−*×/÷(),`'"]*$/.exec(written)![0];
  const at = typed.lastIndexOf('@');
  if (at > 0) {
    const metric = ledger.find(typed.slice(0, at));
    const periods = metric?.observations.filter(one => one.periodText !== '') ?? [];
    return listed(
      periods.map(one => [one.periodText, () => recordAt(metric!, one).value]),
      typed.slice(at + 1),
      offset,
      'period',
    );
  }
  const named: Completion[] = ledger.metrics
    .filter(metric => typedAt(metric.path, typed) >= 0 || metric.aliases.some(alias => typedAt(alias, typed) >= 0))
    .map(metric => {
      const name = ledger.find(metric.name) === metric ? metric.name : metric.path;
      const text = quoted ? `${name}\`` : NEEDS_QUOTES.test(name) ? `\`${name}\`` : name;
      return { label: name, text, detail: recordAt(metric, metric.current).value, kind: 'metric' };
    });
  const called = quoted ? [] : listed(described(FUNCTIONS), typed, offset, 'function')?.items;
  const items = [...named, ...(called ?? [])];
  return items.length === 0 ? null : { replace: { start: offset - typed.length, end: offset }, items };
}

const NEEDS_QUOTES = /[\s+\-−—*×/÷(),@]|^\d/;

type Entry = readonly [text: string, detail: () => string];

function listed(
  entries: readonly Entry[],
  typed: string,
  offset: number,
  kind: Completion['kind'],
  closing = '',
): Completions | null {
  const items = entries
    .filter(([text]) => typedAt(text, typed) === 0)
    .map(([text, detail]) => ({ label: text, text: text + closing, detail: detail(), kind }));
  return items.length === 0 ? null : { replace: { start: offset - typed.length, end: offset }, items };
}

const described = (fields: readonly Field[]): readonly Entry[] => fields;

const without = (fields: readonly Field[], given: readonly string[]): readonly Entry[] =>
  fields.filter(([name]) => !given.includes(name));

const plain = (texts: Iterable<string>): readonly Entry[] =>
  [...new Set(texts)].filter(text => text !== '').map(text => [text, () => '']);

const unitsOf = ({ metrics }: Ledger): readonly Entry[] =>
  plain([...metrics.map((metric: Metric) => metric.writtenUnit), ...UNITS]);

/** The periods that the ledger speaks of, its own first. */
const periodsOf = ({ metrics, periodText }: Ledger): readonly Entry[] =>
  plain([periodText, ...metrics.flatMap(metric => metric.observations.map(one => one.periodText))]);
