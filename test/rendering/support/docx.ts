import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { child, childrenOf, descendants, parseXml, textOf, type XmlElement } from './xml';

/** A stretch of text of one look, with its properties as the reader of the document sees them. */
export interface DocxRun {
  readonly text: string;
  /** An attribute (`w:` is put before both) of a run property: its own, else the paragraph style's, else the document's. */
  property(name: string, attribute?: string): string | null;
}

export interface DocxParagraph {
  readonly text: string;
  readonly element: XmlElement;
  /** Name of its style as people see it; null for a paragraph without one. */
  readonly style: string | null;
  readonly inTable: boolean;
  readonly runs: readonly DocxRun[];
  /** The same as a run's, of paragraph properties: `property('ind', 'firstLine')`. */
  property(name: string, attribute?: string): string | null;
}

/** A .docx taken apart. */
export class Docx {
  private readonly styles = new Map<string, XmlElement>();
  private readonly parsed = new Map<string, XmlElement>();

  private constructor(readonly parts: ReadonlyMap<string, Uint8Array>) {
    for (const style of childrenOf(this.part('word/styles.xml'), 'w:style')) {
      this.styles.set(style.attributes.get('w:styleId') ?? '', style);
    }
  }

  static async read(file: string): Promise<Docx> {
    return new Docx(new Map(Object.entries(unzipSync(await readFile(file)))));
  }

  /** An XML part by its path in the package. @throws when there is none */
  part(path: string): XmlElement {
    const known = this.parsed.get(path);
    if (known) return known;
    const bytes = this.parts.get(path);
    assert(bytes, `the document has no part ${path}`);
    const element = parseXml(strFromU8(bytes));
    this.parsed.set(path, element);
    return element;
  }

  has(path: string): boolean {
    return this.parts.has(path);
  }

  /** Paths of the parts that match. */
  named(pattern: RegExp): string[] {
    return [...this.parts.keys()].filter(path => pattern.test(path)).sort();
  }

  get body(): XmlElement {
    return child(this.part('word/document.xml'), 'w:body')!;
  }

  /** Page set-up of the last section, which is the document's when it has one only. */
  get section(): XmlElement {
    const sections = descendants(this.body, 'w:sectPr');
    return sections[sections.length - 1]!;
  }

  /** A style by its name, whatever its identifier; names of built-in styles are compared without case, as Word does. */
  style(name: string): XmlElement | null {
    for (const style of this.styles.values()) {
      if (styleName(style).toLowerCase() === name.toLowerCase()) return style;
    }
    return null;
  }

  /** Paragraphs of the body in reading order, those in tables included; or those of another part's element. */
  paragraphs(within: XmlElement = this.body): DocxParagraph[] {
    const found: DocxParagraph[] = [];
    const visit = (parent: XmlElement, inTable: boolean): void => {
      for (const one of parent.children) {
        if (typeof one === 'string') continue;
        if (one.name === 'w:p') found.push(this.paragraph(one, inTable));
        else visit(one, inTable || one.name === 'w:tbl');
      }
    };
    visit(within, false);
    return found;
  }

  /** All names in any `w:rFonts` and any theme attribute of the parts that hold text or styles. */
  fontNames(): { names: Set<string>; themed: boolean } {
    const names = new Set<string>();
    let themed = false;
    for (const path of this.named(/^word\/(document|styles|footnotes|endnotes|header\d*|footer\d*|numbering)\.xml$/)) {
      for (const fonts of descendants(this.part(path), 'w:rFonts')) {
        for (const [attribute, value] of fonts.attributes) {
          if (/theme$/i.test(attribute)) themed = true;
          else if (attribute !== 'w:hint') names.add(value);
        }
      }
    }
    return { names, themed };
  }

  private paragraph(element: XmlElement, inTable: boolean): DocxParagraph {
    const own = child(element, 'w:pPr');
    const styleId = child(own, 'w:pStyle')?.attributes.get('w:val') ?? null;
    const chain = this.chain(styleId);
    const defaults = child(this.part('word/styles.xml'), 'w:docDefaults');
    const paragraphSources = [
      own,
      ...chain.map(style => child(style, 'w:pPr')),
      child(defaults, 'w:pPrDefault', 'w:pPr'),
    ];
    const runSources = [...chain.map(style => child(style, 'w:rPr')), child(defaults, 'w:rPrDefault', 'w:rPr')];
    const runs = descendants(element, 'w:r').map(run => ({
      text: runText(run),
      property: (name: string, attribute = 'val') => lookUp([child(run, 'w:rPr'), ...runSources], name, attribute),
    }));
    return {
      text: runs.map(run => run.text).join(''),
      element,
      style: styleId === null ? null : this.styles.has(styleId) ? styleName(this.styles.get(styleId)!) : styleId,
      inTable,
      runs,
      property: (name, attribute = 'val') => lookUp(paragraphSources, name, attribute),
    };
  }

  /** A style and those that it is based on. */
  private chain(styleId: string | null): XmlElement[] {
    const chain: XmlElement[] = [];
    let next = styleId;
    while (next !== null && chain.length < this.styles.size) {
      const style = this.styles.get(next);
      if (!style) break;
      chain.push(style);
      next = child(style, 'w:basedOn')?.attributes.get('w:val') ?? null;
    }
    return chain;
  }
}

const styleName = (style: XmlElement): string => child(style, 'w:name')?.attributes.get('w:val') ?? '';

const runText = (run: XmlElement): string =>
  run.children
    .map(one => {
      if (typeof one === 'string') return '';
      if (one.name === 'w:t') return textOf(one);
      return one.name === 'w:tab' ? '\t' : one.name === 'w:br' ? '\n' : '';
    })
    .join('');

function lookUp(sources: readonly (XmlElement | null)[], name: string, attribute: string): string | null {
  for (const source of sources) {
    const value = child(source, `w:${name}`)?.attributes.get(`w:${attribute}`);
    if (value !== undefined) return value;
  }
  return null;
}
