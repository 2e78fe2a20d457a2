/** What importing a table would do to a ledger, before anything is done. */
import * as l10n from '@vscode/l10n';
import { parseQuantity } from '../figures/scan';
import { applyEdits } from '../fixes/edits';
import { addEntriesEdits, type NewEntry } from '../ledger/add-entries';
import { addValueEdit } from '../ledger/add-value';
import { setValueEdit } from '../ledger/edit';
import { nameKey } from '../ledger/names';
import { parsePeriod, samePeriod } from '../ledger/period';
import { readLedger } from '../ledger/read';
import type { Ledger, Metric, Observation } from '../ledger/types';
import { entryUnit, readValue } from '../ledger/value';
import type { TextEdit } from '../text/range';
import type { ImportedMetric, ImportedTable, ImportedValue } from './records';

/** One thing that importing would do; the user takes or leaves each. */
export interface ImportStep {
  readonly kind: 'add' | 'change' | 'add-period';
  /** Path of the metric. */
  readonly metric: string;
  /** Period of a value that is changed or added, as written; '' for none. */
  readonly period: string;
  /** What the ledger says now; '' for what it lacks. */
  readonly before: string;
  /** What it would say. */
  readonly after: string;
  readonly imported: ImportedMetric;
  /** The one value that is changed or added; null for a metric that is added with all its values. */
  readonly value: ImportedValue | null;
}

export interface ImportPlan {
  readonly steps: readonly ImportStep[];
  /** Values that the ledger has already, just so. */
  readonly same: number;
  /** What can't be taken, in words for the user. */
  readonly leftOut: readonly string[];
}

/** Holds a table against a ledger. */
export function planImport(ledger: Ledger, table: ImportedTable): ImportPlan {
  const steps: ImportStep[] = [];
  const leftOut = table.leftOut.map(({ message }) => message);
  let same = 0;
  const groupKeys = new Set(
    ledger.metrics.flatMap(({ groups }) => groups.map((_, i) => keyOf(groups.slice(0, i + 1)))),
  );
  const metricKeys = new Set(ledger.metrics.map(metricKey));
  const taken = new Set<string>();
  const timesNamed = new Map<string, number>();
  for (const { name } of table.metrics) timesNamed.set(nameKey(name), (timesNamed.get(nameKey(name)) ?? 0) + 1);
  for (const imported of table.metrics) {
    const metric = metricOf(ledger, imported, timesNamed.get(nameKey(imported.name)) === 1);
    const path = [...imported.groups, imported.name].join('/');
    if (metric === null) {
      const clash =
        groupKeys.has(keyOf([...imported.groups, imported.name])) ||
        imported.groups.some((_, i) => metricKeys.has(keyOf(imported.groups.slice(0, i + 1))));
      if (taken.has(nameKey(path))) leftOut.push(l10n.t('「{0}」重复出现，只取第一次的数值', path));
      else if (clash) leftOut.push(l10n.t('「{0}」：指标文件里一处是指标，一处是组，名称相同', path));
      else {
        taken.add(nameKey(path));
        const whole = withPeriods(ledger, imported, leftOut);
        const after = summaryOf(whole);
        steps.push({ kind: 'add', metric: path, period: '', before: '', after, imported: whole, value: null });
      }
      continue;
    }
    for (const value of imported.values) {
      // Two rows may mean one value: by its path and by its name, or with its period and without.
      const place = observationFor(ledger, metric, value.period)?.place;
      const key = `${metric.path}\n${place === undefined ? nameKey(value.period) : `${place.uri} ${place.start}`}`;
      if (taken.has(key)) {
        leftOut.push(l10n.t('「{0}」重复出现，只取第一次的数值', path));
        continue;
      }
      taken.add(key);
      const step = stepFor(ledger, metric, imported, value);
      if (step === 'same') same += 1;
      else if (typeof step === 'string') leftOut.push(step);
      else steps.push(step);
    }
  }
  return { steps, same, leftOut };
}

