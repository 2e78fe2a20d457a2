import type { Draft } from './evidence';
import { F } from './features';
import { firstAtOrAfter, push } from './lists';
import { NO_STATEMENT, namesAcross } from './names-across';
import type { Posterior } from './posterior';
import { rangeAt } from './sentences';
import { tableVotes } from './table-votes';
import type { IndexedMetric } from './terms';
import type { Mention } from './types';

const CERTAIN = 0.7;

/** Number of the sentence that holds the mention, unique within its block. */
const sentenceOf = (mention: Mention): number =>
  mention.reading ? rangeAt(mention.reading.sentences, mention.prose.start) : 0;

/**
 * Fills in the evidence that rests on the other figures: ledger order between the certain ones, what is stated
 * elsewhere, the subject before, and how the rows and columns of a table are bound.
 */
export function addContext(
  mentions: readonly Mention[],
  drafts: readonly (readonly Draft[])[],
  posteriors: readonly Posterior[],
  metrics: readonly IndexedMetric[],
): void {
  const best = posteriors.map(p => {
    let top = -1;
    for (let d = 0; d < p.length; d++) if (p[d]! > (top < 0 ? 0 : p[top]!)) top = d;
    return top;
  });
  const anchors: (Draft | null)[] = mentions.map((_, i) => {
    const d = best[i]!;
    return d >= 0 && posteriors[i]![d]! >= CERTAIN && drafts[i]![d]!.agrees ? drafts[i]![d]! : null;
  });
  // Who states what with certainty, and who would like to most.
  const statedBy = new Map<number, number[]>();
  const { said, firstDraft, statements, statementCount, leads, rivalAgrees, bestPlaces, swaps } = namesAcross(
    mentions,
    drafts,
  );
  /** By statement: the probability that it is made truly somewhere. */
  const statedMost = new Float64Array(statementCount);
  /** By statement: the figure that it is likeliest of, how likely, how likely it is of another one, and of one that says something else. */
  const wantedBy = new Int32Array(statementCount).fill(-1);
  const wantedMost = new Float64Array(statementCount);
  const wantedSecond = new Float64Array(statementCount);
  const wantedOtherwise = new Float64Array(statementCount);
  mentions.forEach((_, i) => {
    const anchor = anchors[i];
    if (anchor) push(statedBy, anchor.key, i);
    drafts[i]!.forEach((draft, d) => {
      const statement = statements[firstDraft[i]! + d]!;
      if (statement === NO_STATEMENT) return;
      const p = posteriors[i]![d]!;
      if (draft.agrees && p > statedMost[statement]!) statedMost[statement] = p;
      const by = wantedBy[statement]!;
      const saysTheSame = by >= 0 && said[by] === said[i];
      if (by < 0 || p > wantedMost[statement]!) {
        if (!saysTheSame) wantedOtherwise[statement] = wantedMost[statement]!;
        wantedSecond[statement] = wantedMost[statement]!;
        wantedMost[statement] = p;
        wantedBy[statement] = i;
        return;
      }
      if (p > wantedSecond[statement]!) wantedSecond[statement] = p;
      if (!saysTheSame && p > wantedOtherwise[statement]!) wantedOtherwise[statement] = p;
    });
  });
  const before = nearestAnchors(mentions, anchors, 1);
  const after = nearestAnchors(mentions, anchors, -1);
  const votes = tableVotes(mentions, drafts, posteriors, metrics);
  mentions.forEach((mention, i) => {
    const previous = before[i]!;
    const next = after[i]!;
    const subject = subjectBefore(mentions, i, anchors, drafts, best);
    drafts[i]!.forEach((draft, d) => {
      const at = firstDraft[i]! + d;
      const statement = statements[at]!;
      if (statement === NO_STATEMENT) return;
      const f = draft.features;
      f.fill(0, F['next in ledger']);
      const k = draft.metric;
      const follows = previous !== null && k === previous.metric + 1;
      const precedes = next !== null && k === next.metric - 1;
      f[F['next in ledger']] = (follows ? 0.5 : 0) + (precedes ? 0.5 : 0);
      const close = (follows && i - previous.at <= 2 ? 0.5 : 0) + (precedes && next.at - i <= 2 ? 0.5 : 0);
      f[F['neighbours in ledger']] = close;
      if (previous && next && previous.metric < k && k < next.metric) f[F['between in ledger']] = 1;
      const group = metrics[k]!.groupPath;
      if (previous && group && metrics[previous.metric]!.groupPath === group) f[F['group before']] = 1;
      const stated = statedBy.get(draft.key);
      if (stated && (stated.length > 1 || stated[0] !== i)) {
        f[draft.agrees ? F.restated : F['stated elsewhere']] = 1;
        if (isStatedBeside(stated, i, mentions)) f[F['stated in clause']] = 1;
      }
      if (draft.aspect === 'change' && subject === k) {
        f[F['subject before']] = 1;
        if (draft.isBareChange)
          f[draft.agrees ? F['bare change of subject'] : F['differs, bare change of subject']] = 1;
      }
      const by = wantedBy[statement]!;
      const rival = draft.agrees
        ? (by === i ? wantedSecond : wantedMost)[statement]!
        : (said[by] === said[i] ? wantedOtherwise : wantedMost)[statement]!;
      f[F['better elsewhere']] = Math.max(0, rival - posteriors[i]![d]!);
      f[F['name leads']] = Math.max(-1, Math.min(1, leads[at]!));
      f[F['best place']] = bestPlaces[at]!;
      if (!draft.agrees) addDiffering(draft, 1 - statedMost[statement]!, rivalAgrees[at]!);
      const swap = swaps[i]?.get(k) ?? 0;
      if (swap > 0 && draft.aspect === 'level') f[draft.agrees ? F['agrees, swapped'] : F['differs, swapped']] = swap;
      const vote = votes?.get(mention);
      if (vote) {
        f[F['row agrees']] = vote.row(k);
        f[F['column agrees']] = vote.column(k);
        f[F['row and column agree']] = f[F['row agrees']]! * f[F['column agrees']]!;
        if (!draft.agrees) f[F['differs, row and column']] = f[F['row and column agree']]!;
      }
    });
  });
}

