import type { StatedSentence } from './stated';

/** How deep in round brackets each figure of the sentence stands; 0 outside of any. A closing bracket without an opening one counts for nothing. */
export function depthsOf({ text, sentence, figures }: StatedSentence): number[] {
  const found: number[] = [];
  let depth = 0;
  let at = sentence.start;
  for (const figure of figures) {
    for (; at < figure.start; at++) {
      if (text[at] === '(') depth++;
      else if (text[at] === ')' && depth > 0) depth--;
    }
    found.push(depth);
  }
  return found;
}
