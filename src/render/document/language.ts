import { SIMPLIFIED, TRADITIONAL } from '../../core/text/traditional.generated';

/** Enough to tell; a whole book says no more. */
const SAMPLE = 20_000;

let tables: { traditional: ReadonlySet<string>; simplified: ReadonlySet<string> } | null = null;

/**
 * The script that a text is written in: traditional when more of its characters exist only there than only in simplified writing
 * (by OpenCC's table). A text without any of either is simplified.
 */
export function languageOf(text: string): 'zh-CN' | 'zh-TW' {
  if (tables === null) {
    const traditional = new Set(TRADITIONAL);
    tables = { traditional, simplified: new Set([...SIMPLIFIED].filter(character => !traditional.has(character))) };
  }
  let balance = 0;
  for (const character of text.slice(0, SAMPLE)) {
    if (tables.traditional.has(character)) balance++;
    else if (tables.simplified.has(character)) balance--;
  }
  return balance > 0 ? 'zh-TW' : 'zh-CN';
}