/** True when one of the figures in `stated` (ascending) is another one of the sentence of figure `i`. */
function isStatedBeside(stated: readonly number[], i: number, mentions: readonly Mention[]): boolean {
  const at = firstAtOrAfter(stated, i);
  const mention = mentions[i]!;
  const sentence = sentenceOf(mention);
  return [stated[at - 1], stated[at] === i ? stated[at + 1] : stated[at]].some(
    j => j !== undefined && mentions[j]!.block === mention.block && sentenceOf(mentions[j]!) === sentence,
  );
}

/** What only a value that differs is asked: see the rows `differs, …` of the table of weights. */
function addDiffering(draft: Draft, unstated: number, rivalAgrees: number): void {
  const f = draft.features;
  const best = f[F['best place']]!;
  const free = best > 0 ? unstated * (1 - f[F['better elsewhere']]!) : 0;
  f[F.differs] = 1;
  f[F['differs, named']] = draft.named;
  f[F['differs, unstated and covered']] = unstated * (1 - f[F['name missing']]!);
  f[F['differs, another agrees']] = rivalAgrees;
  f[F['differs, whole name']] = draft.isWhole ? free : 0;
  f[F['differs, free in table']] = free * f[F['in table']]!;
  const slip = Math.min(1, draft.slip.digits / 3);
  f[F['differs by a digit, named']] = slip * draft.named;
  f[F['differs, slip of a free one']] = slip * free;
  f[F['differs, explained']] = draft.explained;
  f[F['differs, unexplained']] = draft.unexplained;
  f[F['differs, says']] = draft.says / 5;
  f[F['differs, magnitude']] = draft.magnitude;
  f[F['differs, change']] = draft.aspect === 'change' ? 1 : 0;
}

interface Anchor {
  readonly metric: number;
  readonly at: number;
}

/** The nearest certain level before (step 1) or after (step −1) each mention. */
function nearestAnchors(
  mentions: readonly Mention[],
  anchors: readonly (Draft | null)[],
  step: 1 | -1,
): (Anchor | null)[] {
  const found: (Anchor | null)[] = new Array(mentions.length).fill(null);
  let last: Anchor | null = null;
  for (let n = 0; n < mentions.length; n++) {
    const i = step === 1 ? n : mentions.length - 1 - n;
    found[i] = last;
    if (anchors[i]) last = { metric: anchors[i]!.metric, at: i };
  }
  return found;
}

/** The metric whose level the sentence stated last before this figure; a change belongs to it. */
function subjectBefore(
  mentions: readonly Mention[],
  at: number,
  anchors: readonly (Draft | null)[],
  drafts: readonly (readonly Draft[])[],
  best: readonly number[],
): number {
  const mention = mentions[at]!;
  for (let i = at - 1; i >= 0 && i > at - 4; i--) {
    const other = mentions[i]!;
    if (other.block !== mention.block || sentenceOf(other) !== sentenceOf(mention)) break;
    const draft = anchors[i] ?? drafts[i]![best[i]!];
    if (!draft) return -1;
    if (draft.aspect === 'level') return draft.metric;
  }
  return -1;
}
