import type { FontSet, LayoutOptions } from '../layout/options';
import { BODY_SIZE, CHARACTER_SPACING, PAGE_PROFILES } from '../layout/page';
import { latinFace, PARAGRAPH_STYLES, type ParagraphStyle } from '../layout/styles';
import { escapedText } from './legal-text';
import { twipsOfCharacters, twipsOfPoints } from './measures';
import type { ReferenceStyles } from './reference';
import { CHARACTER_STYLES } from './runs';

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const JUSTIFICATIONS = { left: 'left', center: 'center', right: 'right', justify: 'both' } as const;

interface Definition {
  readonly id: string;
  readonly xml: string;
}

/**
 * `word/styles.xml`: every named style complete in itself, so that nothing of it changes with Normal; built-in styles go by their
 * names, which is what Word knows them by. Fonts are names, never those of a theme.
 *
 * @param reference styles of the office's own, which take the place of those of the same name
 */
export function stylesPart(options: LayoutOptions, language: string, reference: ReferenceStyles | null): string {
  const own = [...defaults(options), ...paragraphStyles(options), ...characterStyles(options.fonts)];
  const taken = reference ? takeOver(own, reference) : own.map(style => style.xml);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<w:styles xmlns:w="${NAMESPACE}">${documentDefaults(options, language, reference)}${taken.join('')}</w:styles>`
  );
}

/** Identifiers and names of the character styles. */
export const CHARACTER_STYLE_NAMES = [
  [CHARACTER_STYLES.emphasis, 'Emphasis'],
  [CHARACTER_STYLES.footnoteReference, 'footnote reference'],
  [CHARACTER_STYLES.tableHead, '公文表头'],
  [CHARACTER_STYLES.signer, '公文签发人'],
] as const;

/** Identifiers, kinds and names of the styles that every document has, one of each kind. */
export const DEFAULT_STYLE_NAMES = [
  ['Normal', 'paragraph', 'Normal'],
  ['DefaultParagraphFont', 'character', 'Default Paragraph Font'],
  ['TableNormal', 'table', 'Normal Table'],
  ['NoList', 'numbering', 'No List'],
] as const;

function documentDefaults(options: LayoutOptions, language: string, reference: ReferenceStyles | null): string {
  const run = reference
    ? reference.runDefaults
    : fontsElement(options.fonts.body, options.fonts.latin) + sizeElements(BODY_SIZE);
  const paragraph = reference ? reference.paragraphDefaults : '';
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr>${run}<w:lang w:val="en-US" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr>${paragraph}</w:pPr></w:pPrDefault></w:docDefaults>`
  );
}

/** Styles that Word expects of every document. */
function defaults(options: LayoutOptions): Definition[] {
  const normal = { ...PARAGRAPH_STYLES.body, firstLine: 0 };
  return [
    {
      id: 'Normal',
      xml:
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
        `${paragraphProperties(normal, options)}${runProperties(normal, options.fonts)}</w:style>`,
    },
    {
      id: 'DefaultParagraphFont',
      xml:
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>' +
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    },
    {
      id: 'TableNormal',
      xml:
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>' +
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    },
    {
      id: 'NoList',
      xml:
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>' +
        '<w:semiHidden/><w:unhideWhenUsed/></w:style>',
    },
  ];
}

/** Built-in styles keep Word's own identifiers; ours all begin with Gw. */
const isOurOwn = (style: ParagraphStyle): boolean => style.id.startsWith('Gw');

function paragraphStyles(options: LayoutOptions): Definition[] {
  return Object.values(PARAGRAPH_STYLES).map(style => {
    const next = style.outline !== null || style.id === 'Title' ? '<w:next w:val="GwBody"/>' : '';
    const custom = isOurOwn(style) ? ' w:customStyle="1"' : '';
    return {
      id: style.id,
      xml:
        `<w:style w:type="paragraph"${custom} w:styleId="${style.id}"><w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/>${next}` +
        `<w:uiPriority w:val="${isOurOwn(style) ? 1 : 9}"/><w:qFormat/>` +
        `${paragraphProperties(style, options)}${runProperties(style, options.fonts)}</w:style>`,
    };
  });
}

