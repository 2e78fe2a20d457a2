import * as vscode from 'vscode';

/** Pictures that a report may carry within itself. */
const DATA_PICTURE = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]*$/;

/** Folders whose pictures a preview of the report may show: the workspace's, and the report's own where it is trusted. */
export function pictureFolders(report: vscode.Uri): vscode.Uri[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri);
  if (report.scheme === 'untitled') return folders;
  const own = vscode.Uri.joinPath(report, '..');
  return vscode.workspace.isTrusted ? [...folders, own] : folders;
}

/**
 * The address under which a webview may load a picture that a report names; null for one from elsewhere. A report must not be able
 * to make the editor ask the network, nor to read outside of its folders.
 */
export function pictureAddress(report: vscode.Uri, target: string, webview: vscode.Webview): string | null {
  if (target.startsWith('data:')) return DATA_PICTURE.test(target) ? target : null;
  const path = decoded(target).replaceAll('\\', '/');
  if (path === '' || path.startsWith('//') || /^[a-z][a-z0-9+.-]+:/i.test(path)) return null;
  const base = baseFolder(report);
  if (base === null) return null;
  const absolute = path.startsWith('/') || /^[a-z]:\//i.test(path);
  const file = absolute
    ? base.with({ path: path.startsWith('/') ? path : `/${path}` })
    : vscode.Uri.joinPath(base, path);
  return pictureFolders(report).some(folder => isInside(file, folder)) ? webview.asWebviewUri(file).toString() : null;
}

function baseFolder(report: vscode.Uri): vscode.Uri | null {
  if (report.scheme !== 'untitled') return vscode.Uri.joinPath(report, '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? null;
}

function isInside(file: vscode.Uri, folder: vscode.Uri): boolean {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return file.scheme === folder.scheme && file.authority === folder.authority && file.path.startsWith(root);
}

/** Markdown's addresses are often percent-encoded; one that is broken is meant as it is written. */
function decoded(target: string): string {
  try {
    return decodeURIComponent(target.replace(/[?#].*$/, ''));
  } catch {
    return target;
  }
}
