import * as l10n from '@vscode/l10n';
import { figureFixes } from '../fixes/figure-fixes';
import type { Judgement } from '../verdict/types';
import { describe, levelInWords } from './message';
import type { CheckedMention, RawProblem, RuleContext } from './rule';
import type { RelatedPlace } from './types';

/** The rule that a judgement belongs to, null for a figure that is in order. */
export function ruleOfJudgement(judgement: Judgement): 'figure-mismatch' | 'figure-direction' | 'figure-loose' | null {
  if (judgement.verdict === 'consistent') return null;
  if (judgement.verdict === 'loose') return 'figure-loose';
  const slip = judgement.slip?.kind;
  return slip === 'direction' || slip === 'decrease-by-multiple' ? 'figure-direction' : 'figure-mismatch';
}

/** The findings of one of the three rules that hold a figure against its metric. */
export function* judgedProblems(context: RuleContext, rule: string): Generator<RawProblem> {
  for (const figure of context.figures) {
    const { judgement, binding } = figure;
    if (judgement === null || binding.candidate === null) continue;
    if (figure.verdict !== 'mismatch' && figure.verdict !== 'loose') continue;
    if (ruleOfJudgement(judgement) !== rule) continue;
    const { fixes, wording } = figureFixes(context, figure);
    yield {
      uri: context.uri,
      start: figure.start,
      end: figure.end,
      message: describe(judgement, binding.mention, binding.candidate),
      metric: binding.candidate.metric.path,
      expected: levelInWords(judgement, binding.mention, binding.candidate) ?? wording,
      related: ledgerPlaces(figure),
      fixes,
    };
  }
}

/** Where in the ledger the values stand that the figure was held against. */
function ledgerPlaces(figure: CheckedMention): readonly RelatedPlace[] {
  const candidate = figure.binding.candidate;
  if (candidate === null) return [];
  const observations = candidate.base === null ? [candidate.observation] : [candidate.observation, candidate.base];
  return observations.map(({ place, periodText, text }) => ({
    uri: place.uri,
    start: place.start,
    end: place.end,
    message:
      periodText === ''
        ? l10n.t('指标“{0}”在这里：{1}', candidate.metric.path, text || (candidate.metric.formula ?? ''))
        : l10n.t(
            '指标“{0}”（{1}）在这里：{2}',
            candidate.metric.path,
            periodText,
            text || (candidate.metric.formula ?? ''),
          ),
  }));
}
