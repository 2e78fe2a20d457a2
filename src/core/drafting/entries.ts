/** The metrics of a draft: which figures of the report become entries, under which names, and which share one. */

import * as l10n from '@vscode/l10n';
import { senseOfName } from '../binding/metric-sense';
import type { Mention } from '../binding/types';
import { asLedgerValue } from '../fixes/add-metric';
import type { NewEntry } from '../ledger/add-entries';
import { nameKey } from '../ledger/names';
import { type Period, samePeriod } from '../ledger/period';
import type { Ledger } from '../ledger/types';
import { areApart, extentOf } from '../statements/extent';

/** A figure of the report that the ledger is to hold. */
export interface DraftedFigure {
  readonly mention: Mention;
  /** Heading that it stands under, the name of its group; '' for none. */
  readonly group: string;
  /** The period that it states where that is another than the ledger's; '' for the ledger's own. */
  readonly periodText: string;
  readonly period: Period | null;
  /** From the plainest to the most particular. */
  readonly names: readonly string[];
  /** Index of the name in use. */
  at: number;
  /** It has no name left: the ledger can't hold it. */
  dropped: boolean;
  /** It may not share an entry with other periods' figures: together they were read wrongly. */
  alone: boolean;
  /**
   * The level that it says the change of, while that may follow from two periods of the level's own entry (29万件, 上年同期26万件, 增长11.5%);
   * null when it has to have an entry of its own.
   */
  changeOf: DraftedFigure | null;
}

/** The period of the whole ledger, as written and read. */
export interface LedgerPeriod {
  readonly text: string;
  readonly period: Period | null;
}

/** One entry of the ledger: figures of one name, each of another period. */
export interface DraftedEntry {
  readonly path: string;
  readonly figures: DraftedFigure[];
}

/** The path of the entry that a figure would have under the name in use. */
export const pathOf = ({ group, names, at }: DraftedFigure): string => (group === '' ? '' : `${group}/`) + names[at]!;

/** The next name, or none. */
export function advance(figure: DraftedFigure): void {
  if (figure.at + 1 < figure.names.length) figure.at++;
  else figure.dropped = true;
}

/** True for a mention that may state the very value of a figure: the same unit, and no more apart than rounding explains. */
export const sameValue = (one: DraftedFigure, { figure }: Mention): boolean =>
  one.mention.figure.unit === figure.unit && !areApart(extentOf(one.mention.figure), extentOf(figure));

/**
 * The entries that the figures make up. A name that is taken gives way to its next; figures of one name, unit and kind share an entry by
 * period; a change that follows from two levels gets no entry.
 * @param ledger what is there already; null for a ledger of its own
 */
export function settle(
  figures: readonly DraftedFigure[],
  ledger: Ledger | null,
  own: LedgerPeriod,
): readonly DraftedEntry[] {
  const taken = new Set(ledger?.metrics.flatMap(({ path, groups }) => [path, ...groupPaths(groups)]).map(nameKey));
  // A group of the draft's own can't be a metric as well.
  for (const { group } of figures) if (group !== '') taken.add(nameKey(group));
  const entries = new Map<string, DraftedEntry>();
  const entryOf = new Map<DraftedFigure, DraftedEntry>();
  const place = (figure: DraftedFigure): void => {
    while (!figure.dropped) {
      const key = nameKey(pathOf(figure));
      const there = entries.get(key);
      if (there === undefined && !taken.has(key)) {
        const entry: DraftedEntry = { path: pathOf(figure), figures: [figure] };
        entries.set(key, entry);
        entryOf.set(figure, entry);
        return;
      }
      if (there !== undefined && canJoin(there, figure, own)) {
        there.figures.push(figure);
        entryOf.set(figure, there);
        return;
      }
      advance(figure);
    }
  };
  for (const figure of figures) if (figure.changeOf === null) place(figure);
  // Only now it is known which levels have two periods.
  for (const figure of figures) {
    if (figure.changeOf === null) continue;
    if ((entryOf.get(figure.changeOf)?.figures.length ?? 0) > 1) continue;
    place(figure);
  }
  return [...entries.values()].sort((a, b) => a.figures[0]!.mention.index - b.figures[0]!.mention.index);
}

const groupPaths = (groups: readonly string[]): string[] => groups.map((_, i) => groups.slice(0, i + 1).join('/'));

/** True when a figure can be one more period's value of an entry. */
function canJoin({ figures }: DraftedEntry, figure: DraftedFigure, own: LedgerPeriod): boolean {
  const dated = (one: DraftedFigure): Period | null => (one.periodText === '' ? own.period : one.period);
  const period = dated(figure);
  if (period === null || figure.alone || figures[0]!.alone) return false;
  if (figures.some(one => dated(one) === null || samePeriod(dated(one)!, period))) return false;
  return (
    figures[0]!.mention.figure.unit === figure.mention.figure.unit && isMovement(figures[0]!) === isMovement(figure)
  );
}

const isMovement = ({ mention: { cue } }: DraftedFigure): boolean => cue !== null && !cue.toLevel;

/** An entry as it is written. `own` is the ledger's period. */
export function writtenEntry({ figures }: DraftedEntry, own: LedgerPeriod): NewEntry {
  const [first, ...others] = figures;
  const { group, names, at, periodText } = first!;
  const groups = group === '' ? [] : [group];
  const name = names[at]!;
  if (others.length === 0)
    return {
      groups,
      name,
      value: recordedValue(first!),
      values: [],
      fields: [...(periodText === '' ? [] : [['period', periodText] as const]), ...noteOf(figures)],
    };
  const endOf = ({ period }: DraftedFigure): number => (period ?? own.period)?.end ?? 0;
  const byTime = [...figures].sort((a, b) => endOf(a) - endOf(b));
  const values = byTime.map((one): [string, string] => [one.periodText || own.text, recordedValue(one)]);
  return { groups, name, value: '', values, fields: noteOf(figures) };
}

/** 98%以上 is held as 98%, and the writer is told to look up what it is. */
function noteOf(figures: readonly DraftedFigure[]): [string, string][] {
  const rough = figures.filter(({ mention }) => mention.figure.approximation !== 'exact');
  const written = rough.map(({ mention }) => mention.figure.text.replace(/\s+/g, ' ')).join(l10n.t('、'));
  return rough.length === 0 ? [] : [['note', l10n.t('报告写作“{0}”，请核实确数', written)]];
}

/** The figure as a ledger holds it; a fall is negative unless the name says that it is one. */
function recordedValue({ mention: { figure, headUnit, cue }, names, at }: DraftedFigure): string {
  const written = asLedgerValue(figure) + (figure.unit === '' && headUnit ? headUnit.written : '');
  return cue?.direction === 'down' &&
    !cue.toLevel &&
    (figure.unit === '%' || figure.unit === '百分点') &&
    figure.value.gt(0) &&
    senseOfName(names[at]!) !== 'decrease'
    ? `-${written}`
    : written;
}
