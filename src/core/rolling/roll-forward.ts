/**
 * Last period's report as this period's draft: every figure that the old ledger backs gets the new ledger's value in its own wording. What
 * could not be decided is listed and left as it is.
 */
import * as l10n from '@vscode/l10n';
import type { Candidate, Mention } from '../binding/types';
import { checkReport } from '../check';
import { oppositeVerb } from '../fixes/direction';
import { applyEdits } from '../fixes/edits';
import { figureFixes } from '../fixes/figure-fixes';
import { type Period, periodBefore, samePeriod, yearBefore } from '../ledger/period';
import type { Ledger, Metric, Observation } from '../ledger/types';
import { parseReport } from '../report/parse';
import type { Report } from '../report/types';
import type { CheckedMention } from '../rules/rule';
import type { TextEdit, TextRange } from '../text/range';
import { judge } from '../verdict/judge';
import { counterpart } from './roll-ledger';
import { movedOn, offeredPeriods, type PeriodOffer, type Step } from './roll-periods';

/** A figure of the old report that nobody has decided on. */
export interface Undecided extends TextRange {
  /** The figure as it stands in the old report. */
  readonly text: string;
  /** Why, in words for the user. */
  readonly reason: string;
}

export interface RolledReport {
  /** Edits of the old report, in its offsets; they do not touch each other. */
  readonly edits: readonly TextEdit[];
  /** Figures that got another wording. */
  readonly rewritten: number;
  /** Figures that are true as they stand. */
  readonly kept: number;
  /** In source order. */
  readonly undecided: readonly Undecided[];
  /** Periods of the text that may be changed. */
  readonly periods: readonly PeriodOffer[];
}

/**
 * Rolls a report forward.
 * @param old the ledger that the report was written with
 * @param next the new period's, with the old values in it (`rollLedger`)
 * @returns null when either ledger names no period: then nobody can say what follows what
 */
export function rollForward(uri: string, report: Report, old: Ledger, next: Ledger): RolledReport | null {
  if (old.period === null || next.period === null) return null;
  const step: Step = { from: old.period, to: next.period, toText: next.periodText };
  const { figures } = checkReport({ uri, report, ledger: old, severities: { 'metric-unused': 'off' } });
  const edits: TextEdit[] = [];
  const undecided: Undecided[] = [];
  let rewritten = 0;
  let kept = 0;
  for (const figure of figures) {
    const leave = (reason: string): void => {
      undecided.push({ start: figure.start, end: figure.end, text: figure.text, reason });
    };
    if (figure.verdict === 'ignored') continue;
    const { candidate, mention } = figure.binding;
    if (candidate === null) {
      leave(figure.verdict === 'ambiguous' ? l10n.t('可能对应几个指标，请核对') : l10n.t('台账里没有依据，请核对'));
      continue;
    }
    // It was wrong in the old report: what it was meant to say is for the writer to decide.
    if (figure.verdict === 'mismatch') {
      leave(l10n.t('与旧台账的「{0}」就不符，请核对', candidate.metric.path));
      continue;
    }
    const moved = movedCandidate(candidate, next, step);
    if (typeof moved === 'string') {
      leave(moved);
      continue;
    }
    const judgement = judge({ mention, candidate: moved, metrics: next.metrics });
    const turn = turnedVerb(candidate, moved, next, mention);
    if (turn !== null) {
      if ('text' in turn && !touches(edits, turn)) edits.push(turn);
      else leave(l10n.t('「{0}」的升降与上期相反，“{1}”请改写', moved.metric.path, mention.cue!.verb));
    }
    if (judgement.verdict === 'consistent') {
      kept += 1;
      continue;
    }
    const judged: CheckedMention = {
      ...figure,
      binding: { ...figure.binding, candidate: moved, others: [] },
      verdict: judgement.verdict,
      judgement,
    };
    const [fix] = figureFixes({ uri, report, ledger: next, figures: [judged] }, judged).fixes;
    const own = fix?.kind === 'rewrite' ? fix.edits : [];
    if (own.length === 0 || own.some(edit => edit.uri !== uri || touches(edits, edit))) {
      leave(l10n.t('「{0}」的新值无法照原来的写法写出，请改写', moved.metric.path));
      continue;
    }
    edits.push(...own);
    rewritten += 1;
  }
  return { edits, rewritten, kept, undecided, periods: offeredPeriods(report, step) };
}

/**
 * 减至|4180人次 where the new value is above that of the period before: the edit that turns the verb, or only its place when it has no
 * opposite. Null where the verb still fits, or nothing tells.
 */
