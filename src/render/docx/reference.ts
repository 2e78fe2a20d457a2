import * as l10n from '@vscode/l10n';
import { strFromU8, unzipSync } from 'fflate';
import { parseXml, serializeXml, type XmlElement } from './xml-tree';

/** The styles of an office's own .docx, ready to be written into another. */
export interface ReferenceStyles {
  /** What stands in the `w:rPr` and the `w:pPr` of its `w:docDefaults`, but for the language; '' when the file has none. */
  readonly runDefaults: string;
  readonly paragraphDefaults: string;
  /** In the file's order, with the identifiers that our paragraphs use. */
  readonly styles: readonly { readonly id: string; readonly xml: string }[];
}

/** The file given as a reference can't be one; the message, for the user, says why and what to do. */
export class ReferenceProblem extends Error {}

const STYLES_PART = 'word/styles.xml';
const THEME_FOLDER = 'word/theme/';

/** A style sheet of Word's is some hundred kilobytes; a part that unpacks to more than this is no style sheet. */
const LARGEST_PART = 8 * 1024 * 1024;

const MAIN_NAMESPACES = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** What a style may say that only its own file can resolve (lists, linked styles, revisions), and languages, which the report has. */
const NOT_TAKEN = new Set(['w:numPr', 'w:link', 'w:rsid', 'w:pPrChange', 'w:rPrChange', 'w:locked', 'w:lang']);

/**
 * Reads the styles of given names, and those that they are based on, from a .docx. Fonts of its theme become their names; nothing
 * else of the file is read.
 *
 * @param bytes of the file
 * @param wanted identifier that our document uses, by the style's `styleKey`
 * @throws {ReferenceProblem} when the file is no .docx or its style sheet can't be read
 */
export function readReference(bytes: Uint8Array, wanted: ReadonlyMap<string, string>): ReferenceStyles {
  const parts = unpack(bytes);
  const sheet = parts.get(STYLES_PART);
  if (sheet === undefined)
    throw new ReferenceProblem(
      l10n.t('参考文档里没有样式表，它不是 Word 文档；请选用 Word 或 WPS 另存的 .docx 文件。'),
    );
  const root = parseXml(sheet);
  const prefix = root && prefixOf(root);
  if (!root || prefix === null) throw brokenFile();
  const theme = [...parts].find(([path]) => path.startsWith(THEME_FOLDER))?.[1];
  const fonts = themeFonts(theme === undefined ? null : parseXml(theme));
  const elements = root.children.flatMap(child => taken(child, prefix, fonts));
  const styles = elements.filter(child => child.name === 'w:style' && styleId(child) !== '' && nameOf(child) !== '');
  const defaults = elements.find(child => child.name === 'w:docDefaults');
  return {
    runDefaults: within(defaults, 'w:rPrDefault', 'w:rPr'),
    paragraphDefaults: within(defaults, 'w:pPrDefault', 'w:pPr'),
    styles: chosen(styles, wanted),
  };
}

/** What an element holds at the end of a path of elements, as text. */
function within(element: XmlElement | undefined, ...path: readonly string[]): string {
  let at = element;
  for (const name of path) at = at?.children.find(child => child.name === name);
  return (at?.children ?? []).map(serializeXml).join('');
}

const brokenFile = (): ReferenceProblem =>
  new ReferenceProblem(l10n.t('参考文档已损坏，读不出其中的样式；请用 Word 或 WPS 打开它，另存为 .docx 后再选用。'));

/** The parts that are needed, as text by their paths. Nothing larger than a style sheet is unpacked. */
function unpack(bytes: Uint8Array): Map<string, string> {
  // What Word wrote before 2007, and a .docx with a password, are compound files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new ReferenceProblem(
      l10n.t('参考文档是旧的 .doc 格式或设有打开密码；请用 Word 或 WPS 取消密码，另存为 .docx 后再选用。'),
    );
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (
          name !== STYLES_PART &&
          !(name.startsWith(THEME_FOLDER) && /^[^/]+\.xml$/.test(name.slice(THEME_FOLDER.length)))
        )
          return false;
        return originalSize <= LARGEST_PART;
      },
    });
    return new Map(Object.entries(files).map(([path, data]) => [path, strFromU8(data)]));
  } catch {
    throw new ReferenceProblem(l10n.t('参考文档不是 .docx 文档；请选用 Word 或 WPS 另存的 .docx 文件。'));
  }
}

/** The prefix that the style sheet has for the main namespace, with its colon; '' for the default one; null: a foreign root. */
function prefixOf(root: XmlElement): string | null {
  for (const [name, value] of root.attributes) {
    if (!MAIN_NAMESPACES.has(value)) continue;
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? `${name.slice('xmlns:'.length)}:` : null;
    if (prefix !== null && root.name === `${prefix}styles`) return prefix;
  }
  return null;
}

