import * as l10n from '@vscode/l10n';
import type Big from 'big.js';
import { reportContext } from '../binding/report-context';
import { ignoreFix } from '../fixes/comment-fixes';
import { oppositeVerb } from '../fixes/direction';
import { rewordEdit, verbEdit } from '../fixes/figure-range';
import { wordExact, wordLike } from '../fixes/wording';
import { findPeriods, type Period } from '../ledger/period';
import type { Block } from '../report/types';
import { type Average, averagesOf, speaksOfAverages } from '../statements/averages';
import type { Movement } from '../statements/movement';
import { movementsOf } from '../statements/movements';
import type { Stated } from '../statements/stated';
import { type DerivedCell, derivedCells } from '../statements/table-movements';
import { fold } from '../text/fold';
import { memoByProse } from './prose-memo';
import { statementsOf } from './report-statements';
import type { RawProblem, Rule, RuleContext } from './rule';
import { findingsIn, type SentenceInPlace } from './stated-blocks';
import { findingsInTable } from './stated-tables';
import { checkedFigure, isSettled, isTrusted, relatedPlaces } from './statement-members';
import type { Fix } from './types';

/** Base, level and change, shares, multiples and averages stated together that contradict each other. Needs no ledger. */
export const figureGrowth: Rule = {
  name: 'figure-growth',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('增幅、占比等与同处写出的数不符'),
  *check(context) {
    const told = new Set<Stated['mention']>();
    // A whole that its parts refute is marked already; what follows from it may well be right.
    const refuted = new Set(statementsOf(context).falseSums.map(({ whole }) => whole.mention));
    for (const contradiction of contradictions(context)) {
      const { members, result } = contradiction;
      if (told.has(result.mention) || members.some(({ mention }) => refuted.has(mention))) continue;
      if (isSettled(context, members)) continue;
      const problem = problemOf(context, contradiction);
      if (problem === null) continue;
      told.add(result.mention);
      yield problem;
    }
  },
};

/** A figure that the others refute. */
interface Contradiction {
  /** The figure that should follow from the others. */
  readonly result: Stated;
  /** All figures of the statement, the result among them. */
  readonly members: readonly Stated[];
  /** What the result should be, in its own scaling; null where nothing can be proposed. */
  readonly value: Big | null;
  /** Says what is wrong; `right` is the right figure in words. */
  message(right: string): string;
  /** A fix that only a statement of this kind has. */
  readonly fix: Fix | null;
}

function* contradictions(context: RuleContext): Generator<Contradiction> {
  const period = reportPeriod(context);
  const { blocks, tables } = statementsOf(context);
  const movementsIn = ({ sentence, previous }: SentenceInPlace): Iterable<Contradiction> =>
    falseMovements(context, [...movementsOf(sentence, previous)]);
  for (const block of blocks) {
    if (!hasAverages(block.reading.folded)) {
      yield* findingsIn('movements', block, movementsIn);
      continue;
    }
    // Averages rest on the periods of headings and ledger, too, so that nothing is remembered of them.
    for (const place of block.sentences) {
      yield* movementsIn(place);
      for (const average of averagesOf(place.sentence, period, () => periodAround(block.block, period))) {
        if (average.isFalse) yield ofAverage(average);
      }
    }
  }
  for (const table of tables) {
    const cells = findingsInTable('derived cells', table, axis => [...derivedCells(axis)].filter(one => one.isFalse));
    for (const cell of cells) yield ofCell(cell);
  }
}

const hasAverages = memoByProse(speaksOfAverages);

/** The period that the report is about: the ledger's, else the one that its title names. */
function reportPeriod({ report, ledger }: RuleContext): Period | null {
  const known = ledger === null ? null : reportContext(report, ledger);
  if (known !== null) return known;
  const title = report.frontMatter?.title || report.blocks[0]?.prose.text || '';
  return findPeriods(fold(title.slice(0, 80)), null)[0]?.period ?? null;
}

/** The period that the nearest heading names, else the report's own. */
function periodAround(block: Block, period: Period | null): Period | null {
  for (const heading of [...block.headings].reverse()) {
    const found = findPeriods(fold(heading.prose.text.slice(0, 80)), period)[0];
    if (found) return found.period;
  }
  return period;
}

