/** What is told of a figure, or of an entry of the ledger, when somebody points at it. Plain text: who shows it escapes it. */
import * as l10n from '@vscode/l10n';
import { formulaReferences } from '../core/ledger/formula-references';
import { samePeriod } from '../core/ledger/period';
import { findReference } from '../core/ledger/reference';
import type { Ledger, Metric, Observation } from '../core/ledger/types';
import { LineIndex } from '../core/text/lines';
import type { TextRange } from '../core/text/range';
import { verdictName } from '../core/verdict/names';
import { changeText, recordAt, recordOf } from '../render/review/record';
import { fileNameOf } from './locate';
import { isSameMetric, placeAt, placesInReport } from './references';
import type { CheckedFigure, Findings } from './types';

/** How many periods, and how many mentions, are listed. */
const MOST_PERIODS = 6;
const MOST_MENTIONS = 12;

export interface HoverLine {
  readonly text: string;
  /** Belongs to the line before it, as one of a list. */
  readonly isItem: boolean;
  /** Where the line leads to; null when it only tells. */
  readonly place: (TextRange & { readonly uri: string }) | null;
}

/** What is told of a stretch of a text. */
export interface HoverText extends TextRange {
  readonly lines: readonly HoverLine[];
  /** The metric that it is about; null when that is not decided. */
  readonly metric: Metric | null;
  /** The figure pointed at, null for a name. */
  readonly figure: CheckedFigure | null;
}

const line = (text: string): HoverLine => ({ text, isItem: false, place: null });
const item = (text: string, place: HoverLine['place'] = null): HoverLine => ({ text, isItem: true, place });

/** What is told at an offset of a checked report: of a figure, a pin or a live value. Null where there is none. */
export function reportHover(findings: Findings, offset: number): HoverText | null {
  const { ledger } = findings;
  if (findings.state !== 'checked' || ledger === null) return null;
  const figure = findings.figures.find(one => one.start <= offset && offset < one.end);
  if (figure !== undefined) {
    const { start, end } = figure;
    return { start, end, lines: figureLines(ledger, figure), metric: figure.binding.candidate?.metric ?? null, figure };
  }
  const place = placeAt(placesInReport(findings), findings.uri, offset);
  if (place === null || place.kind === 'figure') return null;
  // The whole name with its period, which `place` leaves out.
  const placeholder = findings.report.placeholders.find(one => one.start <= offset && offset < one.end);
  const pin = findings.report.directives.find(one => one.start <= offset && offset < one.end);
  const observation = findReference(ledger, placeholder?.name ?? pin?.argument ?? '')?.observation ?? null;
  const { start, end, metric } = place;
  return { start, end, lines: metricLines(ledger, metric, observation), metric, figure: null };
}

/** What is told of a metric's entry, with the places of the given reports that state it. */
export function ledgerHover(ledger: Ledger, metric: Metric, reports: readonly Findings[]): readonly HoverLine[] {
  return [...metricLines(ledger, metric, metric.current), ...mentionLines(metric, reports)];
}

function figureLines(ledger: Ledger, figure: CheckedFigure): readonly HoverLine[] {
  const { candidate, ambiguous, pinned, reason } = figure.binding;
  const lines: HoverLine[] = [];
  if (candidate !== null) {
    const record = recordOf(candidate);
    lines.push(...describe(ledger, candidate.metric, candidate.observation, record.value, record.period));
  } else if (ambiguous.length > 0) {
    lines.push(line(l10n.t('可能的指标：{0}', ambiguous.map(c => c.metric.path).join('、'))));
  }
  lines.push(line(l10n.t('结论：{0}', verdictName(figure.verdict))));
  if (pinned) lines.push(line(l10n.t('依据：由注释指定')));
  else if (candidate !== null && reason !== '') lines.push(line(l10n.t('依据：{0}', reason)));
  return lines;
}

function metricLines(ledger: Ledger, metric: Metric, observation: Observation | null): readonly HoverLine[] {
  const { value, period } = recordAt(metric, observation);
  return describe(ledger, metric, observation, value === '' ? l10n.t('没有数值') : value, period);
}

/** The metric itself, from its value to its note. */
function describe(
  ledger: Ledger,
  metric: Metric,
  observation: Observation | null,
  value: string,
  period: string,
): HoverLine[] {
  const lines = [line(l10n.t('指标：{0}{1}', metric.path, period === '' ? '' : l10n.t('（{0}）', period)))];
  lines.push(line(l10n.t('台账：{0}', value)));
  if (observation !== null) lines.push(...otherPeriods(metric, observation));
  if (metric.formula !== null) {
    lines.push(line(l10n.t('公式：{0}', metric.formula)));
    lines.push(...formulaParts(ledger, metric, observation));
  }
  if (metric.problem !== null) lines.push(line(l10n.t('不能核对：{0}', metric.problem)));
  if (metric.source !== '') lines.push(line(l10n.t('来源：{0}', metric.source)));
  if (metric.note !== '') lines.push(line(l10n.t('备注：{0}', metric.note)));
  return lines;
}

/** The metric at its other periods, the latest ones, each with what changed until (or since) the one that is told. */
function otherPeriods(metric: Metric, told: Observation): readonly HoverLine[] {
  const others = metric.observations.filter(one => one !== told && one.value !== null);
  return others.slice(-MOST_PERIODS).map(other => {
    const { value, period } = recordAt(metric, other);
    if (told.period === null || other.period === null || told.value === null) return item(joined(period, value));
    return other.period.end <= told.period.end
      ? item(l10n.t('{0}：{1}（{2}比它变化{3}）', period, value, told.periodText, changeText(metric, other, told)))
      : item(l10n.t('{0}：{1}（比{2}变化{3}）', period, value, told.periodText, changeText(metric, told, other)));
  });
}

/** Each metric that the formula uses, with its value at the period that is told, where it has one. */
function formulaParts(ledger: Ledger, metric: Metric, told: Observation | null): readonly HoverLine[] {
  const parts = new Set(formulaReferences(ledger, metric).map(reference => reference.metric));
  return [...parts].map(part => {
    const period = told?.period ?? null;
    const same = part.observations.find(
      one => period !== null && one.period !== null && samePeriod(one.period, period),
    );
    const record = recordAt(part, same ?? part.current);
    const name = record.period === '' ? part.path : part.path + l10n.t('（{0}）', record.period);
    return item(joined(name, record.value));
  });
}

const joined = (name: string, value: string): string => l10n.t('{0}：{1}', name, value);

/** Where the reports state the metric, by report and line. */
function mentionLines(metric: Metric, reports: readonly Findings[]): readonly HoverLine[] {
  const mentions = reports.flatMap(findings => {
    const lines = new LineIndex(findings.report.text);
    return placesInReport(findings)
      .filter(place => place.kind !== 'pin' && isSameMetric(place.metric, metric))
      .map(({ uri, start, end, figure }) => {
        const at = { uri, start, end };
        const where = l10n.t('{0}第{1}行', fileNameOf(uri), lines.position(start).line);
        return figure === null
          ? item(l10n.t('{0}：取自台账', where), at)
          : item(l10n.t('{0}：{1}，{2}', where, figure.text, verdictName(figure.verdict)), at);
      });
  });
  if (mentions.length === 0) return [line(l10n.t('打开的报告中没有写到它'))];
  const left = mentions.length - MOST_MENTIONS;
  return [
    line(l10n.t('报告中写到{0}处：', mentions.length)),
    ...mentions.slice(0, MOST_MENTIONS),
    ...(left > 0 ? [item(l10n.t('还有{0}处', left))] : []),
  ];
}
