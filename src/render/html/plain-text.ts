import type { DocumentBlock, OfficialDocument } from '../document/types';
import { printable } from './escape';
import { markerText, plainInlines } from './text-of';

/**
 * The document's words for a program that takes no formats: a line a paragraph, a table's cells apart by tabs, footnotes at the end.
 * Without the head and the foot, as on the clipboard's other half.
 */
export function writePlainText(document: OfficialDocument): string {
  const notes = document.footnotes.map(
    (note, i) => `[${i + 1}] ${note.paragraphs.map(paragraph => line(plainInlines(paragraph))).join('\n')}`,
  );
  return [...document.blocks.flatMap(blockLines), ...notes].map(text => `${text}\n`).join('');
}

function blockLines(block: DocumentBlock): string[] {
  switch (block.kind) {
    case 'list-item':
      return [line(markerText(block.marker) + plainInlines(block.inlines))];
    case 'table': {
      const rows = [...block.head, ...block.rows].map(cells =>
        cells.map(cell => plainInlines(cell.inlines).replace(/\s+/g, ' ')).join('\t'),
      );
      return [...(block.caption === null ? [] : [line(plainInlines(block.caption))]), ...rows.map(printableCells)];
    }
    case 'picture':
      return [block.caption === null ? plainInlines([block.picture]) : plainInlines(block.caption)].map(line);
    case 'code':
      return block.lines.map(printable);
    case 'attachment-note':
      return block.names.map((name, i) =>
        line(`${i === 0 ? '附件：' : ''}${block.names.length > 1 ? `${i + 1}.` : ''}${plainInlines(name)}`),
      );
    case 'signature':
      return [...block.names, ...(block.date === null ? [] : [block.date])].map(inlines => line(plainInlines(inlines)));
    case 'attachment':
      return [line(block.label)];
    case 'separator':
      return [''];
    default:
      return [line(plainInlines(block.inlines))];
  }
}

/** Text with its own line ends kept, everything else as printed. */
function line(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function printableCells(row: string): string {
  return row.split('\t').map(printable).join('\t');
}
