import * as l10n from '@vscode/l10n';
import { judgedProblems } from './judged-figures';
import type { Rule } from './rule';

/** The verb says growth where the metric fell, or the other way round; a minus after 下降; 倍 with a decrease. */
export const figureDirection: Rule = {
  name: 'figure-direction',
  defaultSeverity: 'error',
  hasFixes: true,
  summary: () => l10n.t('增减的说法与台账相反'),
  check(context) {
    return judgedProblems(context, this.name);
  },
};
