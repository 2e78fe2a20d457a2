/** The figures of a report by sentence, each with what it can stand for and what it does in its sentence. */
import Big from 'big.js';
import { rangeAt, type Sentence } from '../binding/sentences';
import type { Mention } from '../binding/types';
import type { Figure } from '../figures/types';
import { figureKindOf, unitKind } from '../figures/units';
import type { Block } from '../report/types';
import { type Extent, extentOf, extentOfMention } from './extent';

/**
 * What a figure does: `level` says how much there is, `change` by how much it moved, `rate` is a percentage (of growth or a share),
 * `points` a difference of percentages, `times` a multiple or a doubling, `share` a fraction (三分之一).
 */
export type Role = 'level' | 'change' | 'rate' | 'points' | 'times' | 'share';

/** A figure in its place, ready for arithmetic. */
export interface Stated {
  readonly mention: Mention;
  readonly role: Role;
  readonly value: Big;
  /** Unit without scale; '' for a bare number. */
  readonly unit: string;
  readonly extent: Extent;
  /** The figure as the table of truth should see it. */
  readonly figure: Figure;
  /** Range in the prose of its block. */
  readonly start: number;
  readonly end: number;
}

/** A sentence that states figures. */
export interface StatedSentence {
  readonly block: Block;
  /** Folded prose of the block. */
  readonly text: string;
  readonly sentence: Sentence;
  /** In the order of the text. */
  readonly figures: readonly Stated[];
}

/** All of something, in percent. */
export const CENT = new Big(100);

/** Figures beyond this number are no sentence of a person; the rest of such a sentence is left alone. */
const MOST_FIGURES = 120;

/** A bare number under a head with money, a measure or a scale is as rounded as it would be in prose. */
function asRead(mention: Mention): Figure {
  const { figure, headUnit } = mention;
  if (figure.unit !== '' || figure.kind !== 'count' || !headUnit) return figure;
  const kind = figureKindOf(unitKind(headUnit.unit));
  return headUnit.factor.gt(1) || kind === 'money' || kind === 'measure' ? { ...figure, kind: 'measure' } : figure;
}

function roleOf({ figure, cue }: Mention): Role {
  if (figure.kind === 'percentage-point') return 'points';
  if (figure.kind === 'multiple') return 'times';
  if (figure.written.form === 'fraction' || figure.written.form === 'half') return 'share';
  if (figure.kind === 'percent') return 'rate';
  return cue !== null && !cue.toLevel ? 'change' : 'level';
}

/** A figure with its role and the values that it can stand for. */
export function stated(mention: Mention): Stated {
  const figure = asRead(mention);
  return {
    mention,
    role: roleOf(mention),
    value: figure.value,
    unit: figure.unit,
    extent: figure === mention.figure ? extentOfMention(mention) : extentOf(figure),
    figure,
    start: mention.prose.start,
    end: mention.prose.end,
  };
}

/** The sentences of prose (cells of tables aside) that state two figures or more, in source order. */
export function* statedSentences(mentions: Iterable<Mention>): Generator<StatedSentence> {
  let open: { block: Block; text: string; sentence: Sentence; figures: Stated[] } | null = null;
  for (const mention of mentions) {
    const { block, reading } = mention;
    if (block.cell !== null || !reading) continue;
    if (open === null || open.block !== block || mention.prose.start >= open.sentence.end) {
      if (open !== null) yield open;
      const sentence = reading.sentences[rangeAt(reading.sentences, mention.prose.start)];
      open = sentence ? { block, text: reading.folded, sentence, figures: [] } : null;
    }
    if (open !== null && open.figures.length < MOST_FIGURES) open.figures.push(stated(mention));
  }
  if (open !== null) yield open;
}
