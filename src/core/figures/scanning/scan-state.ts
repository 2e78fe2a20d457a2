/** What one pass over a text works on and has come to. */
import { foldForReading } from '../alphabet';
import { type ModifierMatch, modifierBefore } from '../modifiers';
import { type NameSpan, nameSpans } from '../names';
import type { Figure, ScanOptions } from '../types';
import { couldBeUnit, normaliseUnit } from '../units';

/** One text on its way through the scanner. */
export class Scan {
  /** The folded copy that is read; its offsets are those of the text. */
  readonly s: string;
  /** The figures so far. */
  readonly figures: Figure[] = [];
  /** Titles and quoted names, in order; those before `nameAt` lie behind. */
  readonly names: readonly NameSpan[];
  nameAt = 0;
  /** End of the last figure: nothing before it belongs to the next. */
  floor = 0;
  readonly extra: ReadonlySet<string> | undefined;
  readonly cell: boolean;
  readonly small: boolean;

  /** @param lenient the whole text is meant to be one figure, see `parseQuantity` */
  constructor(
    readonly text: string,
    options: ScanOptions,
    readonly lenient: boolean,
  ) {
    this.s = foldForReading(text);
    this.names = nameSpans(this.s);
    this.extra = options.extraUnits?.size ? foldedUnits(options.extraUnits) : undefined;
    this.cell = options.cell ?? false;
    this.small = options.smallChinese ?? lenient;
  }

  /** The approximator that stands right before `at`, if any. */
  modifierAt(at: number): ModifierMatch | null {
    return modifierBefore(this.s, at, this.floor);
  }
}

const folded = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The ledger's units in the scanner's alphabet, without their scale. */
function foldedUnits(units: ReadonlySet<string>): ReadonlySet<string> {
  const cached = folded.get(units);
  if (cached) return cached;
  const result = new Set<string>();
  for (const written of units) {
    const { unit } = normaliseUnit(written);
    if (couldBeUnit(unit)) result.add(unit);
  }
  folded.set(units, result);
  return result;
}
