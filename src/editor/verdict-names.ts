import * as l10n from '@vscode/l10n';
import type { CheckedFigure } from '../service/types';

/** A verdict in the user's language. */
export function verdictName(verdict: CheckedFigure['verdict']): string {
  switch (verdict) {
    case 'consistent':
      return l10n.t('符合');
    case 'mismatch':
      return l10n.t('不符');
    case 'loose':
      return l10n.t('不够准确');
    case 'ambiguous':
      return l10n.t('对应不明');
    case 'unbound':
      return l10n.t('未入账');
    case 'ignored':
      return l10n.t('已忽略');
  }
}
