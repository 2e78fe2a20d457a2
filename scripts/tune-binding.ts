/**
 * Fits the table of weights of the binder on annotated reports.
 *
 *   npx tsx scripts/tune-binding.ts CORPUS_DIR [--write] [--folds N] [--fast] [--current] [--worth] [--rounds N]
 *
 * CORPUS_DIR holds NAME.annotated.md (figures marked ⟦written|metric⟧) and NAME.metrics.yaml. Each report is read as it
 * is, with errors seeded into a part of its figures, and against ledgers without a part of its metrics. Prints the scores
 * with every report left out of its own fit (the honest numbers; --folds N leaves out several at a time), and those of
 * the fit on all. --write puts the latter into src/core/binding/weights.ts, --fast prints nothing else, --current scores
 * the table as it stands, --worth prints what each kind of evidence is worth: the scores of that table with it struck out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DIFFERING } from '../src/core/binding/differing';
import { FEATURES } from '../src/core/binding/features';
import type { Tree } from '../src/core/binding/trees';
import { THRESHOLDS, type Thresholds, WORTHS, type Worths } from '../src/core/binding/weights';
import { type Example, loadExamples } from './binding/examples';
import { fitWorths } from './binding/fit';
import { KINDS_OF_EVIDENCE, type KindOfEvidence } from './binding/kinds-of-evidence';
import { type Score, scoresOf, sumOf } from './binding/score';

const GRID = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const WIDTH = 34;

const args = process.argv.slice(2);
const numberAfter = (option: string): number | undefined =>
  args.includes(option) ? Number(args[args.indexOf(option) + 1]) : undefined;
const corpus = resolve(args.find(a => !a.startsWith('--') && !/^\d+$/.test(a)) ?? '.');
const rounds = numberAfter('--rounds') ?? 100;

function show(name: string, s: Score): void {
  const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;
  console.log(
    `${name.padEnd(WIDTH)} ${share(s.bound, s.figures)} of ${s.figures} bound, ${s.wronglyBound} wrong, ${s.falseAlarms} false alarms, ${share(s.caught, s.seeded)} of ${s.seeded} caught (${share(s.swapsCaught, s.swapped)} of ${s.swapped} swaps), ${s.collateral} collateral, ${s.thinnedAlarms} thinned`,
  );
}

const at = (disagreeing: number): Thresholds => ({ ...THRESHOLDS, disagreeing });

/** Scores of every report by a fit on the others, at the thresholds of the grid and at the one in use. */
function leaveOut(examples: readonly Example[], folds: number): Map<string, Score[]> {
  const names = [...new Set(examples.map(e => e.name))];
  const scores = new Map<string, Score[]>();
  for (let fold = 0; fold < folds; fold++) {
    const out = new Set(names.filter((_, n) => n % folds === fold));
    const worths = fitWorths(
      examples.filter(e => !out.has(e.name)),
      rounds,
    );
    for (const name of out)
      scores.set(
        name,
        scoresOf(
          examples.filter(e => e.name === name),
          worths,
          [THRESHOLDS, ...GRID.map(at)],
        ),
      );
  }
  return new Map([...scores].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Puts the rows of a table of weights into weights.ts, in the place of those that follow `name`. */
function withRows(source: string, name: string, rows: readonly string[]): string {
  const from = source.indexOf('= {\n', source.indexOf(`const ${name}`)) + 4;
  const to = source.indexOf('};', from);
  return `${source.slice(0, from)}${rows.map(row => `  ${row}\n`).join('')}${source.slice(to)}`;
}

const keyOf = (name: string): string => (/^[a-z]+$/.test(name) ? name : `'${name}'`);

/** A tree with its evidence by name, as it stands in the file. */
function named(tree: Tree): string {
  return typeof tree === 'number'
    ? String(tree)
    : `['${DIFFERING[tree[0]]}', ${tree[1]}, ${named(tree[2])}, ${named(tree[3])}]`;
}

function write({ first, second, third, trees }: Worths): void {
  const file = new URL('../src/core/binding/weights.ts', import.meta.url);
  const looks = FEATURES.map((name, i) => `${keyOf(name)}: [${+first[i]!.toFixed(2)}, ${+second[i]!.toFixed(2)}],`);
  const differing = DIFFERING.map((name, i) => `${keyOf(name)}: ${+third[i]!.toFixed(2)},`);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, withRows(withRows(source, 'WEIGHTS', looks), 'DIFFERING_WEIGHTS', differing));
  const treeFile = new URL('../src/core/binding/trees.generated.ts', import.meta.url);
  const written = readFileSync(treeFile, 'utf8');
  const head = written.slice(0, written.indexOf('= [') + 3);
  writeFileSync(treeFile, `${head}\n${trees.map(tree => `  ${named(tree)},\n`).join('')}];\n`);
}

/** A tree as if there were none of some evidence. */
function withoutForks(tree: Tree, out: readonly string[]): Tree {
  if (typeof tree === 'number') return tree;
  const [evidence, border, less, notLess] = tree;
  if (out.includes(DIFFERING[evidence]!)) return withoutForks(0 < border ? less : notLess, out);
  return [evidence, border, withoutForks(less, out), withoutForks(notLess, out)];
}

/** The table in use with some evidence struck out and the rest as it is. */
function without({ looks, differing }: KindOfEvidence): Worths {
  const struck = (worths: Float64Array, names: readonly string[], out: readonly string[]): Float64Array =>
    worths.map((worth, k) => (out.includes(names[k]!) ? 0 : worth));
  return {
    first: struck(WORTHS.first, FEATURES, looks),
    second: struck(WORTHS.second, FEATURES, looks),
    third: struck(WORTHS.third, DIFFERING, differing),
    trees: WORTHS.trees.map(tree => withoutForks(tree, differing)),
  };
}

const examples = loadExamples(corpus);
const reports = new Set(examples.map(e => e.name)).size;
if (args.includes('--current')) show('as it stands', scoresOf(examples, WORTHS, [THRESHOLDS])[0]!);
else if (args.includes('--worth')) {
  show('all evidence', scoresOf(examples, WORTHS, [THRESHOLDS])[0]!);
  for (const kind of KINDS_OF_EVIDENCE)
    show(`without ${kind.name}`, scoresOf(examples, without(kind), [THRESHOLDS])[0]!);
} else {
  if (!args.includes('--fast')) {
    const scores = leaveOut(examples, numberAfter('--folds') ?? reports);
    for (const [name, [own]] of scores) show(name, own!);
    const all = [...scores.values()];
    show(`left out, threshold ${THRESHOLDS.disagreeing}`, sumOf(all.map(s => s[0]!)));
    for (const [t, threshold] of GRID.entries())
      show(`left out, threshold ${threshold}`, sumOf(all.map(s => s[t + 1]!)));
  }
  const worths = fitWorths(examples, rounds * 2);
  show(`fitted on all, threshold ${THRESHOLDS.disagreeing}`, scoresOf(examples, worths, [THRESHOLDS])[0]!);
  if (args.includes('--write')) write(worths);
}
