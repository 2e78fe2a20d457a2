import { BODY_SIZE, CHARACTER_SPACING } from '../layout/page';
import { PARAGRAPH_STYLES } from '../layout/styles';
import { textWidthInCharacters } from '../layout/text-width';

/** What 附件说明 begins with. */
export const ATTACHMENT_LABEL = '附件：';

/** A full stop of the Latin face is half as wide as a digit of it, in characters. */
const FULL_STOP = 0.25;

/**
 * 附件说明 (clause 7.3.4) in pt: its names begin at `edge` from the left, further lines of a name below its first character; so far
 * left of that begin the first line (`first`, with 附件：) and the lines of further names (`further`, with their numbers).
 *
 * @param count of the names; one alone has no number
 */
export function attachmentIndents(count: number): { first: number; further: number; edge: number } {
  const { left, firstLine } = PARAGRAPH_STYLES.attachmentNote;
  const further = count > 1 ? printedWidth(`${count}.`) : 0;
  const first = printedWidth(ATTACHMENT_LABEL) + further;
  return { first, further, edge: (left + firstLine) * BODY_SIZE + first };
}

/** Width of 附件： or of a number with its full stop in the body's size. */
function printedWidth(text: string): number {
  const stops = text.split('.').length - 1;
  const characters = textWidthInCharacters(text.replaceAll('.', '')) + stops * FULL_STOP;
  return characters * BODY_SIZE + text.length * CHARACTER_SPACING;
}
