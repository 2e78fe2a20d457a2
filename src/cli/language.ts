import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';

/** The language that messages are in, as a tag for machines. */
let language: 'zh-CN' | 'en' = 'zh-CN';

/** Folders above this file in which the package's `l10n` may stand: `dist/` when built, `src/cli/` from source. */
const LEVELS = 3;

/**
 * Sets the language of all messages: Chinese, which is what the sources are written in, or English for `en…`. An English
 * bundle that is not there leaves the messages Chinese: the findings matter more than their language.
 */
export function setLanguage(wanted: string | undefined): void {
  if (!/^en(?![a-z])/i.test(wanted ?? '')) return;
  let folder = __dirname;
  for (let level = 0; level < LEVELS; level++) {
    try {
      l10n.config({ contents: readFileSync(join(folder, 'l10n', 'bundle.l10n.en.json'), 'utf8') });
      language = 'en';
      return;
    } catch {
      folder = dirname(folder);
    }
  }
}

/** `zh-CN` or `en`: what `setLanguage` arrived at. */
export function messageLanguage(): 'zh-CN' | 'en' {
  return language;
}
