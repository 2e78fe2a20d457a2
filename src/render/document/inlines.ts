import type { Token } from 'markdown-it';
import { readEntity } from '../../core/report/entities';
import type { MarkedSource } from './marked-source';
import type { Inline, LineBreak, PictureReference, TextRun } from './types';

/** A line break of the Markdown that is none in print. */
export interface SoftBreak {
  readonly kind: 'soft';
}

/** A picture with the title that Markdown gave it. */
export interface TitledPicture extends PictureReference {
  readonly title: string;
}

/** A reference to the footnote of this number in the parser's list, which is not yet the order of printing. */
export interface NoteReference {
  readonly kind: 'note';
  readonly id: number;
}

/** Inlines while the parts of the document are still being decided. */
export type RawInline = TextRun | LineBreak | SoftBreak | TitledPicture | NoteReference;

type Look = Pick<TextRun, 'strong' | 'emphasis' | 'strike' | 'code' | 'href'>;

export const PLAIN: Look = { strong: false, emphasis: false, strike: false, code: false, href: null };

/** Elements that show nothing of what is between their tags. */
export const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(
  'script style iframe object embed template svg math noscript head title applet audio video canvas'.split(' '),
);

/** The name of an HTML tag, in lower case; '' for a comment and the like. */
export const tagName = (tag: string): string => /^<\/?([a-z][a-z0-9-]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';

/** The value of an attribute in an HTML tag, its entities decoded; null when the tag has none of that name. */
export function attribute(tag: string, name: string): string | null {
  for (const found of tag.matchAll(/\s([a-zA-Z-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g))
    if (found[1]!.toLowerCase() === name) return decodeEntities(found[2] ?? found[3] ?? found[4] ?? '');
  return null;
}

/** Text of HTML with its character references decoded. */
export function decodeEntities(text: string): string {
  let shown = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at)) {
    const entity = readEntity(text, at, text.length);
    if (entity === null) {
      at++;
      continue;
    }
    shown += text.slice(from, at) + entity.shown;
    from = entity.end;
    at = entity.end;
  }
  return shown + text.slice(from);
}

/** The picture of an `<img>`; null without an address. */
export function pictureOf(tag: string, marks: MarkedSource): TitledPicture | null {
  const target = attribute(tag, 'src');
  if (target === null || target === '') return null;
  return {
    kind: 'picture',
    target: printable(marks.restore(target)),
    alternative: printable(marks.restore(attribute(tag, 'alt') ?? '')),
    title: printable(marks.restore(attribute(tag, 'title') ?? '')),
  };
}

/** Addresses that a document may link to. */
const isSafeAddress = (address: string): boolean => /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(address);

/** What no file format takes: control characters, half a surrogate pair, non-characters. */
const UNPRINTABLE = /[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text without what can't be printed; a tab is a blank. */
export const printable = (text: string): string =>
  text.replaceAll('\t', ' ').replace(UNPRINTABLE, found => (/\p{Surrogate}/u.test(found) ? '\ufffd' : ''));

/** Adds text in one look to `inlines`; joins what looks alike. */
export function addText(inlines: RawInline[], text: string, look: Look, figure: TextRun['figure'] = null): void {
  const shown = printable(text);
  if (shown === '') return;
  const last = inlines[inlines.length - 1];
  if (
    last?.kind === 'text' &&
    last.figure === figure &&
    last.strong === look.strong &&
    last.emphasis === look.emphasis &&
    last.strike === look.strike &&
    last.code === look.code &&
    last.href === look.href
  )
    inlines[inlines.length - 1] = { ...last, text: last.text + shown };
  else inlines.push({ kind: 'text', text: shown, ...look, figure });
}

/** What reading inline tokens leaves to say in the document's notes. */
export interface InlineNotes {
  hidden(element: string): void;
  droppedLink(address: string): void;
}

/** The inlines of a block from the parser's inline tokens. */
export function readInlines(tokens: readonly Token[], marks: MarkedSource, notes: InlineNotes): RawInline[] {
  const inlines: RawInline[] = [];
  const open = { strong: 0, emphasis: 0, strike: 0 };
  const links: (string | null)[] = [];
  /** The element whose content is left out, '' outside of one. */
  let hidden = '';
  /** Text of a superscript that is a power: m<sup>2</sup>. */
  let power = false;
  const look = (code: boolean): Look => ({
    strong: open.strong > 0,
    emphasis: open.emphasis > 0,
    strike: open.strike > 0,
    code,
    href: links[links.length - 1] ?? null,
  });
  const add = (text: string, code = false) => {
    for (const part of marks.decode(text)) addText(inlines, part.text, look(code), part.figure);
  };
  /** Where each element is closed last, so that an element which never is hides nothing. */
  const lastClosing = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token.type === 'html_inline' && token.content.startsWith('</')) lastClosing.set(tagName(token.content), index);
  });
  tokens.forEach((token, index) => {
    if (token.type === 'html_inline') {
      const name = tagName(token.content);
      const closes = token.content.startsWith('</');
      if (hidden !== '') {
        if (closes && name === hidden) hidden = '';
        return;
      }
      if (HIDDEN_ELEMENTS.has(name) && !closes) {
        notes.hidden(name);
        if ((lastClosing.get(name) ?? -1) > index) hidden = name;
      } else if (name === 'br') inlines.push({ kind: 'break' });
      else if (name === 'sup') power = !closes;
      else if (name === 'img') {
        const picture = pictureOf(token.content, marks);
        if (picture !== null) inlines.push(picture);
      }
      return;
    }
    if (hidden !== '') return;
    switch (token.type) {
      case 'text':
        add(power ? (POWERS[token.content] ?? token.content) : token.content);
        break;
      case 'softbreak':
        inlines.push({ kind: 'soft' });
        break;
      case 'hardbreak':
        inlines.push({ kind: 'break' });
        break;
      case 'code_inline':
        addText(inlines, marks.restore(token.content), look(true));
        break;
      case 'strong_open':
        open.strong++;
        break;
      case 'strong_close':
        open.strong--;
        break;
      case 'em_open':
        open.emphasis++;
        break;
      case 'em_close':
        open.emphasis--;
        break;
      case 's_open':
        open.strike++;
        break;
      case 's_close':
        open.strike--;
        break;
      case 'link_open': {
        const address = marks.restore(String(token.attrGet('href') ?? ''));
        const safe = isSafeAddress(address);
        if (!safe) notes.droppedLink(address);
        links.push(safe ? address : null);
        break;
      }
      case 'link_close':
        links.pop();
        break;
      case 'image':
        inlines.push({
          kind: 'picture',
          target: printable(marks.restore(String(token.attrGet('src') ?? ''))),
          alternative: printable(marks.restore(plainText(token.children ?? []))),
          title: printable(marks.restore(String(token.attrGet('title') ?? ''))),
        });
        break;
      case 'footnote_ref':
        inlines.push({ kind: 'note', id: (token.meta as { id: number }).id });
        break;
    }
  });
  return trimmed(inlines);
}

