import type { TextRange } from '../text/range';
import { FormulaFault, parseFormula, type Reference, referencesOf } from './formulaSyntax';
import { NameIndex } from './names';
import type { Ledger, LedgerPlace, Metric } from './types';

/** A metric named in the formula of another one. */
export interface FormulaReference {
  readonly metric: Metric;
  /** The name in the formula's text, without backquotes and without its period. */
  readonly name: TextRange;
  readonly quoted: boolean;
  /** The name in its file; the whole formula where YAML escapes or folded lines make offsets in it useless. */
  readonly place: LedgerPlace;
}

const indexes = new WeakMap<Ledger, NameIndex>();
const known = new WeakMap<Ledger, WeakMap<Metric, readonly FormulaReference[]>>();

/** The names of a ledger, for looking them up as formulas do. */
export function namesOf(ledger: Ledger): NameIndex {
  let index = indexes.get(ledger);
  if (index === undefined) {
    index = new NameIndex(ledger.metrics);
    indexes.set(ledger, index);
  }
  return index;
}

/** What the formula of a metric refers to, in the order of its text; empty for a plain value and for a formula that is wrong. */
export function formulaReferences(ledger: Ledger, metric: Metric): readonly FormulaReference[] {
  if (metric.formula === null) return [];
  let byMetric = known.get(ledger);
  if (byMetric === undefined) {
    byMetric = new WeakMap();
    known.set(ledger, byMetric);
  }
  let references = byMetric.get(metric);
  if (references === undefined) {
    references = readReferences(ledger, metric, metric.formula);
    byMetric.set(metric, references);
  }
  return references;
}

function readReferences(ledger: Ledger, metric: Metric, formula: string): readonly FormulaReference[] {
  const found = parsedReferences(formula, metric.groups, namesOf(ledger), ledger.units);
  const scalar = formulaPlace(metric);
  if (found === null || scalar === null) return [];
  const start = startInFile(ledger, scalar, formula);
  return found.map(reference => {
    const { range: name, quoted } = nameRange(formula, reference);
    const place = start === null ? scalar : { uri: scalar.uri, start: start + name.start, end: start + name.end };
    return { metric: reference.metric, name, quoted, place };
  });
}

/** The metrics that a formula names; null when it can't be read. */
export function parsedReferences(
  formula: string,
  groups: readonly string[],
  index: NameIndex,
  units: ReadonlySet<string>,
): readonly Reference[] | null {
  try {
    return referencesOf(parseFormula(formula, groups, index, units));
  } catch (error) {
    if (error instanceof FormulaFault) return null;
    throw error;
  }
}

/** Where the formula of a metric stands, with its quotes; null for a metric without one. */
export function formulaPlace(metric: Metric): LedgerPlace | null {
  return metric.formula === null ? null : (metric.observations[0]?.place ?? null);
}

/** The offset of a formula's first character in its file; null where the file has it in another form. */
function startInFile(ledger: Ledger, place: LedgerPlace, formula: string): number | null {
  const slice = ledger.files.find(file => file.uri === place.uri)?.text.slice(place.start, place.end);
  if (slice === formula) return place.start;
  return slice?.slice(1, -1) === formula ? place.start + 1 : null;
}

/** The name within a reference, which also has its period and, when quoted, its closing backquote. */
function nameRange(formula: string, reference: Reference): { readonly range: TextRange; readonly quoted: boolean } {
  const { start, end, period, periodText } = reference;
  if (formula[start - 1] !== '`') {
    return { range: { start, end: period === null ? end : end - periodText.length - 1 }, quoted: false };
  }
  const close = formula.indexOf('`', start);
  // `名@2014年` in one pair of backquotes, beside `名`@2014年.
  const inside = period !== null && close + 1 === end;
  return { range: { start, end: inside ? formula.lastIndexOf('@', close) : close }, quoted: true };
}
