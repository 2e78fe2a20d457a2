import * as l10n from '@vscode/l10n';
import { judgedProblems } from './judged-figures';
import type { Rule } from './rule';

/** True but ill-worded: 近 for a value above, 余 for an exact value, cut off instead of rounded. */
export const figureLoose: Rule = {
  name: 'figure-loose',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('数字属实，但表述不准'),
  check(context) {
    return judgedProblems(context, this.name);
  },
};
