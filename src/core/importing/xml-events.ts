/** Reads a part of an office file as a run of tags and texts, in linear time and without building a tree: sheets are long. */
export interface XmlHandler {
  /** A start tag; `name` without its prefix. An empty element is opened and closed. */
  open(name: string, attribute: (name: string) => string): void;
  close(name: string): void;
  /** Text between tags, its entities resolved. */
  text(text: string): void;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** @returns false when the text is cut off or declares entities of its own, which nothing that an office program writes does */
export function readXml(xml: string, handler: XmlHandler): boolean {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open !== at) handler.text(resolved(xml.slice(at, open < 0 ? xml.length : open)));
    if (open < 0) return true;
    if (xml.startsWith('<!--', open) || xml.startsWith('<?', open)) {
      const end = xml.startsWith('<?', open) ? xml.indexOf('?>', open) : xml.indexOf('-->', open);
      if (end < 0) return false;
      at = end + (xml.startsWith('<?', open) ? 2 : 3);
      continue;
    }
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      if (end < 0) return false;
      handler.text(xml.slice(open + 9, end));
      at = end + 3;
      continue;
    }
    if (xml.startsWith('<!', open)) return false;
    const end = endOfTag(xml, open);
    if (end < 0) return false;
    const tag = xml.slice(open + 1, end);
    if (tag.startsWith('/')) handler.close(local(tag.slice(1).trim()));
    else {
      const empty = tag.endsWith('/');
      const space = tag.search(/[\s/]/);
      const name = local(space < 0 ? tag : tag.slice(0, space));
      handler.open(name, wanted => attributeOf(tag, wanted));
      if (empty) handler.close(name);
    }
    at = end + 1;
  }
  return true;
}

/** The `>` that ends a tag; one inside quotes does not. */
function endOfTag(xml: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < xml.length; at++) {
    const c = xml[at]!;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return at;
  }
  return -1;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its local name; '' when it is absent. */
function attributeOf(tag: string, wanted: string): string {
  for (const [, name, double, single] of tag.matchAll(/([^\s=]{1,60})\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)')/g))
    if (name === wanted || local(name!) === wanted) return resolved(double ?? single ?? '');
  return '';
}

const resolved = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,4});/g, (whole, name: string) => {
        if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
        const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;
