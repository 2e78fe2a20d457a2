import { escapedText } from './legal-text';

/** An element of a part that another program wrote. Text between elements is not kept: the parts that are read have none. */
export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

/** Deeper than any style sheet is; a file that goes deeper is no office document. */
const DEEPEST = 64;

const NAME = String.raw`[^\s<>/=&"'!?]+`;
const TAG = new RegExp(String.raw`<(/?)(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'y');
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads well-formed XML in linear time. Entities of a document's own are not read: a part that declares any is refused.
 *
 * @returns the root element; null when the text is not well-formed, declares a DOCTYPE or is nested too deep
 */
export function parseXml(text: string): XmlElement | null {
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open: XmlElement[] = [root];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = endOfAside(text, at);
    if (skipped === null) return null;
    if (skipped > at) {
      at = skipped;
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    if (!tag) return null;
    at = TAG.lastIndex;
    const [, closing, name, attributes, empty] = tag;
    const parent = open.at(-1)!;
    if (closing) {
      if (open.length < 2 || parent.name !== name) return null;
      open.pop();
      continue;
    }
    const child: XmlElement = { name: name!, attributes: readAttributes(attributes!), children: [] };
    (parent.children as XmlElement[]).push(child);
    if (!empty) open.push(child);
    if (open.length > DEEPEST) return null;
  }
  return open.length === 1 && root.children.length === 1 ? root.children[0]! : null;
}

/** Where a comment, an instruction or a stretch of CDATA that begins here ends; the same place when none does; null: not allowed. */
function endOfAside(text: string, at: number): number | null {
  const ends = [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<![CDATA[', ']]>'],
  ] as const;
  for (const [start, end] of ends) {
    if (!text.startsWith(start, at)) continue;
    const found = text.indexOf(end, at + start.length);
    return found < 0 ? null : found + end.length;
  }
  return text.startsWith('<!', at) ? null : at;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE))
    attributes.set(name!, unescaped(double ?? single ?? ''));
  return attributes;
}

const unescaped = (text: string): string =>
  text.replace(/&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** An element as text, escaped anew. */
export function serializeXml(element: XmlElement): string {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${escapedText(value)}"`).join('');
  const children = element.children.map(serializeXml).join('');
  return children === ''
    ? `<${element.name}${attributes}/>`
    : `<${element.name}${attributes}>${children}</${element.name}>`;
}
