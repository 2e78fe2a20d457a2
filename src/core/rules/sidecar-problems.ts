import * as l10n from '@vscode/l10n';
import type { LedgerProblemCode } from '../ledger/types';
import type { Rule } from './rule';

/** A rule that shows the ledger reader's findings of one code, each at its place in the sidecar. */
function sidecarRule(name: LedgerProblemCode, hasFixes: boolean, summary: () => string): Rule {
  return {
    name,
    defaultSeverity: 'error',
    hasFixes,
    summary,
    *check(context) {
      for (const problem of context.ledgerAsRead?.problems ?? []) {
        if (problem.code !== name) continue;
        yield {
          ...problem.place,
          message: problem.message,
          metric: problem.metric,
          expected: null,
          related: problem.related.map(({ place, message }) => ({ ...place, message })),
          fixes:
            problem.suggestion === null
              ? []
              : [
                  {
                    title: l10n.t('改为“{0}”', problem.suggestion),
                    edits: [{ ...problem.place, text: problem.suggestion }],
                    kind: 'other',
                  },
                ],
        };
      }
    },
  };
}

/** The YAML cannot be parsed. */
export const sidecarSyntax = sidecarRule('sidecar-syntax', false, () => l10n.t('指标文件不是有效的 YAML'));
/** A field that no entry has; the nearest known one is the fix. */
export const sidecarUnknownField = sidecarRule('sidecar-unknown-field', true, () => l10n.t('指标文件中有不认识的字段'));
/** Two entries or aliases of one name, in one file or in two. */
export const sidecarDuplicate = sidecarRule('sidecar-duplicate', false, () => l10n.t('指标重名'));
/** A value that is no figure. */
export const sidecarValue = sidecarRule('sidecar-value', true, () => l10n.t('指标的值无法读成数字'));
/** A unit that is unknown or does not go with the value. */
export const sidecarUnit = sidecarRule('sidecar-unit', true, () => l10n.t('指标的单位有问题'));
/** A period that cannot be read. */
export const sidecarPeriod = sidecarRule('sidecar-period', true, () => l10n.t('指标的时期无法识别'));
/** A formula that does not parse, names nothing, goes in a circle or divides by zero. */
export const sidecarFormula = sidecarRule('sidecar-formula', true, () => l10n.t('指标的公式有问题'));
/** The file's build: no metrics, value and formula at once, a list where a mapping belongs. */
export const sidecarStructure = sidecarRule('sidecar-structure', true, () => l10n.t('指标文件的结构有问题'));
