import { FootnoteReferenceRun, ImageRun, Tab, TextRun, type XmlComponent } from 'docx';
import type { Inline, TextRun as Stretch } from '../document/types';
import { missingPictureText } from '../pictures/missing';
import type { Picture, PictureSet } from '../pictures/types';
import { legalText } from './legal-text';
import type { Media } from './media';

/** What runs of text need to know about their document. */
export interface RunContext {
  readonly pictures: PictureSet;
  readonly media: Media;
  /** Footnotes referred to so far: Word allows one reference a note, later ones repeat its number. */
  readonly referred: Set<number>;
  /** In a footnote there can be no reference to another. */
  readonly inFootnote: boolean;
  /** Room for a picture, mm. */
  readonly room: number;
  /** Identifier of the character style that all runs have, null for none. */
  readonly characterStyle: string | null;
}

/** Identifiers of the character styles, which the styles part defines. */
export const CHARACTER_STYLES = {
  emphasis: 'Emphasis',
  footnoteReference: 'FootnoteReference',
  signer: 'GwSigner',
  tableHead: 'GwTableHead',
} as const;

/** Characters that Word takes for Latin unless it is told that they stand in Chinese text: quotes, dashes, …, ·, ℃, ①. */
const AMBIGUOUS = /[\u00b7\u2010-\u2027\u2030-\u205e\u2100-\u2bff]/;

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud8bf]/;

const LATIN_LETTER = /[A-Za-z]/;

/** Whether a paragraph holds a picture that will be printed, so that its lines must grow with it. */
export const holdsPicture = (inlines: readonly Inline[], pictures: PictureSet): boolean =>
  inlines.some(inline => inline.kind === 'picture' && pictures.pictures.has(inline.target));

/** Text of inlines without their looks; line breaks as spaces. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines.map(inline => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? ' ' : '')).join('');

/** The runs of a paragraph. */
export function runsOf(inlines: readonly Inline[], context: RunContext): XmlComponent[] {
  const chinese = inlines.some(inline => inline.kind === 'text' && CHINESE.test(inline.text));
  return inlines.flatMap((inline, i) => inlineRuns(inline, i));

  function inlineRuns(inline: Inline, i: number): XmlComponent[] {
    switch (inline.kind) {
      case 'text':
        return [...textRuns(inline.text, inline, chinese, context), ...addressRuns(inlines, i, inline, context)];
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'footnote':
        return [footnoteRun(inline.index, context)];
      case 'picture': {
        const picture = context.pictures.pictures.get(inline.target);
        if (picture) return [pictureRun(picture, inline.alternative, context)];
        return textRuns(missingPictureText(inline), PLAIN, true, context);
      }
    }
  }
}

type Look = Pick<Stretch, 'strong' | 'emphasis' | 'strike'>;

const PLAIN: Look = { strong: false, emphasis: false, strike: false };

/** Runs of plain text, for what the printer itself adds. */
export const plainRuns = (text: string, context: RunContext): XmlComponent[] =>
  textRuns(text, PLAIN, CHINESE.test(text), context);

/** One run as a rule; more where a Latin apostrophe stands among Chinese quotes. */
function textRuns(text: string, look: Look, chinese: boolean, context: RunContext): XmlComponent[] {
  return pieces(legalText(text)).map(
    ({ piece, apostrophe }) =>
      new TextRun({
        children: piece.split('\t').flatMap((part, i) => [...(i > 0 ? [new Tab()] : []), ...(part ? [part] : [])]),
        ...(look.emphasis
          ? { style: CHARACTER_STYLES.emphasis }
          : context.characterStyle
            ? { style: context.characterStyle }
            : {}),
        ...(look.strong ? { bold: true } : {}),
        ...(look.strike ? { strike: true } : {}),
        ...(chinese && !apostrophe && AMBIGUOUS.test(piece) ? { font: { hint: 'eastAsia' } } : {}),
      }),
  );
}

/** Cuts out each ’ between two Latin letters, which belongs to a Latin word in Chinese text too. */
function pieces(text: string): { piece: string; apostrophe: boolean }[] {
  const found: { piece: string; apostrophe: boolean }[] = [];
  let from = 0;
  for (let at = text.indexOf('’'); at >= 0; at = text.indexOf('’', at + 1)) {
    if (!LATIN_LETTER.test(text[at - 1] ?? '') || !LATIN_LETTER.test(text[at + 1] ?? '')) continue;
    if (at > from) found.push({ piece: text.slice(from, at), apostrophe: false });
    found.push({ piece: '’', apostrophe: true });
    from = at + 1;
  }
  if (from < text.length) found.push({ piece: text.slice(from), apostrophe: false });
  return found;
}

/**
 * The address of a link after its last run, in brackets: a printed report has no links to follow, and a file that points
 * outside makes Word warn.
 */
function addressRuns(inlines: readonly Inline[], i: number, run: Stretch, context: RunContext): XmlComponent[] {
  const { href } = run;
  if (href === null || !/^https?:/i.test(href)) return [];
  const next = inlines[i + 1];
  if (next?.kind === 'text' && next.href === href) return [];
  let text = run.text;
  for (let back = i - 1; back >= 0; back -= 1) {
    const before = inlines[back]!;
    if (before.kind !== 'text' || before.href !== href) break;
    text = before.text + text;
  }
  return isSameAddress(text, href) ? [] : textRuns(`（${href}）`, PLAIN, true, context);
}

const bareAddress = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');

function isSameAddress(text: string, href: string): boolean {
  return bareAddress(text) === bareAddress(href) || bareAddress(text) === bareAddress(decoded(href));
}

/** An address with its %-codes read, or as it is when they are broken. */
function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

function footnoteRun(index: number, context: RunContext): XmlComponent {
  const number = index + 1;
  if (context.inFootnote || context.referred.has(index))
    return new TextRun({ text: String(number), style: CHARACTER_STYLES.footnoteReference });
  context.referred.add(index);
  return new FootnoteReferenceRun(number);
}

/** Pixels, of which the library takes 96 to the inch. */
const pixels = (millimetres: number): number => (millimetres * 96) / 25.4;

function pictureRun(picture: Picture, alternative: string, { media, room }: RunContext): XmlComponent {
  const scale = Math.min(1, room / picture.width);
  const size = { width: pixels(picture.width * scale), height: pixels(picture.height * scale) };
  const turn = TURNS[picture.orientation - 1] ?? TURNS[0];
  return new ImageRun({
    type: picture.type === 'jpeg' ? 'jpg' : 'png',
    data: media.standInFor(picture),
    // The size is that of the stored pixels, before they are turned.
    transformation: {
      ...(turn.degrees % 180 === 0 ? size : { width: size.height, height: size.width }),
      ...(turn.degrees > 0 ? { rotation: turn.degrees } : {}),
      ...(turn.mirrored ? { flip: { horizontal: true } } : {}),
    },
    altText: { name: '图片', description: legalText(alternative) },
  });
}

/** How pixels of EXIF orientation 1 to 8 are mirrored, left for right, and then turned clockwise. */
const TURNS = [
  { mirrored: false, degrees: 0 },
  { mirrored: true, degrees: 0 },
  { mirrored: false, degrees: 180 },
  { mirrored: true, degrees: 180 },
  { mirrored: true, degrees: 270 },
  { mirrored: false, degrees: 90 },
  { mirrored: true, degrees: 90 },
  { mirrored: false, degrees: 270 },
] as const;
