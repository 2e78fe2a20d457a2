/** An element of an XML document; text is kept in order among the children. */
export interface XmlElement {
  /** With its prefix, as written: `w:p`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: (OpenElement | string)[];
}

/**
 * Reads a well-formed XML document: what a .docx holds, or what pdftotext writes.
 *
 * @throws when a tag is not closed or closes another one
 */
export function parseXml(text: string): XmlElement {
  const root: OpenElement = { name: '', attributes: new Map(), children: [] };
  const stack = [root];
  let at = 0;
  while (at < text.length) {
    const top = stack[stack.length - 1]!;
    const open = text.indexOf('<', at);
    const end = open < 0 ? text.length : open;
    if (end > at) top.children.push(decodeXml(text.slice(at, end)));
    if (open < 0) break;
    if (text.startsWith('<!--', open)) at = after(text, '-->', open);
    else if (text.startsWith('<?', open) || text.startsWith('<!', open)) at = after(text, '>', open);
    else {
      at = after(text, '>', open);
      const tag = text.slice(open + 1, at - 1);
      if (tag.startsWith('/')) {
        const closed = stack.pop()!;
        if (closed.name !== tag.slice(1).trim()) throw new Error(`</${tag.slice(1)}> closes <${closed.name}>`);
      } else {
        const empty = tag.endsWith('/');
        const element = readTag(empty ? tag.slice(0, -1) : tag);
        top.children.push(element);
        if (!empty) stack.push(element);
      }
    }
  }
  if (stack.length !== 1) throw new Error(`<${stack[stack.length - 1]!.name}> is not closed`);
  const document = root.children.find(child => typeof child !== 'string');
  if (document === undefined) throw new Error('no element');
  return document;
}

/** All elements of that name below, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      if (child.name === name) found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

/** The first direct child of that name, following a path of names; null when there is none. */
export function child(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let here = element;
  for (const name of path) {
    here = here?.children.find((one): one is XmlElement => typeof one !== 'string' && one.name === name) ?? null;
  }
  return here;
}

/** Direct children of that name. */
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((one): one is XmlElement => typeof one !== 'string' && one.name === name);

/** All text below. */
export const textOf = (element: XmlElement): string =>
  element.children.map(one => (typeof one === 'string' ? one : textOf(one))).join('');

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found < 0) throw new Error(`no ${mark} after offset ${from}`);
  return found + mark.length;
}

function readTag(tag: string): OpenElement {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(name!, decodeXml(double ?? single ?? ''));
  }
  return { name: /^[\w:.-]+/.exec(tag)?.[0] ?? '', attributes, children: [] };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decodeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|\w+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