const POWERS: Readonly<Record<string, string>> = { '2': '²', '3': '³' };

const plainText = (tokens: readonly Token[]): string =>
  tokens.map(token => (token.children ? plainText(token.children) : token.content)).join('');

/** Text of inlines: one '\n' a line break of either kind, U+FFFC a picture, nothing for a footnote's mark. */
export const textOf = (inlines: readonly (RawInline | Inline)[]): string =>
  inlines
    .map(inline => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'picture':
          return '\ufffc';
        case 'note':
        case 'footnote':
          return '';
        default:
          return '\n';
      }
    })
    .join('');

/** The inlines between two offsets of `textOf(inlines)`; a footnote's mark goes with what stands before it. */
export function slice(inlines: readonly RawInline[], from: number, to: number): RawInline[] {
  const parts: RawInline[] = [];
  let at = 0;
  for (const inline of inlines) {
    const length = inline.kind === 'text' ? inline.text.length : inline.kind === 'note' ? 0 : 1;
    if (inline.kind === 'text') {
      const text = inline.text.slice(Math.max(0, from - at), Math.max(0, to - at));
      if (text !== '') parts.push({ ...inline, text });
    } else if (length === 0 ? at > from && at <= to : at >= from && at < to) parts.push(inline);
    at += length;
  }
  return parts;
}

