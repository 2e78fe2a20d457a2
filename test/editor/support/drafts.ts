/** Reports to test on, in the folder that the editor has open, so that settings, sidecars and file events work as for a writer. */
import { basename } from 'node:path';
import * as vscode from 'vscode';

export interface Draft {
  /** The folder that holds the files; each draft has its own. */
  readonly folder: vscode.Uri;
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** The address of one of its files. */
  file(name: string): vscode.Uri;
  /** The text of one of its files as the editor has it, saved or not. */
  textOf(name: string): Promise<string>;
  /** Closes every editor without saving and deletes the folder. */
  close(): Promise<void>;
}

let drafts = 0;

/**
 * Writes files into a folder of their own and opens one of them.
 *
 * @param files text by file name, relative to the folder
 * @param open the file to show; by default the first
 */
export async function openDraft(files: Record<string, string>, open = Object.keys(files)[0]!): Promise<Draft> {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
  }
  return show(folder, open);
}

/**
 * Opens a copy of a fixture, so that a test may change it.
 *
 * @param name a folder in test/fixtures, or `seeds` for the sample reports
 * @param open the file in it to show
 */
export async function openFixture(name: string, open: string): Promise<Draft> {
  const root = vscode.extensions.getExtension('hegao.hegao')!.extensionUri;
  const source =
    name === 'seeds' ? vscode.Uri.joinPath(root, 'seeds') : vscode.Uri.joinPath(root, 'test', 'fixtures', name);
  const folder = newFolder();
  await vscode.workspace.fs.copy(source, folder, { overwrite: true });
  return show(folder, open);
}

function newFolder(): vscode.Uri {
  const workspace = vscode.workspace.workspaceFolders?.[0];
  if (!workspace) throw new Error('the tests need a folder that is open in the editor');
  drafts += 1;
  return vscode.Uri.joinPath(workspace.uri, `draft-${drafts}`);
}

async function show(folder: vscode.Uri, name: string): Promise<Draft> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  const editor = await vscode.window.showTextDocument(document);
  return {
    folder,
    document,
    editor,
    file: other => vscode.Uri.joinPath(folder, other),
    textOf: async other => (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, other))).getText(),
    close: async () => {
      await revertAll(folder);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(folder, { recursive: true });
    },
  };
}

/** An editor with unsaved changes would ask before it closes. */
async function revertAll(folder: vscode.Uri): Promise<void> {
  const prefix = `${folder.toString()}/`;
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || !document.uri.toString().startsWith(prefix)) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    if (document.isDirty) throw new Error(`${basename(document.uri.path)} could not be reverted`);
  }
}
