import type { PictureReference } from '../document/types';

/** What stands in the document in the place of a picture that could not be embedded, so that nobody signs it unnoticed. */
export const missingPictureText = (picture: PictureReference): string =>
  `［图：${picture.alternative || (/^data:/i.test(picture.target) ? '' : picture.target)}］`.replace('：］', '］');
