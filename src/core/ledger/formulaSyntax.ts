import * as l10n from '@vscode/l10n';
import type Big from 'big.js';
import jsep from 'jsep';
import { matchUnit } from '../figures/units';
import { fold } from '../text/fold';
import type { TextRange } from '../text/range';
import { Exact } from './exact';
import type { NameIndex } from './names';
import { nearest } from './nearest';
import { type Period, parsePeriod } from './period';
import type { Metric } from './types';
import { entryUnit, shareOf } from './value';

/** What is wrong with a formula, and where in its text. */
export class FormulaFault extends Error {
  constructor(
    message: string,
    readonly range: TextRange,
    readonly suggestion: string | null = null,
  ) {
    super(message);
  }
}

export type FunctionName = 'sum' | 'round' | '同比';

/** A metric, or one of its periods, named in a formula. */
export interface Reference extends TextRange {
  readonly kind: 'ref';
  readonly metric: Metric;
  /** Null for a name without `@`. */
  readonly period: Period | null;
  readonly periodText: string;
}

/** The tree of a formula; ranges are in the formula's text. */
export type Expression =
  | Reference
  | (TextRange & { readonly kind: 'number'; readonly value: Big; readonly unit: string })
  | (TextRange & { readonly kind: 'negative'; readonly of: Expression })
  | (TextRange & {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    })
  | (TextRange & { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] });

type Leaf =
  | Reference
  | Extract<Expression, { kind: 'number' }>
  | (TextRange & { readonly kind: 'function'; readonly name: FunctionName });
type Token = Leaf | (TextRange & { readonly kind: 'operator'; readonly operator: string });

const MAX_TOKENS = 2000;
const MAX_BRACKETS = 100;
const OPERATORS: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '—': '-',
  '*': '*',
  '×': '*',
  '/': '/',
  '÷': '/',
  '(': '(',
  ')': ')',
  ',': ',',
};
const FUNCTIONS: readonly FunctionName[] = ['sum', 'round', '同比'];
const BLANK = /\s/;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)/y;

