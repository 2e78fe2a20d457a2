import type Big from 'big.js';
import type { Figure } from '../figures/types';
import type { Metric, Observation } from '../ledger/types';
import type { Block } from '../report/types';
import type { TextRange } from '../text/range';
import type { BlockReading } from './mentions';

/** `level`: the metric's value itself; `change`: how it moved between two periods. */
export type Aspect = 'level' | 'change';

/** What a verb near the figure says: 增长12%, 下降到3件, 提高2.3个百分点, 增长2倍. */
export interface ChangeCue {
  readonly direction: 'up' | 'down';
  /** True for 增长到, 降至, 提高为: the figure is the level that was reached. */
  readonly toLevel: boolean;
  /** The verb, as written. */
  readonly verb: string;
}

/** The unit that a table's head gives to its bare numbers: 额外开支(百万元) → 元, factor 10^6. */
export interface HeadUnit {
  readonly unit: string;
  readonly factor: Big;
  readonly written: string;
}

/** A figure in its place in the report. `figure` offsets are source offsets; `prose` is its range in the block's prose. */
export interface Mention {
  readonly figure: Figure;
  readonly block: Block;
  readonly prose: TextRange;
  /** Running number in the report. */
  readonly index: number;
  readonly cue: ChangeCue | null;
  /** Set for a bare number in a table whose head has a unit: the figure's value is in `headUnit` then, with `figure.unit` ''. */
  readonly headUnit?: HeadUnit | null;
  /** What was read from the block's prose; absent in hand-made mentions. */
  readonly reading?: BlockReading;
  /** The figure as it stands in `reading`: the same object for as long as the prose stays as it is. */
  readonly read?: Figure;
}

export interface Evidence {
  /** Name of a row in the table of weights. */
  readonly kind: string;
  readonly weight: number;
  /** The words it rests on, for the reason line; '' if none. */
  readonly words: string;
}

/** The figure that another one seems to have traded places with. */
export interface Trade {
  /** The other figure, as written: what should stand here. */
  readonly text: string;
  /** The figure has a unit of another kind than the metric. */
  readonly isForeign: boolean;
}

export interface Candidate {
  readonly metric: Metric;
  readonly aspect: Aspect;
  /** The period that is stated. */
  readonly observation: Observation;
  /** For a change: what it is measured against; else null. */
  readonly base: Observation | null;
  /** Set where the figure has the value of the metric that another figure names, and that one has this one's. */
  readonly trade?: Trade | null;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

export interface Binding {
  readonly mention: Mention;
  /** Null when the report's figure is not in the ledger, or the evidence is too thin. */
  readonly candidate: Candidate | null;
  /** Two or more that fit equally, best first, when `candidate` is null for that reason; else empty. */
  readonly ambiguous: readonly Candidate[];
  /** The next best, for "pin to another metric". */
  readonly others: readonly Candidate[];
  /** Set by a pin comment. */
  readonly pinned: boolean;
  /** Why, in one line for the hover: 名称「来电」、单位「件」、小标题「政务热线」. */
  readonly reason: string;
}

/** The quantity that the figure should state, in the figure's own unit where that is of one kind with the metric's. */
export interface Expected {
  readonly value: Big;
  readonly unit: string;
}
