import { EMPTY_OBJECT, FileChild, type IContext, type IXmlableObject, XmlComponent } from 'docx';

/** Values of attributes by their qualified names. */
export type Attributes = Readonly<Record<string, string | number>>;

/** What an element holds: other elements, or text. */
type Content = XmlComponent | string;

/**
 * An element of WordprocessingML, for what the `docx` library has no words for: indents and spacing in characters and lines,
 * fields in separate runs, tables whose continued cells have a style. One that never changes may stand in many places.
 *
 * @param name qualified, such as `w:ind`
 * @param content in the order that the schema asks for
 */
export const element = (name: string, attributes: Attributes = {}, content: readonly Content[] = []): XmlComponent =>
  new Element(name, attributes, content);

class Element extends XmlComponent {
  constructor(
    name: string,
    private readonly attributes: Attributes,
    private readonly content: readonly Content[],
  ) {
    super(name);
  }

  /** In the form that the library writes: attributes first, alone when there is nothing else. */
  override prepForXml(context: IContext): IXmlableObject {
    const parts: (IXmlableObject | string)[] =
      Object.keys(this.attributes).length > 0 ? [{ _attr: this.attributes }] : [];
    const attributesOnly = parts.length;
    for (const item of this.content) {
      const part = typeof item === 'string' ? item : item.prepForXml(context);
      if (part !== undefined) parts.push(part);
    }
    if (parts.length > attributesOnly) return { [this.rootKey]: parts };
    return { [this.rootKey]: parts[0] ?? EMPTY_OBJECT };
  }
}

/** An element that may stand in a document's body beside its paragraphs. */
export class BodyElement extends FileChild {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    for (const child of children) this.root.push(child);
  }
}
