import type { DocumentBlock } from '../document/types';

/**
 * Empty lines of the body's pitch that stand before a block (GB/T 9704-2012 clauses 7.3.1 to 7.3.7).
 *
 * @param block the block to be printed
 * @param previous the one before it, null at the beginning
 * @param underHead whether the document has a head (版头) above its title
 * @param seal whether the signature leaves room for a seal
 */
export function blankLinesBefore(
  block: DocumentBlock,
  previous: DocumentBlock | null,
  underHead: boolean,
  seal: boolean,
): number {
  if (previous === null) return underHead ? 2 : 0;
  if (block.kind === 'attachment-title') return 1;
  if (previous.kind === 'title' || previous.kind === 'attachment-title') return 1;
  if (block.kind === 'attachment-note') return 1;
  // A seal reaches two lines above the middle of name and date, and ends within a line of the text.
  if (block.kind === 'signature') return seal ? 2 : 1;
  return 0;
}
