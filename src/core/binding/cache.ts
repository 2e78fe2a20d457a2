import { type Period, samePeriod } from '../ledger/period';
import type { Ledger } from '../ledger/types';
import type { Report } from '../report/types';
import { type Draft, EvidenceFinder } from './evidence';
import { ReadingCache } from './mentions';
import { reportContext } from './report-context';
import { indexOf, type LedgerIndex } from './terms';
import type { Mention } from './types';
import type { ZoneSpan } from './zones';

interface Kept {
  readonly readings: ReadingCache;
  readonly index: LedgerIndex;
  readonly finder: EvidenceFinder;
  readonly drafts: DraftCache;
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
      };
      this.#ledger = ledger;
      this.#context = context;
    }
    return this.#kept;
  }
}

/** Drafts by the words that they rest on. What the last pass did not use is forgotten; one figure's drafts serve one figure. */
class DraftCache {
  #now = new Map<string, Draft[]>();
  #before = new Map<string, Draft[]>();

  /** The drafts of a figure that had the same words around it in the last pass, or new ones. */
  get(mention: Mention, spans: readonly ZoneSpan[], make: () => Draft[]): Draft[] {
    let key = `${mention.reading!.id}:${mention.prose.start}`;
    for (const span of spans) key += `|${span.zone},${span.reading.id},${span.start},${span.end}`;
    // Two cells of equal words share a key: the second one is made anew, for its context is its own.
    if (this.#now.has(key)) return make();
    const drafts = this.#before.get(key) ?? make();
    this.#now.set(key, drafts);
    return drafts;
  }

  endPass(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
