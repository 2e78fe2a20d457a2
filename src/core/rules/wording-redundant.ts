import * as l10n from '@vscode/l10n';
import { expectedQuantity } from '../binding/expected';
import { modifierAfter, modifierBefore } from '../figures/modifiers';
import { scanFigures } from '../figures/scan';
import { truthOf } from '../figures/truth';
import type { Approximation, Figure } from '../figures/types';
import type { Block } from '../report/types';
import { fold } from '../text/fold';
import { memoByFigure } from './figure-memo';
import { memoByProse } from './prose-memo';
import type { CheckedMention, RawProblem, Rule, RuleContext } from './rule';
import type { Fix } from './types';

/** Two words around one figure that say the same, or that can't both hold: 约30左右, 近30余. */
export const wordingRedundant: Rule = {
  name: 'wording-redundant',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('数字前后的用语重复或矛盾'),
  *check(context) {
    for (const figure of context.figures) {
      if (figure.verdict === 'ignored') continue;
      const clash = clashOf(figure.binding.mention);
      if (clash !== null) yield aroundFigure(context, figure, clash);
    }
    for (const block of context.report.blocks)
      for (const found of repetitionsIn(block.prose.text)) yield inProse(context, block, found);
  },
};

/** The words that clash, as written, each with the figure's text without it. */
interface Clash {
  readonly contradiction: boolean;
  readonly words: readonly [string, string];
  readonly without: readonly string[];
}

/** Says that the value lies above, below or on both sides of the number. */
type Side = 'above' | 'below' | 'around';

const SIDE: Readonly<Partial<Record<Approximation, Side>>> = {
  over: 'above',
  'more-than': 'above',
  'at-least': 'above',
  near: 'below',
  under: 'below',
  'less-than': 'below',
  'at-most': 'below',
  about: 'around',
};

/** 近约, 大约近: a modifier behind another one. The second word begins where the first one ends. */
const DOUBLED = /^(大约|约|将近|接近|近)(约|大约|将近|接近|近)$/;

const clashOf = memoByFigure(({ figure }) => clashIn(figure));

function clashIn({ text, written }: Figure): Clash | null {
  const before = fold(written.before).trim();
  const doubled = DOUBLED.exec(before);
  if (doubled !== null) {
    const [, first, second] = doubled as unknown as [string, string, string];
    const rest = text.slice(written.before.length);
    return { contradiction: false, words: [first, second], without: [first + rest, second + rest] };
  }
  const sideBefore = side(modifierBefore(before, before.length, 0)?.approximation);
  const sideAfter = side(modifierAfter(fold(written.after), 0)?.approximation);
  const withoutBefore = text.slice(written.before.length).trimStart();
  const withoutAfter = text.slice(0, text.length - written.after.length).trimEnd();
  if (written.infix !== '' && sideAfter !== null)
    return clash('above', sideAfter, [written.infix, written.after], [withoutAfter, withoutInfix(text, written)]);
  if (sideBefore === null) return null;
  const first = written.before.trim();
  if (written.infix !== '')
    return clash(sideBefore, 'above', [first, written.infix], [withoutBefore, withoutInfix(text, written)]);
  // 低于13%左右的目标 compares with a figure that is itself approximate.
  if (sideAfter !== null && !(sideAfter === 'around' && COMPARISON.test(before)))
    return clash(sideBefore, sideAfter, [first, written.after], [withoutAfter, withoutBefore]);
  return null;
}

const COMPARISON = /^[低高少多小大]于$/;

const side = (approximation: Approximation | undefined): Side | null =>
  approximation === undefined ? null : (SIDE[approximation] ?? null);

const clash = (a: Side, b: Side, words: readonly [string, string], without: readonly string[]): Clash => ({
  // Around a number lies above it as well as below.
  contradiction: a !== b && a !== 'around' && b !== 'around',
  words,
  without,
});

/** The figure without its 余, 多 or 几, which stands behind the number or behind its scale. */
function withoutInfix(text: string, written: { infix: string; unit: string; after: string }): string {
  const at = text.lastIndexOf(written.infix, text.length - written.unit.length - written.after.length - 1);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + written.infix.length);
}

