import * as vscode from 'vscode';

/** Every sign that Markdown, or what the editor makes of it (addresses, icons), could read as more than a text. */
const SIGNS = /[!"#$&'()*<=>@[\\\]^_`{|}~:]|(?<![0-9])\.|\.(?![0-9])/g;

/** A text from a report or a ledger for a hover in which links act: it must not become a link, a picture or a mark itself. */
export function escapeMarkdown(text: string): string {
  const oneLine = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  return oneLine.replace(SIGNS, sign => `&#${sign.charCodeAt(0)};`);
}

/** A Markdown text in which only the given commands can be run. */
export function markdownWithCommands(value: string, commands: readonly string[]): vscode.MarkdownString {
  const content = new vscode.MarkdownString(value);
  content.isTrusted = { enabledCommands: commands };
  return content;
}

/** A link that runs a command; the title is ours or escaped. */
export const commandLink = (title: string, command: string, ...parameters: unknown[]): string =>
  `[${title}](command:${command}?${encodeURIComponent(JSON.stringify(parameters))})`;
