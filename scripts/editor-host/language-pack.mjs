import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What VS Code finds in `languagepacks.json` when a Chinese language pack is installed. The pack itself comes from the extension
 * gallery, which the embedded editor doesn't have: this one translates nothing of VS Code's own, but makes the display language
 * zh-cn, so that extensions show their Chinese texts.
 *
 * @param {string} folder where the pack's (empty) translations are put
 * @returns {Promise<object>} the contents for `languagepacks.json`
 */
export async function chineseLanguagePack(folder) {
  await mkdir(folder, { recursive: true });
  const translations = join(folder, 'main.i18n.json');
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  return {
    'zh-cn': {
      hash: 'hegao',
      label: '中文(简体)',
      extensions: [{ extensionIdentifier: { id: 'hegao.language-pack' }, version: '1.0.0' }],
      translations: { vscode: translations },
    },
  };
}
