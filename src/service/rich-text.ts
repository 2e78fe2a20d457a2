import { documentOf } from './document';
import type { ReadPicture } from './export';
import type { LayoutOptions } from './layout';
import type { Findings } from './types';

/** A report as the clipboard carries it. */
export interface RichText {
  /** For Word and WPS. */
  readonly html: string;
  /** For programs that take no formats. */
  readonly text: string;
  /** What was left out or changed on the way, a Chinese sentence each, through l10n. */
  readonly notes: readonly string[];
}

/**
 * The finished document of a checked report for the clipboard, live values filled in, pictures inside. The writers are loaded when
 * they are first needed.
 */
export async function richTextOf(
  findings: Findings,
  layout: LayoutOptions,
  readPicture: ReadPicture,
): Promise<RichText> {
  const [{ loadPictures }, { pictureLimits }, { writeClipboardHtml }, { writePlainText }] = await Promise.all([
    import('../render/pictures/load'),
    import('../render/pictures/limits'),
    import('../render/html/clipboard-html'),
    import('../render/html/plain-text'),
  ]);
  const document = await documentOf(findings, { marks: false });
  const pictures = await loadPictures(document, readPicture, pictureLimits(layout));
  return {
    html: writeClipboardHtml(document, pictures, layout),
    text: writePlainText(document),
    notes: [...new Set([...document.notes, ...pictures.notes])],
  };
}
