/** The value of one more period for a metric that is there. */
import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/range';
import { lineBreakOf, pairAt, scalarOf } from './edit';
import { parseLedgerText } from './syntax';
import type { Ledger, Metric } from './types';

type Item = Pair<Node | null, Node | null>;

/**
 * The edit that gives a metric a value for another period than it has: into its `values`, or its one `value` becomes the first of `values`,
 * under the period that it was for. Comments and layout stay.
 * @param periodText the new value's period as written: 2015年上半年
 * @param written the figure as a person writes it, with its unit
 * @returns null for a metric by formula, for one whose only value has no period of its own or of the ledger's to go under, and for an
 *   entry that is written in a way that can't be added to (a YAML reference, a text over several lines)
 */
export function addValueEdit(
  ledger: Ledger,
  metric: Metric,
  periodText: string,
  written: string,
): (TextEdit & { readonly uri: string }) | null {
  const { uri, start } = metric.namePlace;
  const file = ledger.files.find(one => one.uri === uri);
  if (file === undefined || metric.formula !== null) return null;
  const pair = pairAt(parseLedgerText(uri, file.text).document?.contents ?? null, start);
  if (pair === null) return null;
  const added = `${scalarOf(periodText)}: ${scalarOf(written)}`;
  const before = metric.current?.periodText || ledger.periodText;
  const edit = isMap(pair.value)
    ? intoEntry(file.text, pair.value as YAMLMap, before, added)
    : both(file.text, pair.value, before, added, values => `{ values: ${values} }`);
  return edit === null ? null : { uri, ...edit };
}

function intoEntry(text: string, entry: YAMLMap, before: string, added: string): TextEdit | null {
  const field = (name: string): Item | undefined =>
    (entry.items as Item[]).find(({ key }) => isScalar(key) && key.source === name);
  const values = field('values');
  if (values !== undefined) return isMap(values.value) ? intoValues(text, values.value as YAMLMap, added) : null;
  const value = field('value');
  const key = value?.key?.range;
  if (value === undefined || !key) return null;
  const edit = both(text, value.value, before, added, both => both);
  // From the key on, so that it is one edit.
  return edit === null
    ? null
    : { start: key[0], end: edit.end, text: `values${text.slice(key[1], edit.start)}${edit.text}` };
}

/** The value that is there and the new one in braces, in place of the value. */
function both(
  text: string,
  node: Node | null,
  before: string,
  added: string,
  wrapped: (values: string) => string,
): TextEdit | null {
  const range = node?.range;
  if (!isScalar(node) || !range || range[1] <= range[0] || before === '') return null;
  const old = text.slice(range[0], range[1]);
  if (/^[|>&*!]|[\r\n]/.test(old)) return null;
  // What is plain in a block may need quotes in braces.
  const kept = /^['"]/.test(old) ? old : scalarOf(old);
  return { start: range[0], end: range[1], text: wrapped(`{ ${scalarOf(before)}: ${kept}, ${added} }`) };
}

function intoValues(text: string, values: YAMLMap, added: string): TextEdit | null {
  const last = (values.items as Item[]).at(-1);
  const end = last?.value?.range?.[1] ?? last?.key?.range?.[1];
  if (last === undefined || end === undefined) return null;
  if (values.flow === true) return { start: end, end, text: `, ${added}` };
  const first = (values.items as Item[])[0]!.key!.range![0];
  const indent = first - (text.lastIndexOf('\n', first - 1) + 1);
  const lineEnd = /[\r\n]/.exec(text.slice(end))?.index ?? text.length - end;
  return { start: end + lineEnd, end: end + lineEnd, text: `${lineBreakOf(text)}${' '.repeat(indent)}${added}` };
}
