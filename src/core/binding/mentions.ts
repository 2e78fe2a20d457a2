import { scanFigures } from '../figures/scan';
import type { Figure } from '../figures/types';
import type { Block, Report, Table } from '../report/types';
import { fold } from '../text/fold';
import { changeCueBefore } from './cue';
import { headUnitOf } from './head-unit';
import { type Sentence, sentencesOf } from './sentences';
import { type TableHeads, tableHeads } from './table-heads';
import type { ChangeCue, HeadUnit, Mention } from './types';

/** What is read from a block's prose alone, so that it can be kept while the block moves in the report. */
export interface BlockReading {
  /** Unlike that of every other reading of the cache. */
  readonly id: number;
  readonly folded: string;
  readonly figures: readonly Figure[];
  /** The verb of change before each figure, null where there is none. */
  readonly cues: readonly (ChangeCue | null)[];
  readonly sentences: readonly Sentence[];
}

/** Readings by prose, those that the pass at hand used and those of the pass before. */
class Readings {
  #now = new Map<string, BlockReading>();
  #before = new Map<string, BlockReading>();

  get(prose: string, make: () => BlockReading): BlockReading {
    let reading = this.#now.get(prose);
    if (!reading) {
      reading = this.#before.get(prose) ?? make();
      this.#now.set(prose, reading);
    }
    return reading;
  }

  endPass(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

/** What was read of blocks and of cells; one cache serves one ledger, since the ledger's units teach the scanner. */
export class ReadingCache {
  readonly #blocks = new Readings();
  readonly #cells = new Readings();
  #nextId = 0;

  constructor(readonly units: ReadonlySet<string>) {}

  read(prose: string, cell: boolean): BlockReading {
    return (cell ? this.#cells : this.#blocks).get(prose, () => readBlock(this.#nextId++, prose, cell, this.units));
  }

  /** Forgets what the last whole pass did not use. */
  endPass(): void {
    this.#blocks.endPass();
    this.#cells.endPass();
  }
}

function readBlock(id: number, prose: string, cell: boolean, extraUnits: ReadonlySet<string>): BlockReading {
  const folded = fold(prose);
  const figures = scanFigures(prose, { extraUnits, cell, smallChinese: true });
  return { id, folded, figures, cues: cuesOf(folded, figures), sentences: sentencesOf(folded) };
}

function cuesOf(folded: string, figures: readonly Figure[]): (ChangeCue | null)[] {
  const cues: (ChangeCue | null)[] = [];
  let last: Figure | null = null;
  for (const figure of figures) {
    const from: number = last?.end ?? 0;
    let cue = changeCueBefore(folded, from, figure.start);
    // 分别增长6.5%和7%: what follows in a row shares the verb.
    if (!cue && last?.unit === figure.unit && COORDINATION.test(folded.slice(from, figure.start)))
      cue = cues[cues.length - 1]!;
    cues.push(cue);
    last = figure;
  }
  return cues;
}

const headUnits = new WeakMap<BlockReading, HeadUnit | null>();

/** The unit that a head's words name, worked out once for as long as they stay. */
function unitOfHead(head: Block, cache: ReadingCache): HeadUnit | null {
  const reading = cache.read(head.prose.text, head.cell !== null);
  let unit = headUnits.get(reading);
  if (unit === undefined) {
    unit = headUnitOf(reading.folded);
    headUnits.set(reading, unit);
  }
  return unit;
}

/** A bare number in a cell takes the unit of its column's heads (the lowest first), else of its row's, the corner's, the caption's. */
function cellUnit(block: Block, heads: HeadsOfTables): HeadUnit | null {
  const { table, row, column } = block.cell!;
  const own = heads.of(table);
  const blocks = [...[...own.column(column)].reverse(), ...own.row(row, column), table.head[0], table.caption];
  for (const head of blocks) {
    const unit = head ? unitOfHead(head, heads.cache) : null;
    if (unit) return unit;
  }
  return null;
}

/** The last word of a head whose numbers are places in a ranking or a list. */
const RANK_HEAD = /(?:排名|位次|名次|排位|座次|序号|编号)$/;
const BRACKETED_END = /\([^()]{0,20}\)$/;

const ranked = new WeakMap<BlockReading, boolean>();

/** True for a cell of a column or a row that is headed 排名: its bare numbers count nothing. */
function isRank(block: Block, heads: HeadsOfTables): boolean {
  const { table, row, column } = block.cell!;
  const own = heads.of(table);
  return [own.column(column).at(-1), own.row(row, column).at(-1)].some(head => {
    if (!head || head === block) return false;
    const reading = heads.cache.read(head.prose.text, head.cell !== null);
    let known = ranked.get(reading);
    if (known === undefined) {
      known = RANK_HEAD.test(reading.folded.trim().slice(-30).replace(BRACKETED_END, ''));
      ranked.set(reading, known);
    }
    return known;
  });
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
    const isBareCell = block.cell !== null && reading.figures.some(({ unit }) => unit === '');
    const unit = isBareCell ? cellUnit(block, heads) : null;
    const ranks = isBareCell && isRank(block, heads);
    reading.figures.forEach((read, at) => {
      if (ranks && read.unit === '' && read.kind === 'count') return;
      const prose = { start: read.start, end: read.end };
      const source = block.prose.range(read.start, read.end);
      const headUnit: HeadUnit | null = unit && read.unit === '' ? unit : null;
      const figure: Figure = { ...read, start: source.start, end: source.end };
      const cue = reading.cues[at]!;
      mentions.push({ figure, block, prose, index: mentions.length, cue, headUnit, reading, read });
    });
  }
  return mentions;
}
