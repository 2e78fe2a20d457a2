import * as l10n from '@vscode/l10n';
import { figureAsJudged } from '../binding/expected';
import type { Candidate, Mention } from '../binding/types';
import { parseQuantity } from '../figures/scan';
import { liveValue } from '../fixes/live-value';
import { recordedPlace } from '../fixes/recorded-place';
import { otherWordings, wordLike } from '../fixes/wording';
import { findReference } from '../ledger/reference';
import type { Ledger, Metric } from '../ledger/types';
import type { Placeholder } from '../report/types';
import { judge } from '../verdict/judge';
import { describe } from './message';
import type { RawProblem, RuleContext } from './rule';
import type { Fix } from './types';

/**
 * Live values whose sample is false for the metric's value: `{{受理市民来电|30万件}}` with 293412. What is shown is worded
 * anew from the metric, so only the source misleads; the fix writes the true wording into it. A sample that is no figure
 * (`{{费用|xx}}`) words nothing; an empty one is still being typed.
 */
export function* falseSamples(context: RuleContext): Generator<RawProblem> {
  const { ledger } = context;
  if (ledger === null) return;
  for (const placeholder of context.report.placeholders) {
    const { sample, sampleRange } = placeholder;
    if (sample === null || sampleRange === null || sample === '') continue;
    const reference = findReference(ledger, placeholder.name);
    const observation = reference?.observation ?? null;
    if (reference === null || observation === null || observation.value === null) continue;
    const { metric } = reference;
    const figure = parseQuantity(sample);
    if (figure === null) {
      yield withoutFigure(context.uri, ledger, placeholder, metric);
      continue;
    }
    const mention = mentionOf(placeholder, figure);
    const candidate: Candidate = {
      metric,
      aspect: 'level',
      observation,
      base: null,
      score: 1,
      evidence: [],
    };
    const judgement = judge({ mention, candidate, metrics: ledger.metrics });
    if (judgement.verdict !== 'mismatch') continue;
    const { value } = judgement.expected;
    const judged = figureAsJudged(mention, candidate);
    const recorded = recordedPlace(candidate, value);
    const like = wordLike(judged, value, metric.rounding, recorded);
    const wordings = [...(like === null ? [] : [like]), ...otherWordings(judged, value, metric.rounding, recorded)];
    const fixes: Fix[] = [...new Set(wordings)].slice(0, 4).map((wording, index) => ({
      title: l10n.t('改为“{0}”', wording),
      edits: [{ uri: context.uri, ...sampleRange, text: wording }],
      kind: index === 0 ? 'rewrite' : 'rewrite-other',
    }));
    yield {
      uri: context.uri,
      ...sampleRange,
      message: describe(judgement, mention, candidate),
      metric: metric.path,
      expected: wordings[0] ?? null,
      related: [{ ...observation.place, message: l10n.t('指标“{0}”在这里：{1}', metric.path, observation.text) }],
      fixes,
    };
  }
}

/** The finding for a sample that is no figure; the value shown is the plain one and stays so with either fix. */
function withoutFigure(uri: string, ledger: Ledger, placeholder: Placeholder, metric: Metric): RawProblem {
  const sample = placeholder.sample!;
  const range = placeholder.sampleRange!;
  const value = liveValue(ledger, placeholder);
  const behindName = { start: placeholder.nameRange.end, end: range.end };
  const fixes: Fix[] = [
    { title: l10n.t('删去“{0}”', `|${sample}`), edits: [{ uri, ...behindName, text: '' }], kind: 'other' },
  ];
  if (value !== null && parseQuantity(value) !== null)
    fixes.push({ title: l10n.t('改为“{0}”', value), edits: [{ uri, ...range, text: value }], kind: 'other' });
  return {
    uri,
    ...range,
    message: l10n.t(
      '占位竖线后的“{0}”不是数字，不能照它的样子写。请改为像“{1}”这样的数字，或删去竖线和它。',
      sample,
      value ?? '',
    ),
    metric: metric.path,
    expected: value,
    related: [],
    fixes,
  };
}

/** The sample as a figure of the report. It has no clause of its own: the placeholder stands for one character of the prose. */
function mentionOf(placeholder: Placeholder, figure: Mention['figure']): Mention {
  const range = placeholder.sampleRange!;
  return {
    figure: { ...figure, start: range.start, end: range.end },
    block: placeholder.block,
    prose: { start: 0, end: 0 },
    index: -1,
    cue: null,
  };
}