/** The lines of inlines, each trimmed, without empty ones. */
export function linesOf(inlines: readonly RawInline[]): RawInline[][] {
  const lines: RawInline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'soft' || inline.kind === 'break') lines.push([]);
    else lines[lines.length - 1]!.push(inline);
  }
  return lines.map(trimmed).filter(line => line.length > 0);
}

/** Without blanks (also ideographic ones) and line breaks at its ends. */
export function trimmed(inlines: readonly RawInline[]): RawInline[] {
  const shown = [...inlines];
  for (let first = shown[0]; first !== undefined; first = shown[0]) {
    if (first.kind === 'soft' || first.kind === 'break') shown.shift();
    else if (first.kind === 'text' && first.text.trimStart() === '') shown.shift();
    else {
      if (first.kind === 'text') shown[0] = { ...first, text: first.text.trimStart() };
      break;
    }
  }
  for (let last = shown.at(-1); last !== undefined; last = shown.at(-1)) {
    if (last.kind === 'soft' || last.kind === 'break') shown.pop();
    else if (last.kind === 'text' && last.text.trimEnd() === '') shown.pop();
    else {
      if (last.kind === 'text') shown[shown.length - 1] = { ...last, text: last.text.trimEnd() };
      break;
    }
  }
  return shown;
}

/** Scripts that are written without blanks between words, and their punctuation. */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\u2014-\u201f\u2026]/u;

/**
 * Inlines ready for printing: a soft break is nothing beside a Chinese character and a blank between Latin words; blanks around
 * any line break go; footnotes get their numbers of printing.
 */
export function finished(inlines: readonly RawInline[], noteIndex: (id: number) => number | null): Inline[] {
  const result: Inline[] = [];
  let pending: 'soft' | 'break' | null = null;
  for (const inline of trimmed(inlines)) {
    if (inline.kind === 'soft' || inline.kind === 'break') {
      pending = pending === 'break' || inline.kind === 'break' ? 'break' : 'soft';
      continue;
    }
    let next: Inline;
    if (inline.kind === 'note') {
      const index = noteIndex(inline.id);
      if (index === null) continue;
      next = { kind: 'footnote', index };
    } else if (inline.kind === 'picture') {
      next = { kind: 'picture', target: inline.target, alternative: inline.alternative };
    } else next = inline;
    if (pending !== null) {
      trimEndOf(result);
      if (next.kind === 'text') {
        const text = next.text.trimStart();
        if (text === '') continue;
        next = { ...next, text };
      }
      if (pending === 'break') result.push({ kind: 'break' });
      else if (needsBlank(result.at(-1), next)) joinBlank(result);
      pending = null;
    }
    result.push(next);
  }
  return result;
}

function trimEndOf(inlines: Inline[]): void {
  for (let last = inlines.at(-1); last?.kind === 'text'; last = inlines.at(-1)) {
    const text = last.text.trimEnd();
    if (text !== '') {
      inlines[inlines.length - 1] = { ...last, text };
      return;
    }
    inlines.pop();
  }
}

function needsBlank(before: Inline | undefined, after: Inline): boolean {
  if (before?.kind !== 'text' || after.kind !== 'text') return false;
  const last = before.text.at(-1)!;
  const first = [...after.text.slice(0, 2)][0]!;
  return !WITHOUT_BLANKS.test(last) && !WITHOUT_BLANKS.test(first) && !/[\udc00-\udfff]/.test(last);
}

/** A blank behind the last run, inside it so that it has its look; never inside a figure. */
function joinBlank(inlines: Inline[]): void {
  const last = inlines.at(-1);
  if (last?.kind !== 'text') return;
  if (last.figure === null) inlines[inlines.length - 1] = { ...last, text: `${last.text} ` };
  else inlines.push({ ...last, text: ' ', figure: null });
}
