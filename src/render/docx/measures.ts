import { BODY_SIZE, type PageProfile, textWidth } from '../layout/page';

/** Twentieths of a point, the unit of WordprocessingML. */
export const twipsOfPoints = (points: number): number => Math.round(points * 20);

export const twipsOfMillimetres = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** @param size of the character in pt */
export const twipsOfCharacters = (characters: number, size = BODY_SIZE): number => Math.round(characters * size * 20);

/** Width between the margins, in twips. */
export const textTwips = (page: PageProfile): number => twipsOfMillimetres(textWidth(page));

/**
 * The left margin, in twips: what the text and the right margin leave of the paper. Rounded by itself it makes the text one twip
 * wider, and LibreOffice 7.4 then loses the comma that hangs after a line of 28 characters.
 */
export const leftTwips = (page: PageProfile): number =>
  twipsOfMillimetres(page.width) - textTwips(page) - twipsOfMillimetres(page.right);
