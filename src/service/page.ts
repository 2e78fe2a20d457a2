import type { LayoutOptions } from '../render/layout/options';
import type { PictureAddress } from '../render/page/inline-html';
import type { PageDocument } from '../render/page/types';
import { documentOf } from './document';
import type { Findings } from './types';

/** The pages of a checked report for the page preview, its figures marked. `addressOf`: which pictures may be loaded. */
export async function pageOf(
  findings: Findings,
  layout: LayoutOptions,
  addressOf: PictureAddress,
): Promise<PageDocument> {
  const { pageDocument } = await import('../render/page/page-document');
  return pageDocument(await documentOf(findings, { marks: true }), layout, addressOf);
}
