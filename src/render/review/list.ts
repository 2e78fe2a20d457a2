/**
 * 数据核对表: every figure of a report with the value of record, where that comes from and whether they agree, and what was
 * not covered. Decided once here; html.ts, markdown.ts and csv.ts only write it down.
 */
import * as l10n from '@vscode/l10n';
import type { Candidate } from '../../core/binding/types';
import { applyEdits } from '../../core/fixes/edits';
import { findReference } from '../../core/ledger/reference';
import type { Placeholder } from '../../core/report/types';
import { ruleOfJudgement } from '../../core/rules/judged-figures';
import { describe } from '../../core/rules/message';
import { metricUnused } from '../../core/rules/metric-unused';
import type { Problem } from '../../core/rules/types';
import type { TextRange } from '../../core/text/range';
import { fileName, uncovered } from './coverage';
import { oneLine, Places, shortened, titleOf } from './place';
import { recordAt, recordOf, type ValueOfRecord } from './record';
import type { OtherFinding, ReviewedFigure, ReviewInput, ReviewList, ReviewRow, ReviewVerdict } from './types';
import { countVerdicts } from './verdicts';

/** Rules whose say on a figure the list works out itself, so that it does not depend on which of them are switched on. */
const OWN_RULES: ReadonlySet<string> = new Set([
  'figure-mismatch',
  'figure-direction',
  'figure-loose',
  'figure-ambiguous',
  'figure-unbound',
  'placeholder-unknown',
]);

const NO_RECORD: ValueOfRecord = { value: '', period: '', source: '', note: '' };
/** A written form or a name of an extreme length is shortened; nothing real comes near it. */
const MOST = 200;

/** Makes the list. Never throws, whatever the report and its ledger hold; the same input gives the same list. */
export function reviewList(input: ReviewInput): ReviewList {
  const { report, figures } = input;
  const places = new Places(report, input.placeholders);
  const problems = input.problems.filter(problem => problem.uri === input.uri);
  const onFigures = problemsByFigure(problems, figures);
  const rows = [
    ...figures.map((figure, index) => ({
      at: figure.start,
      row: figureRow(input, figure, places, onFigures.of[index] ?? []),
    })),
    ...report.placeholders.map(placeholder => ({
      at: placeholder.start,
      row: liveRow(input, placeholder, places),
    })),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ row }, index) => ({ number: index + 1, ...row }));
  const title = titleOf(report);
  return {
    title: oneLine(report.frontMatter?.title || title?.prose.text.slice(0, MOST) || ''),
    report: fileName(input.uri),
    ledgers: input.ledgerUris.filter(uri => !input.missingLedgerUris.includes(uri)).map(fileName),
    rows,
    counts: countVerdicts(rows, input.state === 'checked'),
    unused: unusedMetrics(input),
    others: onFigures.others.map(
      (problem): OtherFinding => ({
        place: places.at(problem.start),
        message: oneLine(problem.message),
      }),
    ),
    uncovered: uncovered(input, rows),
  };
}

type RowWithoutNumber = Omit<ReviewRow, 'number'>;

function figureRow(
  input: ReviewInput,
  figure: ReviewedFigure,
  places: Places,
  problems: readonly Problem[],
): RowWithoutNumber {
  const { mention, candidate, ambiguous, pinned } = figure.binding;
  const { block, prose } = mention;
  const verdict: ReviewVerdict =
    input.state !== 'checked' && figure.verdict === 'unbound' ? 'unchecked' : figure.verdict;
  const remarks = [
    ownRemark(input, figure),
    ...problems.map(problem => oneLine(problem.message)),
    pinned ? l10n.t('指标由注释指定。') : '',
  ];
  return {
    place: places.of(block),
    sentence: places.sentence(block, prose.start, prose.end),
    written: shortened(oneLine(figure.text), MOST),
    metric: candidate !== null ? metricName(candidate) : ambiguous.map(metricName).join('、'),
    ...(candidate !== null ? recordOf(candidate) : NO_RECORD),
    verdict,
    remark: remarks.filter(text => text !== '').join(' '),
  };
}

const metricName = ({ metric }: Candidate): string => oneLine(metric.path);

