import * as l10n from '@vscode/l10n';
import type { Inline, PictureReference, TextRun } from '../document/types';
import { escapeText } from '../html/escape';

/** The address under which the webview may load a picture, null for one that it may not. */
export type PictureAddress = (target: string) => string | null;

/** Inlines as HTML for the page: text, look, figures; links are text, as they are on paper. */
export function inlineHtml(inlines: readonly Inline[], addressOf: PictureAddress): string {
  return inlines.map(inline => oneHtml(inline, addressOf)).join('');
}

function oneHtml(inline: Inline, addressOf: PictureAddress): string {
  switch (inline.kind) {
    case 'break':
      return '<br>';
    case 'footnote':
      return `<sup class="note-mark" data-note="${inline.index}">${inline.index + 1}</sup>`;
    case 'picture':
      return pictureHtml(inline, addressOf);
    case 'text':
      return textHtml(inline);
  }
}

function textHtml({ text, code, strike, emphasis, strong, figure }: TextRun): string {
  let html = escapeText(text);
  if (code) html = `<code>${html}</code>`;
  if (strike) html = `<s>${html}</s>`;
  if (emphasis) html = `<em>${html}</em>`;
  if (strong) html = `<b>${html}</b>`;
  return figure === null
    ? html
    : `<span class="figure figure-${figure.verdict}" title="${escapeText(figure.title)}">${html}</span>`;
}

/** A picture, or a line that says why there is none. */
export function pictureHtml(picture: PictureReference, addressOf: PictureAddress): string {
  const address = addressOf(picture.target);
  const missing = l10n.t('［图片“{0}”没有载入］', shortened(picture.alternative || picture.target));
  if (address === null) return `<span class="missing">${escapeText(missing)}</span>`;
  return `<img src="${escapeText(address)}" alt="${escapeText(picture.alternative)}" data-missing="${escapeText(missing)}">`;
}

/** An address can be a whole picture. */
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
