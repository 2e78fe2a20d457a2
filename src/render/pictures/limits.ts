import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES, textWidth } from '../layout/page';
import type { PictureLimits } from './types';

/** Left free below a picture of full height, for its title in one line, mm. */
const TITLE_HEIGHT = 12;

/** Room for a picture: the width of the text, and its height but for the picture's title. */
export function pictureLimits(options: LayoutOptions): PictureLimits {
  const page = PAGE_PROFILES[options.profile];
  return { width: textWidth(page), height: page.height - page.top - page.bottom - TITLE_HEIGHT };
}
