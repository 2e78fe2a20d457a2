/**
 * How many broken sums and changes figure-sum and figure-growth catch in real texts:
 *
 *   npx tsx scripts/seed-rules.ts FOLDER…
 *
 * True statements are found by their numbers alone (a figure that is the sum of the figures behind or before it in its sentence, a
 * percentage that two figures of its sentence give, a cell that is the sum of the rest of its row or column), not by the rules' own
 * reading. Each of their figures is broken in turn (one digit changed, two neighbours swapped) so that no rounding explains it, and
 * the report is checked again. Marks of annotated reports (⟦figure|metric⟧) are taken out. The numbers are the same in every run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Big from 'big.js';
import { checkReport } from '../src/core/check';
import { parseReport } from '../src/core/report/parse';
import { areApart, type Extent, plus, quotient, scaled } from '../src/core/statements/extent';
import { type Stated, stated, statedSentences } from '../src/core/statements/stated';
import { axesOf } from '../src/core/statements/table-grid';

type Kind = 'sum in a sentence' | 'sum in a table' | 'growth in a sentence' | 'share in a sentence';

interface True {
  readonly kind: Kind;
  readonly members: readonly Stated[];
  /** Whether the statement still holds with one member's extent replaced. */
  holds(extents: readonly Extent[]): boolean;
}

const sum = (extents: readonly Extent[]): Extent => extents.reduce(plus);
const HUNDRED = new Big(100);

const sumStatement = (kind: Kind, whole: Stated, parts: readonly Stated[]): True => ({
  kind,
  members: [whole, ...parts],
  holds: ([first, ...rest]) => !areApart(first!, sum(rest)),
});

function rateStatement(kind: Kind, base: Stated, level: Stated, rate: Stated, moved: number, sign: number): True {
  return {
    kind,
    members: [base, level, rate],
    holds: ([b, l, r]) => {
      const ratio = quotient(l!, b!);
      if (ratio === null) return true;
      const possible = scaled(ratio, HUNDRED, new Big(moved));
      const seen =
        sign > 0 ? possible : { low: possible.high?.times(-1) ?? null, high: possible.low?.times(-1) ?? null };
      return !areApart(seen, r!);
    },
  };
}

const isNumber = (one: Stated): boolean => one.figure.written.form === 'number' && one.figure.approximation === 'exact';

function* trueInSentence(figures: readonly Stated[]): Generator<True> {
  const levels = figures.filter(one => one.role === 'level' && isNumber(one));
  const used = new Set<Stated>();
  for (const [order, whole] of levels.entries()) {
    if (whole.value.lt(10) || whole.unit === '') continue;
    for (const list of [levels.slice(order + 1), levels.slice(0, order).reverse()]) {
      const parts: Stated[] = [];
      let total = new Big(0);
      for (const part of list.slice(0, 12)) {
        if (part.unit !== whole.unit) break;
        parts.push(part);
        total = total.plus(part.value);
        if (total.gte(whole.value)) break;
      }
      if (parts.filter(part => part.value.gt(0)).length < 2 || !total.eq(whole.value) || used.has(whole)) continue;
      for (const one of [whole, ...parts]) used.add(one);
      yield sumStatement('sum in a sentence', whole, parts);
    }
  }
  for (const [order, rate] of figures.entries()) {
    if (rate.role !== 'rate' || !isNumber(rate) || rate.value.c.length < 2) continue;
    const near = figures.slice(Math.max(0, order - 4), order).filter(one => one.role === 'level' && isNumber(one));
    const [x, y] = near.slice(-2);
    if (!x || !y || x.unit !== y.unit || x.value.c.length < 2 || y.value.c.length < 2 || x.value.lte(0)) continue;
    const { cue } = rate.mention;
    const sign = cue?.direction === 'down' ? -1 : 1;
    const candidates: True[] =
      cue === null
        ? [rateStatement('share in a sentence', x, y, rate, 0, 1)]
        : [
            rateStatement('growth in a sentence', x, y, rate, -100, sign),
            rateStatement('growth in a sentence', y, x, rate, -100, sign),
          ];
    const exact =
      cue === null
        ? y.value.div(x.value).times(100)
        : y.value
            .div(x.value)
            .minus(1)
            .times(100 * sign);
    for (const one of candidates.slice(0, 1)) {
      if (exact.minus(rate.value).abs().lte(rate.figure.written.lastPlace)) yield one;
    }
  }
}

/** Tables that a PDF reader has laid out as one line are no sentences: every figure has words of its own. */
const hasWords = (text: string, figures: readonly Stated[]): boolean =>
  figures.every(one => /\p{Script=Han}/u.test(text.slice(Math.max(0, one.start - 12), one.start)));

