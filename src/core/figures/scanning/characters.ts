/** What a character may begin: the classes by which the pass over a text goes from figure to figure. */
import { isLetter } from '../alphabet';
import { CHINESE_NUMERAL_STARTS } from '../numerals';

export enum Class {
  None = 0,
  Digit = 1,
  Chinese = 2,
  Letter = 3,
  Ordinal = 4,
  Half = 5,
  Phrase = 6,
}

/** The class of every UTF-16 code unit. */
export const CLASSES = new Uint8Array(65536);
for (let code = 0; code < 0x500; code++) if (isLetter(code)) CLASSES[code] = Class.Letter;
for (let code = 48; code <= 57; code++) CLASSES[code] = Class.Digit;
for (const character of CHINESE_NUMERAL_STARTS) CLASSES[character.charCodeAt(0)] = Class.Chinese;
CLASSES['第'.charCodeAt(0)] = Class.Ordinal;
CLASSES['半'.charCodeAt(0)] = Class.Half;
for (const character of '成红双城') CLASSES[character.charCodeAt(0)] ||= Class.Phrase;

/** Whether `character` is one of `set`; the empty string (the end of a text) is in none. */
export const has = (set: string, character: string): boolean => character !== '' && set.includes(character);

/** Signs between the ends of a range. */
export const RANGE_DASHES = '—-~';
