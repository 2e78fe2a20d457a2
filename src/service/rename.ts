/** A new name for a metric, written wherever it is named: in its ledger, and in the pins and live values of reports. */
import * as l10n from '@vscode/l10n';
import { renameKeyEdit, setFormulaEdit } from '../core/ledger/edit';
import { formulaReferences, parsedReferences } from '../core/ledger/formula-references';
import { NameIndex, nameKey } from '../core/ledger/names';
import { parsePeriod } from '../core/ledger/period';
import type { Ledger, Metric } from '../core/ledger/types';
import type { DocumentEdit } from '../core/rules/types';
import { isSameMetric, placesInReport } from './references';
import type { Findings } from './types';

/** The name is refused; the message says why and what would do, in the user's language. */
export class NameRefused extends Error {
  override readonly name = 'NameRefused';
}

/**
 * The edits that rename a metric: its key, the formulas of the ledger, pins and live values of the reports given. Aliases stay, and so does
 * the text of figures. What would come to mean another metric, or several, is written with its path.
 * @param reports checked reports; those that do not use the ledger are left alone. One that merges it with other files has these
 *   files' formulas rewritten, too
 * @throws NameRefused when the name can't be one, or is taken in one of the ledgers
 */
export function renameEdits(
  ledger: Ledger,
  metric: Metric,
  wanted: string,
  reports: readonly Findings[],
): readonly DocumentEdit[] {
  const name = wanted.trim();
  if (name === metric.name) return [];
  const renamings = new Map<string, Renaming>();
  for (const one of [ledger, ...reports.map(findings => findings.ledger)]) {
    const own = one?.metrics.find(other => isSameMetric(other, metric));
    if (!one || !own || renamings.has(filesOf(one))) continue;
    refuseImpossible(one, own, name);
    renamings.set(filesOf(one), new Renaming(one, own, name));
  }
  const edits = [...renamings.values()].flatMap(ledgerEdits);
  for (const findings of reports) {
    const renaming = findings.ledger && renamings.get(filesOf(findings.ledger));
    if (renaming) edits.push(...reportEdits(findings, renaming));
  }
  // Ledgers that share a file want the same done to it.
  const places = new Map(edits.map(edit => [`${edit.uri}\n${edit.start}`, edit]));
  return [...places.values()];
}

/** Ledgers of the same files are the same. */
const filesOf = (ledger: Ledger): string => ledger.files.map(file => file.uri).join('\n');

function ledgerEdits(renaming: Renaming): DocumentEdit[] {
  const { ledger, metric, name } = renaming;
  const edits = ledger.metrics.map(dependent => formulaEdit(ledger, dependent, renaming));
  return [renameKeyEdit(ledger, metric, name), ...edits].filter(edit => edit !== null);
}

function reportEdits(findings: Findings, renaming: Renaming): DocumentEdit[] {
  const metrics = new Map(renaming.ledger.metrics.map(metric => [metric.path, metric]));
  return placesInReport(findings).flatMap(({ uri, start, end, kind, metric }) => {
    const own = metrics.get(metric.path);
    if (kind === 'figure' || own === undefined) return [];
    const text = findings.report.text.slice(start, end);
    const renamed = renaming.textFor(own, text, []);
    return renamed === text ? [] : [{ uri, start, end, text: renamed }];
  });
}

