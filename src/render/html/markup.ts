import type { Footnote, Inline, PictureReference, TextRun } from '../document/types';
import type { LayoutOptions } from '../layout/options';
import { PAGE_PROFILES, type PageProfile } from '../layout/page';
import { missingPictureText } from '../pictures/missing';
import type { PictureSet } from '../pictures/types';
import { type Declaration, styleAttribute } from './css';
import { escapeAddress, escapeText } from './escape';
import { pictureElement } from './pictures';
import { HTML_STYLES, type HtmlStyleName, type StyleContext, styleDeclarations, styleOf } from './styles';

/** How a reference to a footnote is written; `first` is false when the footnote has been referred to before. */
export type FootnoteMark = (index: number, first: boolean) => string;

export interface MarkupInput extends StyleContext {
  readonly pictures: PictureSet;
  readonly footnotes: readonly Footnote[];
  readonly footnoteMark: FootnoteMark;
  /** Every paragraph carries its whole style, for a reader that gets no style sheet. */
  readonly inlineStyles: boolean;
}

/** Writes paragraphs and what stands in them; knows the options, so that blocks need not. */
export class Markup {
  readonly page: PageProfile;
  readonly #input: MarkupInput;
  readonly #referred = new Set<number>();
  readonly #styles = new Map<HtmlStyleName, readonly Declaration[]>();

  constructor(input: MarkupInput) {
    this.#input = input;
    this.page = PAGE_PROFILES[input.options.profile];
  }

  get options(): LayoutOptions {
    return this.#input.options;
  }

  /** A paragraph of a named style. `extra`: what this one has beside its style. */
  paragraph(name: HtmlStyleName, content: string, extra: readonly Declaration[] = []): string {
    const { element, name: className } = HTML_STYLES[name];
    const own = this.#input.inlineStyles ? [...this.#styleOf(name), ...extra] : this.#withOtherMargins(name, extra);
    const attributes = `${className === null ? '' : ` class="${className}"`}${styleAttribute(own)}`;
    return `<${element}${attributes}>${content === '' ? '<br>' : content}</${element}>`;
  }

  /** A line that is left empty. */
  emptyLine(): string {
    return this.paragraph('body', '');
  }

  /** What stands in a paragraph. `room`: width for pictures, mm, where it is less than the page's. */
  inlines(inlines: readonly Inline[], room = Number.POSITIVE_INFINITY): string {
    return inlines.map(inline => this.#inline(inline, room)).join('');
  }

  /** A picture, or what stands for one that could not be embedded. */
  picture(reference: PictureReference, room = Number.POSITIVE_INFINITY): string {
    const picture = this.#input.pictures.pictures.get(reference.target);
    if (picture === undefined) return escapeText(missingPictureText(reference));
    return pictureElement(picture, reference.alternative, Math.min(1, room / picture.width));
  }

  /** Whether the text written so far refers to a footnote. */
  refersTo(index: number): boolean {
    return this.#referred.has(index);
  }

  /** At a paragraph with any margin of its own LibreOffice puts 0.25 cm below it, unless that is said too: the style's is repeated. */
  #withOtherMargins(name: HtmlStyleName, extra: readonly Declaration[]): readonly Declaration[] {
    const says = (pattern: RegExp): boolean => extra.some(([property]) => pattern.test(property));
    if (!says(/^margin-/) || says(/^margin-bottom$/)) return extra;
    return [...extra, ...this.#styleOf(name).filter(([property]) => property === 'margin-bottom')];
  }

  #styleOf(name: HtmlStyleName): readonly Declaration[] {
    let style = this.#styles.get(name);
    if (style === undefined) {
      style = styleDeclarations(name, this.#input);
      this.#styles.set(name, style);
    }
    return style;
  }

  #inline(inline: Inline, room: number): string {
    switch (inline.kind) {
      case 'text':
        return textRun(inline);
      case 'break':
        return '<br>';
      case 'picture':
        return this.picture(inline, room);
      case 'footnote': {
        if (this.#input.footnotes[inline.index] === undefined) return '';
        const first = !this.#referred.has(inline.index);
        this.#referred.add(inline.index);
        return this.#input.footnoteMark(inline.index, first);
      }
    }
  }
}

/** What a paragraph needs beside its style when it holds pictures: an exact line would show a strip of them in Word. */
export function roomForPictures(inlines: readonly Inline[], name: HtmlStyleName): readonly Declaration[] {
  if (styleOf(name).pitch === 'single' || !inlines.some(inline => inline.kind === 'picture')) return [];
  return [
    ['line-height', '100%'],
    ['mso-line-height-rule', 'at-least'],
  ];
}

function textRun(run: TextRun): string {
  let html = escapeText(run.text);
  if (run.strike) html = `<s>${html}</s>`;
  if (run.emphasis) html = `<i>${html}</i>`;
  if (run.strong) html = `<b>${html}</b>`;
  const address = run.href === null ? null : escapeAddress(run.href);
  return address === null ? html : `<a href="${address}">${html}</a>`;
}