/** Cuts a formula into names, numbers, functions and operators. */
function tokenise(text: string, groups: readonly string[], index: NameIndex, units: ReadonlySet<string>): Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  let brackets = 0;

  const isEnd = (at: number): boolean => {
    const c = folded[at];
    return c === undefined || c === '@' || c === '`' || OPERATORS[c] !== undefined || BLANK.test(c);
  };
  const runEnd = (from: number): number => {
    let end = from;
    while (!isEnd(end)) end += 1;
    return end;
  };
  const unknown = (name: string, range: TextRange): FormulaFault => {
    const near = nearest(name, index.written());
    return new FormulaFault(
      near
        ? l10n.t('指标文件里没有“{0}”，是不是“{1}”？', name.slice(0, 40), near)
        : l10n.t(
            '指标文件里没有“{0}”。请写指标文件里已有的指标名称；名称里有空格或运算符的，放在一对反引号（`）里。',
            name.slice(0, 40),
          ),
      range,
      near,
    );
  };
  const reference = (
    found: readonly Metric[],
    name: string,
    range: TextRange,
    period: Period | null,
    periodText: string,
    end: number,
  ): Reference => {
    if (found.length === 0) throw unknown(name, range);
    if (found.length > 1) {
      const paths = found.slice(0, 4).map(m => `\`${m.path}\``);
      throw new FormulaFault(
        l10n.t(
          '“{0}”有 {1} 个指标，不知道指哪一个。请写全路径并放在反引号里，例如 {2}。',
          name.slice(0, 40),
          found.length,
          paths.join('、'),
        ),
        range,
        paths[0]!,
      );
    }
    return { kind: 'ref', metric: found[0]!, period, periodText, start: range.start, end };
  };
  /** The longest period after an `@`; periods may hold dashes and slashes, so the longest text that reads as one is taken. */
  const periodAfter = (at: number): { period: Period; end: number } => {
    let stop = at;
    while (stop < text.length && stop - at < 40 && !/[\s+*(),`×÷@]/.test(folded[stop]!)) stop += 1;
    for (let end = stop; end > at; end--) {
      if (!isEnd(end)) continue;
      const period = parsePeriod(text.slice(at, end));
      if (period) return { period, end };
    }
    throw new FormulaFault(l10n.t('@ 后面要写带年份的时期，例如 @2014年、@2015年上半年。'), {
      start: Math.max(0, at - 1),
      end: Math.max(stop, at),
    });
  };

  let at = 0;
  while (at < text.length) {
    const c = folded[at]!;
    if (BLANK.test(c)) {
      at += 1;
      continue;
    }
    if (tokens.length >= MAX_TOKENS) {
      throw new FormulaFault(l10n.t('算式太长。请分成几个指标来写，或者用 sum(…)。'), { start: at, end: text.length });
    }
    if (c === '`') {
      const close = text.indexOf('`', at + 1);
      if (close < 0)
        throw new FormulaFault(l10n.t('反引号（`）没有配对，请补上另一半。'), { start: at, end: text.length });
      const inner = text.slice(at + 1, close);
      const range = { start: at + 1, end: close };
      let found = index.lookupFrom(inner, groups);
      const mark = inner.lastIndexOf('@');
      if (found.length === 0 && mark >= 0) {
        const name = inner.slice(0, mark);
        const periodText = inner.slice(mark + 1).trim();
        const period = parsePeriod(periodText);
        if (!period) periodAfter(at + 1 + mark + 1);
        found = index.lookupFrom(name, groups);
        tokens.push(reference(found, name, { start: at + 1, end: at + 1 + mark }, period, periodText, close + 1));
        at = close + 1;
        continue;
      }
      at = close + 1;
      if (folded[at] === '@') {
        const { period, end } = periodAfter(at + 1);
        tokens.push(reference(found, inner, range, period, text.slice(at + 1, end), end));
        at = end;
      } else {
        tokens.push(reference(found, inner, range, null, '', at));
      }
      continue;
    }
    // A name that starts with an operator needs its backquotes, or a metric called * would take every product's sign.
    const length = OPERATORS[c] && c !== '(' ? 0 : index.longestAt(folded, at, isEnd);
    const end = runEnd(at);
    const name = text.slice(at, at + length);
    const called = FUNCTIONS.find(f => f === folded.slice(at, end));
    if (called && length <= called.length && /^\s*\(/.test(folded.slice(end, end + 20))) {
      tokens.push({ kind: 'function', name: called, start: at, end });
      at = end;
      continue;
    }
    if (length > 0) {
      const range = { start: at, end: at + length };
      const found = index.lookupFrom(name, groups);
      at += length;
      if (folded[at] === '@') {
        const after = periodAfter(at + 1);
        tokens.push(reference(found, name, range, after.period, text.slice(at + 1, after.end), after.end));
        at = after.end;
      } else {
        tokens.push(reference(found, name, range, null, '', at));
      }
      continue;
    }
    const operator = OPERATORS[c];
    if (operator) {
      if (operator === '(') brackets += 1;
      if (operator === ')') brackets -= 1;
      if (brackets > MAX_BRACKETS) {
        throw new FormulaFault(l10n.t('括号套得太深，超过了 {0} 层。请分成几个指标来写。', MAX_BRACKETS), {
          start: at,
          end: at + 1,
        });
      }
      tokens.push({ kind: 'operator', operator, start: at, end: at + 1 });
      at += 1;
      continue;
    }
    const run = text.slice(at, end);
    if (end === at)
      throw new FormulaFault(l10n.t('这里的“{0}”不能这样用。时期写在名称后面，例如 名称@2014年。', c), {
        start: at,
        end: at + 1,
      });
    NUMBER.lastIndex = at;
    const digits = NUMBER.exec(folded)?.[0];
    if (digits) {
      const unitText = text.slice(at + digits.length, end);
      const number = numberToken(digits, unitText, at, end, units);
      if (!number) throw unknown(run, { start: at, end });
      tokens.push(number);
      at = end;
      continue;
    }
    if (/^\s*\(/.test(folded.slice(end, end + 20)) && index.lookupFrom(run, groups).length === 0) {
      throw new FormulaFault(
        l10n.t('没有“{0}”这个函数，只能用 sum(…)、round(x, n)、同比(名称)。', run.slice(0, 40)),
        { start: at, end },
        nearest(run, FUNCTIONS),
      );
    }
    // A name that only resolves from inside its group (子组/名).
    const found = index.lookupFrom(run, groups);
    if (found.length === 0) throw unknown(run, { start: at, end });
    if (folded[end] === '@') {
      const after = periodAfter(end + 1);
      tokens.push(reference(found, run, { start: at, end }, after.period, text.slice(end + 1, after.end), after.end));
      at = after.end;
    } else {
      tokens.push(reference(found, run, { start: at, end }, null, '', end));
      at = end;
    }
  }
  return tokens;
}

/** 181, 5% → 0.05, 1.3亿元 → 130000000 元, 92天; null when what follows the digits is no unit. */
function numberToken(
  digits: string,
  unitText: string,
  start: number,
  end: number,
  units: ReadonlySet<string>,
): Extract<Expression, { kind: 'number' }> | null {
  const value = new Exact(digits);
  if (unitText === '') return { kind: 'number', value, unit: '', start, end };
  const unit = entryUnit(unitText);
  const share = shareOf(unit.base);
  if (share > 1) return { kind: 'number', value: value.times(unit.factor).div(share), unit: '', start, end };
  const bare = fold(unitText).replace(/^[十百千万亿]+/, '');
  const known = unit.base === '' || units.has(unit.base) || (matchUnit(bare, 0, units)?.end ?? 0) === bare.length;
  return known ? { kind: 'number', value: value.times(unit.factor), unit: unit.base, start, end } : null;
}

const wrong = (range: TextRange): FormulaFault =>
  new FormulaFault(l10n.t('算式在这里断了：可能少了运算符（+ - * /）、括号或逗号。'), range);

/** Reads the jsep tree, whose identifiers stand for our tokens, into ours. */
function build(node: jsep.Expression, leaves: readonly Token[], whole: TextRange): Expression {
  const leaf = (n: jsep.Expression): Leaf => {
    const token = n.type === 'Identifier' ? leaves[Number(String(n['name']).slice(1))] : undefined;
    if (!token || token.kind === 'operator') throw wrong(whole);
    return token;
  };
  switch (node.type) {
    case 'Identifier': {
      const token = leaf(node);
      if (token.kind === 'function') throw wrong(token);
      return token;
    }
    case 'UnaryExpression': {
      const of = build(node['argument'] as jsep.Expression, leaves, whole);
      if (node['operator'] === '+') return of;
      if (node['operator'] !== '-') throw wrong(whole);
      return { kind: 'negative', of, start: of.start, end: of.end };
    }
    case 'BinaryExpression': {
      const operator = node['operator'];
      if (operator !== '+' && operator !== '-' && operator !== '*' && operator !== '/') throw wrong(whole);
      const left = build(node['left'] as jsep.Expression, leaves, whole);
      const right = build(node['right'] as jsep.Expression, leaves, whole);
      return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
    case 'CallExpression': {
      const callee = leaf(node['callee'] as jsep.Expression);
      // A name and a bracket side by side: an operator is missing between them.
      if (callee.kind !== 'function') throw wrong(callee);
      const list = (node['arguments'] as (jsep.Expression | null)[]).map(a => {
        if (!a) throw wrong(callee);
        return build(a, leaves, whole);
      });
      return {
        kind: 'call',
        name: callee.name,
        arguments: list,
        start: callee.start,
        end: list.at(-1)?.end ?? callee.end,
      };
    }
    default:
      throw wrong(whole);
  }
}

function checkCalls(expression: Expression): void {
  const open: Expression[] = [expression];
  for (let e = open.pop(); e; e = open.pop()) {
    if (e.kind === 'negative') open.push(e.of);
    if (e.kind === 'binary') open.push(e.left, e.right);
    if (e.kind !== 'call') continue;
    open.push(...e.arguments);
    const [first, second] = e.arguments;
    if (e.name === '同比' && (e.arguments.length !== 1 || first?.kind !== 'ref')) {
      throw new FormulaFault(l10n.t('同比(…) 的括号里要写一个指标名称，例如 同比(受理来电)。'), e);
    }
    if (e.name === 'sum' && e.arguments.length === 0)
      throw new FormulaFault(l10n.t('sum(…) 的括号里要写几个用逗号隔开的数或指标名称。'), e);
    const places = second?.kind === 'number' && second.unit === '' ? second.value : null;
    const isInteger = places?.round(0).eq(places) && places.lte(20);
    if (e.name === 'round' && (!(e.arguments.length === 1 || e.arguments.length === 2) || (second && !isInteger))) {
      throw new FormulaFault(
        l10n.t('round(x, n) 的 n 是保留的小数位数，要写 0 到 20 的整数，例如 round(办结 / 受理, 3)。'),
        e,
      );
    }
  }
}

/**
 * Reads a formula.
 * @param text as the ledger has it.
 * @param groups the groups in which the formula's metric stands: a plain name is looked up there first.
 * @param units the ledger's base units, which numbers in the formula may carry beside the known ones.
 * @throws FormulaFault with the place of what is wrong.
 */
export function parseFormula(
  text: string,
  groups: readonly string[],
  index: NameIndex,
  units: ReadonlySet<string>,
): Expression {
  const whole = { start: 0, end: text.length };
  const tokens = tokenise(text, groups, index, units);
  if (tokens.length === 0) throw new FormulaFault(l10n.t('算式是空的。请写算式，例如“办结 / 受理”。'), whole);
  // jsep cannot read Chinese numerals in names, backquotes or @: it is given placeholders, a blank between any two.
  const starts: number[] = [];
  let source = '';
  tokens.forEach((token, i) => {
    starts.push(source.length);
    source += token.kind === 'operator' ? `${token.operator} ` : `$${i} `;
  });
  let tree: jsep.Expression;
  try {
    tree = jsep(source);
  } catch (error) {
    const at = (error as { index?: number }).index;
    const i = at === undefined ? -1 : starts.findLastIndex(s => s <= at);
    throw wrong(tokens[i] ?? whole);
  }
  try {
    const expression = build(tree, tokens, whole);
    checkCalls(expression);
    return expression;
  } catch (error) {
    if (error instanceof RangeError)
      throw new FormulaFault(l10n.t('算式太长。请分成几个指标来写，或者用 sum(…)。'), whole);
    throw error;
  }
}

/** All names in an expression, in the order of the text. */
export function referencesOf(expression: Expression): Reference[] {
  const found: Reference[] = [];
  const open: Expression[] = [expression];
  for (let e = open.pop(); e; e = open.pop()) {
    if (e.kind === 'ref') found.push(e);
    else if (e.kind === 'negative') open.push(e.of);
    else if (e.kind === 'binary') open.push(e.right, e.left);
    else if (e.kind === 'call') open.push(...[...e.arguments].reverse());
  }
  return found;
}
