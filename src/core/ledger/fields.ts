/** The fields that a ledger's file and its entries have, and what people write instead of them. */
import { nameKey } from './names';
import { nearest } from './nearest';

export const TOP_FIELDS = ['title', 'period', 'rounding', 'metrics'] as const;
export const VALUE_FIELDS = ['value', 'values', 'formula'] as const;
export const DETAIL_FIELDS = ['unit', 'aliases', 'period', 'source', 'note', 'rounding'] as const;
/** All fields of an entry. */
export const FIELDS: readonly string[] = [...VALUE_FIELDS, ...DETAIL_FIELDS];
export const ROUNDINGS: readonly string[] = ['half-up', 'truncate', 'either'];

/** What people write in Chinese, or in other English words, for a field. */
const FIELD_SYNONYMS: Readonly<Record<string, string>> = {
  值: 'value',
  数值: 'value',
  数: 'value',
  number: 'value',
  各期: 'values',
  历年: 'values',
  公式: 'formula',
  算式: 'formula',
  单位: 'unit',
  units: 'unit',
  别名: 'aliases',
  又名: 'aliases',
  简称: 'aliases',
  alias: 'aliases',
  时期: 'period',
  期间: 'period',
  时间: 'period',
  date: 'period',
  来源: 'source',
  数据来源: 'source',
  出处: 'source',
  备注: 'note',
  说明: 'note',
  注: 'note',
  notes: 'note',
  comment: 'note',
  取舍: 'rounding',
  舍入: 'rounding',
  标题: 'title',
  名称: 'title',
  指标: 'metrics',
  metric: 'metrics',
  四舍五入: 'half-up',
  舍去: 'truncate',
  截断: 'truncate',
};

/** The one of `fields` that `word` was meant to be: what people call it, or a slip of the keys; null when none is near. */
export function nearestField(word: string, fields: readonly string[]): string | null {
  const synonym = FIELD_SYNONYMS[nameKey(word)];
  if (synonym && fields.includes(synonym)) return synonym;
  return nearest(nameKey(word), fields);
}
