/** The numbers of Markdown's ordered lists, which are part of no block's prose. */
import type { Block, Report } from '../report/types';
import type { PlacedMarker, Run } from './sequence-runs';

/** What stands before an item's text on its line: blanks, marks of quotations and the number with its delimiter. */
const ITEM_NUMBER = /(?:^|[ \t>])([0-9]{1,3})([.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/;

/** The longest stretch in which an item's number is looked for. */
const LONGEST_INDENT = 200;

/** The ordered lists of a report with the items that break their count. A list whose items all have one number is right. */
export function listRuns(report: Report): readonly Run[] {
  const runs: Run[] = [];
  /** The open list of each depth. */
  let open: (Run | undefined)[] = [];
  for (const block of report.blocks) {
    if (block.kind !== 'list-item') {
      if (block.cell === null) open = [];
      continue;
    }
    open.length = Math.min(open.length, block.depth + 1);
    const placed = numberOf(report.text, block);
    if (placed === null) continue;
    const run = open[block.depth];
    const last = run?.members.at(-1);
    const goesOn = last !== undefined && placed.marker.number !== 1 && delimiterOf(last) === delimiterOf(placed);
    if (run === undefined || last === undefined || !(goesOn || isLazy(run, placed))) {
      const begun: Run = { kind: 'dot', members: [placed], faults: new Map(), heading: 0, inner: null };
      runs.push(begun);
      open[block.depth] = begun;
      continue;
    }
    const step = placed.marker.number - last.marker.number;
    if (step !== 1 && !isLazy(run, placed)) run.faults.set(placed, step === 0 ? 'repeat' : 'gap');
    run.members.push(placed);
  }
  return runs;
}

/** 1. 1. 1.: the renderer counts. */
const isLazy = (run: Run, placed: PlacedMarker): boolean =>
  run.members.every(member => member.marker.number === placed.marker.number);

const delimiterOf = ({ marker }: PlacedMarker): string => marker.text.slice(-1);

/** The number of an item, null for a bullet and for an item's further paragraphs. */
function numberOf(text: string, block: Block): PlacedMarker | null {
  const lineStart = Math.max(text.lastIndexOf('\n', block.start - 1) + 1, block.start - LONGEST_INDENT);
  const match = ITEM_NUMBER.exec(text.slice(lineStart, block.start));
  if (match === null) return null;
  const [whole, number, delimiter] = match as unknown as [string, string, string];
  const start = lineStart + match.index + whole.indexOf(number);
  const digits = { start, end: start + number.length };
  const range = { start, end: digits.end + 1 };
  const marker = {
    kind: 'dot',
    number: Number(number),
    digits,
    ...range,
    text: number + delimiter,
    lineStart: true,
    doubtful: false,
    combined: false,
  } as const;
  return { marker, block, range, digits };
}
