import type { Mention } from '../binding/types';
import type { Report } from '../report/types';
import type { TextEdit } from '../text/range';

/**
 * The edit that makes the figure read `wording`. The whole figure is replaced where it stands in the source as it reads;
 * where markup runs through it (29**万**件) only the part that changes is, so that the marks stay paired.
 * @returns null when the part that changes has markup in it itself
 */
export function rewordEdit(report: Report, mention: Mention, wording: string): TextEdit | null {
  const { figure, prose, block } = mention;
  if (report.text.slice(figure.start, figure.end) === figure.text) {
    return { start: figure.start, end: figure.end, text: wording };
  }
  const old = figure.text;
  let head = 0;
  while (head < old.length && head < wording.length && old[head] === wording[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < wording.length - head && old.at(-1 - tail) === wording.at(-1 - tail))
    tail++;
  const text = wording.slice(head, wording.length - tail);
  const from = prose.start + head;
  const to = prose.end - tail;
  if (from === to) {
    // An insertion goes right after the character before it, inside the same marks.
    const at = head > 0 ? block.prose.range(from - 1, from).end : block.prose.toSource(from);
    return { start: at, end: at, text };
  }
  const range = block.prose.range(from, to);
  return report.text.slice(range.start, range.end) === block.prose.text.slice(from, to) ? { ...range, text } : null;
}

/**
 * The edit that replaces the verb of change before the figure (下降 → 增长).
 * @returns null when the mention has no verb, or it cannot be found as it is written
 */
export function verbEdit(report: Report, mention: Mention, verb: string): TextEdit | null {
  if (mention.cue === null) return null;
  const { block, prose, cue } = mention;
  const from = Math.max(0, prose.start - 40);
  const at = block.prose.text.slice(from, prose.start).lastIndexOf(cue.verb);
  if (at < 0) return null;
  const range = block.prose.range(from + at, from + at + cue.verb.length);
  return report.text.slice(range.start, range.end) === cue.verb ? { ...range, text: verb } : null;
}
