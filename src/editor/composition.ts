/**
 * Is an input method composing? The editor does not tell extensions, but composing has a shape: successive changes at one
 * offset, each replacing what the one before had put there, with the letters that spell the coming words.
 */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * none: check as usual. possible: one run of letters was inserted, which is how a composition starts and how an English word
 * starts. composing: that run was replaced by another, so the text is not the writer's yet.
 */
export type CompositionState = 'none' | 'possible' | 'composing';

/** Pinyin, Wubi and Cangjie spell with Latin letters (pinyin also with ' and blanks), Zhuyin with Bopomofo. */
const isSpelling = (text: string): boolean =>
  text.length <= 64 && /^[A-Za-zɑü'’ \u3105-\u312f\u02c7\u02ca\u02cb\u02d9]+$/.test(text);

export class CompositionWatch {
  private offset = -1;
  private text = '';
  state: CompositionState = 'none';

  /** Takes the changes of one edit, in the editor's order, and answers the state after it. */
  change(changes: readonly TextChange[]): CompositionState {
    const change = changes[0];
    if (changes.length !== 1 || change === undefined) return this.reset();
    if (!isSpelling(change.text)) return this.reset();
    const replacesLast =
      change.rangeLength > 0 && change.rangeOffset === this.offset && change.rangeLength === this.text.length;
    if (replacesLast && this.state !== 'none') this.state = 'composing';
    else if (change.rangeLength === 0) this.state = 'possible';
    else return this.reset();
    this.offset = change.rangeOffset;
    this.text = change.text;
    return this.state;
  }

  /** Forgets the run, e.g. when the caret was moved elsewhere. */
  reset(): CompositionState {
    this.offset = -1;
    this.text = '';
    this.state = 'none';
    return this.state;
  }

  /** The stretch that may be composition text, null when there is none. */
  get stretch(): { readonly start: number; readonly end: number } | null {
    return this.offset < 0 ? null : { start: this.offset, end: this.offset + this.text.length };
  }
}
