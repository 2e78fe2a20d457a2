import { fold } from '../text/fold';
import { rangeAt } from './sentences';
import type { Mention } from './types';

/** Characters of a metric's name that stand nowhere around a figure, by how far is looked. Each 0 to 5; all 0 in a table. */
export interface NameGaps {
  /** Nowhere in the figure's sentence up to its own noun. */
  readonly sentence: number;
  /** Nor in the headings, the lead, the paragraph's first sentence or the sentence before. */
  readonly wide: number;
  /** As `wide`, but the words that are the noun of the figure before do not count: 9个盟市、|79个旗县区|成立…. */
  readonly own: number;
}

const NO_GAPS: NameGaps = { sentence: 0, wide: 0, own: 0 };
const MOST = 5;
/** How far is looked within a sentence, before the figure and after it. */
const REACH_BEFORE = 200;
const REACH_AFTER = 60;
const LONGEST_NOUN_AFTER = 30;
const LONGEST_HEADS = 400;
const LONGEST_OPENING = 60;
const LONGEST_PREVIOUS = 80;
const FIRST_HAN = '\u3400';

/** Endings that say only that something was counted: 受理量 is said by 受理12件. */
const COUNTING = /(?:总?数量|总[数量额计]|合计|件数|人数|次数|个数|项目数|情况|规模|[数量额率])$/;
/** Endings that a verb of change says in its own way: 税收增速 is said by 税收增长6%. */
const MOVEMENT = /(?:增速|增幅|增长率|增长|涨幅|降幅|跌幅|减幅|下降率|变动率|变化率)$/;
/** Nothing but a noun between two figures, and the mark that goes on with the row. */
const NOUN_OF_THE_ONE_BEFORE = /^[^,;:，。]{0,12}[、和与及,]$/;

/**
 * @param before the figure before in the same block, null if none
 * @param name a metric's name, folded (see `Term`)
 */
export function nameGaps(mention: Mention, before: Mention | null, name: string): NameGaps {
  const { reading, block } = mention;
  if (block.cell || !reading) return NO_GAPS;
  const { folded, sentences } = reading;
  const { start, end } = mention.prose;
  const s = rangeAt(sentences, start);
  const sentence = sentences[s];
  if (!sentence) return NO_GAPS;
  const from = Math.max(sentence.start, start - REACH_BEFORE);
  const clause = sentence.clauses[rangeAt(sentence.clauses, start)] ?? sentence;
  const whole = folded.slice(from, Math.min(sentence.end, end + REACH_AFTER));
  // Each is cut before they are joined: a heading may be as long as a report.
  const heads = [...block.headings, block.lead].map(head => head?.prose.text.slice(0, LONGEST_HEADS) ?? '').join(' ');
  const opening = sentences[0]!;
  const previous = sentences[s - 1];
  const around =
    fold(heads.slice(0, LONGEST_HEADS)) +
    (s > 0 ? folded.slice(opening.start, Math.min(opening.end, opening.start + LONGEST_OPENING)) : '') +
    (previous ? folded.slice(Math.max(previous.start, previous.end - LONGEST_PREVIOUS), previous.end) : '');
  const isTaken =
    before !== null &&
    before.prose.end > from &&
    before.prose.end <= start &&
    start - before.prose.end <= 16 &&
    NOUN_OF_THE_ONE_BEFORE.test(folded.slice(before.prose.end, start));
  const own =
    folded.slice(from, isTaken ? before.prose.start : start) +
    folded.slice(end, Math.min(clause.end, end + LONGEST_NOUN_AFTER));
  const said = mention.cue && !mention.cue.toLevel ? name.replace(MOVEMENT, '') : name.replace(COUNTING, '');
  const characters = [...new Set(said)].filter(c => c >= FIRST_HAN);
  const missing = (text: string): number => Math.min(MOST, characters.filter(c => !text.includes(c)).length);
  return { sentence: missing(whole), wide: missing(whole + around), own: missing(own + around) };
}
