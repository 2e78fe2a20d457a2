import * as l10n from '@vscode/l10n';
import type Big from 'big.js';
import { convertUnit } from '../figures/units';
import { Exact, isSane, trim } from './exact';
import { type Expression, FormulaFault, parseFormula, type Reference, referencesOf } from './formulaSyntax';
import type { NameIndex } from './names';
import { type Period, yearBefore } from './period';
import type { LedgerPlace, LedgerProblem, Metric, Observation } from './types';
import { shareOf } from './value';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A derived metric whose value is to be worked out: `observations`, `current` and `problem` of `metric` are filled in. */
export interface FormulaEntry {
  readonly metric: Mutable<Metric>;
  readonly text: string;
  /** Where the formula stands. */
  readonly place: LedgerPlace;
  /** Offset of the formula's first character in the file; null where YAML escapes or folded lines make offsets useless. */
  readonly textStart: number | null;
  /** The period of the metric: its own or the ledger's. */
  readonly period: Period | null;
  readonly periodText: string;
  /** True when the entry itself names its period. */
  readonly ownPeriod: boolean;
}

/** An amount with its base unit; shares (%, ‰, points) are plain ratios, so 5% is 0.05 with unit ''. */
interface Amount {
  readonly value: Big;
  readonly unit: string;
}

/** A metric that the formula needs has no value; its own place says why. */
class Waiting extends Error {
  constructor(readonly metric: Metric) {
    super();
  }
}

const periodKey = (p: Period): string => `${p.start} ${p.end} ${p.point}`;

/** Observations by period, kept per metric because a metric may have many. */
class Observations {
  readonly #byMetric = new Map<Metric, Map<string, Observation>>();

  at(metric: Metric, period: Period): Observation | null {
    let map = this.#byMetric.get(metric);
    if (!map) {
      map = new Map();
      for (const o of metric.observations) if (o.period) map.set(periodKey(o.period), o);
      this.#byMetric.set(metric, map);
    }
    return map.get(periodKey(period)) ?? null;
  }
}

class Evaluation {
  constructor(
    private readonly known: Observations,
    /** The period that names without `@` are taken at; null for each metric's current one. */
    private readonly period: Period | null,
  ) {}

  run(e: Expression): Amount {
    const amount = this.#compute(e);
    if (!isSane(amount.value)) throw new FormulaFault(l10n.t('算出来的数太大，不像一个统计数。请检查算式。'), e);
    return amount;
  }

  #compute(e: Expression): Amount {
    switch (e.kind) {
      case 'number':
        return e;
      case 'ref':
        return this.#amount(e, this.#observe(e));
      case 'negative': {
        const of = this.run(e.of);
        return { value: of.value.neg(), unit: of.unit };
      }
      case 'binary':
        return this.#binary(e);
      case 'call': {
        if (e.name === '同比') return this.#yearOnYear(e.arguments[0] as Reference);
        const amounts = e.arguments.map(a => this.run(a));
        if (e.name === 'sum') return amounts.reduce((a, b) => add(a, b, 1));
        const places = amounts[1] ? Number(amounts[1].value.toFixed(0)) : 0;
        return { value: amounts[0]!.value.round(places, 1), unit: amounts[0]!.unit };
      }
    }
  }

  #binary(e: Extract<Expression, { kind: 'binary' }>): Amount {
    const a = this.run(e.left);
    const b = this.run(e.right);
    switch (e.operator) {
      case '+':
        return add(a, b, 1);
      case '-':
        return add(a, b, -1);
      case '*':
        return { value: trim(a.value.times(b.value)), unit: a.unit === '' ? b.unit : b.unit === '' ? a.unit : '' };
      default: {
        if (b.value.eq(0)) throw new FormulaFault(l10n.t('除数是 0，算不出来。请检查这个数，或者修改算式。'), e.right);
        const sameKind = a.unit !== '' && b.unit !== '' ? convert(b.value, b.unit, a.unit) : null;
        return { value: a.value.div(sameKind ?? b.value), unit: b.unit === '' ? a.unit : '' };
      }
    }
  }

  #observe(ref: Reference): Observation {
    const { metric } = ref;
    const wanted = ref.period ?? this.period;
    const found = wanted ? this.known.at(metric, wanted) : metric.current;
    if (found && found.value !== null) return found;
    if (metric.problem !== null || found || !wanted) throw new Waiting(metric);
    throw new FormulaFault(noSuchPeriod(metric, ref.periodText), ref);
  }

  #amount(ref: Reference, observation: Observation): Amount {
    const value = new Exact(observation.value!);
    const share = shareOf(ref.metric.unit);
    return share > 1 ? { value: value.div(share), unit: '' } : { value, unit: ref.metric.unit };
  }

  #yearOnYear(ref: Reference): Amount {
    const to = this.#observe(ref);
    if (!to.period) {
      throw new FormulaFault(
        l10n.t('“{0}”没有写时期，算不出同比。请用 values 写上本期和上年同期的数。', ref.metric.name),
        ref,
      );
    }
    const from = this.known.at(ref.metric, yearBefore(to.period));
    if (!from) {
      throw new FormulaFault(
        l10n.t('“{0}”没有 {1} 的上年同期数，算不出同比。请在 values 里补上。', ref.metric.name, to.periodText),
        ref,
      );
    }
    if (from.value === null) throw new Waiting(ref.metric);
    const [a, b] = [this.#amount(ref, from), this.#amount(ref, to)];
    // A rate changes by points, and a share of a share would be neither.
    if (shareOf(ref.metric.unit) > 1) return { value: b.value.minus(a.value), unit: '' };
    if (a.value.lte(0))
      throw new FormulaFault(l10n.t('“{0}”上年同期的数是 0 或负数，同比没有意义。', ref.metric.name), ref);
    return { value: b.value.minus(a.value).div(a.value), unit: '' };
  }
}

