import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Messages are written in Chinese; this loads the other language's texts, and answers whether the language has changed. */
export class MessageLanguage {
  private current: 'zh-cn' | 'en' = 'zh-cn';

  constructor(private readonly extensionUri: vscode.Uri) {}

  async apply(): Promise<boolean> {
    const wanted = messageLanguage();
    if (wanted === this.current) return false;
    l10n.config({ contents: wanted === 'en' ? await this.bundle() : {} });
    this.current = wanted;
    return true;
  }

  private async bundle(): Promise<string> {
    try {
      const file = vscode.Uri.joinPath(this.extensionUri, 'l10n', 'bundle.l10n.en.json');
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    } catch {
      // Without its translations the extension still works, in Chinese.
      return '{}';
    }
  }
}

/** `auto` follows the editor's own language: Chinese, traditional too, or else English. */
export function messageLanguage(): 'zh-cn' | 'en' {
  const setting = vscode.workspace.getConfiguration('hegao').get<string>('language', 'auto');
  if (setting === 'zh-cn' || setting === 'en') return setting;
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}
