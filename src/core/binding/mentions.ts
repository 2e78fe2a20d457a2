import { scanFigures } from '../figures/scan';
import type { Figure } from '../figures/types';
import type { Block, Report, Table } from '../report/types';
import { fold } from '../text/fold';
import { changeCueBefore } from './cue';
import { headUnitOf } from './head-unit';
import { type Sentence, sentencesOf } from './sentences';
import { type TableHeads, tableHeads } from './table-heads';
import type { HeadUnit, Mention } from './types';

/** What is read from a block's prose alone, so that it can be kept while the block moves in the report. */
export interface BlockReading {
  /** Unlike that of every other reading of the cache. */
  readonly id: number;
  readonly folded: string;
  readonly figures: readonly Figure[];
  readonly sentences: readonly Sentence[];
}

/** Readings by prose; one cache serves one ledger, since the ledger's units teach the scanner. */
export class ReadingCache {
  #now = new Map<string, BlockReading>();
  #before = new Map<string, BlockReading>();
  #nextId = 0;

  constructor(readonly units: ReadonlySet<string>) {}

  read(prose: string, cell: boolean): BlockReading {
    const key = (cell ? 'c' : 'p') + prose;
    let reading = this.#now.get(key);
    if (!reading) {
      reading = this.#before.get(key) ?? readBlock(this.#nextId++, prose, cell, this.units);
      this.#now.set(key, reading);
    }
    return reading;
  }

  /** Forgets what the last whole pass did not use. */
  endPass(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

function readBlock(id: number, prose: string, cell: boolean, extraUnits: ReadonlySet<string>): BlockReading {
  const folded = fold(prose);
  return {
    id,
    folded,
    figures: scanFigures(prose, { extraUnits, cell, smallChinese: true }),
    sentences: sentencesOf(folded),
  };
}

/** A bare number in a cell takes the unit of its column's heads (the lowest first), else of its row's, the corner's, the caption's. */
function cellUnit(block: Block, heads: TableHeads): HeadUnit | null {
  const { table, row, column } = block.cell!;
  const blocks = [...[...heads.column(column)].reverse(), ...heads.row(row, column), table.head[0], table.caption];
  for (const head of blocks) {
    const unit = head ? headUnitOf(fold(head.prose.text)) : null;
    if (unit) return unit;
  }
  return null;
}

const COORDINATION = /^[、,和与及以 以及]*$/;

/** Heads of the report's tables, worked out once each. */
export class HeadsOfTables {
  readonly #heads = new Map<Table, TableHeads>();

  constructor(readonly cache: ReadingCache) {}

  of(table: Table): TableHeads {
    let heads = this.#heads.get(table);
    if (!heads) {
      heads = tableHeads(table, cell => this.cache.read(cell.prose.text, true).figures.length > 0);
      this.#heads.set(table, heads);
    }
    return heads;
  }
}

/** Every figure of the report in its place, in source order. */
export function findMentions(report: Report, cache: ReadingCache, heads = new HeadsOfTables(cache)): Mention[] {
  const mentions: Mention[] = [];
  for (const block of report.blocks) {
    const text = block.prose.text;
    if (!text) continue;
    const reading = cache.read(text, block.cell !== null);
    if (!reading.figures.length) continue;
    const unit = block.cell ? cellUnit(block, heads.of(block.cell.table)) : null;
    let last: Mention | null = null;
    for (const read of reading.figures) {
      const prose = { start: read.start, end: read.end };
      const source = block.prose.range(read.start, read.end);
      const headUnit: HeadUnit | null = unit && read.unit === '' ? unit : null;
      const figure: Figure = { ...read, start: source.start, end: source.end };
      const from: number = last?.prose.end ?? 0;
      let cue = changeCueBefore(reading.folded, from, read.start);
      // 分别增长6.5%和7%: what follows in a row shares the verb.
      if (
        !cue &&
        last?.cue &&
        last.figure.unit === figure.unit &&
        COORDINATION.test(reading.folded.slice(from, read.start))
      )
        cue = last.cue;
      const mention: Mention = { figure, block, prose, index: mentions.length, cue, headUnit, reading };
      mentions.push(mention);
      last = mention;
    }
  }
  return mentions;
}
