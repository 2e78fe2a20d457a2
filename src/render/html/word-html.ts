import type { OfficialDocument } from '../document/types';
import type { LayoutOptions } from '../layout/options';
import type { PictureSet } from '../pictures/types';
import { attachmentsOf, documentBody } from './body';
import { escapeText } from './escape';
import { markInFile, notesForLibreOffice, notesForWord } from './footnotes';
import { Markup } from './markup';
import { libreOfficeFooter, pageRules, printRules, wordFooters } from './page-rules';
import { styleRules } from './styles';

/**
 * The finished document as one HTML file that Word, WPS and LibreOffice (file type "HTML Document (Writer)") open with named styles,
 * page set-up, page numbers and footnotes, and that a browser prints as it is. Holds no script and reaches nothing outside itself.
 * The same input gives the same text. Never throws.
 */
export function writeWordHtml(document: OfficialDocument, pictures: PictureSet, options: LayoutOptions): string {
  const input = {
    options,
    attachments: attachmentsOf(document),
    pictures,
    footnotes: document.footnotes,
    footnoteMark: markInFile,
    inlineStyles: false,
  };
  const markup = new Markup(input);
  const body = documentBody(document, markup);
  const onlyInWord = [notesForWord(input, false), wordFooters(options)].filter(part => part !== '').join('\n');
  return [
    '<!DOCTYPE html>\n',
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"',
    ` lang="${document.language}">\n`,
    '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
    '<meta name="ProgId" content="Word.Document">',
    `<title>${escapeText(document.name)}</title>\n`,
    '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom>',
    '<w:DoNotOptimizeForBrowser/></w:WordDocument></xml><![endif]-->\n',
    `<style type="text/css">\n${[pageRules(options), styleRules(input), printRules(input)].join('\n')}\n</style></head>\n`,
    `<body lang="${document.language}">\n`,
    libreOfficeFooter(options),
    `<div class="WordSection1">\n${body}\n</div>\n`,
    notesForLibreOffice(input, markup),
    onlyInWord === '' ? '' : `<!--[if gte mso 9]>${onlyInWord}<![endif]-->\n`,
    '</body></html>\n',
  ].join('');
}
