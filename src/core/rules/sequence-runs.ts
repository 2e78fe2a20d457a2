/** Which markers of a report count one after the other: the report's outline as its numbers tell it. */
import type { Block, Report } from '../report/types';
import type { TextRange } from '../text/range';
import { LEVELS, type Marker, type MarkerKind, markersIn } from './sequence-markers';

/** A marker at its place in the report; ranges are into the source. */
export interface PlacedMarker {
  readonly marker: Marker;
  readonly block: Block;
  readonly range: TextRange;
  /** Where its number stands. */
  readonly digits: TextRange;
}

/** How a marker fails to follow the one before it. */
export type SequenceFault = 'gap' | 'repeat' | 'start' | 'level' | 'form';

/** Markers that count together, with what is wrong among them. */
export interface Run {
  readonly kind: MarkerKind;
  readonly members: PlacedMarker[];
  /** By the member that shows the fault. */
  readonly faults: Map<PlacedMarker, SequenceFault>;
  /** Markdown level of the heading that the first marker stands in, 0 outside headings. */
  readonly heading: number;
  /** The run that was last begun within this one. */
  inner: Run | null;
}

/** What may stand for a first item where 二是 or 二要 follows. */
const OTHER_FIRST = /[一首其]/;

/** More open runs than any text nests; the outermost is forgotten beyond. */
const MOST_OPEN = 16;

/** A jump by more than this is another text's count, or one that was lost in copying, and not a slip of the pen. */
const LARGEST_GAP = 3;

/**
 * Puts the report's markers together to runs and finds what breaks them. A 1 begins a new run, whatever is open; any other number
 * goes on with the innermost run that waits for it. What fits nowhere is a fault only where a live run of its kind shows
 * what was meant.
 */
export function sequenceRuns(report: Report): readonly Run[] {
  const known = runsOf.get(report);
  if (known !== undefined) return known;
  const runs = readRuns(report);
  runsOf.set(report, runs);
  return runs;
}

/** Two rules ask for the runs of one report. */
const runsOf = new WeakMap<Report, readonly Run[]>();

function readRuns(report: Report): readonly Run[] {
  const reader = new RunReader();
  for (const block of report.blocks) {
    // Quotations and cells count for themselves, footnotes out of place.
    if (block.cell !== null || block.quoted || block.kind === 'footnote') continue;
    reader.read(block);
  }
  return reader.runs;
}

class RunReader {
  readonly runs: Run[] = [];
  #open: Run[] = [];

  read(block: Block): void {
    if (block.kind === 'heading') this.#closeBelow(block.level);
    for (const marker of markersIn(block.prose.text)) {
      // Within a heading only its own number counts.
      if (block.kind === 'heading' && !marker.lineStart) continue;
      const { prose } = block;
      const range = prose.range(marker.start, marker.end);
      this.#place({ marker, block, range, digits: prose.range(marker.digits.start, marker.digits.end) });
    }
  }

