import type { LayoutOptions } from '../render/layout/options';
import type { PictureAddress } from '../render/page/inline-html';
import { pageDocument } from '../render/page/page-document';
import type { PageDocument } from '../render/page/types';
import { documentOf } from './document';
import type { Findings } from './types';

/** The pages of a checked report for the page preview, its figures marked. `addressOf`: which pictures may be loaded. */
export function pageOf(findings: Findings, layout: LayoutOptions, addressOf: PictureAddress): PageDocument {
  return pageDocument(documentOf(findings, { marks: true }), layout, addressOf);
}
