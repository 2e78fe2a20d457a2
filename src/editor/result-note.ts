import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shown } from './export-target';

/**
 * Says that a file was written, what its reader should know, and offers to open it. All of it goes to the output channel, too: the
 * note is gone after a few seconds.
 * @param facts a line each; the first is part of the note
 * @param notes what was left out or changed
 */
export function showResult(
  target: vscode.Uri,
  facts: readonly string[],
  notes: readonly string[],
  log: vscode.LogOutputChannel,
): void {
  const lead = l10n.t('已导出“{0}”。', shown(target));
  for (const line of [lead, ...facts]) log.info(line);
  for (const note of notes) log.warn(note);
  const open = l10n.t('打开');
  const reveal = l10n.t('在文件夹中显示');
  const details = l10n.t('详情');
  // Only a file on the machine in front of the user can be handed to its programs.
  const isHere =
    target.scheme === 'file' && vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  const buttons = isHere ? [open, reveal, details] : [details];
  const [first = ''] = facts;
  const message =
    notes.length === 0
      ? vscode.window.showInformationMessage(lead + first, ...buttons)
      : vscode.window.showWarningMessage(
          lead + first + l10n.t('有 {0} 处被略去或改动，见“详情”。', notes.length),
          ...buttons,
        );
  void message.then(answer => {
    if (answer === open) void vscode.env.openExternal(target);
    else if (answer === reveal) void vscode.commands.executeCommand('revealFileInOS', target);
    else if (answer === details) log.show();
  });
}