function noSuchPeriod(metric: Metric, periodText: string): string {
  const has = metric.observations
    .map(o => o.periodText)
    .filter(Boolean)
    .slice(0, 6);
  return has.length > 0
    ? l10n.t(
        '“{0}”没有 {1} 的数，只有 {2}。请在 values 里补上，或者改用已有的时期。',
        metric.name,
        periodText,
        has.join('、'),
      )
    : l10n.t('“{0}”没有 {1} 的数。请用 values 写上这个时期的数。', metric.name, periodText);
}

function convert(value: Big, from: string, to: string): Big | null {
  if (from === to) return value;
  const converted = convertUnit(value, from, to);
  return converted === null ? null : new Exact(converted);
}

function add(a: Amount, b: Amount, sign: 1 | -1): Amount {
  // 3公里 + 200米: the second is brought to the unit of the first. Counts of different things (件 + 宗) are added as they are.
  const other = a.unit !== '' && b.unit !== '' ? (convert(b.value, b.unit, a.unit) ?? b.value) : b.value;
  return { value: trim(sign === 1 ? a.value.plus(other) : a.value.minus(other)), unit: a.unit || b.unit };
}

/** The result in the base unit of its entry: a ratio becomes percent under %, 公顷 become 亩, anything else stays as it is. */
function inUnit(amount: Amount, unit: string): Big {
  const share = shareOf(unit);
  if (share > 1) return amount.value.times(share);
  if (amount.unit !== '' && unit !== '') return convert(amount.value, amount.unit, unit) ?? amount.value;
  return amount.value;
}

interface Node {
  readonly entry: FormulaEntry;
  readonly expression: Expression | null;
  readonly references: readonly Reference[];
}

/**
 * Groups of formulas that need each other, each group after those that it needs (Tarjan's strongly connected components, without recursion, so that
 * a chain of any length is fine).
 */
