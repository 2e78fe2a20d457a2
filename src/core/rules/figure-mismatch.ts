import * as l10n from '@vscode/l10n';
import { judgedProblems } from './judged-figures';
import { falseSamples } from './placeholder-sample';
import type { Rule } from './rule';

/** The figure is bound to a metric and false for its value; also the sample of a live value. */
export const figureMismatch: Rule = {
  name: 'figure-mismatch',
  defaultSeverity: 'error',
  hasFixes: true,
  summary: () => l10n.t('报告中的数字与台账不符'),
  *check(context) {
    yield* judgedProblems(context, this.name);
    yield* falseSamples(context);
  },
};
