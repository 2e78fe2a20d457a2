/**
 * The tables of a report with their figures, and a memory of the tables in which nothing was found, so that a keystroke in
 * a paragraph costs the rules about tables nothing.
 *
 * Why that is right: an axis is made of the words of the table's cells and of their figures; a figure follows from the
 * words of its cell and its unit, which the ledger has taught the scanner or the heads give a bare number. The memory goes
 * by all of that together. A table with a finding is looked at anew every time, for the finding names places.
 */
import type { Mention } from '../binding/types';
import type { Block, Report, Table } from '../report/types';
import { type Axis, axesOf } from '../statements/table-grid';
import { TextMemory } from './prose-memo';
import type { CheckedMention } from './rule';

/** What may be looked for in a table. */
type Sought = 'totals' | 'derived cells';

const quiet: Readonly<Record<Sought, TextMemory<true>>> = {
  totals: new TextMemory(),
  'derived cells': new TextMemory(),
};

/** A table with the figures that are listed in its cells. Its axes are read when they are first asked for. */
export class StatedTable {
  readonly #table: Table;
  readonly #figures: ReadonlyMap<Block, readonly Mention[]>;
  #axes: readonly Axis[] | null = null;
  #content: string | null = null;

  constructor(table: Table, figures: ReadonlyMap<Block, readonly Mention[]>) {
    this.#table = table;
    this.#figures = figures;
  }

  get axes(): readonly Axis[] {
    this.#axes ??= axesOf(this.#table, this.#figures);
    return this.#axes;
  }

  /** All that the axes are made of: the words of each cell, where its figures stand, and their units, which ledger and heads decide. */
  get content(): string {
    this.#content ??= [this.#table.head, ...this.#table.rows]
      .map(row => row.map(cell => this.#contentOf(cell)).join(''))
      .join('/');
    return this.#content;
  }

  #contentOf(cell: Block): string {
    const { text } = cell.prose;
    let content = `${text.length}:${text}`;
    for (const { prose, figure, headUnit } of this.#figures.get(cell) ?? [])
      content += `${prose.start}-${prose.end} ${figure.unit} ${headUnit?.written ?? ''};`;
    return content;
  }
}

/** The tables of a report, in source order. */
export function statedTables(report: Report, figures: readonly CheckedMention[]): readonly StatedTable[] {
  if (report.tables.length === 0) return [];
  const cells = new Map<Block, Mention[]>();
  for (const { binding } of figures) {
    const { block } = binding.mention;
    if (block.cell === null) continue;
    const inCell = cells.get(block);
    if (inCell === undefined) cells.set(block, [binding.mention]);
    else inCell.push(binding.mention);
  }
  return report.tables.map(table => new StatedTable(table, cells));
}

/** What `find` finds along the axes of a table. It must depend on nothing but the axis. */
export function* findingsInTable<T>(what: Sought, table: StatedTable, find: (axis: Axis) => Iterable<T>): Generator<T> {
  if (quiet[what].get(table.content)) return;
  let found = false;
  for (const axis of table.axes) {
    for (const one of find(axis)) {
      found = true;
      yield one;
    }
  }
  if (!found) quiet[what].set(table.content, true);
}