/**
 * The ledger's text with some steps of its plan done.
 * @param ledger what the plan was made for; its first file gets what is new
 * @returns the new text of every file that changes, by address
 */
export function applyImport(ledger: Ledger, steps: readonly ImportStep[]): Map<string, string> {
  const texts = new Map(ledger.files.map(({ uri, text }) => [uri, text]));
  const changed = new Set<string>();
  // In rounds of one value a metric: the second into an entry is written into what the first has made of it.
  let left = steps.filter(({ value }) => value !== null);
  while (left.length > 0) {
    const now = readLedger([...texts].map(([uri, text]) => ({ uri, text })));
    const edits = new Map<string, TextEdit[]>();
    const done = new Set<string>();
    const later: ImportStep[] = [];
    for (const step of left) {
      const metric = now.find(step.metric);
      if (done.has(step.metric)) {
        later.push(step);
        continue;
      }
      done.add(step.metric);
      const edit = metric === null ? null : editFor(now, metric, step.imported, step.value!);
      if (edit !== null) edits.set(edit.uri, [...(edits.get(edit.uri) ?? []), edit]);
    }
    for (const [uri, list] of edits) {
      texts.set(uri, applyEdits(texts.get(uri)!, list));
      changed.add(uri);
    }
    left = later;
  }
  const added = steps.filter(({ value }) => value === null).map(({ imported }) => entryOf(imported));
  const first = ledger.files[0];
  if (first !== undefined && added.length > 0) {
    const file = { ...first, text: texts.get(first.uri)! };
    texts.set(first.uri, applyEdits(file.text, addEntriesEdits(file, added)));
    changed.add(first.uri);
  }
  return new Map([...texts].filter(([uri]) => changed.has(uri)));
}

const keyOf = (path: readonly string[]): string => nameKey(path.join('/'));
const metricKey = (metric: Metric): string => nameKey(metric.path);

/** Where a metric has several values, one without a period is of the ledger's; without that nobody can say of which. */
function withPeriods(ledger: Ledger, imported: ImportedMetric, leftOut: string[]): ImportedMetric {
  if (imported.values.length < 2 || imported.values.every(({ period }) => period !== '')) return imported;
  const own = parsePeriod(ledger.periodText);
  const values = imported.values.flatMap((value): ImportedValue[] => {
    if (value.period !== '') return [value];
    const taken = imported.values.some(({ period }) => {
      const parsed = parsePeriod(period);
      return own !== null && parsed !== null && samePeriod(own, parsed);
    });
    if (own !== null && !taken) return [{ ...value, period: ledger.periodText }];
    leftOut.push(
      l10n.t('「{0}」的数值{1}没有写明时期，而它有几个时期的数值', imported.name, writtenOf(imported, value)),
    );
    return [];
  });
  return { ...imported, values };
}

/**
 * The ledger's metric that a row is about: that of its path, or the only one of its name where either has no group.
 * @param alone true when no other row of the table has its name
 */
function metricOf(ledger: Ledger, imported: ImportedMetric, alone: boolean): Metric | null {
  const path = [...imported.groups, imported.name].join('/');
  const exact = ledger.find(path);
  if (exact !== null && metricKey(exact) === nameKey(path)) return exact;
  const named = alone ? ledger.find(imported.name) : null;
  return named !== null && (imported.groups.length === 0 || named.groups.length === 0) ? named : null;
}

function observationFor(ledger: Ledger, metric: Metric, period: string): Observation | null {
  const wanted = parsePeriod(period);
  if (wanted === null) return metric.current;
  const found = metric.observations.find(one => one.period !== null && samePeriod(one.period, wanted));
  if (found !== undefined) return found;
  const { current } = metric;
  // A plain value belongs to the ledger's period; where there is none, nobody can say that it is another one's.
  return current !== null && current.period === null && ledger.period === null ? current : null;
}

