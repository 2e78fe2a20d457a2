import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { checkFolder, type FolderHost, type FolderResult, folderMessage } from '../service/folder-check';
import { HegaoService } from '../service/service';
import type { Checker } from './checker';
import { settingsFor } from './configuration';
import { openDocument } from './documents';
import { addressIn, listFolder } from './folder-listing';
import { FolderMarks } from './folder-marks';
import { FolderRefresh } from './folder-refresh';
import { EditorHost } from './host';

/**
 * `hegao.checkFolder`: checks every report of a folder, also those that are not open, and lists what was found in the Problems panel.
 * These marks are kept apart from those of open documents: a file that is opened is checked by itself from then on, and its marks
 * of the run go until it is closed. They follow what happens to the files outside of the editor. The next run replaces them all, and `hegao.clearFolderFindings` takes them away.
 */
export function registerCheckFolder(checker: Checker, log: vscode.LogOutputChannel): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('hegao-folder');
  const isLive = (uri: string): boolean =>
    checker.isWatched(uri) || checker.usesLedger(uri) || openDocument(uri) !== undefined;
  const forget = (uris: Iterable<string>): void => {
    for (const uri of uris) {
      const address = vscode.Uri.parse(uri);
      if (collection.has(address)) collection.delete(address);
    }
  };
  let isRunning = false;
  let refresh: FolderRefresh | undefined;
  /** From now on the marks of this run are kept; there is something to clear away. */
  const keep = (run: FolderRefresh | undefined): void => {
    refresh = run;
    void vscode.commands.executeCommand('setContext', 'hegao.folderChecked', run !== undefined);
  };
  const clear = (): void => {
    refresh?.dispose();
    keep(undefined);
    collection.clear();
  };

  const run = async (argument: unknown): Promise<FolderResult | undefined> => {
    if (isRunning) {
      void vscode.window.showInformationMessage(l10n.t('正在检查另一个文件夹。请等它结束，或在通知里取消它'));
      return undefined;
    }
    const folder = argument instanceof vscode.Uri ? argument : await chooseFolder();
    if (!folder) return undefined;
    isRunning = true;
    const host = new EditorHost();
    const marks = new FolderMarks(host);
    const publish = (uris: Iterable<string>): void =>
      collection.set([...uris].map(uri => [vscode.Uri.parse(uri), isLive(uri) ? undefined : [...marks.of(uri)]]));
    const next = new FolderRefresh(folder, host, marks, isLive, publish, log);
    try {
      const result = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          cancellable: true,
          title: l10n.t('核稿：检查文件夹“{0}”', nameOf(folder)),
        },
        (progress, token) =>
          checkFolder(
            folder.toString(),
            folderHost(host, token),
            new HegaoService(host),
            findings => marks.add(findings),
            (done, of) => progress.report({ message: l10n.t('{0}/{1}', done, of), increment: 100 / of }),
          ),
      );
      clear();
      publish(marks.files());
      keep(next);
      next.start();
      for (const uri of result.unreadable) log.warn(l10n.t('无法读取：{0}', shown(uri)));
      tell(result, marks, log);
      return result;
    } finally {
      isRunning = false;
      if (refresh !== next) next.dispose();
    }
  };

  return vscode.Disposable.from(
    collection,
    { dispose: () => refresh?.dispose() },
    vscode.commands.registerCommand('hegao.checkFolder', run),
    vscode.commands.registerCommand('hegao.clearFolderFindings', clear),
    checker.onDidCheck(({ uri, ledgerUris }) => forget([uri, ...ledgerUris])),
    checker.onDidCheckLedger(({ uri }) => forget([uri])),
    checker.onDidForget(uri => refresh?.note(uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => refresh?.closed(uri.toString())),
    // Not every file system tells its watchers.
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) refresh?.note(uri.toString());
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const uri of files.flatMap(file => [file.oldUri, file.newUri])) refresh?.note(uri.toString());
    }),
  );
}

/** The folder that is open; asked for when there are several or none. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]!.uri;
  if (folders.length > 1) {
    const placeHolder = l10n.t('选择要检查的文件夹');
    return (await vscode.window.showWorkspaceFolderPick({ placeHolder }))?.uri;
  }
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('检查这个文件夹'),
  });
  return chosen?.[0];
}

function folderHost(host: EditorHost, token: vscode.CancellationToken): FolderHost {
  return {
    list: listFolder,
    join: addressIn,
    read: uri => host.read(uri),
    settingsFor: uri => settingsFor(vscode.Uri.parse(uri)),
    // A turn of the event loop: commands, typing and the cancel button come in between.
    pause: () => new Promise(resolve => setTimeout(resolve, 0)),
    get isCancelled() {
      return token.isCancellationRequested;
    },
  };
}

function tell(result: FolderResult, marks: FolderMarks, log: vscode.LogOutputChannel): void {
  if (result.reports === 0 && result.left === null && result.unreadable.length === 0 && result.exempt === 0) {
    void vscode.window.showInformationMessage(l10n.t('这个文件夹里没有报告（.md 文件）'));
    return;
  }
  const text = folderMessage(result, marks.counts);
  log.info(text);
  const look = l10n.t('查看问题');
  const buttons = marks.counts.error + marks.counts.warning > 0 ? [look] : [];
  const message =
    result.unreadable.length > 0
      ? vscode.window.showWarningMessage(l10n.t('{0}。名称见“输出”面板中的“核稿”', text), ...buttons)
      : vscode.window.showInformationMessage(text, ...buttons);
  void message.then(answer => {
    if (answer === look) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
}

/** Its own name: that of the folder which is open would else be its whole path. */
const nameOf = (folder: vscode.Uri): string => /([^/]+)\/*$/.exec(folder.path)?.[1] ?? folder.path;

const shown = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
