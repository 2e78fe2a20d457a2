import type { OfficialDocument } from '../document/types';
import type { LayoutOptions } from '../layout/options';
import type { PictureSet } from '../pictures/types';
import { attachmentsOf, documentBody } from './body';
import { markOnClipboard, notesForWord } from './footnotes';
import { Markup } from './markup';
import { styleRules } from './styles';

/**
 * The document's text for pasting into Word or WPS: no page set-up, since no clipboard carries that. Every paragraph has its whole
 * style with it, and the style sheet is in the fragment too, from which Word makes named styles. Never throws.
 */
export function writeClipboardHtml(document: OfficialDocument, pictures: PictureSet, options: LayoutOptions): string {
  const input = {
    options,
    attachments: attachmentsOf(document),
    pictures,
    footnotes: document.footnotes,
    footnoteMark: markOnClipboard,
    inlineStyles: true,
  };
  const body = documentBody(document, new Markup(input));
  return [
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n',
    '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
    `<meta name="ProgId" content="Word.Document"></head>\n<body lang="${document.language}">\n<!--StartFragment-->`,
    `<style type="text/css">\n${styleRules(input)}\n</style>\n${body}\n${notesForWord(input, true)}`,
    '<!--EndFragment-->\n</body></html>\n',
  ].join('');
}
