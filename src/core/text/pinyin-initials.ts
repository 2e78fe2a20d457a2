import { fold } from './fold';
import { CHARACTERS_BY_INITIAL } from './pinyin.generated';

let initials: Map<string, string> | null = null;

/** The letters that a character's readings begin with: 重 → cz; '' for a character without a known reading. Any script's form. */
export function initialsOf(character: string): string {
  if (initials === null) {
    initials = new Map();
    for (const [letter, characters] of Object.entries(CHARACTERS_BY_INITIAL))
      for (const one of characters) initials.set(one, (initials.get(one) ?? '') + letter);
  }
  return initials.get(character) ?? initials.get(fold(character)) ?? '';
}

/** What stands between the words of a name and is not typed with it. */
const BETWEEN = /[\s()（）·“”《》、〔〕_/—-]/;

/**
 * Where in a name begins what somebody typed, in characters, in the first letters of their pinyin, or partly so:
 * `slsmld` and `受理sm` are the beginning of 受理市民来电, `市民ld` begins at its third character.
 * @returns the offset in the name; -1 when it is nowhere in it
 */
export function typedAt(name: string, typed: string): number {
  const wanted = signsOf(typed);
  if (wanted.length === 0) return 0;
  const folded = fold(name);
  for (let start = 0; start < folded.length; start++) {
    if (!BETWEEN.test(folded[start]!) && isSpelt(folded, start, wanted)) return start;
  }
  return -1;
}

/** True when what was typed is the beginning of a name, in characters, initials or both. */
export function isBegunBy(name: string, typed: string): boolean {
  return isSpelt(fold(name), 0, signsOf(typed));
}

/** The signs that what is typed for a name can begin with: its first character, folded, and the letters of that. */
export function firstSignsOf(name: string): readonly string[] {
  const [first] = signsOf(name);
  return first === undefined ? [] : [first, ...initialsOf(first)];
}

/** The first sign of what was typed, as `firstSignsOf` has it; '' for none. */
export const firstSignTyped = (typed: string): string => signsOf(typed)[0] ?? '';

const signsOf = (typed: string): readonly string[] =>
  fold(typed)
    .split('')
    .filter(sign => !BETWEEN.test(sign));

function isSpelt(folded: string, start: number, wanted: readonly string[]): boolean {
  let matched = 0;
  for (let at = start; matched < wanted.length && at < folded.length; at++) {
    const sign = folded[at]!;
    if (BETWEEN.test(sign)) continue;
    const want = wanted[matched]!;
    if (sign !== want && !initialsOf(sign).includes(want)) return false;
    matched += 1;
  }
  return matched === wanted.length;
}
