import type { PictureReference } from '../document/types';

/** The words in place of a picture that is not there, so that a reader of the printed page misses it too. */
export function missingPicture(reference: PictureReference): string {
  // The text of a data address is the picture itself.
  const name = reference.alternative || (/^data:/i.test(reference.target) ? '' : reference.target);
  return name === '' ? '［图］' : `［图：${name}］`;
}