  /** A heading ends what was counted in the text above it and in deeper headings. */
  #closeBelow(level: number): void {
    this.#open = this.#open.filter(run => run.heading > 0 && run.heading <= level);
  }

  #place(placed: PlacedMarker): void {
    const { kind, number } = placed.marker;
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const run = this.#open[at]!;
      if (run.kind !== kind || number !== lastOf(run).marker.number + 1) continue;
      if (this.#isOutOfReach(run, placed)) continue;
      markMisplaced(run);
      this.#open.length = at + 1;
      run.members.push(placed);
      return;
    }
    if (placed.marker.doubtful) return;
    if (number === 1 || !this.#markFault(placed)) this.#begin(placed);
  }

  /** Running text is counted within one paragraph, or from line to line; 二是 far below another paragraph's 一是 is not its second. */
  #isOutOfReach(run: Run, { marker, block }: PlacedMarker): boolean {
    if (LEVELS[marker.kind] !== null) return false;
    const last = lastOf(run);
    return (
      last.block !== block &&
      !(marker.lineStart && last.marker.lineStart) &&
      last.block.headings.at(-1) !== block.headings.at(-1)
    );
  }

  #begin(placed: PlacedMarker): void {
    const run: Run = {
      kind: placed.marker.kind,
      members: [placed],
      faults: new Map(),
      heading: placed.block.kind === 'heading' ? placed.block.level : 0,
      inner: null,
    };
    const around = this.#open.at(-1);
    if (around !== undefined) around.inner = run;
    if (this.#lacksFirst(placed)) run.faults.set(placed, 'start');
    this.runs.push(run);
    this.#open.push(run);
    if (this.#open.length > MOST_OPEN) this.#open.shift();
  }

  /** 二是 in a paragraph in which nothing was first, and （二） as the first heading below 一、. */
  #lacksFirst({ marker, block }: PlacedMarker): boolean {
    if (marker.number !== 2) return false;
    if (block.kind === 'heading') return this.#open.some(run => run.heading > 0 && run.heading < block.level);
    const inText = marker.kind === 'is' || marker.kind === 'should';
    return inText && !marker.lineStart && !OTHER_FIRST.test(block.prose.text.slice(0, marker.start));
  }

  /** A number that no run waits for: a gap or a repetition of the innermost live run of its kind, or a run without its first. */
  #markFault(placed: PlacedMarker): boolean {
    const { kind, number } = placed.marker;
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const run = this.#open[at]!;
      if (run.kind !== kind) continue;
      const last = lastOf(run);
      const step = number - last.marker.number;
      if (step < 0 || step > LARGEST_GAP || !isLive(last, placed)) continue;
      // （三）及（五） leaves open which items are still to come.
      if (run.members.some(member => member.marker.combined)) continue;
      this.#open.length = at + 1;
      run.members.push(placed);
      run.faults.set(placed, step === 0 ? 'repeat' : 'gap');
      return true;
    }
    return this.#markForm(placed);
  }

  /** 一、 and then （二） in headings of one level: the number goes on, its form does not. */
  #markForm(placed: PlacedMarker): boolean {
    if (placed.block.kind !== 'heading') return false;
    const { level } = placed.block;
    const run = this.#open.findLast(open => open.heading === level);
    if (run === undefined || run.kind === placed.marker.kind) return false;
    if (placed.marker.number !== lastOf(run).marker.number + 1) return false;
    run.members.push(placed);
    run.faults.set(placed, 'form');
    return true;
  }
}

/** When a run goes on, the one right inside it has ended: it was a level above its parent if the standard's order says so. */
function markMisplaced(parent: Run): void {
  const child = parent.inner;
  if (child === null || child.members.length < 2) return;
  const outer = LEVELS[parent.kind];
  const inner = LEVELS[child.kind];
  const first = child.members[0]!;
  if (outer === null || inner === null || inner >= outer || !first.marker.lineStart) return;
  // Paragraphs that are merely numbered are no level, neither above nor below others.
  if (parent.members.every(isHeadline) && child.members.every(isHeadline)) child.faults.set(first, 'level');
}

/** A heading's longest line, in characters. */
const LONGEST_HEADLINE = 40;

/** True when the marker's line is a heading, whether or not Markdown marks it as one. */
function isHeadline({ marker, block }: PlacedMarker): boolean {
  if (block.kind === 'heading') return true;
  const { text } = block.prose;
  const end = text.indexOf('\n', marker.end);
  const line = text.slice(marker.end, end < 0 ? text.length : end).trimEnd();
  return line.length <= LONGEST_HEADLINE && !/[。；;]/.test(line);
}

const lastOf = (run: Run): PlacedMarker => run.members[run.members.length - 1]!;

/**
 * True when two markers surely count in one run: both in headings of one level, both at the start of a line, or both within one
 * paragraph.
 */
function isLive(last: PlacedMarker, next: PlacedMarker): boolean {
  const inHeading = last.block.kind === 'heading';
  if (inHeading !== (next.block.kind === 'heading')) return false;
  if (inHeading) return last.block.level === next.block.level;
  const { kind, lineStart } = next.marker;
  if (last.block === next.block) return LEVELS[kind] === null || last.marker.lineStart === lineStart;
  return last.marker.lineStart && lineStart;
}