/** Numbers may add up by accident (3个、10个，……13个): some word has to say that a sum is meant. */
const SAYS_SUM = /其中|包括|当中|合计|共|含|分为|分别为|其余|剩余|其他|[(:]/;

function isMeant(text: string, { kind, members }: True): boolean {
  if (kind !== 'sum in a sentence') return true;
  const starts = members.map(one => one.start);
  return SAYS_SUM.test(text.slice(Math.min(...starts) - 4, Math.max(...starts)));
}

/** Everything true in a text that can be broken. */
function* trueIn(text: string): Generator<True> {
  const report = parseReport(text);
  const { figures } = checkReport({ uri: '', report, ledger: null, severities: {} });
  const mentions = figures.map(figure => figure.binding.mention);
  for (const { figures: inSentence, text: folded } of statedSentences(mentions)) {
    for (const one of trueInSentence(inSentence)) if (hasWords(folded, one.members) && isMeant(folded, one)) yield one;
  }
  const cells = new Map<(typeof mentions)[number]['block'], typeof mentions>();
  for (const mention of mentions) {
    if (mention.block.cell === null) continue;
    cells.set(mention.block, [...(cells.get(mention.block) ?? []), mention]);
  }
  for (const table of report.tables) {
    for (const axis of axesOf(table, cells)) {
      for (let line = 0; line < axis.lines.length; line++) {
        const numbers = axis.labels
          .map((_, item) => axis.cell(item, line))
          .flatMap(cell => (cell.kind === 'number' ? [cell.stated] : []));
        for (const [whole, parts] of [
          [numbers[numbers.length - 1], numbers.slice(0, -1)],
          [numbers[0], numbers.slice(1)],
        ] as const) {
          if (!whole || whole.value.lt(10) || parts.filter(part => part.value.gt(0)).length < 2) continue;
          if (parts.some(part => part.unit !== whole.unit)) continue;
          if (parts.reduce((all, part) => all.plus(part.value), new Big(0)).eq(whole.value)) {
            yield sumStatement('sum in a table', whole, parts);
            break;
          }
        }
      }
    }
  }
}

/** A small generator of numbers, the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** The figure's text with one digit changed or two neighbours swapped. */
function broken(text: string, random: (below: number) => number): string {
  const places = [...text].flatMap((c, i) => (/[0-9０-９]/.test(c) ? [i] : []));
  const at = places[random(places.length)]!;
  const next = places[places.indexOf(at) + 1];
  if (next !== undefined && text[next] !== text[at] && random(3) === 0) {
    const characters = [...text];
    [characters[at], characters[next]] = [characters[next]!, characters[at]!];
    return characters.join('');
  }
  const zero = /[０-９]/.test(text[at]!) ? 0xff10 : 0x30;
  const digit = (text.charCodeAt(at) - zero + 1 + random(9)) % 10;
  return text.slice(0, at) + String.fromCharCode(zero + digit) + text.slice(at + 1);
}

const WORTH = new Set(['figure-sum', 'figure-growth']);
const folders = process.argv.slice(2).filter(one => !one.startsWith('--'));
const verbose = process.argv.includes('--verbose');
const counts = new Map<Kind, { tried: number; caught: number }>();
const random = numbers(7);
for (const folder of folders) {
  for (const name of readdirSync(folder).sort()) {
    if (!/\.(?:md|txt)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8').replace(/⟦([^|⟧]*)\|[^⟧]*⟧/g, '$1');
    for (const statement of trueIn(text)) {
      const { kind, members } = statement;
      for (const [place, member] of members.entries()) {
        const { figure } = member;
        if (!/[0-9０-９]/.test(figure.text) || text.slice(figure.start, figure.end) !== figure.text) continue;
        for (let tries = 0; tries < 12; tries++) {
          const wording = broken(figure.text, random);
          // The statement alone, with the sentence or table that it stands in.
          const changed = text.slice(0, figure.start) + wording + text.slice(figure.end);
          const { block } = member.mention;
          const [from, to] = block.cell
            ? [block.cell.table.caption?.start ?? block.cell.table.start, block.cell.table.end]
            : [block.start, block.end];
          const start = block.cell ? from : Math.max(from, text.lastIndexOf('\n', figure.start) + 1);
          const lineEnd = text.indexOf('\n', figure.end);
          const end = block.cell ? to : lineEnd < 0 ? text.length : lineEnd;
          const report = parseReport(changed.slice(start, end));
          const { figures, problems } = checkReport({ uri: '', report, ledger: null, severities: {} });
          const seen = figures.find(one => one.start === figure.start - start);
          if (!seen || seen.text !== wording) continue;
          const extents = members.map((one, i) => (i === place ? stated(seen.binding.mention).extent : one.extent));
          if (statement.holds(extents)) continue;
          // Marked itself, or named as a part of the statement that is marked.
          const caught = problems.some(
            problem =>
              WORTH.has(problem.rule) &&
              [problem, ...problem.related].some(place => place.start === figure.start - start),
          );
          const count = counts.get(kind) ?? { tried: 0, caught: 0 };
          counts.set(kind, { tried: count.tried + 1, caught: count.caught + (caught ? 1 : 0) });
          if (verbose && !caught) {
            console.log(`${name}: ${members.map(one => one.figure.text).join(' ')}; ${figure.text} → ${wording}`);
            console.log(
              `    ${changed.slice(Math.max(start, members[0]!.figure.start - 40), figure.end + 60).replace(/\n/g, ' ')}`,
            );
          }
          break;
        }
      }
    }
  }
}
for (const [kind, { tried, caught }] of counts)
  console.log(`${kind}: ${caught} of ${tried} (${((100 * caught) / tried).toFixed(1)}%)`);