/** What the comparison with the ledger has to say. */
function ownRemark(input: ReviewInput, figure: ReviewedFigure): string {
  const { mention, candidate, ambiguous } = figure.binding;
  const { judgement } = figure;
  if (judgement !== null && candidate !== null) {
    const finding = oneLine(describe(judgement, mention, candidate));
    if (figure.verdict !== 'ignored') return finding + wording(input, figure);
    // Whoever signs must be able to see what was waved through.
    return finding === '' ? l10n.t('与台账相符。') : l10n.t('已被标为忽略，但与台账有出入：{0}', finding);
  }
  if (candidate !== null) {
    const { path, problem } = candidate.metric;
    return problem === null
      ? l10n.t('「{0}」的值与此处的写法无法比较，没有核对。', oneLine(path))
      : l10n.t('「{0}」的值有问题，没有核对：{1}', oneLine(path), oneLine(problem));
  }
  if (ambiguous.length > 0) {
    const names = ambiguous.map(one => `「${metricName(one)}」${recordOf(one).value}`).join('、');
    return l10n.t('可能是{0}，请指定是哪一个。', names);
  }
  if (input.state !== 'checked' || figure.verdict === 'ignored') return '';
  return l10n.t('台账中没有依据，请核实来源。');
}

/** The wording that the first fix would write; where the verb is wrong the figure may stay as it is. */
function wording(input: ReviewInput, figure: ReviewedFigure): string {
  const rule = figure.judgement === null ? null : ruleOfJudgement(figure.judgement);
  const [fix] = problemsWithin(input, figure).find(problem => problem.rule === rule)?.fixes ?? [];
  if (fix?.kind !== 'rewrite') return '';
  const { start, end } = figure;
  if (!fix.edits.every(edit => edit.uri === input.uri && edit.start >= start && edit.end <= end)) return '';
  const moved = fix.edits.map(edit => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return l10n.t('可写作{0}。', oneLine(applyEdits(input.report.text.slice(start, end), moved)));
}

/** The report's problems inside a stretch of it. They come by place, the report's before its ledgers', so halving finds them. */
function problemsWithin({ problems, uri }: ReviewInput, { start, end }: TextRange): readonly Problem[] {
  let low = 0;
  let high = problems.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const problem = problems[middle]!;
    if (problem.uri === uri && problem.start < start) low = middle + 1;
    else high = middle;
  }
  const within: Problem[] = [];
  for (let at = low; at < problems.length; at++) {
    const problem = problems[at]!;
    if (problem.uri !== uri || problem.start >= end) break;
    if (problem.end <= end) within.push(problem);
  }
  return within;
}

function liveRow(input: ReviewInput, placeholder: Placeholder, places: Places): RowWithoutNumber {
  const { start, end, block, name } = placeholder;
  const reference = input.ledger?.readable ? findReference(input.ledger, name) : null;
  const shown = input.placeholders.get(start);
  const at = proseOffset(placeholder);
  return {
    place: places.of(block),
    sentence: places.sentence(block, at, Math.min(block.prose.text.length, at + 1)),
    written: shortened(oneLine(shown ?? input.report.text.slice(start, end)), MOST),
    metric: reference === null ? oneLine(name) : oneLine(reference.metric.path),
    ...(reference === null ? NO_RECORD : recordAt(reference.metric, reference.observation)),
    verdict: shown === undefined ? 'no-value' : 'live',
    remark: problemsWithin(input, placeholder)
      .map(problem => oneLine(problem.message))
      .join(' '),
  };
}

/** Where a live value's one character stands in its block's prose. */
function proseOffset({ block: { prose }, start }: Placeholder): number {
  let low = 0;
  let high = Math.max(0, prose.text.length - 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (prose.toSource(middle) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Findings of other rules by the figure that they are about; those that are about none, or about several, stand alone. */
function problemsByFigure(problems: readonly Problem[], figures: readonly ReviewedFigure[]) {
  const of: Problem[][] = figures.map(() => []);
  const others: Problem[] = [];
  let first = 0;
  for (const problem of problems) {
    if (OWN_RULES.has(problem.rule)) continue;
    // Both are in the order of their places.
    while (first < figures.length && figures[first]!.end <= problem.start) first++;
    const figure = figures[first];
    const next = figures[first + 1];
    const isAboutOne =
      figure !== undefined && figure.start < problem.end && (next === undefined || next.start >= problem.end);
    if (isAboutOne) of[first]!.push(problem);
    else others.push(problem);
  }
  return { of, others };
}

/** The rule decides it; asked directly, since it may be switched off. */
function unusedMetrics({ uri, report, ledger, figures }: ReviewInput): readonly string[] {
  if (ledger === null || !ledger.readable) return [];
  const context = {
    uri,
    report,
    ledger,
    ledgerAsRead: ledger,
    figures,
    missingLedgers: [],
    proposeName: null,
  };
  return [...metricUnused.check(context)].map(problem => oneLine(problem.metric ?? ''));
}
