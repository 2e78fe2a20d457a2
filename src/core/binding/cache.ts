import { type Period, samePeriod } from '../ledger/period';
import type { Ledger } from '../ledger/types';
import type { Report } from '../report/types';
import type { Judged } from './differing';
import { type Draft, EvidenceFinder } from './evidence';
import { CONTEXT_FROM } from './features';
import { ReadingCache } from './mentions';
import { reportContext } from './report-context';
import { rangeAt } from './sentences';
import { indexOf, type LedgerIndex } from './terms';
import type { Mention } from './types';

interface Kept {
  readonly readings: ReadingCache;
  readonly index: LedgerIndex;
  readonly finder: EvidenceFinder;
  readonly drafts: DraftCache;
  readonly decisions: DecisionCache<Decision>;
}

/** What the looks make of each figure's drafts, and the draft that is taken, −1 for none. */
export interface Decision {
  readonly judged: Judged;
  readonly chosen: readonly number[];
}

/** What is kept between checks of one report against one ledger, so that a keystroke costs what it changed. */
export class BindingCache {
  #ledger: Ledger | null = null;
  #context: Period | null = null;
  #kept: Kept | null = null;

  /** Everything that belongs to a ledger; made anew when the ledger, or the year that the report speaks from, is another. */
  for(ledger: Ledger, report: Report): Kept {
    const context = reportContext(report, ledger);
    const sameContext = context && this.#context ? samePeriod(context, this.#context) : context === this.#context;
    if (!this.#kept || this.#ledger !== ledger || !sameContext) {
      const index = indexOf(ledger);
      this.#kept = {
        readings: new ReadingCache(ledger.units),
        index,
        finder: new EvidenceFinder(index, context),
        drafts: new DraftCache(),
        decisions: new DecisionCache(),
      };
      this.#ledger = ledger;
      this.#context = context;
    }
    return this.#kept;
  }
}

/** By the key of a block, the drafts of its figures, of every block of that key. */
type DraftsOfBlocks = Map<string | number, Draft[][][]>;

const NO_DRAFTS: DraftsOfBlocks = new Map();

/**
 * Drafts of a block's figures by the block's outline and key, see `ZoneFinder`. What the last pass did not use is forgotten.
 * Blocks of one key have lists of their own, the first the first and so on: their evidence from the report differs.
 */
class DraftCache {
  #now = new Map<string, DraftsOfBlocks>();
  #before = new Map<string, DraftsOfBlocks>();

  get(outline: string, key: string | number, make: () => Draft[][]): readonly Draft[][] {
    let blocks = this.#now.get(outline);
    if (!blocks) {
      blocks = new Map();
      this.#now.set(outline, blocks);
    }
    let lists = blocks.get(key);
    if (!lists) {
      lists = [];
      blocks.set(key, lists);
    }
    const list = (this.#before.get(outline) ?? NO_DRAFTS).get(key)?.[lists.length] ?? make();
    lists.push(list);
    return list;
  }

  endPass(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

/** What was decided of a report's figures, to be kept for as long as nothing changes that it rests on. */
interface Decided<D> {
  readonly mentions: readonly Mention[];
  readonly drafts: readonly (readonly Draft[])[];
  readonly decision: D;
}

/**
 * The decision of the last pass, where a report changed without changing any evidence: most keystrokes touch no figure.
 * The second look and the choice ask of a figure only what is compared here: its drafts, its value, the words before it
 * in its sentence, its block and cell.
 */
export class DecisionCache<D> {
  #last: Decided<D> | null = null;

  /** The drafts of the last pass if all is as it was, with the evidence that the second look gave them; else these. */
  drafts(mentions: readonly Mention[], drafts: readonly (readonly Draft[])[]): readonly (readonly Draft[])[] {
    const last = this.#last;
    if (!last || last.mentions.length !== mentions.length) return drafts;
    for (let i = 0; i < mentions.length; i++) {
      if (!standsAsBefore(mentions, last.mentions, i)) return drafts;
      if (drafts[i] !== last.drafts[i] && !areSame(drafts[i]!, last.drafts[i]!)) return drafts;
    }
    return last.drafts;
  }

  /**
   * What `decide` says of the drafts, or said of them in the last pass.
   * @param holds whether that still holds for what it rests on besides the drafts
   */
  decision(
    mentions: readonly Mention[],
    drafts: readonly (readonly Draft[])[],
    decide: () => D,
    holds: (last: D) => boolean,
  ): D {
    const last = this.#last;
    const decision = last?.drafts === drafts && holds(last.decision) ? last.decision : decide();
    this.#last = { mentions, drafts, decision };
    return decision;
  }
}

/** True when figure `i` is the one that it was, in the same sentence of the same block or cell as the one before it. */
function standsAsBefore(now: readonly Mention[], before: readonly Mention[], i: number): boolean {
  const [a, b] = [now[i]!, before[i]!];
  if (a.read !== b.read && !isSameFigure(a, b)) return false;
  const [cell, was] = [a.block.cell, b.block.cell];
  if (cell?.row !== was?.row || cell?.column !== was?.column) return false;
  if (i === 0) return true;
  const [a0, b0] = [now[i - 1]!, before[i - 1]!];
  return (
    (a.block === a0.block) === (b.block === b0.block) &&
    (cell?.table === a0.block.cell?.table) === (was?.table === b0.block.cell?.table)
  );
}

/** So much before a figure, within its sentence, is read again when it is decided: 新增, 净增. */
const READ_BEFORE = 60;

function isSameFigure(a: Mention, b: Mention): boolean {
  const sentence = ({ reading, prose }: Mention): number => (reading ? rangeAt(reading.sentences, prose.start) : 0);
  const before = (mention: Mention): string => {
    const { reading, prose } = mention;
    const start = reading?.sentences[sentence(mention)]?.start ?? 0;
    return reading?.folded.slice(Math.max(start, prose.start - READ_BEFORE), prose.start) ?? '';
  };
  return (
    before(a) === before(b) &&
    a.figure.text === b.figure.text &&
    a.figure.unit === b.figure.unit &&
    a.figure.kind === b.figure.kind &&
    a.cue?.verb === b.cue?.verb &&
    a.cue?.toLevel === b.cue?.toLevel &&
    a.headUnit?.written === b.headUnit?.written &&
    sentence(a) === sentence(b)
  );
}

/** True when two lists of drafts give the same evidence before the second look. */
function areSame(a: readonly Draft[], b: readonly Draft[]): boolean {
  return a.length === b.length && a.every((draft, d) => isSame(draft, b[d]!));
}

function isSame(a: Draft, b: Draft): boolean {
  for (let f = 0; f < CONTEXT_FROM; f++) if (a.features[f] !== b.features[f]) return false;
  return (
    a.key === b.key &&
    a.base === b.base &&
    a.agrees === b.agrees &&
    a.isOfOtherPeriod === b.isOfOtherPeriod &&
    a.isForeign === b.isForeign &&
    a.named === b.named &&
    a.nameScore === b.nameScore &&
    a.explained === b.explained &&
    a.unexplained === b.unexplained &&
    a.isBareChange === b.isBareChange &&
    a.says === b.says &&
    a.magnitude === b.magnitude &&
    a.isWhole === b.isWhole &&
    a.slip.digits === b.slip.digits &&
    a.slip.ofScale === b.slip.ofScale &&
    a.term === b.term
  );
}
