/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/**
 * The change of a file as a unified diff with forward slashes, '' when nothing changed. Fixes never add or take away a
 * line, so lines are compared one to one; texts with different numbers of lines are shown as one change from the first
 * difference on.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  const old = before.split('\n');
  const now = after.split('\n');
  const hunks = old.length === now.length ? pairedHunks(old, now) : wholeHunk(old, now);
  if (hunks.length === 0) return '';
  return `--- ${path}\n+++ ${path}\n` + hunks.join('');
}

function pairedHunks(old: readonly string[], now: readonly string[]): readonly string[] {
  const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
  const hunks: string[] = [];
  for (let i = 0; i < changed.length; ) {
    let last = i;
    while (last + 1 < changed.length && changed[last + 1]! - changed[last]! <= 2 * CONTEXT) last++;
    const from = Math.max(0, changed[i]! - CONTEXT);
    let to = Math.min(old.length, changed[last]! + CONTEXT + 1);
    // What follows the last line break is no line.
    if (to === old.length && old.at(-1) === '' && to - 1 > changed[last]!) to--;
    hunks.push(hunk(old, now, from, to));
    i = last + 1;
  }
  return hunks;
}

function hunk(old: readonly string[], now: readonly string[], from: number, to: number): string {
  const lines = [`@@ -${from + 1},${to - from} +${from + 1},${to - from} @@\n`];
  for (let at = from; at < to; ) {
    if (old[at] === now[at]) {
      lines.push(shown(' ', old, at));
      at++;
      continue;
    }
    let end = at;
    while (end < to && old[end] !== now[end]) end++;
    for (let i = at; i < end; i++) lines.push(shown('-', old, i));
    for (let i = at; i < end; i++) lines.push(shown('+', now, i));
    at = end;
  }
  return lines.join('');
}

function wholeHunk(old: readonly string[], now: readonly string[]): readonly string[] {
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from++;
  const lines = [`@@ -${from + 1},${old.length - from} +${from + 1},${now.length - from} @@\n`];
  for (let i = from; i < old.length; i++) lines.push(shown('-', old, i));
  for (let i = from; i < now.length; i++) lines.push(shown('+', now, i));
  return [lines.join('')];
}

/** A line with its sign; the last one of a text without a final line break is marked as patch tools expect it. */
function shown(sign: string, lines: readonly string[], index: number): string {
  const line = sign + lines[index]! + '\n';
  return index === lines.length - 1 ? line + '\\ No newline at end of file\n' : line;
}