/** `w:pPr` of a style, its children in the order of CT_PPrBase. */
function paragraphProperties(style: ParagraphStyle, options: LayoutOptions): string {
  const pitch = style.pitch === 'page' ? PAGE_PROFILES[options.profile].linePitch : style.pitch;
  // Other lines than the body's would otherwise be rounded up to the grid: a footnote, a table's row as tall as the body.
  const snap = style.pitch === 'page' ? '' : '<w:snapToGrid w:val="0"/>';
  const line =
    pitch === 'single' ? 'w:line="240" w:lineRule="auto"' : `w:line="${twipsOfPoints(pitch)}" w:lineRule="exact"`;
  const keep = style.keepWithNext ? '<w:keepNext/>' : '<w:keepNext w:val="0"/>';
  const keepLines = style.outline !== null || style.id === 'Title' ? '<w:keepLines/>' : '';
  const outline = style.outline === null ? '' : `<w:outlineLvl w:val="${style.outline}"/>`;
  return (
    // Without control of widows every page of plain text has its 22 lines.
    `<w:pPr>${keep}${keepLines}<w:widowControl w:val="0"/>${snap}<w:spacing w:before="0" w:after="0" ${line}/>` +
    `${indentElement(style)}<w:jc w:val="${JUSTIFICATIONS[style.align]}"/>${outline}</w:pPr>`
  );
}

/**
 * Indents in characters and in twips: there are readers that know only one of them. A hanging indent is in twips alone, since what
 * `leftChars` means beside it differs between Word and others.
 */
function indentElement(style: ParagraphStyle): string {
  const { left, right, firstLine, size } = style;
  const twips = (characters: number) => twipsOfCharacters(characters, size);
  if (firstLine < 0)
    return `<w:ind w:left="${twips(left)}" w:rightChars="${right * 100}" w:right="${twips(right)}" w:hanging="${twips(-firstLine)}"/>`;
  return (
    `<w:ind w:leftChars="${left * 100}" w:left="${twips(left)}" w:rightChars="${right * 100}" w:right="${twips(right)}" ` +
    `w:firstLineChars="${firstLine * 100}" w:firstLine="${twips(firstLine)}"/>`
  );
}

function runProperties(style: ParagraphStyle, fonts: FontSet): string {
  const bold = style.bold ? '<w:b/><w:bCs/>' : '<w:b w:val="0"/><w:bCs w:val="0"/>';
  const color = style.color === 'red' ? 'FF0000' : '000000';
  // 28 characters of the body's size fit a line only a little closer than the face has them.
  const spacing = style.size === BODY_SIZE ? twipsOfPoints(CHARACTER_SPACING) : 0;
  return (
    `<w:rPr>${fontsElement(fonts[style.font], latinFace(style, fonts))}${bold}<w:i w:val="0"/><w:iCs w:val="0"/>` +
    `<w:color w:val="${color}"/><w:spacing w:val="${spacing}"/><w:kern w:val="0"/>${sizeElements(style.size)}</w:rPr>`
  );
}

const fontsElement = (eastAsia: string, latin: string): string =>
  `<w:rFonts w:ascii="${escapedText(latin)}" w:eastAsia="${escapedText(eastAsia)}" w:hAnsi="${escapedText(latin)}" w:cs="${escapedText(latin)}"/>`;

/** @param size pt; written in half points */
const sizeElements = (size: number): string => `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;

/** Emphasis is 楷体, as in Chinese print; slanted Han characters are not. */
function characterStyles(fonts: FontSet): Definition[] {
  const looks: Readonly<Record<string, string>> = {
    [CHARACTER_STYLES.emphasis]: eastAsian(fonts.heading2),
    [CHARACTER_STYLES.footnoteReference]: '<w:vertAlign w:val="superscript"/>',
    [CHARACTER_STYLES.tableHead]: eastAsian(fonts.heading1),
    [CHARACTER_STYLES.signer]: eastAsian(fonts.heading2),
  };
  return CHARACTER_STYLE_NAMES.map(([id, name]) => ({
    id,
    xml:
      `<w:style w:type="character"${id.startsWith('Gw') ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>` +
      `<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="20"/><w:qFormat/><w:rPr>${looks[id]}</w:rPr></w:style>`,
  }));
}

const eastAsian = (face: string): string => `<w:rFonts w:eastAsia="${escapedText(face)}"/>`;

/** The reference's styles first, then ours that it lacks; what it bases them on comes along. */
function takeOver(own: readonly Definition[], reference: ReferenceStyles): string[] {
  const defined = new Set(reference.styles.map(style => style.id));
  return [
    ...reference.styles.map(style => style.xml),
    ...own.filter(style => !defined.has(style.id)).map(style => style.xml),
  ];
}
