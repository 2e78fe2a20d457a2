import * as l10n from '@vscode/l10n';
import type { RawProblem, Rule, RuleContext } from './rule';
import { listRuns } from './sequence-lists';
import { writeNumber } from './sequence-markers';
import { type PlacedMarker, type Run, type SequenceFault, sequenceRuns } from './sequence-runs';
import type { DocumentEdit, Fix } from './types';

/** The text counts its items wrongly: 一是…二是…四是, （一）（三）, a level under one that belongs below it. */
export const sequence: Rule = {
  name: 'sequence',
  defaultSeverity: 'warning',
  hasFixes: true,
  summary: () => l10n.t('序号漏号、重号或层次颠倒'),
  *check(context) {
    for (const run of [...sequenceRuns(context.report), ...listRuns(context.report)])
      for (const [placed, fault] of run.faults) yield finding(context, run, placed, fault);
  },
};

function finding(context: RuleContext, run: Run, placed: PlacedMarker, fault: SequenceFault): RawProblem {
  const index = run.members.indexOf(placed);
  const before = run.members[index - 1] ?? null;
  return {
    uri: context.uri,
    ...placed.range,
    message: message(placed, before, fault),
    metric: null,
    expected: null,
    related:
      before === null
        ? []
        : [{ uri: context.uri, ...before.range, message: l10n.t('上一项“{0}”', before.marker.text) }],
    fixes: fault === 'level' || fault === 'form' ? [] : renumberings(context, run, index),
  };
}

function message(placed: PlacedMarker, before: PlacedMarker | null, fault: SequenceFault): string {
  const { text } = placed.marker;
  if (fault === 'level') return l10n.t('“{0}”用在了下一层，层次序号的顺序应为一、（一）1.（1），请调整。', text);
  if (before === null)
    return l10n.t('序号从“{0}”开始，没有“{1}”。请检查是否漏了一项，或重新编号。', text, markerWith(placed, 1));
  const previous = before.marker.text;
  if (fault === 'form')
    return l10n.t('同级标题的上一个是“{0}”，此处写作“{1}”，序号形式不一致，请统一。', previous, text);
  const expected = markerWith(placed, before.marker.number + 1);
  return fault === 'repeat'
    ? l10n.t('“{0}”与上一项重号，此处应为“{1}”。请重新编号。', text, expected)
    : l10n.t('上一项是“{0}”，此处应为“{1}”，写作“{2}”。请检查是否漏了一项，或重新编号。', previous, expected, text);
}

/** The marker as it would be written with another number. */
function markerWith({ marker }: PlacedMarker, number: number): string {
  const { text, start, digits } = marker;
  const written = writeNumber(number, marker.kind, text.slice(digits.start - start, digits.end - start));
  return written === null ? text : text.slice(0, digits.start - start) + written + text.slice(digits.end - start);
}

/** Counts this item and the rest of its run on from the item before it. */
function renumberings(context: RuleContext, run: Run, from: number): readonly Fix[] {
  const edits: DocumentEdit[] = [];
  const first = (run.members[from - 1]?.marker.number ?? 0) + 1;
  for (const [index, { marker, digits }] of run.members.slice(from).entries()) {
    const old = context.report.text.slice(digits.start, digits.end);
    const text = writeNumber(first + index, marker.kind, old);
    if (text === null) return [];
    if (text !== old) edits.push({ uri: context.uri, ...digits, text });
  }
  if (edits.length === 0) return [];
  return [{ title: l10n.t('从“{0}”起重新编号', markerWith(run.members[from]!, first)), edits, kind: 'other' }];
}
