import * as l10n from '@vscode/l10n';
import { addMetricFix } from '../fixes/add-metric';
import { ignoreFix, pinFixes } from '../fixes/comment-fixes';
import type { Rule } from './rule';

/** No metric backs the figure. Off by default: most reports state more than their ledger holds. */
export const figureUnbound: Rule = {
  name: 'figure-unbound',
  defaultSeverity: 'off',
  hasFixes: true,
  summary: () => l10n.t('台账中没有这个数字的依据'),
  *check(context) {
    const { ledger, proposeName } = context;
    if (ledger === null) return;
    const file = ledger.files[0];
    for (const figure of context.figures) {
      if (figure.verdict !== 'unbound') continue;
      const name = proposeName?.(figure.binding.mention) ?? null;
      const add = name !== null && file !== undefined ? addMetricFix(file, name, figure.binding.mention.figure) : null;
      const names = figure.binding.others.slice(0, 3).map(candidate => candidate.metric.path);
      yield {
        uri: context.uri,
        start: figure.start,
        end: figure.end,
        message: l10n.t('台账中没有“{0}”对应的指标。请核实来源，再把它加入指标文件，或指定对应的指标。', figure.text),
        metric: null,
        expected: null,
        related: [],
        fixes: [...(add === null ? [] : [add]), ...pinFixes(context, figure, names), ignoreFix(context, figure)],
      };
    }
  },
};