function components(nodes: readonly Node[]): Node[][] {
  const byMetric = new Map<Metric, number>(nodes.map((n, i) => [n.entry.metric, i]));
  const next = nodes.map(n => n.references.map(r => byMetric.get(r.metric)).filter(i => i !== undefined));
  const order = new Array<number>(nodes.length).fill(-1);
  const low = new Array<number>(nodes.length).fill(0);
  const onStack = new Array<boolean>(nodes.length).fill(false);
  const cursor = new Array<number>(nodes.length).fill(0);
  const stack: number[] = [];
  const found: Node[][] = [];
  let counter = 0;
  for (let root = 0; root < nodes.length; root++) {
    if (order[root] !== -1) continue;
    const path = [root];
    while (path.length > 0) {
      const v = path[path.length - 1]!;
      if (order[v] === -1) {
        order[v] = low[v] = counter++;
        stack.push(v);
        onStack[v] = true;
      }
      const w = next[v]![cursor[v]!];
      if (w !== undefined) {
        cursor[v]! += 1;
        if (order[w] === -1) path.push(w);
        else if (onStack[w]) low[v] = Math.min(low[v]!, order[w]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[v]!);
      if (low[v] === order[v]) {
        const group: Node[] = [];
        for (let w = stack.pop(); w !== undefined; w = stack.pop()) {
          onStack[w] = false;
          group.push(nodes[w]!);
          if (w === v) break;
        }
        found.push(group);
      }
    }
  }
  return found;
}

/**
 * Works out all formulas of a ledger: for the current period, and for every other period that all their inputs have. Fills in the entries' metrics.
 * @returns a problem for each formula that is wrong itself; a metric that only waits for such a one says so in its `problem`.
 */
export function evaluateFormulas(
  entries: readonly FormulaEntry[],
  index: NameIndex,
  units: ReadonlySet<string>,
): LedgerProblem[] {
  const problems: LedgerProblem[] = [];
  const fail = (entry: FormulaEntry, fault: FormulaFault): void => {
    const { place, textStart } = entry;
    const { start, end } = fault.range;
    const exact =
      textStart === null ? place : { uri: place.uri, start: textStart + start, end: textStart + Math.max(start, end) };
    problems.push({
      code: 'sidecar-formula',
      message: fault.message,
      place: exact,
      metric: entry.metric.path,
      suggestion: textStart === null ? null : fault.suggestion,
      related: [],
    });
    entry.metric.problem ??= fault.message;
  };

  const nodes = entries.map((entry): Node => {
    try {
      const expression = parseFormula(entry.text, entry.metric.groups, index, units);
      return { entry, expression, references: referencesOf(expression) };
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error;
      fail(entry, error);
      return { entry, expression: null, references: [] };
    }
  });

  const known = new Observations();
  for (const group of components(nodes)) {
    const members = new Set<Metric>(group.map(n => n.entry.metric));
    const isCycle = group.length > 1 || group[0]!.references.some(r => members.has(r.metric));
    for (const node of group) {
      const { entry } = node;
      entry.metric.observations = [emptyObservation(entry)];
      entry.metric.current = entry.metric.observations[0]!;
      if (isCycle) {
        const names = group.slice(0, 8).map(n => n.entry.metric.name);
        const list = names.join('、') + (group.length > 8 ? '……' : '');
        const message =
          group.length > 1
            ? l10n.t('这些指标互相用对方来计算，算不出来：{0}。请改掉其中一个算式。', list)
            : l10n.t('“{0}”的算式用到了它自己，算不出来。请修改算式。', entry.metric.name);
        fail(entry, new FormulaFault(message, node.references.find(r => members.has(r.metric))!));
      } else if (node.expression) {
        compute(entry, node.expression, node.references, known, fault => fail(entry, fault));
      }
    }
  }
  return problems;
}

const emptyObservation = (entry: FormulaEntry): Observation => ({
  period: entry.period,
  periodText: entry.periodText,
  value: null,
  text: '',
  place: entry.place,
});

function compute(
  entry: FormulaEntry,
  expression: Expression,
  references: readonly Reference[],
  known: Observations,
  fail: (fault: FormulaFault) => void,
): void {
  const { metric } = entry;
  const observe = (period: Period | null, own: { period: Period | null; periodText: string }): Observation => ({
    ...emptyObservation(entry),
    period: own.period,
    periodText: own.periodText,
    value: inUnit(new Evaluation(known, period).run(expression), metric.unit),
  });
  const plain = [...new Set(references.filter(r => !r.period).map(r => r.metric))];
  const observations: Observation[] = [];
  try {
    // Inputs that all speak of one other period make a value of that period.
    const shared = plain.map(m => m.current?.period ?? null);
    const first = plain[0]?.current;
    const isOther =
      !entry.ownPeriod && first?.period && shared.every(p => p && periodKey(p) === periodKey(first.period!));
    const current = observe(null, isOther ? first : entry);
    observations.push(current);
    metric.current = current;
  } catch (error) {
    if (error instanceof FormulaFault) fail(error);
    else if (error instanceof Waiting) {
      metric.problem ??= l10n.t('要用到的“{0}”没有可用的数，所以算不出来。请先处理“{0}”。', error.metric.path);
    } else throw error;
    observations.push(metric.current!);
  }
  const at = metric.current!.period ? periodKey(metric.current!.period) : null;
  // A formula that names a period (本年 - 本年@2014年) means what it says for the current one only.
  const others = references.some(r => r.period) ? [] : (plain[0]?.observations ?? []);
  for (const o of others) {
    if (!o.period || periodKey(o.period) === at || !plain.every(m => known.at(m, o.period!))) continue;
    try {
      observations.push(observe(o.period, o));
    } catch (error) {
      if (!(error instanceof FormulaFault || error instanceof Waiting)) throw error;
      // The current value stands or falls by itself; this period has none that could be compared with.
      observations.push({ ...emptyObservation(entry), period: o.period, periodText: o.periodText });
    }
  }
  metric.observations = observations.length > 1 ? inOrder(observations) : observations;
}

/** Derived periods in the order of time; those without a period keep their place at the end. */
const inOrder = (observations: readonly Observation[]): Observation[] =>
  [...observations].sort(
    (a, b) => (a.period?.end ?? Number.MAX_SAFE_INTEGER) - (b.period?.end ?? Number.MAX_SAFE_INTEGER),
  );