function aroundFigure(context: RuleContext, figure: CheckedMention, clash: Clash): RawProblem {
  const { start, end, text } = figure;
  const [first, second] = clash.words;
  // With markup inside the figure a fix would have to move it about.
  const asWritten = context.report.text.slice(start, end) === text;
  return {
    uri: context.uri,
    start,
    end,
    message: clash.contradiction
      ? l10n.t('“{0}”里“{1}”与“{2}”意思矛盾，请只留一个。', text, first, second)
      : l10n.t('“{0}”里“{1}”与“{2}”意思重复，请只留一个。', text, first, second),
    metric: null,
    expected: null,
    related: [],
    fixes: asWritten ? truestFirst(figure, clash.without).map(wording => rewriting(context, figure, wording)) : [],
  };
}

/** The wordings, those that the ledger's value bears out before those that it doesn't. */
function truestFirst({ binding }: CheckedMention, wordings: readonly string[]): readonly string[] {
  const { candidate, mention } = binding;
  const expected = candidate === null ? null : expectedQuantity(candidate, mention);
  if (candidate === null || expected === null) return wordings;
  const falsehood = (wording: string): number => {
    const figure = scanFigures(wording)[0];
    if (figure === undefined) return 2;
    return ['true', 'loose', 'false'].indexOf(truthOf(figure, expected.value, candidate.metric.rounding));
  };
  return wordings.toSorted((a, b) => falsehood(a) - falsehood(b));
}

const rewriting = (context: RuleContext, { start, end }: CheckedMention, text: string): Fix => ({
  title: l10n.t('改为“{0}”', text),
  edits: [{ uri: context.uri, start, end, text }],
  kind: 'other',
});

/** A phrase that says one thing twice; `replacement` is what is enough. */
interface Repetition {
  readonly start: number;
  readonly end: number;
  readonly first: string;
  readonly second: string;
  readonly replacement: string;
}

/** 日均 and its kin, each with the words that say the same again. */
const AVERAGES: readonly (readonly [string, string])[] = [
  ['日均', '每[天日]|平均'],
  ['月均', '每个?月|平均'],
  ['年均', '每年|平均'],
  ['人均', '每人|每个人|平均'],
  ['户均', '每户|平均'],
  ['周均', '每周|每星期|平均'],
];

const AVERAGE_TWICE = AVERAGES.flatMap(([average, again]) => [
  new RegExp(`(${average})(${again})`, 'g'),
  new RegExp(`(${again})(${average})`, 'g'),
]);

/** 同比 already compares with the same time of the year before, 环比 with the period before. */
const COMPARED_TWICE = [
  /(同比)((?:比|较)?(?:去年|上年)(?:同期)?)/g,
  /((?:较|比|与|和|同)(?:去年|上年)(?:同期)?(?:相比)?)[,，]?(同比)/g,
  /(环比)((?:比|较)?上(?:个?月|季度|期))/g,
  /((?:较|比|与|和|同)上(?:个?月|季度|期)(?:相比)?)[,，]?(环比)/g,
];

const PERCENT_TWICE = /(百分之)([0-9〇零一二两三四五六七八九十百点.]{1,12}[%％])/g;

/** What any of the phrases below holds; most blocks hold none. */
const WORTH_A_LOOK = /均|比|百分之/;

const repetitionsIn = memoByProse((prose: string): readonly Repetition[] => {
  const found: Repetition[] = [];
  // Folding keeps the length, so that places in the folded text are places in the prose.
  const folded = fold(prose);
  if (!WORTH_A_LOOK.test(folded)) return found;
  const add = (pattern: RegExp, keep: (first: string, second: string) => string) => {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const first = prose.slice(start, start + match[1]!.length);
      const second = prose.slice(end - match[2]!.length, end);
      found.push({ start, end, first, second, replacement: keep(first, second) });
    }
  };
  for (const pattern of AVERAGE_TWICE) add(pattern, (a, b) => (a.endsWith('均') && a !== '平均' ? a : b));
  for (const pattern of COMPARED_TWICE) add(pattern, (a, b) => (a.endsWith('比') ? a : b));
  add(PERCENT_TWICE, (_, b) => b);
  return found;
});

function inProse(
  context: RuleContext,
  block: Block,
  { start, end, first, second, replacement }: Repetition,
): RawProblem {
  const range = block.prose.range(start, end);
  const phrase = block.prose.text.slice(start, end);
  const asWritten = context.report.text.slice(range.start, range.end) === phrase;
  return {
    uri: context.uri,
    ...range,
    message: l10n.t('“{0}”里“{1}”与“{2}”意思重复，请只留一个。', phrase, first, second),
    metric: null,
    expected: null,
    related: [],
    fixes: asWritten
      ? [
          {
            title: l10n.t('改为“{0}”', replacement),
            edits: [{ uri: context.uri, ...range, text: replacement }],
            kind: 'other',
          },
        ]
      : [],
  };
}
