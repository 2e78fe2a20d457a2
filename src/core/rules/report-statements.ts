/** What figure-sum and figure-growth read of a report, worked out once for both. */
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
      falseShares: sentences.flatMap(({ sentence }) => [...fullShares(sentence)].filter(one => one.isFalse)),
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
  for (const { sentence, previous } of sentences) {
    for (const reading of wholesOf(sentence, previous)) if (reading.why !== null) yield reading;
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
