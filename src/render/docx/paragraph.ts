import { Paragraph, type XmlComponent } from 'docx';
import { PARAGRAPH_STYLES, type StyleName } from '../layout/styles';
import { type Attributes, element } from './element';

/** What a paragraph has beyond its style. */
export interface ParagraphExtras {
  readonly keepWithNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Attributes of `w:tab`, in the order of their positions. */
  readonly tabs?: readonly Attributes[];
  readonly spacing?: Attributes;
  readonly indent?: Attributes;
  readonly align?: 'left' | 'center' | 'right';
  readonly borderBelow?: Attributes;
}

/**
 * A paragraph in one of the named styles. Its properties are written here rather than by the library, which has no way to say
 * indents in characters or spacing in lines.
 */
export class StyledParagraph extends Paragraph {
  constructor(style: StyleName, content: readonly XmlComponent[], extras: ParagraphExtras = {}) {
    super({});
    this.root[0] = propertiesOf(style, extras);
    for (const part of content) this.root.push(part);
  }
}

/** `w:pPr`, its children in the order of CT_PPr. */
function propertiesOf(style: StyleName, extras: ParagraphExtras): XmlComponent {
  const properties = [element('w:pStyle', { 'w:val': PARAGRAPH_STYLES[style].id })];
  if (extras.keepWithNext) properties.push(element('w:keepNext'));
  if (extras.pageBreakBefore) properties.push(element('w:pageBreakBefore'));
  if (extras.borderBelow) properties.push(element('w:pBdr', {}, [element('w:bottom', extras.borderBelow)]));
  if (extras.tabs)
    properties.push(
      element(
        'w:tabs',
        {},
        extras.tabs.map(tab => element('w:tab', tab)),
      ),
    );
  if (extras.spacing) properties.push(element('w:spacing', extras.spacing));
  if (extras.indent) properties.push(element('w:ind', extras.indent));
  if (extras.align) properties.push(element('w:jc', { 'w:val': extras.align }));
  return element('w:pPr', {}, properties);
}
