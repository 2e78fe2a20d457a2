/** What figure-sum and figure-growth read of a report, worked out once for both. */
import type { BlockReading } from '../binding/mentions';
import type { Mention } from '../binding/types';
import type { Block, Report } from '../report/types';
import { type FullShares, fullShares } from '../statements/full-shares';
import { listWholes } from '../statements/list-wholes';
import { type Stated, type StatedSentence, statedSentences } from '../statements/stated';
import { type Axis, axesOf } from '../statements/table-grid';
import { tableTotals } from '../statements/table-totals';
import { wholesOf } from '../statements/wholes';
import type { CheckedMention, RuleContext } from './rule';

/** A sentence, and the one before it in the same block. */
export interface SentenceInPlace {
  readonly sentence: StatedSentence;
  readonly previous: StatedSentence | null;
}

/** A whole and parts that cannot add up to it; a single part is by itself more than the whole. */
export interface FalseSum {
  readonly whole: Stated;
  readonly parts: readonly Stated[];
}

interface Statements {
  readonly sentences: readonly SentenceInPlace[];
  readonly axes: readonly Axis[];
  readonly falseSums: readonly FalseSum[];
  readonly falseShares: readonly FullShares[];
}

const known = new WeakMap<readonly CheckedMention[], Statements>();

/** Sentences in which nothing was found, by what was looked for and which of their figures were read. */
const quiet = new WeakMap<BlockReading, Set<string>>();

/**
 * What `find` finds in a sentence. It must depend on nothing but the sentence and the one before it: where it found nothing it is
 * not asked again, so that a keystroke costs the sentences that it changed.
 */
export function* findingsIn<T>(what: string, place: SentenceInPlace, find: () => Iterable<T>): Generator<T> {
  const { reading } = place.sentence.figures[0]!.mention;
  const key = what + startsOf(place.previous) + startsOf(place.sentence);
  const nothing = reading && quiet.get(reading);
  if (nothing?.has(key)) return;
  let found = false;
  for (const one of find()) {
    found = true;
    yield one;
  }
  if (found || !reading) return;
  if (nothing) nothing.add(key);
  else quiet.set(reading, new Set([key]));
}

const startsOf = (sentence: StatedSentence | null): string =>
  sentence === null ? '|' : `|${sentence.figures.map(({ start }) => start).join()}`;

/** The sentences and tables of a report as statements, and the sums and shares in them that are false, prose before tables. */
export function statementsOf(context: RuleContext): Statements {
  let statements = known.get(context.figures);
  if (statements === undefined) {
    const sentences = [...sentencesInPlace(context)];
    const axes = [...axesOfTables(context)];
    statements = {
      sentences,
      axes,
      falseSums: [...falseSums(context.report, sentences, axes)],
      falseShares: sentences.flatMap(place => [
        ...findingsIn('shares', place, () => [...fullShares(place.sentence)].filter(one => one.isFalse)),
      ]),
    };
    known.set(context.figures, statements);
  }
  return statements;
}

function* sentencesInPlace(context: RuleContext): Generator<SentenceInPlace> {
  let previous: StatedSentence | null = null;
  for (const sentence of statedSentences(context.figures.map(figure => figure.binding.mention))) {
    yield { sentence, previous: previous?.block === sentence.block ? previous : null };
    previous = sentence;
  }
}

function* axesOfTables({ report, figures }: RuleContext): Generator<Axis> {
  if (report.tables.length === 0) return;
  const cells = new Map<Block, Mention[]>();
  for (const { binding } of figures) {
    const { block } = binding.mention;
    if (block.cell === null) continue;
    const inCell = cells.get(block);
    if (inCell === undefined) cells.set(block, [binding.mention]);
    else inCell.push(binding.mention);
  }
  for (const table of report.tables) yield* axesOf(table, cells);
}

function* falseSums(report: Report, sentences: readonly SentenceInPlace[], axes: readonly Axis[]): Generator<FalseSum> {
  for (const place of sentences) {
    const { sentence, previous } = place;
    yield* findingsIn('sums', place, () => [...wholesOf(sentence, previous)].filter(reading => reading.why !== null));
  }
  const lists = listWholes(
    report.blocks,
    sentences.map(({ sentence }) => sentence),
  );
  for (const reading of lists) if (reading.why !== null) yield reading;
  for (const axis of axes) {
    for (const total of tableTotals(axis)) if (total.isFalse) yield total;
  }
}
