import { missingPictureText } from '../pictures/missing';
import type { Inline } from './types';

/** The words of a paragraph without their look; a line break as a line's end, a footnote as its number in brackets. */
export function plainInlines(inlines: readonly Inline[]): string {
  return inlines.map(plainInline).join('');
}

function plainInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return '\n';
    case 'footnote':
      return `[${inline.index + 1}]`;
    case 'picture':
      return missingPictureText(inline);
  }
}

/** A list's marker as it stands before the item's text: a number at it, as in 1.加强; a bullet a space before it. */
export function markerText(marker: string): string {
  return marker === '' || /\d|[一-龥]/.test(marker) ? marker : `${marker} `;
}
