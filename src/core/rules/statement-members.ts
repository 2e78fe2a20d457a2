/** Figures that stand in one statement, and which of them a finding about it should point at. */
import type { Mention } from '../binding/types';
import type { Stated } from '../statements/stated';
import type { CheckedMention, RuleContext } from './rule';
import type { RelatedPlace } from './types';

const byMention = new WeakMap<readonly CheckedMention[], Map<Mention, CheckedMention>>();

/** The checked figure of a mention. */
export function checkedFigure(context: RuleContext, { mention }: Stated): CheckedMention {
  let all = byMention.get(context.figures);
  if (all === undefined) {
    all = new Map(context.figures.map(figure => [figure.binding.mention, figure]));
    byMention.set(context.figures, all);
  }
  return all.get(mention)!;
}

/**
 * True when nothing is to be said of a statement: one of its figures is marked by the ledger already, and its correction may settle the
 * statement; or the writer has looked at one of them and wants it left alone.
 */
export function isSettled(context: RuleContext, members: readonly Stated[]): boolean {
  return members.some(member => {
    const { verdict } = checkedFigure(context, member);
    return verdict === 'mismatch' || verdict === 'ignored';
  });
}

/** True for a figure that the ledger bears out: the mistake is then another figure's. */
export function isTrusted(context: RuleContext, member: Stated): boolean {
  const { verdict } = checkedFigure(context, member);
  return verdict === 'consistent' || verdict === 'loose';
}

/** Places of the other figures of a statement. */
export function relatedPlaces(
  context: RuleContext,
  members: readonly Stated[],
  message: (text: string) => string,
): readonly RelatedPlace[] {
  return members.slice(0, 12).map(member => {
    const { start, end, text } = checkedFigure(context, member);
    return { uri: context.uri, start, end, message: message(text) };
  });
}