/** Signs that end a pin, a live value, a cell of a table, or a name in backquotes. */
const FORBIDDEN = /[\u0000-\u001f\u007f\u2028\u2029`|{}<>]|--/u;

function refuseImpossible(ledger: Ledger, metric: Metric, name: string): void {
  if (name === '') throw new NameRefused(l10n.t('指标的名称不能是空的。请写一个名称。'));
  const forbidden = FORBIDDEN.exec(name)?.[0];
  if (forbidden !== undefined) {
    const shown = /[\u0000-\u001f\u007f\u2028\u2029]/.test(forbidden) ? l10n.t('换行等控制字符') : forbidden;
    throw new NameRefused(
      l10n.t('指标的名称里不能有“{0}”，否则在报告的占位、指定和算式里写不出来。请换一个名称。', shown),
    );
  }
  if (name.includes('/') && !metric.name.includes('/'))
    throw new NameRefused(l10n.t('指标的名称里不能有“/”，它用来隔开组和名称。请只写名称，不写它的组。'));
  const at = name.lastIndexOf('@');
  if (at >= 0 && parsePeriod(name.slice(at + 1)) !== null)
    throw new NameRefused(l10n.t('指标的名称不能以“@时期”结尾，时期要写在 values 里。请去掉“{0}”。', name.slice(at)));
  const path = [...metric.groups, name].join('/');
  const others = ledger.metrics.filter(one => one !== metric);
  const isTaken = (other: Metric): boolean =>
    nameKey(other.path) === nameKey(path) ||
    other.groups.some((_, depth) => nameKey(other.groups.slice(0, depth + 1).join('/')) === nameKey(path));
  if (others.some(isTaken))
    throw new NameRefused(l10n.t('台账里已经有“{0}”，不能再有一个同名的。请换一个名称。', path));
  const aliased = others.find(other => other.aliases.some(alias => nameKey(alias) === nameKey(name)));
  if (aliased !== undefined)
    throw new NameRefused(
      l10n.t('“{0}”已经是指标“{1}”的别名，两个指标会分不清。请换一个名称，或先删去那个别名。', name, aliased.path),
    );
}

/** The names of a ledger before and after the change. */
class Renaming {
  /** The metrics as they will be, in the ledger's order. */
  readonly after: NameIndex;
  readonly #before: ReadonlyMap<Metric, Metric>;

  constructor(
    readonly ledger: Ledger,
    readonly metric: Metric,
    readonly name: string,
  ) {
    const path = [...metric.groups, name].join('/');
    const renamed = { ...metric, name, path };
    this.#before = new Map([[renamed, metric]]);
    this.after = new NameIndex(ledger.metrics.map(one => (one === metric ? renamed : one)));
  }

  /** The metric of today's ledger that one of the renamed ledger is. */
  asBefore(metric: Metric): Metric {
    return this.#before.get(metric) ?? metric;
  }

  /**
   * How to write a reference so that it means the same metric as before.
   * @param text as it is written now
   * @param groups from inside which it is looked up: those of the formula's metric, none for a report
   */
  textFor(metric: Metric, text: string, groups: readonly string[]): string {
    const path = metric === this.metric ? [...metric.groups, this.name].join('/') : metric.path;
    const means = (written: string): boolean => {
      const found = this.after.lookupFrom(written, groups);
      return found.length === 1 && this.asBefore(found[0]!) === metric;
    };
    if (means(text)) return text;
    // 组/旧名 becomes 组/新名: what stands before the name stays as it is written.
    const tail = text.length - metric.name.length;
    const ends = tail >= 0 && nameKey(text.slice(tail)) === nameKey(metric.name);
    const own = metric === this.metric ? this.name : metric.name;
    const candidates = [ends ? text.slice(0, tail) + own : own, own, path];
    return candidates.find(means) ?? path;
  }

  /** The references of a formula's text as it would be read after the change; null when it could not be. */
  read(formula: string, groups: readonly string[]): readonly Metric[] | null {
    const found = parsedReferences(formula, groups, this.after, this.ledger.units);
    return found?.map(reference => this.asBefore(reference.metric)) ?? null;
  }
}

/** Blanks and signs that make a name hard to tell from a calculation, for people if not for the reader of formulas. */
const hasNewOperator = (name: string, before: string): boolean =>
  [...name].some(sign => /[\s+\-−—*×/÷(),@]/.test(sign) && !before.includes(sign));

/** The edit of one metric's formula, null when it can stay as it is. */
function formulaEdit(ledger: Ledger, dependent: Metric, renaming: Renaming): DocumentEdit | null {
  const { formula, groups } = dependent;
  const references = formulaReferences(ledger, dependent);
  if (formula === null || references.length === 0) return null;
  const meant = references.map(reference => reference.metric);
  const isRight = (text: string): boolean => {
    const found = renaming.read(text, groups);
    return found !== null && found.length === meant.length && found.every((one, i) => one === meant[i]);
  };
  if (isRight(formula)) return null;
  const rewritten = (allInQuotes: boolean): string => {
    let text = '';
    let done = 0;
    for (const { metric, name, quoted } of references) {
      const old = formula.slice(name.start, name.end);
      const renamed = renaming.textFor(metric, old, groups);
      text += formula.slice(done, name.start);
      const inQuotes = allInQuotes ? renamed !== old : hasNewOperator(renamed, old);
      text += inQuotes && !quoted ? `\`${renamed}\`` : renamed;
      done = name.end;
    }
    return text + formula.slice(done);
  };
  const plain = rewritten(false);
  const text = isRight(plain) ? plain : rewritten(true);
  return text === formula ? null : setFormulaEdit(ledger, dependent, text);
}
