import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/range';
import { formulaPlace } from './formula-references';
import { nameKey } from './names';
import { parseLedgerText } from './syntax';
import type { Ledger, LedgerFile, LedgerPlace, Metric, Observation } from './types';
import { type EntryUnit, entryUnit, NO_UNIT, readValue } from './value';

/** Characters that mean nothing to YAML wherever they stand in a plain scalar. */
const SAFE = /^[\p{L}\p{N}%‰.+/()（）·“”《》、〔〕_-][\p{L}\p{N}%‰.+/()（）·“”《》、〔〕_ -]*$/u;
/** What would be read as something else than the text it is, or start a list, a document or a directive. */
const SPECIAL = /^(?:[%-]|[.+]*$|~|null|true|false|yes|no|on|off)|[ ]$|^\.(?:inf|nan)$/i;
const PLAIN_NUMBER = /^-?\d[\d.]*(?![\d.])/;

/** A text as a YAML scalar: plain where that is safe both in a block and in braces, else in single or double quotes. */
export function scalarOf(text: string): string {
  if (SAFE.test(text) && (!SPECIAL.test(text) || (PLAIN_NUMBER.test(text) && SAFE.test(text.slice(1))))) return text;
  // Control characters and line ends exist only in double quotes.
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/.test(text)) return JSON.stringify(text);
  return `'${text.replaceAll("'", "''")}'`;
}

