import * as l10n from '@vscode/l10n';
import type { Figure } from '../figures/types';
import { addMetricEdit } from '../ledger/edit';
import type { LedgerFile } from '../ledger/types';
import type { Fix } from '../rules/types';

/** The figure as a ledger value: without approximators and 余, with its scale and unit (近1.3亿元 → 1.3亿元). */
export function asLedgerValue(figure: Figure): string {
  const { percentPrefix, number, scale, unit } = figure.written;
  return (percentPrefix === '' ? number + scale + unit : percentPrefix + number).replace(/\s+/g, '');
}

/** Adds the figure to the ledger file as a metric called `name`. */
export function addMetricFix(file: LedgerFile, name: string, figure: Figure): Fix {
  return {
    title: l10n.t('加入指标文件：{0}', name),
    edits: [{ uri: file.uri, ...addMetricEdit(file, name, asLedgerValue(figure)) }],
    kind: 'add-metric',
  };
}
