/** What is wrong with a value that can't be read, in words for the writer. */
import * as l10n from '@vscode/l10n';
import type { Scalar } from 'yaml';
import { clip } from './nodes';
import type { LedgerProblemCode } from './types';
import type { EntryUnit, ValueFault } from './value';

/**
 * @param text the value as written, in the scalar `node`; `unit` is what the entry's `unit` says
 * @returns the message, the text to put in its place if there is one, and the rule that it is a finding of
 */
export function faultMessage(
  fault: ValueFault,
  text: string,
  node: Scalar,
  unit: EntryUnit | null,
): [message: string, suggestion: string | null, code: LedgerProblemCode] {
  const shown = clip(text);
  switch (fault.kind) {
    case 'unit':
      return [
        l10n.t(
          '“{0}”的单位“{1}”和 unit 里的“{2}”不是一类，不能换算。请改成一致的单位。',
          shown,
          fault.unit,
          unit?.written ?? '',
        ),
        null,
        'sidecar-unit',
      ];
    case 'not-exact':
      return [
        l10n.t('“{0}”不是准数。指标文件里要写准确的数，不带“约、近、余、左右”，也不写范围。', shown),
        null,
        'sidecar-value',
      ];
    case 'notation':
      return [
        l10n.t('“{0}”不是通常的数字写法。请写成普通数字，例如 {1}。', shown, fault.plain ?? '1000'),
        fault.plain,
        'sidecar-value',
      ];
    case 'too-large':
      return [l10n.t('“{0}”太长或太大，不像一个统计数。请检查是否写错。', shown), null, 'sidecar-value'];
    default:
      if (node.type === 'PLAIN' && typeof node.value === 'boolean') {
        return [
          l10n.t('“{0}”在 YAML 里是真假值，不是数。请写上数和单位，例如“293412件”。', shown),
          null,
          'sidecar-value',
        ];
      }
      if (node.type === 'PLAIN' && node.value === null) {
        return [
          l10n.t('“{0}”在 YAML 里表示空值，不是数。请写上数和单位，例如“293412件”。', shown),
          null,
          'sidecar-value',
        ];
      }
      if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text)) {
        return [
          l10n.t('“{0}”是一个日期，不是数。请写上数和单位；时期请写在 period 里。', shown),
          null,
          'sidecar-value',
        ];
      }
      return [
        l10n.t('“{0}”读不成一个数。请写上数和单位，例如“293412件”“1.3亿元”“7.3%”。', shown),
        null,
        'sidecar-value',
      ];
  }
}
