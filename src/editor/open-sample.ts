import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { exists, mayCreate } from './new-file';

/** Where the package has the sample, and its files; the report is opened. */
const SAMPLES = 'seeds';
const REPORT = '2015年上半年工作情况.md';
const FILES = [REPORT, '2015年上半年工作情况.metrics.yaml'];

/**
 * `hegao.openSample`: copies the sample report and its ledger into a new folder beneath one that the user chooses (or that is given),
 * and opens the report. What is there already is left alone; every call begins with a fresh sample.
 */
export function registerOpenSample(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('hegao.openSample', async (argument: unknown) => {
    const parent = argument instanceof vscode.Uri ? argument : await chooseFolder();
    if (!parent) return undefined;
    if (!mayCreate(parent)) return undefined;
    try {
      const folder = await freeFolder(parent);
      for (const name of FILES) {
        const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, SAMPLES, name));
        await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), text);
      }
      const report = vscode.Uri.joinPath(folder, REPORT);
      // Not as a preview: it would take the place of the walkthrough that led here.
      await vscode.window.showTextDocument(report, { preview: false });
      return report;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(
        l10n.t('样例没能放进“{0}”：{1}。请换一个可以写入的文件夹', vscode.workspace.asRelativePath(parent), reason),
      );
      return undefined;
    }
  });
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const defaultUri = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: l10n.t('样例放在哪个文件夹里？'),
    openLabel: l10n.t('放在这里'),
    ...(defaultUri ? { defaultUri } : {}),
  });
  return chosen?.[0];
}

/** A folder that is not there yet: 核稿样例, 核稿样例2 … */
async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  const name = l10n.t('核稿样例');
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? name : `${name}${number}`);
    if (!(await exists(folder))) return folder;
  }
}
