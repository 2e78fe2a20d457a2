import type { Footnote } from '../document/types';
import { type FootnoteMark, Markup, type MarkupInput } from './markup';

/**
 * Footnotes are written twice, and every reader takes one: LibreOffice makes real ones of anchors with its own class names, which
 * stay links and a list of notes in a browser; Word makes real ones of `mso-footnote-id`, in comments that only Word reads.
 */
const notWord = (html: string): string => `<!--[if !mso]><!-->${html}<!--<![endif]-->`;
const onlyWord = (html: string): string => `<!--[if gte mso 9]>${html}<![endif]-->`;

const wordMark = (index: number, from: string, to: string, shown: string): string =>
  `<a style="mso-footnote-id:ftn${index + 1}" href="#${to}${index + 1}" name="${from}${index + 1}"><span class="MsoFootnoteReference"><span style="mso-special-character:footnote">${shown}</span></span></a>`;

/** A second reference to a note repeats its number; neither reader knows two references to one note. */
const repeated = (index: number): string => `<sup>${index + 1}</sup>`;

export const markInFile: FootnoteMark = (index, first) => {
  if (!first) return repeated(index);
  const name = `sdfootnote${index + 1}`;
  const anchor = `<a class="sdfootnoteanc" name="${name}anc" href="#${name}sym"><sup>${index + 1}</sup></a>`;
  return notWord(anchor) + onlyWord(wordMark(index, '_ftnref', '_ftn', ''));
};

/** On the clipboard there is Word's form only; other programs show it as a number in brackets. */
export const markOnClipboard: FootnoteMark = (index, first) =>
  first ? wordMark(index, '_ftnref', '_ftn', shownNumber(index)) : repeated(index);

const shownNumber = (index: number): string => `<!--[if !supportFootnotes]><!-->[${index + 1}]<!--<![endif]-->`;

/** All notes as LibreOffice and browsers read them. `body`: what the text was written with. */
export function notesForLibreOffice(input: MarkupInput, body: Markup): string {
  const markup = notesMarkup(input);
  const notes = input.footnotes.map((note, index) => {
    const name = `sdfootnote${index + 1}`;
    const number = `<a class="sdfootnotesym" name="${name}sym" href="#${name}anc">${index + 1}</a>`;
    // A note that only another note refers to has no anchor in the text: LibreOffice would drop it.
    if (!body.refersTo(index)) return paragraphs(note, markup, `${index + 1} `);
    const lines = paragraphs(note, markup, number).replaceAll('class="MsoFootnoteText"', 'class="sdfootnote"');
    return `<div id="${name}">${lines}</div>`;
  });
  return notes.length === 0 ? '' : `${notWord(`\n${notes.join('\n')}\n`)}\n`;
}

/** All notes as Word reads them, to be put into a conditional comment (the file) or as they are (the clipboard). */
export function notesForWord(input: MarkupInput, showNumbers: boolean): string {
  if (input.footnotes.length === 0) return '';
  const markup = notesMarkup(input);
  const notes = input.footnotes.map((note, index) => {
    const mark = wordMark(index, '_ftn', '_ftnref', showNumbers ? shownNumber(index) : '');
    return `<div style="mso-element:footnote" id="ftn${index + 1}">${paragraphs(note, markup, mark)}</div>`;
  });
  return `<div style="mso-element:footnote-list">\n${notes.join('\n')}\n</div>`;
}

function notesMarkup(input: MarkupInput): Markup {
  return new Markup({ ...input, footnoteMark: repeated });
}

function paragraphs(note: Footnote, markup: Markup, number: string): string {
  const lines = note.paragraphs.length === 0 ? [[]] : note.paragraphs;
  return lines
    .map((line, i) => markup.paragraph('footnoteText', (i === 0 ? number : '') + markup.inlines(line)))
    .join('');
}
