import type { Segmenter } from './segmenter';

/** Longer pieces take quadratic time. */
const LONGEST_PIECE = 300;

/** The segmenter that every JavaScript engine carries. It is quadratic in the length of its text, so it gets a sentence at a time. */
export class IntlSegmenter implements Segmenter {
  private segmenter: Intl.Segmenter | undefined;

  async cut(text: string): Promise<string[]> {
    this.segmenter ??= new Intl.Segmenter('zh-CN', { granularity: 'word' });
    const words: string[] = [];
    for (const sentence of sentences(text)) {
      for (const { segment } of this.segmenter.segment(sentence)) words.push(segment);
    }
    return words;
  }
}

/** Pieces that end with a mark or a line, or after `LONGEST_PIECE` code units. Joined they are the text. */
function* sentences(text: string): Iterable<string> {
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (i + 1 - start < LONGEST_PIECE && !'，。；！？、：,;!?\n'.includes(text[i]!)) continue;
    yield text.slice(start, i + 1);
    start = i + 1;
  }
  if (start < text.length) yield text.slice(start);
}
