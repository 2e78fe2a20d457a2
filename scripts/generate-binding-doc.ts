/**
 * Writes the table of evidence into docs/binding.md, between its two marks, from the weights of the binder.
 *
 *   npx tsx scripts/generate-binding-doc.ts [--check]
 *
 * With --check nothing is written, and the run fails when the table has drifted.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { DIFFERING } from '../src/core/binding/differing';
import { CONTEXT_FROM, F, FEATURES } from '../src/core/binding/features';
import type { Tree } from '../src/core/binding/trees';
import { DIFFERING_WEIGHTS, THRESHOLDS, WEIGHTS, WORTHS } from '../src/core/binding/weights';

const PAGE = new URL('../docs/binding.md', import.meta.url);
const BEGIN = '<!-- evidence: written by scripts/generate-binding-doc.ts -->';
const END = '<!-- end of evidence -->';

/** What each kind of evidence measures. One that is missing here stands in the table without words. */
const MEANINGS: Readonly<Record<string, string>> = {
  near: 'share of the name in the figure’s own clause, before it',
  after: 'share of the name in the noun right after the figure',
  row: 'share of the name in the head of the cell’s row',
  column: 'share of the name in the head of the cell’s column',
  subject: 'share of the name in what the figure before is about, where this clause names nothing',
  clause: 'share of the name in the clause before, or before the last figure',
  rest: 'share of the name in what follows',
  sentence: 'share of the name earlier in the sentence',
  caption: 'share of the name in the table’s title',
  lead: 'share of the name in the lead of the list or paragraph',
  heading: 'share of the name in the nearest heading',
  previous: 'share of the name in the sentence before',
  title: 'share of the name in the outer headings',
  'group close': 'share of the group’s name near the figure',
  'group far': 'share of the group’s name farther away',
  'group missing': 'share of the group’s name that stands nowhere',
  'name missing': 'share of the name that stands nowhere',
  'abbreviated name': 'characters of the name that stand in order near the figure',
  'clause explained': 'share of the close words that the name accounts for',
  alias: 'what fits is an alias',
  'same unit': 'the unit is the metric’s',
  'kindred unit': 'the unit is of the same kind, but another word',
  'unit absent': 'figure or metric has no unit',
  'share named': 'a share, and both name and text say so',
  'share not named': 'a share, and only one of them says so',
  'growth named': 'a rate of growth, and both say so',
  'growth not named': 'a rate of growth, and only one says so',
  'level after verb': 'the level of the metric after a verb of change',
  change: 'the figure is read as the metric’s change',
  'change without verb': 'read as a change, with no verb of change',
  'same period': 'the stated period is the value’s',
  'overlapping period': 'one of the periods holds the other',
  'period apart': 'the stated period is another',
  'value agrees': 'the figure is true of the metric',
  'value says': 'true, by the number of digits',
  'value with name': 'true, by digits and share of the name',
  'value loose': 'true, but ill-worded',
  bias: 'every candidate, against “not in the ledger”',
  'in table': 'every candidate of a table cell',
  'next in ledger': 'the certain figures before and after are the ledger’s neighbours',
  'between in ledger': 'it stands between them in the ledger',
  'group before': 'the certain figure before is of the same group',
  restated: 'the same is stated, with certainty, elsewhere',
  'stated elsewhere': 'the metric is stated truly elsewhere, and this differs',
  'stated in clause': 'the same is stated in this sentence',
  'subject before': 'a change of what the sentence stated last',
  'row agrees': 'the row’s other cells are bound so',
  'column agrees': 'the column’s other cells are bound so',
  'row and column agree': 'both',
  'better elsewhere': 'another figure is likelier to state it',
  'name leads': 'the name fits better than the other candidates’ names',
  'best place': 'the name fits here better than at any other figure',
  'neighbours in ledger': 'next in the ledger, and next in the text',
  'bare change of subject': 'a change right after its subject, true',
  'agrees, swapped': 'true, but crosswise it would be named better',
  differs: 'the figure is false for the metric',
  'differs, named': 'false, by the share of the name',
  'differs, whole name': 'false, and the name stands whole',
  'differs, unstated': 'false, and nothing states the metric truly',
  'differs, unstated and covered': 'the same, and all of the name is there',
  'differs, another agrees': 'false, and another candidate is true, by its name',
  'differs, best place': 'false, and this is the name’s best place',
  'differs, free': 'false; stated nowhere, best placed here, wanted by no other',
  'differs, free and named': 'the same, by the share of the name',
  'differs, free and close': 'the same, with the name close by',
  'differs, free in table': 'the same, in a table',
  'differs by a digit, named': 'false by one digit, a swap or the scale, by the name',
  'differs, slip of a free one': 'the same for a free one',
  'differs, explained': 'false; share of the close words that name and group explain',
  'differs, unexplained': 'false; how many of the close words they leave over',
  'differs, says': 'false; digits of the figure',
  'differs, magnitude': 'false; powers of ten between the values',
  'differs, change': 'false, and read as a change',
  'differs, row and column': 'false, and row and column say so',
  'differs, bare change of subject': 'a change right after its subject, false',
  'differs, swapped': 'false, but crosswise both figures would be true',
};

