import type { TextRange } from '../text/range';
import type { Directive, Report } from './types';

const IGNORE = /^hegao-ignore(?:\s+([\s\S]*))?$/;
const STRETCH = /^hegao-(disable-next-line|disable|enable)(?:\s+([\s\S]*))?$/;

/**
 * Reads a comment (its text from `<!--` to `-->`) as one of ours: `=metric` pins, `hegao-ignore`, `hegao-disable`,
 * `hegao-enable`, `hegao-disable-next-line`. Null when it is any other comment. `start` is its offset in the report.
 */
export function readDirective(comment: string, start: number): Directive | null {
  const range = { start, end: start + comment.length };
  const inside = comment.slice(4, -3).trim();
  if (inside.startsWith('=') || inside.startsWith('＝'))
    return { ...range, kind: 'pin', argument: inside.slice(1).trim() };
  const ignore = IGNORE.exec(inside);
  if (ignore) return { ...range, kind: 'ignore', argument: (ignore[1] ?? '').trim() };
  const stretch = STRETCH.exec(inside);
  if (!stretch) return null;
  // Writers separate rule names by commas as often as by blanks.
  const names = (stretch[2] ?? '').split(/[\s,，、]+/).filter(name => name !== '');
  return { ...range, kind: stretch[1] as 'disable' | 'enable' | 'disable-next-line', argument: names.join(' ') };
}

/** Stretches in which a rule is off, by rule, as far as they have been asked for. */
const stretches = new WeakMap<Report, Map<string, readonly TextRange[]>>();

const concerns = (directive: Directive, rule: string): boolean =>
  directive.argument === '' || directive.argument.split(' ').includes(rule);

/** The first line after `offset`'s that isn't blank. A comment between blank lines speaks of the text after them. */
function nextLine(text: string, offset: number): TextRange {
  let start = offset;
  for (;;) {
    while (start < text.length && text.charCodeAt(start) !== 10 && text.charCodeAt(start) !== 13) start++;
    if (start >= text.length) return { start, end: start };
    start++;
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    if (end > start && text.slice(start, end).trim() !== '') return { start, end };
  }
}

function stretchesOf(report: Report, rule: string): readonly TextRange[] {
  let byRule = stretches.get(report);
  if (!byRule) {
    byRule = new Map();
    stretches.set(report, byRule);
  }
  const known = byRule.get(rule);
  if (known) return known;
  const ranges: TextRange[] = [];
  let offSince = -1;
  for (const directive of report.directives) {
    if (!concerns(directive, rule)) continue;
    if (directive.kind === 'disable' && offSince < 0) offSince = directive.end;
    else if (directive.kind === 'enable' && offSince >= 0) {
      ranges.push({ start: offSince, end: directive.start });
      offSince = -1;
    } else if (directive.kind === 'disable-next-line') ranges.push(nextLine(report.text, directive.end));
  }
  // One past the end, so that a finding at the very end of the text is covered.
  if (offSince >= 0) ranges.push({ start: offSince, end: report.text.length + 1 });
  const merged = merge(ranges);
  byRule.set(rule, merged);
  return merged;
}

function merge(ranges: TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  return merged;
}

/**
 * True when a comment in the report has switched `rule` off at `offset`. A comment that names no rules speaks of all;
 * `hegao-disable-next-line` covers the next source line that isn't blank.
 */
export function isDisabled(report: Report, rule: string, offset: number): boolean {
  if (report.directives.length === 0) return false;
  const ranges = stretchesOf(report, rule);
  const at = lastNotAfter(ranges, offset);
  return at >= 0 && offset < ranges[at]!.end;
}

/** Index of the last range that starts at or before `offset`, -1 if none does. */
function lastNotAfter(ranges: readonly TextRange[], offset: number): number {
  let low = -1;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (ranges[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Blanks and the marks of emphasis, which may close between a figure and its comment. */
const BETWEEN = ' \t\u3000\u00a0*_~';

/**
 * The pin or ignore that belongs to the figure which ends at the source offset `offset`: the first one after it with
 * only blanks, emphasis marks and other comments of ours in between, on the same line. Null if there is none.
 */
export function directiveAfter(report: Report, offset: number): Directive | null {
  const { directives, text } = report;
  let index = lastNotAfter(directives, offset - 1) + 1;
  for (let at = offset; index < directives.length; index++) {
    const directive = directives[index]!;
    while (at < directive.start && BETWEEN.includes(text[at]!)) at++;
    if (at !== directive.start) return null;
    if (directive.kind === 'pin' || directive.kind === 'ignore') return directive;
    at = directive.end;
  }
  return null;
}
