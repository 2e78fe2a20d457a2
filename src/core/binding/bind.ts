import type { Ledger } from '../ledger/types';
import { directiveAfter } from '../report/directives';
import type { Report } from '../report/types';
import { BindingCache } from './cache';
import { addContext } from './context';
import { type Differing, type Judged, lookAtDiffering, namesStandAsBefore, probabilityOf } from './differing';
import { DraftedBinding, mostProbable } from './drafted';
import type { Draft } from './evidence';
import { CONTEXT_FROM, F } from './features';
import { findMentions, HeadsOfTables } from './mentions';
import { isOtherQuantity } from './other-quantity';
import { pinned } from './pin';
import { type Posterior, posteriorOf } from './posterior';
import { rangeAt } from './sentences';
import type { LedgerIndex } from './terms';
import type { Binding, Mention, Trade } from './types';
import { THRESHOLDS, type Thresholds, WORTHS, type Worths } from './weights';
import { ZoneFinder } from './zones';

/** Mentions with their drafts and probabilities, before anything is decided. For `bindReport` and for tuning. */
export interface Look {
  readonly mentions: readonly Mention[];
  readonly drafts: readonly (readonly Draft[])[];
  readonly index: LedgerIndex;
}

/**
 * Reads every figure with the evidence for its candidates.
 * @param cache what is kept from the last reading of this report; it is brought up to this one
 */
export function look(report: Report, ledger: Ledger, cache: BindingCache): Look {
  const { readings, index, finder, drafts: kept, decisions } = cache.for(ledger, report);
  const heads = new HeadsOfTables(readings);
  const mentions = findMentions(report, readings, heads);
  const zones = new ZoneFinder(report.blocks, readings, heads);
  const drafts: Draft[][] = [];
  for (let from = 0; from < mentions.length; ) {
    let to = from + 1;
    while (to < mentions.length && mentions[to]!.block === mentions[from]!.block) to++;
    const { block, reading } = mentions[from]!;
    const ofBlock = kept.get(zones.outlineOf(block), zones.keyOf(block, reading!), () => {
      const siblings = mentions.slice(from, to);
      return siblings.map((mention, at) => finder.draftsOf(mention, zones.zonesOf(mention, siblings, at), heads));
    });
    for (const ofFigure of ofBlock) drafts.push(ofFigure);
    from = to;
  }
  readings.endPass();
  kept.endPass();
  return { mentions, drafts: decisions.drafts(mentions, drafts), index };
}

/** Weighs the drafts: each figure alone, then with the certain ones known, then those that differ from their metric. */
export function judgeTogether(seen: Look, worths: Worths): Judged {
  const { mentions, drafts, index } = seen;
  // Of what is known after it the first look knows nothing.
  const first = worths.first.subarray(0, CONTEXT_FROM);
  let posteriors = drafts.map(d => posteriorOf(d, first));
  for (let round = 0; round < 2; round++) {
    addContext(mentions, drafts, posteriors, index.metrics);
    posteriors = drafts.map(d => posteriorOf(d, worths.second));
  }
  const doubted = lookAtDiffering(mentions, drafts, posteriors, index);
  return { posteriors, doubted, ...surestOf(doubted, worths) };
}

/**
 * The surest of the metrics that each figure differs from, and how sure. Of two figures that traded places both are as
 * sure as the surer one: the one can't have moved without the other.
 */
function surestOf(candidates: readonly (readonly Differing[])[], worths: Worths): Pick<Judged, 'differing' | 'sure'> {
  const sure = new Float64Array(candidates.length);
  const differing: (Differing | null)[] = candidates.map(() => null);
  const take = (i: number, candidate: Differing, p: number): void => {
    if (differing[i] && p <= sure[i]!) return;
    differing[i] = candidate;
    sure[i] = p;
  };
  const traded: { readonly i: number; readonly candidate: Differing; readonly p: number }[] = [];
  candidates.forEach((ofFigure, i) => {
    for (const candidate of ofFigure) {
      const p = probabilityOf(candidate, worths);
      take(i, candidate, p);
      if (candidate.exchange) traded.push({ i, candidate, p });
    }
  });
  for (const { i, candidate, p } of traded) {
    const { other } = candidate.exchange!;
    const back = candidates[other]!.find(({ exchange }) => exchange?.other === i);
    if (back && differing[i] === candidate) take(other, back, p);
  }
  return { differing, sure };
}

const AMBIGUOUS = { least: 0.3, together: 0.8, named: 0.3 };
/** A binding has to be this many times as likely as the one to the next metric; else the figure is ambiguous. */
const CLEARLY = 2;

/**
 * Says of every figure of the report which metric it states, or that it is not in the ledger.
 * @returns one binding a figure, in source order
 */