/** What the third look asks. Evidence of the second look that it takes over is explained above. */
const MEANINGS_DIFFERING: Readonly<Record<string, string>> = {
  base: 'every figure that differs',
  'against none': 'odds of the second look against “not in the ledger”, as a logarithm',
  'against a true one': 'the same against the best metric of which the figure is true',
  'against another': 'the same against the best other metric from which it differs',
  likely: 'probability of the second look',
  'a true one likely': 'that of the best metric of which the figure is true',
  slip: 'the value is the right one but for a slip of the pen: power of ten by which chance is unlikely to do that',
  'slip of scale': 'the same, where only the scale differs',
  'slip, named': 'slip, by the share of the name',
  'slip, likely': 'slip, by the probability',
  'slip, nothing missing': 'slip, and no character of the name is missing',
  'slip, less what is missing': 'slip, less one for each character that is missing',
  'slip, name leads': 'slip, by how much better the name fits than the others',
  'slip, free': 'slip; the metric is stated nowhere else and fits best here',
  'slip, stated elsewhere': 'slip; the metric is stated truly elsewhere',
  'slip, a true one likely': 'slip, but the figure may be true of another metric',
  'slip, change': 'slip, read as a change',
  'slip, table': 'slip, in a table',
  exchanged: 'digits of two figures that each have the value of the metric that the other one names',
  'exchanged, better named': 'the same, by how much better the names fit crosswise',
  'exchanged, a true one likely': 'the same, where the figure would be true where it stands',
  'exchange better named': 'how much better the names fit crosswise',
  'exchanged, both named': 'exchanged, by the share of the worse named of the two names',
  'exchanged with another unit': 'digits, where one of the two has not even the unit of the metric that its words name',
  'no slip, against none': 'no slip: odds against “not in the ledger”',
  'no slip, likely': 'no slip: probability',
  'no slip, stated elsewhere': 'no slip, and the metric is stated truly elsewhere',
  'no slip, name leads': 'no slip: how much better the name fits than the others',
  'no slip, change': 'no slip, read as a change',
  'no slip, table': 'no slip, in a table',
  'no slip, two missing': 'no slip, and two characters of the name are missing',
  'no slip, whole name': 'no slip, and the name stands whole beside the figure: probability',
  'stated truly elsewhere': 'probability that another figure states the metric truly',
  'wanted elsewhere': 'other figures that differ from the metric and would state it',
  'only one left': 'of the metrics between those of the certain figures before and after, the only one not stated',
  'figures between': 'few figures between those two',
  'missing in sentence': 'characters of the name that stand nowhere in the sentence',
  'missing around': 'characters that stand nowhere around, headings included',
  'missing of its own': 'the same without the noun of the figure before',
  'nothing missing': 'all of them stand somewhere around',
  'nothing missing, free': 'the same, and the metric is stated nowhere else',
  'nothing missing, likely': 'all of them stand in words of its own: probability',
  'named well': 'share of the name near the figure',
  'named well, free, leads': 'the same; stated nowhere else, and better than the others',
  'whole name, alone': 'the name stands whole, and no figure of the report is certain: probability',
  'named better than a true one': 'how much better the name fits than that of the metric of which the figure is true',
  'words explained': 'share of the close words that name and group explain',
  'words unexplained': 'how many of the close words they leave over',
  'digits written': 'digits of the figure, without zeros at the end',
  exactness: 'digits that are certain',
  'hardly a digit, likely': 'less than one of them: probability',
  approximate: '近, 余, 左右 …',
  percentage: 'the figure is a percentage',
};

/** The evidence that the trees fork at, most often first. */
function forks(): string {
  const counts = new Map<string, number>();
  const count = (tree: Tree): void => {
    if (typeof tree === 'number') return;
    const name = DIFFERING[tree[0]]!;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    count(tree[2]);
    count(tree[3]);
  };
  for (const tree of WORTHS.trees) count(tree);
  return `${[...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([name, n]) => `${name} ${n}`)
    .join(' · ')}.`;
}

function table(): string {
  const rows = FEATURES.map(name => {
    const [first, second] = WEIGHTS[name];
    return `| ${name} | ${MEANINGS[name] ?? ''} | ${F[name] < CONTEXT_FROM ? first.toFixed(2) : ''} | ${second.toFixed(2)} |`;
  });
  return [
    BEGIN,
    '',
    '| evidence | what it measures | first look | second look |',
    '| --- | --- | ---: | ---: |',
    ...rows,
    '',
    'The third look, for figures that differ from their likeliest metric (evidence whose worth is 0 is left out):',
    '',
    '| evidence | what it measures | worth |',
    '| --- | --- | ---: |',
    ...DIFFERING.filter(name => DIFFERING_WEIGHTS[name] !== 0).map(
      name =>
        `| ${name} | ${MEANINGS_DIFFERING[name] ?? 'as in the second look'} | ${DIFFERING_WEIGHTS[name].toFixed(2)} |`,
    ),
    '',
    `${WORTHS.trees.length} trees, of at most three forks to a leaf, correct that sum (\`trees.generated.ts\`). How often they ask for what:`,
    '',
    forks(),
    '',
    `Least probability at which a figure is bound: ${THRESHOLDS.agreeing} to a metric of which it is true, ${THRESHOLDS.disagreeing} to one of which it is false.`,
    '',
    END,
  ].join('\n');
}

const page = readFileSync(PAGE, 'utf8');
const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
if (from < 0 || to < from) {
  console.error('docs/binding.md lacks the marks between which the table stands');
  process.exit(1);
}
const renewed = page.slice(0, from) + table() + page.slice(to + END.length);
if (renewed !== page) {
  if (process.argv.includes('--check')) {
    console.error('docs/binding.md: the table differs from the weights; run npx tsx scripts/generate-binding-doc.ts');
    process.exit(1);
  }
  writeFileSync(PAGE, renewed);
}
