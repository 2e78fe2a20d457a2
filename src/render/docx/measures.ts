import { BODY_SIZE, type PageProfile } from '../layout/page';

/** Twentieths of a point, the unit of WordprocessingML. */
export const twipsOfPoints = (points: number): number => Math.round(points * 20);

export const twipsOfMillimetres = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** @param size of the character in pt */
export const twipsOfCharacters = (characters: number, size = BODY_SIZE): number => Math.round(characters * size * 20);

/** Width between the margins, in twips; what the margins' own rounding leaves. */
export const textTwips = (page: PageProfile): number =>
  twipsOfMillimetres(page.width) - twipsOfMillimetres(page.left) - twipsOfMillimetres(page.right);
