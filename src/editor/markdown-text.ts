import * as vscode from 'vscode';

/** A Markdown text in which only the given commands can be run. */
export function markdownWithCommands(value: string, commands: readonly string[]): vscode.MarkdownString {
  const content = new vscode.MarkdownString(value);
  content.isTrusted = { enabledCommands: commands };
  return content;
}

/** A link that runs a command; the title is ours or escaped. */
export const commandLink = (title: string, command: string, ...parameters: unknown[]): string =>
  `[${title}](command:${command}?${encodeURIComponent(JSON.stringify(parameters))})`;
