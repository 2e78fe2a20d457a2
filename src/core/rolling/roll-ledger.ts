/** The ledger of a new period with the values of the one before it: what 同比 is computed from. */
import { applyEdits } from '../fixes/edits';
import { addValueEdit } from '../ledger/add-value';
import { nameKey } from '../ledger/names';
import { parsePeriod, samePeriod } from '../ledger/period';
import { readLedger } from '../ledger/read';
import type { Ledger, Metric, Observation } from '../ledger/types';
import type { TextEdit } from '../text/range';

/** A value of the old ledger that is to go into the new one. */
interface OldValue {
  readonly path: string;
  readonly period: string;
  readonly written: string;
}

/** The new ledger's metric of an old one's path; null when it has none. */
export function counterpart(next: Ledger, { path }: Metric): Metric | null {
  const found = next.find(path);
  return found !== null && nameKey(found.path) === nameKey(path) ? found : null;
}

/**
 * The new ledger's files with the old one's values under their periods, for every metric of the same path. A value that the new ledger
 * has for that period stays as it is there; formulas are left alone.
 * @param old its plain values need a period: the ledger's or their own
 */
export function rollLedger(old: Ledger, next: Ledger): { readonly uri: string; readonly text: string }[] {
  let files = next.files.map(({ uri, text }) => ({ uri, text }));
  let left = old.metrics.flatMap(metric => valuesOf(old, metric));
  while (left.length > 0) {
    const now = readLedger(files);
    const edits = new Map<string, TextEdit[]>();
    const done = new Set<string>();
    const later: OldValue[] = [];
    for (const value of left) {
      // The second value into an entry is written into what the first has made of it.
      if (done.has(value.path)) {
        later.push(value);
        continue;
      }
      const metric = now.find(value.path);
      const edit = metric === null ? null : editFor(now, metric, value);
      if (edit === null) continue;
      done.add(value.path);
      edits.set(edit.uri, [...(edits.get(edit.uri) ?? []), edit]);
    }
    files = files.map(({ uri, text }) => ({ uri, text: applyEdits(text, edits.get(uri) ?? []) }));
    left = later;
  }
  return files;
}

/** A value that the two ledgers hold for one period, and not the same. */
export interface DifferingValue {
  readonly path: string;
  readonly period: string;
  readonly before: string;
  readonly after: string;
}

/** Where the new ledger has another value for a period that the old one has, too: revised, or one of the two is wrong. */
export function differingValues(old: Ledger, next: Ledger): DifferingValue[] {
  return old.metrics.flatMap(metric => {
    const other = metric.formula === null ? counterpart(next, metric) : null;
    if (other === null || other.formula !== null) return [];
    return metric.observations.flatMap((one): DifferingValue[] => {
      const period = one.period ?? old.period;
      const same = other.observations.find(({ period: its }) => {
        const own = its ?? next.period;
        return period !== null && own !== null && samePeriod(own, period);
      });
      if (same?.value == null || one.value === null || one.value.eq(same.value) || other.unit !== metric.unit)
        return [];
      const [before, after] = [writtenOf(metric, one), writtenOf(other, same)];
      return [{ path: metric.path, period: one.periodText || old.periodText, before, after }];
    });
  });
}

function valuesOf(old: Ledger, metric: Metric): OldValue[] {
  if (metric.formula !== null) return [];
  return metric.observations.flatMap(observation => {
    const period = observation.periodText || old.periodText;
    const written = writtenOf(metric, observation);
    return period === '' || written === '' || observation.value === null
      ? []
      : [{ path: metric.path, period, written }];
  });
}

/** The value with its unit, as the new entry may have another: 293412 and 29.3万 alike. */
const writtenOf = ({ writtenUnit, unit }: Metric, { text }: Observation): string =>
  /^[-+]?[\d.,]+$/.test(text) ? text + writtenUnit : /^[-+]?[\d.,]+[千万萬亿億]+$/.test(text) ? text + unit : text;

function editFor(now: Ledger, metric: Metric, { path, period, written }: OldValue) {
  if (nameKey(metric.path) !== nameKey(path) || metric.formula !== null) return null;
  const parsed = parsePeriod(period);
  const has = metric.observations.some(one => {
    const own = one.period ?? now.period;
    return parsed === null || (own !== null && samePeriod(own, parsed));
  });
  return has ? null : addValueEdit(now, metric, period, written);
}
