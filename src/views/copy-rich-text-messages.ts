/** What the page that copies and the editor say to each other. */

/** From the editor, once the page says that it is ready. */
export interface CopyRequest {
  readonly html: string;
  readonly text: string;
}

/** From the page: it listens; both flavours are on the clipboard; the browser wants to see a click first. */
export type CopyAnswer = { readonly kind: 'ready' } | { readonly kind: 'copied' } | { readonly kind: 'refused' };
