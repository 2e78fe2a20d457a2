/** What readers see of the HTML: elements with their attributes, and the text of its paragraphs. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Between this tag and its end, for elements that hold none of their own kind. */
  readonly content: string;
}

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*>/g;

/** The file without comments (parts that only one reader reads), style sheet and head. */
export function bodyOf(html: string): string {
  return withoutComments(html)
    .replace(/^[\s\S]*<\/head>/, '')
    .replace(/<style[\s\S]*?<\/style>/g, '');
}

export const withoutComments = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, '');

/** What Word reads beside the body: the contents of the comments that are for it. */
export const forWord = (html: string): string =>
  [...html.matchAll(/<!--\[if gte mso 9\]>([\s\S]*?)<!\[endif\]-->/g)].map(([, content]) => content).join('\n');

export function elements(html: string, name?: string): Element[] {
  const found: Element[] = [];
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, element, attributes] = match;
    if (slash !== '' || (name !== undefined && element !== name)) continue;
    const start = match.index + tag.length;
    const end = html.indexOf(`</${element}>`, start);
    found.push({
      name: element!,
      attributes: attributesOf(attributes!),
      content: end < 0 ? '' : html.slice(start, end),
    });
  }
  return found;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([a-zA-Z:-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name!.toLowerCase(), decoded(value ?? '')]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

export const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|([a-z]+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? ENTITIES[name]! : String.fromCodePoint(Number(code)),
  );

/** The text of an element's content, a line break as one. */
export const textOf = (html: string): string => decoded(html.replace(/<br>/g, '\n').replace(TAG, ''));

/** Paragraphs and headings of the document itself, with their class or element; not the footer that LibreOffice takes. */
export function paragraphs(html: string): { readonly style: string; readonly text: string; readonly css: string }[] {
  const body = bodyOf(html).replace(/<div title="footer"[\s\S]*?<\/div>/, '');
  return elements(body)
    .filter(({ name }) => /^(?:p|h[1-6])$/.test(name))
    .map(({ name, attributes, content }) => ({
      style: attributes['class'] ?? name,
      text: textOf(content).replace(/^\n$/, ''),
      css: attributes['style'] ?? '',
    }));
}

/** A declaration of a style attribute or rule, '' when it has none. */
export const declared = (css: string, property: string): string =>
  css
    .split(';')
    .map(declaration => declaration.split(':').map(part => part.trim()))
    .filter(([name]) => name === property)
    .map(([, value]) => value!)
    .at(-1) ?? '';

/** The declarations of the rule with just this selector. */
export function rule(html: string, selector: string): string {
  const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const line = style.split('\n').find(text => text.startsWith(`${selector} {`));
  return line?.slice(line.indexOf('{') + 1, line.lastIndexOf('}')) ?? '';
}
