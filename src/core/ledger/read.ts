import { FileReader } from './file-reader';
import { evaluateFormulas } from './formula';
import { NameIndex } from './names';
import type { Period } from './period';
import { Reading } from './reading';
import { parseLedgerText } from './syntax';
import type { Ledger, LedgerFile } from './types';

/**
 * Reads the files of a ledger and merges them, in order. Never throws: whatever is wrong becomes a problem at its place, and the rest is read.
 * @param files addresses (kept as they are in every place) and texts of the `*.metrics.yaml` files.
 */
export function readLedger(files: readonly { readonly uri: string; readonly text: string }[]): Ledger {
  const out = new Reading();
  const read: LedgerFile[] = [];
  let period: Period | null = null;
  let periodText = '';
  for (const { uri, text } of files) {
    const parsed = parseLedgerText(uri, text);
    for (const problem of parsed.problems) out.problems.push(problem);
    let { readable } = parsed;
    const reader = new FileReader(uri, text, out, { period, periodText });
    if (parsed.document) {
      const { contents } = parsed.document;
      // An empty text that has syntax errors needs no second finding.
      if (contents !== null || parsed.problems.length === 0) readable = reader.read(contents) && readable;
    }
    if (!periodText) ({ period, periodText } = reader.defaults);
    read.push({ uri, text, title: reader.title, readable });
  }
  const index = new NameIndex(out.metrics);
  const units = new Set<string>();
  for (const { unit } of out.metrics) if (unit && unit !== '%' && unit !== '‰' && unit !== '百分点') units.add(unit);
  for (const problem of evaluateFormulas(out.formulas, index, units)) out.problems.push(problem);
  const order = new Map(files.map((f, i) => [f.uri, i]));
  const problems = out.problems.sort(
    (a, b) =>
      order.get(a.place.uri)! - order.get(b.place.uri)! || a.place.start - b.place.start || a.place.end - b.place.end,
  );
  return {
    files: read,
    title: read.find(f => f.title)?.title ?? '',
    period,
    periodText,
    metrics: out.metrics,
    problems,
    readable: read.every(f => f.readable),
    units,
    find: nameOrPath => index.find(nameOrPath),
  };
}
