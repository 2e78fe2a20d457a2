/**
 * Cuts Chinese text into words. Words only help to propose names; findings never depend on them, because two segmenters, or
 * two versions of one, cut differently.
 */
export interface Segmenter {
  /** The words in order; joined they are the text. Rejects when the segmenter is not to be had. */
  cut(text: string): Promise<string[]>;
}