function turnedVerb(old: Candidate, moved: Candidate, next: Ledger, mention: Mention): TextRange | TextEdit | null {
  const { cue, block, prose } = mention;
  if (cue === null || !cue.toLevel || moved.aspect !== 'level') return null;
  const [now, before] = [moved.observation, earlierOf(moved.metric, moved.observation, next)];
  const wasBefore = old.metric.observations.length > 1;
  if (!wasBefore || now.value === null || before?.value == null || now.value.eq(before.value)) return null;
  if (now.value.gt(before.value) === (cue.direction === 'up')) return null;
  const at = block.prose.text.lastIndexOf(cue.verb, prose.start);
  if (at < 0 || prose.start - at > cue.verb.length + MOST_BETWEEN) return { start: prose.start, end: prose.end };
  const place = block.prose.range(at, at + cue.verb.length);
  const opposite = oppositeVerb(cue.verb);
  return opposite === null || place.end - place.start !== cue.verb.length ? place : { ...place, text: opposite };
}

/** Between a verb and its figure stand few characters: 减少|到了约. */
const MOST_BETWEEN = 4;

/** The value a year before, or of the period right before. */
function earlierOf(metric: Metric, { period }: Observation, next: Ledger): Observation | null {
  const own = period ?? next.period;
  if (own === null) return null;
  const at = (wanted: Period): Observation | undefined =>
    metric.observations.find(one => one.period !== null && samePeriod(one.period, wanted));
  return at(yearBefore(own)) ?? at(periodBefore(own)) ?? null;
}

/** The same statement of the new period; a sentence that says why there is none. */
function movedCandidate(candidate: Candidate, next: Ledger, step: Step): Candidate | string {
  const metric = counterpart(next, candidate.metric);
  if (metric === null) return l10n.t('新台账里没有「{0}」', candidate.metric.path);
  if (metric.problem !== null) return l10n.t('新台账的「{0}」无法核对', metric.path);
  const observation = movedObservation(candidate.observation, candidate.metric, metric, step);
  if (observation === null || observation.value === null)
    return l10n.t('新台账的「{0}」没有对应时期的数值', metric.path);
  if (candidate.base === null) return { ...candidate, metric, observation };
  const base = movedObservation(candidate.base, candidate.metric, metric, step);
  return base === null || base.value === null
    ? l10n.t('新台账的「{0}」没有用来比较的上期数值', metric.path)
    : { ...candidate, metric, observation, base };
}

function movedObservation(old: Observation, metric: Metric, moved: Metric, step: Step): Observation | null {
  const period = old.period ?? (old === metric.current ? step.from : null);
  if (period === null) return null;
  const wanted = movedOn(period, step);
  return (
    moved.observations.find(one => one.period !== null && samePeriod(one.period, wanted)) ??
    // A plain value belongs to its ledger's period.
    (samePeriod(wanted, step.to) && moved.current !== null && moved.current.period === null ? moved.current : null)
  );
}

const touches = (edits: readonly TextEdit[], { start, end }: TextRange): boolean =>
  edits.slice(-8).some(edit => start < edit.end && edit.start < end);

/** The new report's text, and what the new ledger still has against it. */
export function rolledText(
  uri: string,
  report: Report,
  rolled: RolledReport,
  next: Ledger,
  periods: readonly PeriodOffer[],
): { readonly text: string; readonly wrong: readonly Undecided[] } {
  const inText = periods.flatMap(({ places, proposal }) => places.map(place => ({ ...place, text: proposal })));
  const apart = inText.filter(edit => !rolled.edits.some(other => edit.start < other.end && other.start < edit.end));
  const text = applyEdits(report.text, [...rolled.edits, ...apart]);
  const severities = { 'metric-unused': 'off' } as const;
  const { figures, problems } = checkReport({ uri, report: parseReport(text), ledger: next, severities });
  const wrong = figures
    .filter(({ verdict }) => verdict === 'mismatch' || verdict === 'loose')
    .map(({ start, end, text: written, binding }) => ({
      start,
      end,
      text: written,
      reason: l10n.t('与新台账的「{0}」不符，请核对', binding.candidate!.metric.path),
    }));
  // 由4180人次减至4310人次: each figure is true, and the words between them are not.
  const known = new Set(wrong.map(({ start }) => start));
  const contradicted = problems
    .filter(({ uri: where, rule, start }) => where === uri && CONTRADICTIONS.has(rule) && !known.has(start))
    .map(({ start, end, message }) => ({ start, end, text: text.slice(start, end), reason: message }));
  return { text, wrong: [...wrong, ...contradicted].sort((one, other) => one.start - other.start) };
}

/** Rules on figures that follow from one another. */
const CONTRADICTIONS: ReadonlySet<string> = new Set(['figure-direction', 'figure-growth', 'figure-sum']);
