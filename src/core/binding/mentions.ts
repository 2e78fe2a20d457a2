import { scanFigures } from '../figures/scan';
import type { Figure } from '../figures/types';
import { matchUnit, normaliseUnit } from '../figures/units';
import type { Block, Report } from '../report/types';
import { fold } from '../text/fold';
import { changeCueBefore } from './cue';
import { type Sentence, sentencesOf } from './sentences';
import type { HeadUnit, Mention } from './types';

/** What is read from a block's prose alone, so that it can be kept while the block moves in the report. */
export interface BlockReading {
  readonly folded: string;
  readonly figures: readonly Figure[];
  readonly sentences: readonly Sentence[];
}

/** Readings by prose; one cache serves one ledger, since the ledger's units teach the scanner. */
export class ReadingCache {
  #now = new Map<string, BlockReading>();
  #before = new Map<string, BlockReading>();

  constructor(readonly units: ReadonlySet<string>) {}

  read(prose: string, cell: boolean): BlockReading {
    const key = (cell ? 'c' : 'p') + prose;
    let reading = this.#now.get(key);
    if (!reading) {
      reading = this.#before.get(key) ?? readBlock(prose, cell, this.units);
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

function readBlock(prose: string, cell: boolean, extraUnits: ReadonlySet<string>): BlockReading {
  const folded = fold(prose);
  return {
    folded,
    figures: scanFigures(prose, { extraUnits, cell, smallChinese: true }),
    sentences: sentencesOf(folded),
  };
}

/** The unit in a table's head or caption: 承办量（件）, 额外开支(百万元), 单位：万元. Null when there is none. */
export function headUnitOf(folded: string): HeadUnit | null {
  let end = folded.length;
  while (end > 0) {
    const close = folded.lastIndexOf(')', end - 1);
    const open = close < 0 ? -1 : folded.lastIndexOf('(', close);
    if (open < 0) break;
    const unit = asUnit(folded.slice(open + 1, close));
    if (unit) return unit;
    end = open;
  }
  const label = folded.lastIndexOf('单位');
  if (label >= 0) {
    const rest = folded.slice(label + 2).replace(/^[:为 ]+/, '');
    const stop = rest.search(/[,;.、。，；)\s]/);
    return asUnit(stop < 0 ? rest : rest.slice(0, stop));
  }
  return null;
}

function asUnit(text: string): HeadUnit | null {
  const written = text.replace(/^单位[:为 ]*/, '').trim();
  if (!written || written.length > 8) return null;
  const { unit, factor } = normaliseUnit(written);
  return matchUnit(unit, 0)?.end === unit.length ? { unit, factor, written } : null;
}

/** A bare number in a cell takes the unit of its column's head, else of its row's, else of the caption. */
function cellUnit(block: Block): HeadUnit | null {
  const cell = block.cell!;
  const texts = [
    cell.table.head[cell.column]?.prose.text,
    cell.table.rows[cell.row]?.[0]?.prose.text,
    cell.table.head[0]?.prose.text,
    cell.table.caption?.prose.text,
  ];
  for (const text of texts) {
    const unit = text ? headUnitOf(fold(text)) : null;
    if (unit) return unit;
  }
  return null;
}

const COORDINATION = /^[、,和与及以 以及]*$/;

/** Every figure of the report in its place, in source order. */
export function findMentions(report: Report, cache: ReadingCache): Mention[] {
  const mentions: Mention[] = [];
  for (const block of report.blocks) {
    const text = block.prose.text;
    if (!text) continue;
    const reading = cache.read(text, block.cell !== null);
    if (!reading.figures.length) continue;
    const unit = block.cell ? cellUnit(block) : null;
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
