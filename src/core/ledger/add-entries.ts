/** New entries for a ledger that is there, as edits that keep its comments, layout and order. */
import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/range';
import { endOfLine, lineBreakOf, scalarOf } from './edit';
import { nameKey } from './names';
import { parseLedgerText } from './syntax';
import type { LedgerFile } from './types';

/** An entry to be written. */
export interface NewEntry {
  /** Groups around it, from the outermost; [] at the top of `metrics`. */
  readonly groups: readonly string[];
  readonly name: string;
  /** The figure as a person writes it: 29万件. '' when `values` has them. */
  readonly value: string;
  /** Value by period, in order; [] for an entry with one value. */
  readonly values: readonly (readonly [period: string, value: string])[];
  /** Other fields of the entry (unit, source, note, period), in order, as written. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

type Item = Pair<Node | null, Node | null>;

/** Entries of one mapping: what is new in it, and the groups in it that get something. */
interface Branch {
  readonly entries: NewEntry[];
  readonly groups: Map<string, { readonly name: string; readonly branch: Branch }>;
}

/**
 * The edits that append entries, each at the end of its group; groups that the file lacks are made. No group may have the name of a metric
 * that stands in its place, and no entry the name of one that is there: that is for the caller to see to.
 * @param file a readable file
 */
export function addEntriesEdits(file: LedgerFile, entries: readonly NewEntry[]): TextEdit[] {
  if (entries.length === 0) return [];
  const branch = branchOf(entries);
  const { text } = file;
  const eol = lineBreakOf(text);
  const document = parseLedgerText(file.uri, text).document;
  const contents = document?.contents ?? null;
  if (!isMap(contents)) {
    const lines = ['metrics:', ...linesOf(branch, 2)];
    const gap = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : eol;
    return [{ start: text.length, end: text.length, text: gap + lines.map(line => line + eol).join('') }];
  }
  const top = contents as YAMLMap;
  const metrics = itemsOf(top).find(({ key }) => isScalar(key) && key.source === 'metrics');
  if (metrics !== undefined) return intoValue(text, metrics, branch, 0, top.flow === true);
  return top.flow === true
    ? [intoBraces(text, top, [`metrics: ${flowOf(branch)}`])]
    : [linesAfter(text, endOf(top), ['metrics:', ...linesOf(branch, 2)])];
}

function branchOf(entries: readonly NewEntry[]): Branch {
  const root: Branch = { entries: [], groups: new Map() };
  for (const entry of entries) {
    let at = root;
    for (const name of entry.groups) {
      let next = at.groups.get(nameKey(name));
      if (next === undefined) {
        next = { name, branch: { entries: [], groups: new Map() } };
        at.groups.set(nameKey(name), next);
      }
      at = next.branch;
    }
    at.entries.push(entry);
  }
  return root;
}

const itemsOf = (map: YAMLMap): readonly Item[] => map.items as Item[];

/** Into the mapping behind a key, which may still be empty. `indent`: columns before the key. */
function intoValue(text: string, pair: Item, branch: Branch, indent: number, inFlow: boolean): TextEdit[] {
  const { value } = pair;
  if (isMap(value) && value.items.length > 0) return intoMap(text, value as YAMLMap, branch);
  if (inFlow || (isMap(value) && (value as YAMLMap).flow === true)) {
    const range = value?.range;
    if (isMap(value) && (value as YAMLMap).flow === true)
      return [intoBraces(text, value as YAMLMap, flowItems(branch))];
    const at = range?.[0] ?? pair.key?.range?.[1] ?? text.length;
    const colon = range === undefined || range === null ? ': ' : '';
    return [{ start: at, end: range?.[1] ?? at, text: colon + flowOf(branch) }];
  }
  const lines = linesOf(branch, indent + 2);
  const range = value?.range;
  if (range && range[1] > range[0]) {
    // `metrics: null` or `metrics: ~`
    const eol = lineBreakOf(text);
    return [{ start: range[0], end: range[1], text: lines.map(line => eol + line).join('') }];
  }
  return [linesAfter(text, pair.key?.range?.[1] ?? text.length, lines)];
}

function intoMap(text: string, map: YAMLMap, branch: Branch): TextEdit[] {
  const edits: TextEdit[] = [];
  const left: Branch = { entries: branch.entries, groups: new Map() };
  const first = itemsOf(map)[0]?.key?.range?.[0] ?? 0;
  const indent = first - (text.lastIndexOf('\n', first - 1) + 1);
  for (const [key, group] of branch.groups) {
    const there = itemsOf(map).find(item => isScalar(item.key) && nameKey(String(item.key.source ?? '')) === key);
    if (there === undefined) left.groups.set(key, group);
    else edits.push(...intoValue(text, there, group.branch, indent, map.flow === true));
  }
  if (left.entries.length > 0 || left.groups.size > 0)
    edits.push(
      map.flow === true ? intoBraces(text, map, flowItems(left)) : linesAfter(text, endOf(map), linesOf(left, indent)),
    );
  return edits;
}

/** Where the last thing that is written in a mapping ends. */
function endOf(map: YAMLMap): number {
  for (let at = map; ; ) {
    const last = itemsOf(at).at(-1);
    const value = last?.value ?? null;
    if (isMap(value) && (value as YAMLMap).flow !== true && value.items.length > 0) {
      at = value as YAMLMap;
      continue;
    }
    return value?.range?.[1] ?? last?.key?.range?.[1] ?? at.range?.[1] ?? 0;
  }
}

function linesAfter(text: string, nodeEnd: number, lines: readonly string[]): TextEdit {
  const eol = lineBreakOf(text);
  let offset = nodeEnd;
  // Block scalars end behind their line break: back into their last line.
  while (offset > 0 && /\s/.test(text.charAt(offset - 1))) offset -= 1;
  const at = endOfLine(text, offset);
  return { start: at, end: at, text: lines.map(line => eol + line).join('') };
}

function intoBraces(text: string, map: YAMLMap, items: readonly string[]): TextEdit {
  const at = map.items.length > 0 ? endOf(map) : text.indexOf('{', map.range?.[0] ?? 0) + 1;
  return { start: at, end: at, text: (map.items.length > 0 ? ', ' : '') + items.join(', ') };
}

function linesOf({ entries, groups }: Branch, indent: number): string[] {
  const before = ' '.repeat(indent);
  const lines: string[] = [];
  for (const entry of entries) {
    const fields = fieldsOf(entry);
    if (fields === null) {
      lines.push(`${before}${scalarOf(entry.name)}: ${scalarOf(entry.value)}`);
      continue;
    }
    lines.push(`${before}${scalarOf(entry.name)}:`);
    for (const [name, value] of fields) lines.push(`${before}  ${name}: ${value}`);
  }
  for (const { name, branch } of groups.values()) {
    lines.push(`${before}${scalarOf(name)}:`, ...linesOf(branch, indent + 2));
  }
  return lines;
}

const flowOf = (branch: Branch): string => `{${flowItems(branch).join(', ')}}`;

function flowItems({ entries, groups }: Branch): string[] {
  const own = entries.map(entry => {
    const fields = fieldsOf(entry);
    const value =
      fields === null ? scalarOf(entry.value) : `{${fields.map(([name, text]) => `${name}: ${text}`).join(', ')}}`;
    return `${scalarOf(entry.name)}: ${value}`;
  });
  return [...own, ...[...groups.values()].map(({ name, branch }) => `${scalarOf(name)}: ${flowOf(branch)}`)];
}

/** The fields of an entry in full form, their values as YAML; null where the short form says all. */
function fieldsOf({ value, values, fields }: NewEntry): [string, string][] | null {
  if (fields.length === 0 && values.length === 0) return null;
  const figures: [string, string] =
    values.length > 0
      ? ['values', `{ ${values.map(([period, figure]) => `${scalarOf(period)}: ${scalarOf(figure)}`).join(', ')} }`]
      : ['value', scalarOf(value)];
  return [figures, ...fields.map(([name, text]): [string, string] => [name, scalarOf(text)])];
}
