import { printable } from './escape';

/** A property and its value. Order counts: later ones win. */
export type Declaration = readonly [property: string, value: string];

/**
 * A length in pt. Never without its unit and never with a leading dot: LibreOffice drops `margin: 0`, and everything of a rule that
 * follows `.05pt`.
 */
export function pt(value: number): string {
  const rounded = Number(value.toFixed(2));
  return rounded === 0 ? '0cm' : `${rounded}pt`;
}

/** A length in mm, likewise. */
export function mm(value: number): string {
  return `${Number(value.toFixed(2))}mm`;
}

export const POINTS_PER_MM = 72 / 25.4;

/**
 * A font's name as a quoted string. One name only: LibreOffice takes a list for the name of one font. What could end the string,
 * the rule or the style sheet is left out; no font's name has it.
 */
export function fontName(name: string): string {
  const first = printable(name).split(/[,，;；]/u)[0]!;
  return `"${first.replace(/["'\\<>{}@&]/g, '').trim()}"`;
}

/** `a: b; c: d`, for a rule or, its quotation marks turned into apostrophes, for an attribute. */
export function declarations(list: readonly Declaration[]): string {
  return list.map(([property, value]) => `${property}: ${value}`).join('; ');
}

/** The same as a `style` attribute with a space before it; nothing for an empty list. */
export function styleAttribute(list: readonly Declaration[]): string {
  if (list.length === 0) return '';
  return ` style="${list.map(([property, value]) => `${property}:${value.replaceAll('"', "'")}`).join(';')}"`;
}
