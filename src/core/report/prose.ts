import type { TextRange } from '../text/range';
import type { Prose } from './types';

/**
 * The visible text of a stretch of source, with its way back. Offsets are relative to the start of the stretch, so the
 * same object serves wherever the same source stands.
 */
export interface ProseText {
  readonly text: string;
  /** Prose offset at which each run begins. */
  readonly runs: Uint32Array;
  /** Source offset of each run's first character. */
  readonly sources: Uint32Array;
  /** 0 for a run of copied characters; else the source length that the run's single character stands for. */
  readonly lengths: Uint32Array;
  /** Source offset after the last visible character (of the first one's place when there is none). */
  readonly end: number;
}

/** A prose text at its place in the report. */
export class PlacedProse implements Prose {
  constructor(
    private readonly data: ProseText,
    private readonly base: number,
  ) {}

  get text(): string {
    return this.data.text;
  }

  toSource(offset: number): number {
    const { data } = this;
    if (offset >= data.text.length) return this.base + data.end;
    const at = Math.max(0, offset);
    const run = this.runAt(at);
    const source = this.base + data.sources[run]!;
    return data.lengths[run] === 0 ? source + at - data.runs[run]! : source;
  }

  range(start: number, end: number): TextRange {
    const from = this.toSource(start);
    if (end <= start || start >= this.data.text.length) return { start: from, end: from };
    const last = Math.min(end, this.data.text.length) - 1;
    const length = this.data.lengths[this.runAt(Math.max(0, last))]!;
    return { start: from, end: this.toSource(last) + (length === 0 ? 1 : length) };
  }

  private runAt(offset: number): number {
    const { runs } = this.data;
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (runs[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A stretch of source that shows as nothing (''), or as one character. */
export interface Cut {
  start: number;
  end: number;
  shown: string;
}

/**
 * Puts the visible text of `source.slice(from, to)` together. `cuts` are in order of their start; one that begins inside
 * the one before it is passed over. Offsets in the result are into `source`.
 */
export function buildProse(source: string, from: number, to: number, cuts: readonly Cut[]): ProseText {
  const parts: string[] = [];
  const runs: number[] = [];
  const sources: number[] = [];
  const lengths: number[] = [];
  let length = 0;
  let end = from;
  const copy = (start: number, stop: number) => {
    if (stop <= start) return;
    parts.push(source.slice(start, stop));
    runs.push(length);
    sources.push(start);
    lengths.push(0);
    length += stop - start;
    end = stop;
  };
  let at = from;
  for (const cut of cuts) {
    if (cut.start < at || cut.end <= cut.start) continue;
    if (cut.end > to) break;
    copy(at, cut.start);
    at = cut.end;
    if (cut.shown === '') continue;
    parts.push(cut.shown);
    runs.push(length);
    sources.push(cut.start);
    lengths.push(cut.end - cut.start);
    length += 1;
    end = cut.end;
  }
  copy(at, to);
  // A lone slice would keep the whole report alive for as long as the cache holds it. Joined with one more character it
  // is copied, and the slice of that copy keeps only the copy.
  parts.push(' ');
  return {
    text: parts.join('').slice(0, -1),
    runs: Uint32Array.from(runs),
    sources: Uint32Array.from(sources),
    lengths: Uint32Array.from(lengths),
    end,
  };
}