/** The false movements of a sentence; where an amount and a rate agree with each other, the level is what is wrong. */
function* falseMovements(context: RuleContext, movements: readonly Movement[]): Generator<Contradiction> {
  const fitting = new Set(movements.filter(one => !one.isFalse).map(one => one.result));
  const wrong = movements.filter(one => one.isFalse && !fitting.has(one.result));
  for (const movement of wrong) {
    const amount = wrong.find(one => one.kind === 'amount' && one.level === movement.level);
    const shared = amount !== undefined && wrong.some(one => one !== amount && one.level === amount.level);
    if (shared && movement !== amount) continue;
    yield shared ? ofLevel(movement) : ofMovement(context, movement);
  }
}

const went = (direction: 'up' | 'down'): string => (direction === 'up' ? l10n.t('增长') : l10n.t('下降'));

/** 由12件增至16件，增加3件、增长25%: the change is said twice and agrees, so the level is wrong. */
function ofLevel({ base, level, result, direction }: Movement): Contradiction {
  const value = direction === 'down' ? base!.value.minus(result.value) : base!.value.plus(result.value);
  return {
    result: level,
    members: [base!, level, result],
    value,
    message: right =>
      direction === 'down'
        ? l10n.t(
            '{0}减少{1}应为{2}，此处写作{3}。请核对。',
            base!.figure.text,
            result.figure.text,
            right,
            level.figure.text,
          )
        : l10n.t(
            '{0}增加{1}应为{2}，此处写作{3}。请核对。',
            base!.figure.text,
            result.figure.text,
            right,
            level.figure.text,
          ),
    fix: null,
  };
}

function ofMovement(context: RuleContext, movement: Movement): Contradiction {
  const { kind, base, level, change, result, exact } = movement;
  const members = [base, level, change, result].filter(
    (one, i, all) => one !== null && all.indexOf(one) === i,
  ) as Stated[];
  const written = result.figure.text;
  const direction = movement.direction ?? 'up';
  if (kind === 'direction') {
    const fell = movement.direction === 'up';
    return {
      result,
      members,
      value: null,
      message: () =>
        fell
          ? l10n.t('由{0}到{1}是减少，此处却写增加。请核对两个数字和增减。', base!.figure.text, written)
          : l10n.t('由{0}到{1}是增加，此处却写减少。请核对两个数字和增减。', base!.figure.text, written),
      fix: verbFix(context, level),
    };
  }
  if (kind === 'opposed' && change !== null) {
    const said = (one: Stated): string => (one.mention.cue?.verb ?? '') + one.figure.text;
    return {
      result,
      members,
      value: null,
      message: () => l10n.t('“{0}”与“{1}”增减的方向相反。请核对是增还是减。', said(change), said(result)),
      fix: verbFix(context, result),
    };
  }
  // The numbers went the other way than the verb says, or nothing is left of what only fell a little: no size is right.
  const value = exact.lt(0) || level.value.eq(0) ? null : exact;
  const from = base?.figure.text ?? '';
  const to = level.figure.text;
  const message = (wording: string): string => {
    const right = wording === '' ? wordExact(exact.round(2), result.unit) : wording;
    if (exact.lt(0)) {
      return l10n.t(
        '由{0}到{1}，增减的方向与“{2}”相反。请核对。',
        from,
        to,
        (result.mention.cue?.verb ?? '') + written,
      );
    }
    switch (kind) {
      case 'amount':
        return l10n.t('由{0}到{1}，相差{2}，此处写作{3}。请核对。', from, to, right, written);
      case 'points':
        return l10n.t('由{0}到{1}，相差{2}，此处写作{3}。请核对。', from, to, right, written);
      case 'times':
        return l10n.t(
          '由{0}到{1}，按原文的说法应为{2}，此处写作{3}。增长N倍是原来的N+1倍。请核对。',
          from,
          to,
          right,
          written,
        );
      case 'share':
        return l10n.t('{0}占{1}的{2}，此处写作{3}。请核对。', to, from, right, written);
      case 'completion':
        return l10n.t('{0}是{1}的{2}，此处写作{3}。请核对。', to, from, right, written);
      case 'yearly':
        return l10n.t('由{0}到{1}，平均每年{2}{3}，此处写作{4}。请核对。', from, to, went(direction), right, written);
      default:
        return change === null
          ? l10n.t('由{0}到{1}是{2}{3}，此处写作{4}。请核对。', from, to, went(direction), right, written)
          : base === null
            ? l10n.t(
                '变动{1}后为{0}，即{2}{3}，此处写作{4}。请核对。',
                to,
                change.figure.text,
                went(direction),
                right,
                written,
              )
            : l10n.t(
                '在{0}上变动{1}，即{2}{3}，此处写作{4}。请核对。',
                from,
                change.figure.text,
                went(direction),
                right,
                written,
              );
    }
  };
  return { result, members, value, message, fix: pointsFix(context, movement) };
}

