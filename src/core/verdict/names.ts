import * as l10n from '@vscode/l10n';
import type { Verdict } from './types';

/** Every verdict, in the order in which people are told of them. */
export const VERDICTS: readonly Verdict[] = ['consistent', 'mismatch', 'loose', 'ambiguous', 'unbound', 'ignored'];

/** A verdict in the user's language: the same word in the editor and on the command line. */
export function verdictName(verdict: Verdict): string {
  switch (verdict) {
    case 'consistent':
      return l10n.t('相符');
    case 'mismatch':
      return l10n.t('不符');
    case 'loose':
      return l10n.t('表述不准');
    case 'ambiguous':
      return l10n.t('对应不明');
    case 'unbound':
      return l10n.t('台账未列');
    case 'ignored':
      return l10n.t('已忽略');
  }
}
