/** Where a run writes to: what was found to stdout, what could not be done to stderr. */
export interface Output {
  /** Writes text as it is, without adding a line break. */
  write(text: string): void;
  /** Writes one line to stderr. */
  error(message: string): void;
}
