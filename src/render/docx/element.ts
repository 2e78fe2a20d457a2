import { BuilderElement, FileChild, type XmlComponent } from 'docx';

/** Values of attributes by their qualified names; an undefined one is not written. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element of WordprocessingML, for what the `docx` library has no words for: indents and spacing in characters and lines,
 * fields in separate runs, tables whose continued cells have a style.
 *
 * @param name qualified, such as `w:ind`
 * @param children in the order that the schema asks for
 */
export const element = (
  name: string,
  attributes: Attributes = {},
  children: readonly XmlComponent[] = [],
): XmlComponent => new BuilderElement({ name, attributes: payload(attributes), children });

/** Attributes as the library takes them. */
const payload = (attributes: Attributes) =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, { key, value: value! }]),
  );

/** An element that holds text only. */
export class TextElement extends BuilderElement {
  constructor(name: string, attributes: Attributes, text: string) {
    super({ name, attributes: payload(attributes) });
    this.root.push(text);
  }
}

/** An element that may stand in a document's body beside its paragraphs. */
export class BodyElement extends FileChild {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    for (const child of children) this.root.push(child);
  }
}
