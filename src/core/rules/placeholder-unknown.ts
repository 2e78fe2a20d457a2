import * as l10n from '@vscode/l10n';
import type { Ledger } from '../ledger/types';
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
      if (context.ledger?.find(placeholder.name)) continue;
      yield unknown(context, placeholder, placeholder.name, placeholder.nameRange);
    }
    for (const directive of context.report.directives) {
      if (directive.kind !== 'pin' || isKnownPin(context.ledger, directive.argument)) continue;
      const source = context.report.text.slice(directive.start, directive.end);
      const at = directive.argument === '' ? -1 : source.lastIndexOf(directive.argument);
      const range =
        at < 0 ? null : { start: directive.start + at, end: directive.start + at + directive.argument.length };
      yield unknown(context, directive, directive.argument, range);
    }
  },
};

/** A pin may name a period behind the metric: 名@2014年. */
function isKnownPin(ledger: Ledger | null, argument: string): boolean {
  if (ledger === null) return false;
  const at = argument.lastIndexOf('@');
  return ledger.find(argument) !== null || (at > 0 && ledger.find(argument.slice(0, at)) !== null);
}

/** The finding for `name`; `nameRange` is where a fix writes the right name. */
function unknown(context: RuleContext, place: TextRange, name: string, nameRange: TextRange | null): RawProblem {
  const near = context.ledger === null ? [] : nearestMetrics(context.ledger, name, 3);
  const message =
    context.ledger === null
      ? l10n.t('报告没有指标文件，“{0}”无值可取。请新建指标文件，或在文件头用 metrics 指明', name)
      : near.length > 0
        ? l10n.t('指标文件中没有“{0}”。是不是“{1}”？', name, near[0]!)
        : l10n.t('指标文件中没有“{0}”。请改为已有的指标名，或把它加入指标文件', name);
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
        : near.map(path => ({
            title: l10n.t('改为“{0}”', path),
            edits: [{ uri: context.uri, ...nameRange, text: path }],
            kind: 'other' as const,
          })),
  };
}
