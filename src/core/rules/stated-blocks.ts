/**
 * The sentences of a report block by block, and a memory of the blocks in which nothing was found, so that a keystroke
 * costs the rules about statements the block that it changed.
 *
 * Why that is right: what is looked for in a sentence depends on its words, its figures and the sentence before it in the
 * block. The words, and the figures as they were read, are those of the block's `BlockReading`, which stays the same
 * object while the prose does; only which of the figures are listed may differ from check to check (五个 is left out
 * where no metric names it), so that is part of the key. Offsets into the report, which do change, decide nothing.
 * A block with a finding is looked at anew every time, for the finding names places.
 */
import type { BlockReading } from '../binding/mentions';
import type { Mention } from '../binding/types';
import type { Block } from '../report/types';
import { type StatedSentence, statedSentences } from '../statements/stated';
import type { CheckedMention } from './rule';

/** A sentence, and the one before it in the same block. */
export interface SentenceInPlace {
  readonly sentence: StatedSentence;
  readonly previous: StatedSentence | null;
}

/** What may be looked for in a sentence. */
type Sought = 'sums' | 'shares' | 'movements';

/** For each block's reading what was looked for without finding anything, with the figures that were listed. */
const quiet = new WeakMap<BlockReading, Set<string>>();

/** A block of prose that states figures. Its sentences are read when they are first asked for. */
export class StatedBlock {
  readonly block: Block;
  readonly reading: BlockReading;
  readonly #mentions: readonly Mention[];
  #sentences: readonly SentenceInPlace[] | null = null;

  /** @param mentions the figures listed in the block, in order; at least one */
  constructor(mentions: readonly Mention[], reading: BlockReading) {
    this.block = mentions[0]!.block;
    this.reading = reading;
    this.#mentions = mentions;
  }

  get sentences(): readonly SentenceInPlace[] {
    this.#sentences ??= inPlace(statedSentences(this.#mentions));
    return this.#sentences;
  }

  /** Which of the figures that were read in the block are listed. */
  get listed(): string {
    return this.#mentions.length === this.reading.figures.length
      ? ''
      : this.#mentions.map(({ prose }) => prose.start).join();
  }
}

function inPlace(sentences: Iterable<StatedSentence>): SentenceInPlace[] {
  const placed: SentenceInPlace[] = [];
  let previous: StatedSentence | null = null;
  for (const sentence of sentences) {
    placed.push({ sentence, previous });
    previous = sentence;
  }
  return placed;
}

/** The blocks of prose (cells of tables aside) with the figures that are listed in them, in source order. */
export function statedBlocks(figures: readonly CheckedMention[]): readonly StatedBlock[] {
  const blocks: StatedBlock[] = [];
  for (let from = 0; from < figures.length; ) {
    const { block, reading } = figures[from]!.binding.mention;
    let to = from + 1;
    while (to < figures.length && figures[to]!.binding.mention.block === block) to++;
    if (block.cell === null && reading) {
      const mentions: Mention[] = [];
      for (let i = from; i < to; i++) mentions.push(figures[i]!.binding.mention);
      blocks.push(new StatedBlock(mentions, reading));
    }
    from = to;
  }
  return blocks;
}

/** What `find` finds in the sentences of a block. It must depend on nothing but the sentence and the one before it. */
export function* findingsIn<T>(
  what: Sought,
  block: StatedBlock,
  find: (place: SentenceInPlace) => Iterable<T>,
): Generator<T> {
  const key = what + block.listed;
  const nothing = quiet.get(block.reading);
  if (nothing?.has(key)) return;
  let found = false;
  for (const place of block.sentences) {
    for (const one of find(place)) {
      found = true;
      yield one;
    }
  }
  if (found) return;
  if (nothing) nothing.add(key);
  else quiet.set(block.reading, new Set([key]));
}
