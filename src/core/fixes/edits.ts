import type { Fix, Problem } from '../rules/types';
import type { TextEdit } from '../text/range';

/** Rules whose first fix makes a false figure true, so that "fix all" may take it without asking. */
const FIXED_BY_FIX_ALL: ReadonlySet<string> = new Set(['figure-mismatch', 'figure-direction']);

/**
 * The text with the edits applied. Edits may stand in any order and must not overlap; insertions at one offset keep
 * their order. An edit that overlaps one before it, or lies outside the text, throws a RangeError: half a change is worse than none.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  const parts: string[] = [];
  let done = 0;
  for (const { edit } of sorted) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps another or leaves the text`);
    }
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/**
 * The fixes that "fix all" applies at once: the first fix of every false figure, as long as it only rewrites the
 * document that the problem is in. Where two would touch, the earlier one stays; a second run takes the other.
 */
export function firstFixes(problems: readonly Problem[]): readonly Fix[] {
  const ordered = problems
    .filter(problem => FIXED_BY_FIX_ALL.has(problem.rule))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const taken = new Map<string, TextEdit[]>();
  const fixes: Fix[] = [];
  for (const problem of ordered) {
    const fix = problem.fixes[0];
    if (fix === undefined || fix.kind !== 'rewrite') continue;
    if (fix.edits.some(edit => edit.uri !== problem.uri)) continue;
    const before = taken.get(problem.uri) ?? [];
    // Problems come in source order and an edit stays near its figure, so the last few are all that can touch.
    const recent = before.slice(-8);
    if (fix.edits.some(edit => recent.some(other => edit.start <= other.end && other.start <= edit.end))) continue;
    before.push(...fix.edits);
    taken.set(problem.uri, before);
    fixes.push(fix);
  }
  return fixes;
}
