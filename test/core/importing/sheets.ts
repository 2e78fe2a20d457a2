/** .xlsx files written by hand, in the parts that a reader of cells looks at. */
import { strToU8, zipSync } from 'fflate';

export interface SheetXml {
  readonly name: string;
  /** Content of `sheetData`. */
  readonly data: string;
  /** What stands behind it: merged cells. */
  readonly rest?: string;
  readonly state?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The bytes of a workbook. `shared`: content of the table of texts; `formats`: number formats of the cell styles. */
export function workbook(
  sheets: readonly SheetXml[],
  { shared = '', styles = '' }: { shared?: string; styles?: string } = {},
): Uint8Array {
  const entries = sheets
    .map(
      ({ name, state }, i) =>
        `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
    )
    .join('');
  const relations = sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('');
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(`<?xml version="1.0"?><workbook xmlns="${MAIN}"><sheets>${entries}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations}</Relationships>`),
    'xl/sharedStrings.xml': strToU8(`<sst xmlns="${MAIN}">${shared}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`),
    ...Object.fromEntries(
      sheets.map(({ data, rest = '' }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        strToU8(`<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${rest}</worksheet>`),
      ]),
    ),
  });
}

/** A row of texts (inline) and numbers. */
export const row = (number: number, cells: readonly (string | number)[]): string =>
  `<row r="${number}">${cells
    .map((cell, i) => {
      const at = `${String.fromCharCode(65 + i)}${number}`;
      return typeof cell === 'number'
        ? `<c r="${at}"><v>${cell}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    })
    .join('')}</row>`;
