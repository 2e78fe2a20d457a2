import * as l10n from '@vscode/l10n';
import { figureAsJudged } from '../binding/expected';
import type { Candidate, Mention } from '../binding/types';
import { parseQuantity } from '../figures/scan';
import { recordedPlace } from '../fixes/recorded-place';
import { otherWordings, wordLike } from '../fixes/wording';
import { findReference } from '../ledger/reference';
import type { Placeholder } from '../report/types';
import { judge } from '../verdict/judge';
import { describe } from './message';
import type { RawProblem, RuleContext } from './rule';
import type { Fix } from './types';

/**
 * Live values whose sample is false for the metric's value: `{{受理市民来电|30万件}}` with 293412. What is shown is worded
 * anew from the metric, so only the source misleads; the fix writes the true wording into it.
 */
export function* falseSamples(context: RuleContext): Generator<RawProblem> {
  const { ledger } = context;
  if (ledger === null) return;
  for (const placeholder of context.report.placeholders) {
    const { sample, sampleRange } = placeholder;
    if (sample === null || sampleRange === null) continue;
    const reference = findReference(ledger, placeholder.name);
    const observation = reference?.observation ?? null;
    if (reference === null || observation === null || observation.value === null) continue;
    const { metric } = reference;
    const figure = parseQuantity(sample);
    if (figure === null) continue;
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