/** 由8.4%提高到13.3%，提高4.9%: the number is the plain difference, so points are meant. */
function pointsFix(context: RuleContext, { kind, base, level, result }: Movement): Fix | null {
  if (kind !== 'rate' || base?.role !== 'rate' || level.role !== 'rate') return null;
  if (!level.value.minus(base.value).abs().eq(result.value.abs())) return null;
  const { text } = result.figure;
  if (!/[%％]$/.test(text)) return null;
  const points = /百分點/.test(context.report.text) ? '個百分點' : '个百分点';
  return rewordFix(context, result, text.slice(0, -1) + points, 'rewrite');
}

function verbFix(context: RuleContext, { mention }: Stated): Fix | null {
  const opposite = mention.cue === null ? null : oppositeVerb(mention.cue.verb);
  const edit = opposite === null ? null : verbEdit(context.report, mention, opposite);
  if (edit === null || opposite === null) return null;
  return { title: l10n.t('改为“{0}”', opposite), edits: [{ uri: context.uri, ...edit }], kind: 'rewrite' };
}

function ofAverage({ total, result, per, count, exact }: Average): Contradiction {
  return {
    result,
    members: [total, result],
    value: exact,
    message: right =>
      per === 'day'
        ? l10n.t('{0}按{1}天平均为{2}，此处写作{3}。请核对。', total.figure.text, count, right, result.figure.text)
        : l10n.t('{0}按{1}个月平均为{2}，此处写作{3}。请核对。', total.figure.text, count, right, result.figure.text),
    fix: null,
  };
}

function ofCell({ kind, base, level, result, exact }: DerivedCell): Contradiction {
  const [from, to, written] = [base.figure.text, level.figure.text, result.figure.text];
  return {
    result,
    members: [base, level, result],
    value: exact,
    message: right => {
      switch (kind) {
        case 'rate':
          return l10n.t('由{0}到{1}，增幅应为{2}，此处写作{3}。请核对。', from, to, right, written);
        case 'amount':
          return l10n.t('由{0}到{1}，增减应为{2}，此处写作{3}。请核对。', from, to, right, written);
        case 'completion':
          return l10n.t('{0}是{1}的{2}，此处写作{3}。请核对。', to, from, right, written);
      }
    },
    fix: null,
  };
}

function rewordFix(context: RuleContext, target: Stated, wording: string, kind: Fix['kind']): Fix | null {
  if (wording === target.figure.text) return null;
  const edit = rewordEdit(context.report, target.mention, wording);
  return edit === null ? null : { title: l10n.t('改为“{0}”', wording), edits: [{ uri: context.uri, ...edit }], kind };
}

function problemOf(context: RuleContext, contradiction: Contradiction): RawProblem | null {
  const { result, members, value } = contradiction;
  const doubtful = members.filter(member => !isTrusted(context, member));
  // Figures of record that contradict each other are a matter for the ledger.
  if (doubtful.length === 0) return null;
  const target = doubtful.includes(result) ? result : doubtful[0]!;
  const wording = value === null ? null : wordLike(result.figure, value, 'half-up');
  const rewrite =
    target === result
      ? (contradiction.fix ?? (wording === null ? null : rewordFix(context, result, wording, 'rewrite')))
      : null;
  const right = wording ?? (value === null ? '' : wordExact(value.round(2), result.unit));
  const figure = checkedFigure(context, target);
  const others = members.filter(member => member !== target);
  return {
    uri: context.uri,
    start: figure.start,
    end: figure.end,
    message: contradiction.message(right),
    metric: null,
    expected: target === result ? wording : null,
    related: relatedPlaces(context, others, text => l10n.t('同一处写出的“{0}”', text)),
    fixes: [...(rewrite === null ? [] : [rewrite]), ignoreFix(context, figure)],
  };
}
