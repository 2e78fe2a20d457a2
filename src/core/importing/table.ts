/** A table file as it is read: sheets of cells, before anybody knows which column is what. */

export interface Cell {
  /** As a person reads it: an exact decimal for a number, with % where the cell shows one; '' for an empty cell. */
  readonly text: string;
  /** `date`: a number that the file shows as a day; its text is 2015年6月30日, or 2015年6月 for the first of a month. `error`: #DIV/0! and the like. */
  readonly kind: 'text' | 'number' | 'date' | 'error';
}

export interface Sheet {
  /** '' for a file that has but one and no name for it. */
  readonly name: string;
  /** Rows may differ in length; row 0 is the file's first. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Why a file can't be read as a table. */
export type TableFault = 'old-format' | 'not-a-table' | 'too-large' | 'damaged';

/** The file can't be read. */
export class TableProblem extends Error {
  constructor(readonly fault: TableFault) {
    super(fault);
  }
}

export const NO_CELL: Cell = { text: '', kind: 'text' };
