/** The layout of the finished document, as settings and the command line choose it. */
export {
  type FontSet,
  type LayoutOptions,
  type ProfileName,
  STANDARD_FONTS,
  STANDARD_LAYOUT,
} from '../render/layout/options';
export { PAGE_PROFILES } from '../render/layout/page';
