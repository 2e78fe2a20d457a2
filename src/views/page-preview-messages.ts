/** What the page preview's page and the editor say to each other. */
import type { PageDocument } from '../render/page/types';

export type ToPagePreview =
  /** A report's pages; `marks`: whether its figures are marked. `isOther`: of another report than before. */
  | { readonly kind: 'document'; readonly document: PageDocument; readonly marks: boolean; readonly uri: string }
  /** There are no pages to show, and why. */
  | { readonly kind: 'message'; readonly text: string }
  /** The cursor is at this offset of the report. */
  | { readonly kind: 'reveal'; readonly offset: number };

export type FromPagePreview =
  | { readonly kind: 'ready' }
  /** A click on what stands at this offset. */
  | { readonly kind: 'goto'; readonly offset: number }
  | { readonly kind: 'marks'; readonly shown: boolean }
  | { readonly kind: 'zoom'; readonly zoom: Zoom };

/** A factor, or the window's width. */
export type Zoom = number | 'fit';

/** What the page keeps for the time when the window is opened again. */
export interface PagePreviewState {
  readonly uri: string;
  readonly zoom: Zoom;
}
