import * as vscode from 'vscode';
import { isLockedOnDisk } from './editor/disk-permissions';
import { registerTaskProvider } from './editor/task-provider';
import { type HegaoApi, startHegao } from './extension.shared';
import { withFallback } from './words/fallback';
import { IntlSegmenter } from './words/intl';
import { JiebaSegmenter } from './words/jieba';

/** Desktop and remote: words by nodejieba in a process of its own, where it is installed. */
export function activate(context: vscode.ExtensionContext): Promise<HegaoApi> {
  const jieba = new JiebaSegmenter(vscode.Uri.joinPath(context.extensionUri, 'dist', 'words-worker.js').fsPath);
  context.subscriptions.push(
    jieba,
    registerTaskProvider(vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath, process.execPath),
  );
  return startHegao(context, withFallback(jieba, new IntlSegmenter()), isLockedOnDisk);
}
