import * as l10n from '@vscode/l10n';
import Big from 'big.js';
import { ignoreFix } from '../fixes/comment-fixes';
import { rewordEdit } from '../fixes/figure-range';
import { wordExact, wordLike } from '../fixes/wording';
import type { FullShares } from '../statements/full-shares';
import type { Stated } from '../statements/stated';
import { statementsOf } from './report-statements';
import type { RawProblem, Rule, RuleContext } from './rule';
import { checkedFigure, isSettled, isTrusted, relatedPlaces } from './statement-members';
import type { Fix } from './types';

/** Wholes and parts stated together that do not add up: in a sentence (其中, 分别, 共), a table's totals. Needs no ledger. */
export const figureSum: Rule = {
  name: 'figure-sum',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('分项之和与合计不符'),
  *check(context) {
    const told = new Set<Stated['mention']>();
    for (const { whole, parts } of statementsOf(context).falseSums) {
      if (told.has(whole.mention) || isSettled(context, [whole, ...parts])) continue;
      const problem = parts.length === 1 ? excessProblem(context, whole, parts[0]!) : sumProblem(context, whole, parts);
      if (problem === null) continue;
      told.add(whole.mention);
      yield problem;
    }
    for (const shares of statementsOf(context).falseShares) {
      if (!isSettled(context, shares.shares)) yield shareProblem(context, shares);
    }
  },
};

const MOST_SHOWN = 8;

/** 12+163; a long sum is cut in its middle. */
function addends(values: readonly string[]): string {
  return values.length <= MOST_SHOWN
    ? values.join('+')
    : `${values.slice(0, 4).join('+')}+…+${values[values.length - 1]!}`;
}

/** The numbers of a sum as they are shown: in the scale of the whole when all are in it (1.2+3.4=4.6), else each as written. */
function equation(whole: Stated, parts: readonly Stated[], sum: Big): { left: string; right: string } {
  const { scaleFactor, scale, unit } = whole.figure.written;
  const alike = parts.every(part => part.figure.written.scaleFactor.eq(scaleFactor));
  if (alike) {
    return {
      left: addends(parts.map(part => part.value.div(scaleFactor).toFixed())),
      right: sum.div(scaleFactor).toFixed() + scale + unit,
    };
  }
  return { left: addends(parts.map(part => wordExact(part.value, part.unit))), right: wordExact(sum, whole.unit) };
}

function rewriteFix(context: RuleContext, target: Stated, value: Big, kind: Fix['kind']): Fix | null {
  const wording = value.lt(0) ? null : wordLike(target.figure, value, 'half-up');
  if (wording === null || wording === target.figure.text) return null;
  const edit = rewordEdit(context.report, target.mention, wording);
  if (edit === null) return null;
  const title =
    kind === 'rewrite'
      ? l10n.t('改为“{0}”', wording)
      : l10n.t('合计不错，把“{0}”改为“{1}”', target.figure.text, wording);
  return { title, edits: [{ uri: context.uri, ...edit }], kind };
}

const wordingOf = (fix: Fix | null): string | null => fix?.edits[0]?.text ?? null;

function sumProblem(context: RuleContext, whole: Stated, parts: readonly Stated[]): RawProblem | null {
  const sum = parts.reduce((all, part) => all.plus(part.value), new Big(0));
  const { left, right } = equation(whole, parts, sum);
  const doubtful = parts.filter(part => !isTrusted(context, part));
  const wholeStands = isTrusted(context, whole);
  // Figures of record that do not add up are a matter for the ledger.
  if (wholeStands && doubtful.length === 0) return null;
  const target = wholeStands ? doubtful[0]! : whole;
  const rest = (part: Stated): Big => whole.value.minus(sum.minus(part.value));
  const main = wholeStands
    ? doubtful.length === 1
      ? rewriteFix(context, target, rest(target), 'rewrite')
      : null
    : rewriteFix(context, whole, sum, 'rewrite');
  // With few parts one of them may as well be the slip.
  const others =
    !wholeStands && doubtful.length <= 3
      ? doubtful.map(part => rewriteFix(context, part, rest(part), 'rewrite-other')).filter(fix => fix !== null)
      : [];
  const figure = checkedFigure(context, target);
  return {
    uri: context.uri,
    start: figure.start,
    end: figure.end,
    message: wholeStands
      ? l10n.t('{0}={1}，合计却是{2}（与台账相符）。请核对各分项。', left, right, whole.figure.text)
      : l10n.t('{0}={1}，此处写作{2}。请核对合计与各分项。', left, right, whole.figure.text),
    metric: null,
    expected: wordingOf(main),
    related: relatedPlaces(
      context,
      target === whole ? parts : [whole, ...parts.filter(part => part !== target)],
      text => l10n.t('同一处合计中的“{0}”', text),
    ),
    fixes: [...(main === null ? [] : [main]), ...others, ignoreFix(context, figure)],
  };
}

/** 17件，其中重点19件: nothing can be proposed, for either may be wrong. */
function excessProblem(context: RuleContext, whole: Stated, part: Stated): RawProblem | null {
  if (isTrusted(context, whole) && isTrusted(context, part)) return null;
  const target = isTrusted(context, part) ? whole : part;
  const figure = checkedFigure(context, target);
  return {
    uri: context.uri,
    start: figure.start,
    end: figure.end,
    message: l10n.t('其中一项是{0}，比总数{1}还多。请核对这两个数字。', part.figure.text, whole.figure.text),
    metric: null,
    expected: null,
    related: relatedPlaces(context, [target === whole ? part : whole], text => l10n.t('同一处合计中的“{0}”', text)),
    fixes: [ignoreFix(context, figure)],
  };
}

/** 甲占40%、乙占35%、其他占30%: all of them make more or less than 100%; the mark is at the last that the ledger does not bear out. */
function shareProblem(context: RuleContext, { shares, addends: values, sum }: FullShares): RawProblem {
  const doubtful = shares.filter(share => !isTrusted(context, share));
  const target = doubtful[doubtful.length - 1] ?? shares[shares.length - 1]!;
  const figure = checkedFigure(context, target);
  const right = target.value.plus(100).minus(sum);
  // A ratio is one figure: which of its members is wrong nobody can tell.
  const main = shares.length > 1 && right.gt(0) ? rewriteFix(context, target, right, 'rewrite') : null;
  return {
    uri: context.uri,
    start: figure.start,
    end: figure.end,
    message: l10n.t('{0}={1}，各部分占比之和应为100%。请核对各项占比。', addends(values), sum.toFixed()),
    metric: null,
    expected: wordingOf(main),
    related: relatedPlaces(
      context,
      shares.filter(share => share !== target),
      text => l10n.t('同一处占比中的“{0}”', text),
    ),
    fixes: [...(main === null ? [] : [main]), ignoreFix(context, figure)],
  };
}
