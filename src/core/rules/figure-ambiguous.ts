import * as l10n from '@vscode/l10n';
import { ignoreFix, pinFixes } from '../fixes/comment-fixes';
import type { Rule } from './rule';

/** Two metrics fit equally well: the writer settles it once with a pin. */
export const figureAmbiguous: Rule = {
  name: 'figure-ambiguous',
  defaultSeverity: 'information',
  hasFixes: true,
  summary: () => l10n.t('数字可能对应两个以上的指标'),
  *check(context) {
    for (const figure of context.figures) {
      if (figure.verdict !== 'ambiguous') continue;
      const candidates = figure.binding.ambiguous;
      const names = [...new Set(candidates.map(candidate => candidate.metric.path))].slice(0, 3);
      const [first, second] = candidates;
      const message =
        names.length > 1
          ? l10n.t(
              '“{0}”对应哪个指标不能确定：{1}。请用快速修复指定其中一个。',
              figure.text,
              names.map(name => `“${name}”`).join('、'),
            )
          : l10n.t(
              '“{0}”说的是指标“{1}”的哪个时期不能确定：{2}。请在句中写明时期。',
              figure.text,
              names[0] ?? '',
              [first, second].map(candidate => candidate?.observation.periodText || l10n.t('未注明')).join('、'),
            );
      yield {
        uri: context.uri,
        start: figure.start,
        end: figure.end,
        message,
        metric: null,
        expected: null,
        related: candidates.slice(0, 3).map(({ metric }) => ({
          ...metric.namePlace,
          message: l10n.t('可能是指标“{0}”', metric.path),
        })),
        fixes: [...(names.length > 1 ? pinFixes(context, figure, names) : []), ignoreFix(context, figure)],
      };
    }
  },
};
