import * as l10n from '@vscode/l10n';
import { findReference } from '../ledger/reference';
import type { TextRange } from '../text/range';
import { nearestMetrics } from './nearest-name';
import type { RawProblem, Rule, RuleContext } from './rule';

/** A live value or a pin names no metric of the ledger. */
export const placeholderUnknown: Rule = {
  name: 'placeholder-unknown',
  defaultSeverity: 'error',
  hasFixes: true,
  summary: () => l10n.t('占位或指定的指标名不存在'),
  *check(context) {
    // A ledger that is there but cannot be parsed has its own problem; every name would seem unknown.
    if (context.ledger === null && context.ledgerAsRead !== null) return;
    for (const placeholder of context.report.placeholders) {
      const found = unknown(context, placeholder, placeholder.name, placeholder.nameRange);
      if (found !== null) yield found;
    }
    for (const directive of context.report.directives) {
      if (directive.kind !== 'pin') continue;
      const source = context.report.text.slice(directive.start, directive.end);
      const at = directive.argument === '' ? -1 : source.lastIndexOf(directive.argument);
      const range =
        at < 0 ? null : { start: directive.start + at, end: directive.start + at + directive.argument.length };
      const found = unknown(context, directive, directive.argument, range);
      if (found !== null) yield found;
    }
  },
};

/** The finding for `name`, null when it names a value; `nameRange` is where a fix writes the right name. */
function unknown(context: RuleContext, place: TextRange, name: string, nameRange: TextRange | null): RawProblem | null {
  const { ledger } = context;
  const reference = ledger === null ? null : findReference(ledger, name);
  if (reference !== null && (reference.periodText === null || reference.observation !== null)) return null;
  let message: string;
  let proposals: readonly string[];
  if (ledger === null) {
    proposals = [];
    message = l10n.t('报告没有指标文件，“{0}”无值可取。请新建指标文件，或在文件头用 metrics 指明。', name);
  } else if (reference !== null) {
    const { path, observations } = reference.metric;
    const periods = observations.map(one => one.periodText).filter(text => text !== '');
    proposals = periods.slice(-3).map(text => `${path}@${text}`);
    message =
      periods.length === 0
        ? l10n.t('指标“{0}”没有分时期的值，“@{1}”无值可取。请去掉“@”后的时期。', path, reference.periodText ?? '')
        : l10n.t(
            '指标“{0}”没有{1}的值，只有 {2}。请改为已有的时期，或在指标文件中补上。',
            path,
            reference.periodText ?? '',
            periods.slice(-6).join('、'),
          );
    if (periods.length === 0) proposals = [path];
  } else {
    // The name of another metric with the same period behind it.
    const at = name.lastIndexOf('@');
    const period = at > 0 ? name.slice(at) : '';
    proposals = nearestMetrics(ledger, at > 0 ? name.slice(0, at) : name, 3).map(path => path + period);
    message =
      proposals.length > 0
        ? l10n.t('指标文件中没有“{0}”。是不是“{1}”？', name, proposals[0]!)
        : l10n.t('指标文件中没有“{0}”。请改为已有的指标名，或把它加入指标文件。', name);
  }
  return {
    uri: context.uri,
    start: place.start,
    end: place.end,
    message,
    metric: null,
    expected: null,
    related: [],
    fixes:
      nameRange === null
        ? []
        : proposals.map(path => ({
            title: l10n.t('改为“{0}”', path),
            edits: [{ uri: context.uri, ...nameRange, text: path }],
            kind: 'other' as const,
          })),
  };
}