export function bindReport(report: Report, ledger: Ledger, cache = new BindingCache()): readonly Binding[] {
  const seen = look(report, ledger, cache);
  const { decisions } = cache.for(ledger, report);
  const { judged, chosen } = decisions.decision(
    seen.mentions,
    seen.drafts,
    () => {
      const judged = judgeTogether(seen, WORTHS);
      return { judged, chosen: choose(seen, judged, THRESHOLDS) };
    },
    last => namesStandAsBefore(seen.mentions, last.judged.doubted),
  );
  const { posteriors } = judged;
  const bindings: Binding[] = [];
  seen.mentions.forEach((mention, i) => {
    const directive = directiveAfter(report, mention.figure.end);
    const pin = directive?.kind === 'pin' ? pinned(mention, directive.argument, ledger) : null;
    if (pin) {
      bindings.push(pin);
      return;
    }
    const drafts = seen.drafts[i]!;
    const posterior = posteriors[i]!;
    const pick = chosen[i]!;
    if (isSmallNumeral(mention) && pick < 0) return;
    const rivals = pick < 0 ? rivalsAmong(drafts, posterior) : [];
    const trade = pick < 0 ? null : tradeOf(judged.differing[i]!, pick, seen.mentions);
    bindings.push(new DraftedBinding(mention, drafts, posterior, seen.index, pick, rivals, trade));
  });
  return bindings;
}

/** The figure that this one traded places with, if it is bound to the metric that says so. */
function tradeOf(differing: Differing | null, pick: number, mentions: readonly Mention[]): Trade | null {
  const exchange = differing?.draft === pick ? differing.exchange : null;
  return exchange && { text: mentions[exchange.other]!.figure.text, isForeign: exchange.isForeignHere };
}

/** The drafts that fit a figure equally well, best first; empty when nothing much is left besides one of them, or nothing fits. */
function rivalsAmong(drafts: readonly Draft[], posterior: Posterior): number[] {
  if (posterior.reduce((likely, p) => likely + (p >= AMBIGUOUS.least ? 1 : 0), 0) < 2) return [];
  const rivals = mostProbable(posterior).filter(
    d => posterior[d]! >= AMBIGUOUS.least && drafts[d]!.named >= AMBIGUOUS.named,
  );
  const together = rivals.reduce((sum, d) => sum + posterior[d]!, 0);
  return rivals.length > 1 && together >= AMBIGUOUS.together ? rivals : [];
}

/** 下降2倍, 下降-5%: false of every metric, so that the finding is right even if the metric were another. */
const isFalseOfAll = ({ cue, figure }: Mention): boolean =>
  cue?.direction === 'down' && !cue.toLevel && (figure.kind === 'multiple' || figure.value.lt(0));

/** The best draft of each figure where it is good enough, −1 elsewhere; no two figures of a sentence state the same with different values. */
export function choose(seen: Look, judged: Judged, thresholds: Thresholds): number[] {
  const { mentions, drafts } = seen;
  const { posteriors, differing, sure } = judged;
  const chosen = new Array<number>(mentions.length).fill(-1);
  /** Probability of the best draft of another metric. */
  const rivalOf = (i: number, d: number): number =>
    drafts[i]!.reduce(
      (most, other, o) => (other.metric === drafts[i]![d]!.metric ? most : Math.max(most, posteriors[i]![o]!)),
      0,
    );
  const isOther = (mention: Mention, draft: Draft): boolean =>
    draft.isOfOtherPeriod ||
    isOtherQuantity(mention, seen.index.metrics[draft.metric]!.metric, draft.aspect, draft.slip.digits);
  const options: { i: number; d: number; p: number }[] = [];
  mentions.forEach((mention, i) => {
    const doubt = differing[i];
    if (doubt && sure[i]! >= thresholds.disagreeing && !isOther(mention, drafts[i]![doubt.draft]!)) {
      options.push({ i, d: doubt.draft, p: sure[i]! });
      return;
    }
    const unlikely = Math.min(thresholds.agreeing, thresholds.loose);
    drafts[i]!.forEach((draft, d) => {
      const p = posteriors[i]![d]!;
      if (p < unlikely) return;
      const isTrue = draft.agrees || (draft.aspect === 'change' && isFalseOfAll(mention));
      // A loose figure is true, only ill-worded: what it is shown is a warning.
      if (!isTrue && draft.features[F['value loose']] === 0) return;
      const least = isTrue ? thresholds.agreeing : thresholds.loose;
      if (p < least || p < CLEARLY * rivalOf(i, d)) return;
      if (draft.agrees || !isOther(mention, draft)) options.push({ i, d, p });
    });
  });
  options.sort((a, b) => b.p - a.p || a.i - b.i);
  const taken = new Map<string, string>();
  for (const { i, d } of options) {
    const mention = mentions[i]!;
    const sentence = mention.reading ? rangeAt(mention.reading.sentences, mention.prose.start) : 0;
    const draft = drafts[i]![d]!;
    // 同比增长5%，环比增长2% and 增收485万元，增长5.6% state one metric's changes in several ways.
    const way = draft.aspect === 'change' ? `|${draft.base?.periodText}|${mention.figure.unit}` : '';
    const key = `${mention.block.start}|${sentence}|${draft.key}${way}`;
    const value = mention.figure.value.toString();
    if (taken.has(key) && taken.get(key) !== value) continue;
    taken.set(key, value);
    chosen[i] = d;
  }
  return chosen;
}

/** 五个试点区: a figure only where a metric clearly names it (figures.md, P). */
function isSmallNumeral({ figure }: Mention): boolean {
  const { written } = figure;
  return (
    figure.kind === 'count' &&
    figure.approximation === 'exact' &&
    written.form === 'number' &&
    written.scale === '' &&
    (written.digits === 'chinese' || written.digits === 'traditional' || written.digits === 'bank') &&
    figure.value.lt(10)
  );
}