/** An element as ours: prefix w, nothing of other namespaces, no fonts or colours of a theme; [] when it is not taken at all. */
function taken(element: XmlElement, prefix: string, fonts: ThemeFonts): XmlElement[] {
  if (!element.name.startsWith(prefix) || element.name.slice(prefix.length).includes(':')) return [];
  const name = `w:${element.name.slice(prefix.length)}`;
  if (NOT_TAKEN.has(name)) return [];
  const attributes = new Map<string, string>();
  for (const [attribute, value] of element.attributes) {
    if (attribute.startsWith('xmlns') || !attribute.startsWith(prefix)) continue;
    const local = attribute.slice(prefix.length);
    if (!local.includes(':') && !/theme/i.test(local)) attributes.set(`w:${local}`, value);
  }
  if (name === 'w:rFonts')
    for (const [slot, theme] of THEME_SLOTS) {
      const font = fonts.get(element.attributes.get(`${prefix}${theme}`) ?? '');
      // A theme's font wins over the name beside it, in Word as here.
      if (font) attributes.set(`w:${slot}`, font);
    }
  return [{ name, attributes, children: element.children.flatMap(child => taken(child, prefix, fonts)) }];
}

const THEME_SLOTS = [
  ['ascii', 'asciiTheme'],
  ['hAnsi', 'hAnsiTheme'],
  ['eastAsia', 'eastAsiaTheme'],
  ['cs', 'cstheme'],
] as const;

/** Faces by the names that styles call them, such as majorEastAsia. */
type ThemeFonts = ReadonlyMap<string, string>;

function themeFonts(theme: XmlElement | null): ThemeFonts {
  const fonts = new Map<string, string>();
  const scheme = theme && descendant(theme, 'a:fontScheme');
  for (const kind of ['major', 'minor'] as const) {
    const set = scheme && descendant(scheme, `a:${kind}Font`);
    if (!set) continue;
    const face = (name: string) => set.children.find(child => child.name === name)?.attributes.get('typeface') ?? '';
    const chinese = set.children.find(child => child.name === 'a:font' && child.attributes.get('script') === 'Hans');
    const names = {
      Ascii: face('a:latin'),
      HAnsi: face('a:latin'),
      EastAsia: face('a:ea') || (chinese?.attributes.get('typeface') ?? ''),
      Bidi: face('a:cs'),
    };
    for (const [slot, name] of Object.entries(names)) if (name) fonts.set(kind + slot, name);
  }
  return fonts;
}

function descendant(element: XmlElement, name: string): XmlElement | null {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = descendant(child, name);
    if (found) return found;
  }
  return null;
}

const childValue = (element: XmlElement, child: string): string =>
  element.children.find(({ name }) => name === child)?.attributes.get('w:val') ?? '';

const nameOf = (style: XmlElement): string => childValue(style, 'w:name');

/** What a style is known by in every document: its kind (paragraph, character …) and its name, whatever the case. */
export const styleKey = (type: string, name: string): string => `${type} ${name.toLowerCase()}`;

const keyOf = (style: XmlElement): string => styleKey(style.attributes.get('w:type') ?? 'paragraph', nameOf(style));

const styleId = (style: XmlElement): string => style.attributes.get('w:styleId') ?? '';

/** The wanted styles and their bases. Word in Chinese numbers its styles' identifiers, so ours are put in their place. */
function chosen(styles: readonly XmlElement[], wanted: ReadonlyMap<string, string>): { id: string; xml: string }[] {
  const byId = new Map(styles.map(style => [styleId(style), style]));
  const keep = new Set<XmlElement>();
  for (const style of styles) {
    if (!wanted.has(keyOf(style))) continue;
    for (
      let base: XmlElement | undefined = style;
      base && !keep.has(base);
      base = byId.get(childValue(base, 'w:basedOn'))
    )
      keep.add(base);
  }
  const renamed = new Map<string, string>();
  for (const style of keep) {
    const id = styleId(style);
    renamed.set(id, wanted.get(keyOf(style)) ?? `Ref${id}`);
  }
  const written = new Set<string>();
  return styles.flatMap(style => {
    const id = renamed.get(styleId(style));
    if (!keep.has(style) || id === undefined || written.has(id)) return [];
    written.add(id);
    return [{ id, xml: serializeXml(withIdentifiers(style, id, renamed)) }];
  });
}

/** A style under another identifier, its references too; one to a style that is not taken is left out. */
function withIdentifiers(style: XmlElement, id: string, renamed: ReadonlyMap<string, string>): XmlElement {
  const children = style.children.flatMap(child => {
    if (child.name !== 'w:basedOn' && child.name !== 'w:next') return [child];
    const target = renamed.get(child.attributes.get('w:val') ?? '');
    return target === undefined ? [] : [{ ...child, attributes: new Map([['w:val', target]]) }];
  });
  return { name: style.name, attributes: new Map([...style.attributes, ['w:styleId', id]]), children };
}
