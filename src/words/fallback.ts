import type { Segmenter } from './segmenter';

/** Asks the first segmenter, and the second where the first fails. */
export function withFallback(first: Segmenter, second: Segmenter): Segmenter {
  return {
    async cut(text) {
      try {
        return await first.cut(text);
      } catch {
        return second.cut(text);
      }
    },
  };
}