/** The same text in the quotes that were there before. */
function requote(text: string, old: string): string {
  if (old.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  if (old.startsWith('"')) return JSON.stringify(text);
  return scalarOf(text);
}

/**
 * The edit that writes a new figure into the ledger where an observation stands, keeping quotes, comments, layout and the entry's way with units:
 * a bare number stays a bare number in the entry's unit, a figure with its unit (29万件) is replaced by the new figure with its unit.
 * @param written the new figure as a person writes it: 31.2万件, 1127.
 * @returns null when there is nothing to write to (a formula, a value that is no one-line scalar) or the figure does not fit the entry's unit.
 */
export function setValueEdit(
  ledger: Ledger,
  observation: Observation,
  metric: Metric,
  written: string,
): (TextEdit & { readonly uri: string }) | null {
  const { uri, start, end } = observation.place;
  const file = ledger.files.find(f => f.uri === uri);
  if (!file || metric.formula !== null || observation.text === '') return null;
  const old = file.text.slice(start, end);
  if (/^[|>&*!]/.test(old) || /[\r\n]/.test(old)) return null;
  const text = written.trim();

  const unit: EntryUnit | null = metric.writtenUnit ? entryUnit(metric.writtenUnit) : null;
  const before = readValue(observation.text, unit ?? NO_UNIT);
  const after = readValue(text, unit);
  if (after.fault !== null) return null;
  const wasBare = before.fault === null && before.bare;
  let replacement = text;
  if (wasBare && unit) {
    // A bare figure means the metric's base unit; the ledger's number is in the entry's own unit, scale and all.
    const plain = after.bare ? readValue(text, NO_UNIT) : after;
    if (plain.fault !== null) return null;
    const base = plain.value;
    const field = fieldUnit(metric, observation, unit);
    const amount = base.div(field.factor);
    // A third of something has no decimal: then the figure goes in as it is written.
    if (amount.times(field.factor).eq(base)) replacement = amount.toFixed();
  } else if (!wasBare && after.bare && unit) {
    replacement = text + unit.base;
  }
  return { uri, start, end, text: requote(replacement, old) };
}

/** What one of a bare number is: the entry's `unit`; the base unit where a sibling value, not a field, gave the unit. */
function fieldUnit(_metric: Metric, observation: Observation, unit: EntryUnit): EntryUnit {
  const asField = readValue(observation.text, unit);
  const isField = asField.fault === null && observation.value !== null && asField.value.eq(observation.value);
  return isField ? unit : { ...unit, factor: NO_UNIT.factor };
}

/** The line break that a file uses. */
export const lineBreakOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');

/** Offset of the end of the line that holds `offset`, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' && at - 1 >= offset ? at - 1 : at;
}

/** Inserts whole lines after the line in which a node ends. */
function linesAfter(text: string, nodeEnd: number, lines: readonly string[]): TextEdit {
  const eol = lineBreakOf(text);
  let offset = nodeEnd;
  // Block scalars end after their line break; step back into their last line.
  while (offset > 0 && /[\s]/.test(text[offset - 1]!)) offset -= 1;
  const at = endOfLine(text, offset);
  return { start: at, end: at, text: lines.map(line => eol + line).join('') };
}

function lastEnd(map: YAMLMap): number {
  const pair = map.items.at(-1) as Pair<Node | null, Node | null>;
  return pair.value?.range?.[1] ?? pair.key?.range?.[1] ?? map.range?.[1] ?? 0;
}

/**
 * The edit that appends an entry in short form at the end of `metrics`, with the indentation of the entries that are there; `metrics:` is added when it is
 * missing. Name and value are quoted where YAML needs it.
 * @param value the figure as a person writes it: 29万件.
 */
export function addMetricEdit(file: LedgerFile, name: string, value: string): TextEdit {
  const { text } = file;
  const eol = lineBreakOf(text);
  const entry = `${scalarOf(name.trim())}: ${scalarOf(value.trim())}`;
  const atEnd = (lines: readonly string[]): TextEdit => ({
    start: text.length,
    end: text.length,
    text: (text === '' || text === '\ufeff' || /\n$/.test(text) ? '' : eol) + lines.join(eol) + eol,
  });
  const contents = parseLedgerText(file.uri, text).document?.contents ?? null;
  if (!isMap(contents)) return atEnd(['metrics:', `  ${entry}`]);
  const top = contents as YAMLMap;
  const pairs = top.items as Pair<Node | null, Node | null>[];
  const metrics = pairs.find(p => isScalar(p.key) && p.key.source === 'metrics');
  if (!metrics) {
    if (!top.flow) return linesAfter(text, lastEnd(top), ['metrics:', `  ${entry}`]);
    return intoBraces(text, top, `metrics: {${entry}}`);
  }
  const node = metrics.value;
  if (isMap(node) && (node as YAMLMap).flow) return intoBraces(text, node as YAMLMap, entry);
  if (isMap(node) && node.items.length > 0) {
    const first = (node.items[0] as Pair<Node | null, Node | null>).key?.range?.[0] ?? 0;
    const indent = first - (text.lastIndexOf('\n', first - 1) + 1);
    return linesAfter(text, lastEnd(node as YAMLMap), [' '.repeat(indent) + entry]);
  }
  const keyEnd = metrics.key?.range?.[1] ?? text.length;
  if (top.flow) {
    const range = node?.range;
    return range && range[1] > range[0]
      ? { start: range[0], end: range[1], text: `{${entry}}` }
      : { start: keyEnd, end: keyEnd, text: `: {${entry}}` };
  }
  if (isScalar(node) && node.value === null && node.range && node.range[1] > node.range[0]) {
    return { start: node.range[0], end: node.range[1], text: `${eol}  ${entry}` };
  }
  return linesAfter(text, keyEnd, [`  ${entry}`]);
}

function intoBraces(text: string, map: YAMLMap, entry: string): TextEdit {
  if (map.items.length > 0) {
    const at = lastEnd(map);
    return { start: at, end: at, text: `, ${entry}` };
  }
  const at = text.indexOf('{', map.range?.[0] ?? 0) + 1;
  return { start: at, end: at, text: entry };
}

/** The edit that writes another name where a metric's key stands, in the quotes that are there or in those that YAML needs. */
export function renameKeyEdit(
  ledger: Ledger,
  metric: Metric,
  name: string,
): (TextEdit & { readonly uri: string }) | null {
  return rewriteScalar(ledger, metric.namePlace, name);
}

/**
 * The edit that writes another formula where a metric's formula stands.
 * @returns null for a metric without a formula
 */
export function setFormulaEdit(
  ledger: Ledger,
  metric: Metric,
  formula: string,
): (TextEdit & { readonly uri: string }) | null {
  const place = formulaPlace(metric);
  if (place === null || metric.formula === null) return null;
  const file = ledger.files.find(one => one.uri === place.uri);
  // A plain scalar stays one as long as nothing is added to it that YAML would read as something else.
  const old = file?.text.slice(place.start, place.end);
  const added = [...formula].filter(character => !metric.formula!.includes(character)).join('');
  const staysPlain = old === metric.formula && formula[0] === metric.formula[0] && (added === '' || SAFE.test(added));
  return staysPlain && !/[`\r\n]/.test(formula) ? { ...place, text: formula } : rewriteScalar(ledger, place, formula);
}

function rewriteScalar(
  ledger: Ledger,
  { uri, start, end }: LedgerPlace,
  text: string,
): (TextEdit & { readonly uri: string }) | null {
  const file = ledger.files.find(one => one.uri === uri);
  return file === undefined ? null : { uri, start, end, text: requote(text, file.text.slice(start, end)) };
}

/**
 * The edit that gives a metric another alias: into its list of aliases where it has one, as a field of its own where it has none; an
 * entry in short form becomes one in full form, its figure as its value. Comments and layout stay.
 * @returns null when it has the alias already, or when its entry is written in a way that can't be added to (a YAML reference)
 */
export function addAliasEdit(
  ledger: Ledger,
  metric: Metric,
  alias: string,
): (TextEdit & { readonly uri: string }) | null {
  const { uri, start } = metric.namePlace;
  const file = ledger.files.find(one => one.uri === uri);
  const text = alias.trim();
  const taken = [metric.name, ...metric.aliases].some(name => nameKey(name) === nameKey(text));
  if (file === undefined || text === '' || taken) return null;
  const pair = pairAt(parseLedgerText(uri, file.text).document?.contents ?? null, start);
  if (pair === null) return null;
  const edit = isMap(pair.value)
    ? intoEntry(file.text, pair.value as YAMLMap, text)
    : isScalar(pair.value)
      ? intoShortForm(file.text, pair, text)
      : null;
  return edit === null ? null : { uri, ...edit };
}

/** The pair whose key stands at an offset, anywhere below a node. */
export function pairAt(root: Node | null, offset: number): Pair<Node | null, Node | null> | null {
  const open: (Node | null)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isMap(node)) continue;
    for (const pair of (node as YAMLMap).items as Pair<Node | null, Node | null>[]) {
      if (pair.key?.range?.[0] === offset) return pair;
      open.push(pair.value);
    }
  }
  return null;
}

/** An entry in full form gets the alias. */
function intoEntry(text: string, entry: YAMLMap, alias: string): TextEdit | null {
  const pairs = entry.items as Pair<Node | null, Node | null>[];
  const aliases = pairs.find(pair => isScalar(pair.key) && pair.key.value === 'aliases');
  const item = scalarOf(alias);
  if (aliases === undefined) {
    if (entry.flow) return intoBraces(text, entry, `aliases: [${item}]`);
    const first = pairs[0]?.key?.range?.[0];
    if (first === undefined) return null;
    return linesAfter(text, lastEnd(entry), [`${indentAt(text, first)}aliases: [${item}]`]);
  }
  const node = aliases.value;
  if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    const old = text.slice(start, end);
    if (node.value === null && old.trim() === '') {
      const keyEnd = aliases.key!.range![1];
      const colon = text.indexOf(':', keyEnd) + 1;
      return { start: colon, end: colon, text: ` [${item}]` };
    }
    // One alias that stands by itself: aliases: 来电量
    return /^[|>&!]/.test(old) ? null : { start, end, text: `[${scalarOf(String(node.value))}, ${item}]` };
  }
  if (!isSeq(node) || !node.range) return null;
  const last = node.items.at(-1) as Node | undefined;
  if (node.flow) {
    const at = last?.range?.[1] ?? text.indexOf('[', node.range[0]) + 1;
    return { start: at, end: at, text: last ? `, ${item}` : item };
  }
  if (!last?.range) return null;
  const dash = text.lastIndexOf('-', last.range[0] - 1);
  return linesAfter(text, last.range[1], [`${indentAt(text, dash)}- ${item}`]);
}

/** `名: 29件` becomes `名: { value: 29件, aliases: [别名] }`; a comment behind it stays where it is. */
function intoShortForm(text: string, pair: Pair<Node | null, Node | null>, alias: string): TextEdit | null {
  const range = pair.value?.range;
  if (!range) return null;
  const written = text.slice(range[0], range[1]);
  // Braces hold a plain text only as long as it has none of their own signs.
  if (written.trim() === '' || /^[|>&*!]/.test(written) || /[\r\n]/.test(written)) return null;
  const value = /^['"]/.test(written) || !/[,[\]{}]/.test(written) ? written : `'${written.replaceAll("'", "''")}'`;
  return { start: range[0], end: range[1], text: `{ value: ${value}, aliases: [${scalarOf(alias)}] }` };
}

/** The blanks before an offset in its line. */
function indentAt(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
}
