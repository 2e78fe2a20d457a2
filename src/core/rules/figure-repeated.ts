import * as l10n from '@vscode/l10n';
import type { Report } from '../report/types';
import { areApart, extentOfMention } from '../statements/extent';
import { subjectOf } from '../statements/subject';
import { LineIndex } from '../text/lines';
import { memoByProse } from './prose-memo';
import type { CheckedMention, RawProblem, Rule, RuleContext } from './rule';

/** The same thing is stated with two figures that can't both be true. 29万件 and 293,412件 can. */
export const figureRepeated: Rule = {
  name: 'figure-repeated',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('同一件事前后写了两个不同的数'),
  *check(context) {
    const undatedCount = !spansSeveralPeriods(context.report);
    const bySubject = new Map<string, { words: string; figures: CheckedMention[] }>();
    for (const figure of context.figures) {
      if (figure.verdict === 'ignored') continue;
      const subject = subjectOf(figure.binding.mention);
      if (subject === null || !(subject.dated || undatedCount)) continue;
      const known = bySubject.get(subject.key);
      if (known === undefined) bySubject.set(subject.key, { words: subject.words, figures: [figure] });
      else known.figures.push(figure);
    }
    // Made for the first finding only: most reports have none.
    let lines: LineIndex | null = null;
    const lineOf: LineOf = offset => {
      lines ??= new LineIndex(context.report.text);
      return lines.position(offset).line;
    };
    for (const { words, figures } of bySubject.values())
      if (figures.length > 1) yield* contradictions(context, lineOf, words, figures);
  },
};

const PERIODS_OF_YEARS = /[三四五35]年来|过去的?[三四五35]年|[三四五35]年间|“?十[一二三四五]五”?时期|规划期/;

/** True for a text in which an undated figure may belong to a year or to five: a government's work report, mostly. */
function spansSeveralPeriods(report: Report): boolean {
  return report.blocks.some(block => block.cell === null && looksBack(block.prose.text));
}

const looksBack = memoByProse((prose: string): boolean => PERIODS_OF_YEARS.test(prose));

/** The line of an offset, from 1. */
type LineOf = (offset: number) => number;

/** Figures that agree with each other stand in one group; two groups contradict, more are a phrase that each section uses anew. */
function* contradictions(
  context: RuleContext,
  lineOf: LineOf,
  words: string,
  figures: readonly CheckedMention[],
): Generator<RawProblem> {
  const groups: CheckedMention[][] = [];
  for (const figure of figures) {
    const group = groups.find(([first]) => !contradict(first!, figure));
    if (group === undefined) groups.push([figure]);
    else group.push(figure);
    if (groups.length > 2) return;
  }
  if (groups.length !== 2) return;
  const [first, second] = groups as [CheckedMention[], CheckedMention[]];
  // What the ledger bears out is right; else the rarer figure is doubted, and of two equals the later one.
  const doubted = isBorneOut(second) || (!isBorneOut(first) && first.length < second.length) ? first : second;
  const other = (doubted === first ? second : first)[0]!;
  for (const figure of doubted) {
    // The ledger has its say on that one already.
    if (figure.judgement !== null) continue;
    yield problem(context, lineOf(other.start), words, figure, other);
  }
}

const contradict = (a: CheckedMention, b: CheckedMention): boolean =>
  areApart(extentOfMention(a.binding.mention), extentOfMention(b.binding.mention));

const isBorneOut = (figures: readonly CheckedMention[]): boolean =>
  figures.some(({ verdict }) => verdict === 'consistent');

function problem(
  context: RuleContext,
  line: number,
  words: string,
  figure: CheckedMention,
  other: CheckedMention,
): RawProblem {
  const { uri, report } = context;
  const { start, end } = figure;
  const asWritten = report.text.slice(start, end) === figure.text;
  return {
    uri,
    start,
    end,
    message: l10n.t(
      '“{0}”第{1}行写作{2}，此处写作{3}，两处不能都对，请核对。',
      words,
      String(line),
      other.text,
      figure.text,
    ),
    metric: null,
    expected: null,
    related: [{ uri, start: other.start, end: other.end, message: l10n.t('另一处写作{0}', other.text) }],
    fixes: asWritten
      ? [{ title: l10n.t('改为“{0}”', other.text), edits: [{ uri, start, end, text: other.text }], kind: 'other' }]
      : [],
  };
}
