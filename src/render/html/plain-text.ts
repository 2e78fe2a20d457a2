import { markerText, plainInlines } from '../document/text-of';
import type { DocumentBlock, OfficialDocument } from '../document/types';
import { ATTACHMENT_LABEL } from './attachment-indents';
import { printable } from './escape';
import { copiesText, printDateText, SIGNER_LABEL } from './head-and-foot';

/** The document's words for a program that takes no formats: a line a paragraph, a table's cells apart by tabs, footnotes at the end. */
export function writePlainText(document: OfficialDocument): string {
  const { copyNumber, secrecy, urgency, issuer, documentNumber, signer } = document.head;
  const { copies, printer, printDate } = document.foot;
  const lines = [
    ...[copyNumber, secrecy, urgency, issuer, documentNumber, signer === null ? null : SIGNER_LABEL + signer],
    ...document.blocks.flatMap(blockLines),
    ...[copies === null ? null : copiesText(copies), printer, printDate === null ? null : printDateText(printDate)],
    ...document.footnotes.map((note, i) => `[${i + 1}] ${note.paragraphs.map(plainInlines).join('\n')}`),
  ];
  return lines.map(text => (text === null ? '' : `${line(text)}\n`)).join('');
}

function blockLines(block: DocumentBlock): string[] {
  switch (block.kind) {
    case 'list-item':
      return [markerText(block.marker) + plainInlines(block.inlines)];
    case 'table': {
      const rows = [...block.head, ...block.rows].map(cells =>
        cells.map(cell => plainInlines(cell.inlines).replace(/\s+/g, ' ')).join('\t'),
      );
      return [...(block.caption === null ? [] : [plainInlines(block.caption)]), ...rows];
    }
    case 'picture':
      return [plainInlines(block.caption ?? [block.picture])];
    case 'code':
      return [...block.lines];
    case 'attachment-note':
      return block.names.map((name, i) =>
        [i === 0 ? ATTACHMENT_LABEL : '', block.names.length > 1 ? `${i + 1}.` : '', plainInlines(name)].join(''),
      );
    case 'signature':
      return [...block.names, ...(block.date === null ? [] : [block.date])].map(plainInlines);
    case 'attachment':
      return [block.label];
    case 'separator':
      return [''];
    default:
      return [plainInlines(block.inlines)];
  }
}

/** A paragraph without what can't be shown; its own line ends, and the tabs of a table's row, stay. */
function line(text: string): string {
  return text
    .split('\n')
    .map(part => part.split('\t').map(printable).join('\t'))
    .join('\n');
}
