import type { Metric, Observation } from '../ledger/types';
import type { Draft } from './evidence';
import type { Posterior } from './posterior';
import { evidenceOf, reasonOf } from './reason';
import type { LedgerIndex } from './terms';
import type { Aspect, Binding, Candidate, Evidence, Mention, Trade } from './types';

const MOST_OTHERS = 5;

/** A draft as a candidate. Its evidence is asked for one figure at a time, by the hover, and worked out then. */
class DraftedCandidate implements Candidate {
  readonly metric: Metric;
  readonly aspect: Aspect;
  readonly observation: Observation;
  readonly base: Observation | null;
  readonly trade: Trade | null;
  readonly score: number;
  readonly #draft: Draft;
  readonly #index: LedgerIndex;

  constructor(draft: Draft, score: number, index: LedgerIndex, trade: Trade | null) {
    this.metric = index.metrics[draft.metric]!.metric;
    this.aspect = draft.aspect;
    this.observation = draft.observation;
    this.base = draft.base;
    this.trade = trade;
    this.score = score;
    this.#draft = draft;
    this.#index = index;
  }

  get evidence(): readonly Evidence[] {
    return evidenceOf(this.#draft, this.#index);
  }
}

/** What was decided of a figure by its drafts. Few figures are asked for their reason and what else they could state. */
export class DraftedBinding implements Binding {
  readonly mention: Mention;
  readonly candidate: Candidate | null;
  readonly ambiguous: readonly Candidate[];
  readonly pinned = false;
  readonly #drafts: readonly Draft[];
  readonly #posterior: Posterior;
  readonly #index: LedgerIndex;
  readonly #pick: number;

  /**
   * @param pick number of the draft that the figure is bound to, −1 for none
   * @param rivals numbers of those that fit equally, when none is taken for that reason
   * @param trade the figure that it traded places with if it is bound for that reason
   */
  constructor(
    mention: Mention,
    drafts: readonly Draft[],
    posterior: Posterior,
    index: LedgerIndex,
    pick: number,
    rivals: readonly number[],
    trade: Trade | null = null,
  ) {
    this.mention = mention;
    this.#drafts = drafts;
    this.#posterior = posterior;
    this.#index = index;
    this.#pick = pick;
    this.candidate = pick < 0 ? null : this.#candidate(pick, trade);
    this.ambiguous = rivals.length ? rivals.map(d => this.#candidate(d)) : NONE;
  }

  get others(): readonly Candidate[] {
    return mostProbable(this.#posterior)
      .filter(d => d !== this.#pick)
      .slice(0, MOST_OTHERS)
      .map(d => this.#candidate(d));
  }

  get reason(): string {
    return this.candidate ? reasonOf(this.candidate, this.mention, this.#drafts[this.#pick]!.agrees) : '';
  }

  #candidate(d: number, trade: Trade | null = null): Candidate {
    return new DraftedCandidate(this.#drafts[d]!, this.#posterior[d]!, this.#index, trade);
  }
}

const NONE: readonly Candidate[] = [];

/** Numbers of a figure's drafts, the most probable first. */
export function mostProbable(posterior: Posterior): number[] {
  return Array.from(posterior, (_, d) => d)
    .filter(d => posterior[d]! > 0)
    .sort((a, b) => posterior[b]! - posterior[a]!);
}