/** The step for one value; 'same' when the ledger says just that; else a sentence that says why it can't be taken. */
function stepFor(ledger: Ledger, metric: Metric, imported: ImportedMetric, value: ImportedValue): ImportStep | string {
  const path = metric.path;
  if (metric.formula !== null) return l10n.t('「{0}」在指标文件里由公式算出，没有改动', path);
  const written = writtenFor(metric, imported, value);
  const unit = metric.writtenUnit === '' ? null : entryUnit(metric.writtenUnit);
  const read = readValue(written, unit);
  // 三分之一 is a share: written over a count it would take the count's unit away.
  const isShareOfCount =
    parseQuantity(written)?.kind === 'fraction' && unit !== null && unit.base !== '%' && unit.base !== '‰';
  if (read.fault !== null || isShareOfCount)
    return l10n.t('「{0}」：“{1}”与指标文件中的单位“{2}”不合', path, written, metric.writtenUnit);
  const observation = observationFor(ledger, metric, value.period);
  if (observation?.value?.eq(read.value)) return 'same';
  const step = { metric: path, imported, value };
  if (editFor(ledger, metric, imported, value) === null)
    return l10n.t('「{0}」在指标文件里的写法无法自动改动，请手工改为{1}', path, written);
  return observation === null
    ? { ...step, kind: 'add-period', period: value.period, before: '', after: written }
    : {
        ...step,
        kind: 'change',
        period: observation.periodText,
        before: observation.text + suffix(metric, observation),
        after: written,
      };
}

/** The unit that a bare number of the ledger has. */
const suffix = (metric: Metric, { text }: Observation): string =>
  /^[-+]?[\d.,]+$/.test(text) ? metric.writtenUnit : '';

function editFor(ledger: Ledger, metric: Metric, imported: ImportedMetric, value: ImportedValue) {
  const written = writtenFor(metric, imported, value);
  const observation = observationFor(ledger, metric, value.period);
  return observation === null
    ? addValueEdit(ledger, metric, value.period, written)
    : setValueEdit(ledger, observation, metric, written);
}

/** The figure with its unit; a number that the table gives no unit is in the unit that bare numbers of the metric have. */
function writtenFor(metric: Metric, imported: ImportedMetric, value: ImportedValue): string {
  const written = writtenOf(imported, value);
  const own = readValue(written, null);
  return own.fault === null && own.bare ? written + bareUnit(metric) : written;
}

/** The entry's `unit`, scale and all; the base unit where only the values name one (29万件 and 293412). */
function bareUnit({ observations, writtenUnit, unit }: Metric): string {
  if (writtenUnit === '') return '';
  const field = entryUnit(writtenUnit);
  const isField = observations.some(({ text, value }) => {
    const read = readValue(text, field);
    return read.fault === null && read.bare && value !== null && read.value.eq(value);
  });
  return isField ? writtenUnit : unit;
}

/** The figure with its unit. */
function writtenOf({ unit }: ImportedMetric, { text }: ImportedValue): string {
  const own = readValue(text, null);
  return own.fault === null && own.bare ? text + unit : text;
}

function summaryOf(imported: ImportedMetric): string {
  return imported.values
    .map(value =>
      value.period === '' ? writtenOf(imported, value) : l10n.t('{0}（{1}）', writtenOf(imported, value), value.period),
    )
    .join(l10n.t('；'));
}

function entryOf(imported: ImportedMetric): NewEntry {
  const { groups, name, source, note, values } = imported;
  const fields: [string, string][] = [];
  if (source !== '') fields.push(['source', source]);
  if (note !== '') fields.push(['note', note]);
  const [only, ...others] = values;
  const written = values.map((value): [string, string] => [value.period, writtenOf(imported, value)]);
  if (others.length > 0 && only!.period !== '') return { groups, name, value: '', values: written, fields };
  if (only!.period !== '') fields.unshift(['period', only!.period]);
  return { groups, name, value: written[0]![1], values: [], fields };
}
