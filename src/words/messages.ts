/** What the extension asks the process that holds the dictionary. */
export interface CutRequest {
  readonly id: number;
  readonly text: string;
}

/** Its answer; `words` is null when that text could not be cut. */
export interface CutAnswer {
  readonly id: number;
  readonly words: readonly string[] | null;
}
