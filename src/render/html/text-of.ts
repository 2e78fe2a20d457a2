import type { Inline } from '../document/types';
import { missingPicture } from './missing-picture';

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
      return missingPicture(inline);
  }
}

/** A list's marker as it stands before the item's text: a number close to it, as official documents have it, a bullet apart. */
export function listItemText(marker: string): string {
  return /\d[.)]$/.test(marker) || marker === '' ? marker : `${marker} `;
}
