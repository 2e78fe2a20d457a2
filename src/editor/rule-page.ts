import * as vscode from 'vscode';

const COMMAND = 'hegao.openRule';

/** What a diagnostic's code links to. The page is packaged, so the link works offline. */
export const rulePageAddress = (rule: string): vscode.Uri =>
  vscode.Uri.parse(`command:${COMMAND}?${encodeURIComponent(JSON.stringify([rule]))}`);

/** The command behind that link: shows the rule's page rendered, or as text where Markdown's preview is switched off. */
export function registerRulePage(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(COMMAND, async (rule: unknown) => {
    // Links can come from any text: only a plain rule name may become part of an address.
    if (typeof rule !== 'string' || !/^[a-z][a-z-]*$/.test(rule)) return;
    const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', page);
    } catch {
      await vscode.window.showTextDocument(page, { preview: true });
    }
  });
}
