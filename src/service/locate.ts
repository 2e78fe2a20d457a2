/**
 * Where the ledger of a report is looked for. Addresses are opaque but for their slashes: `file:///…` in the editor,
 * plain paths on the command line.
 */

/** Up to and with the last slash; '' for a bare name. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** `drafts/报告.md` → `drafts/报告.metrics.yaml`; a name without ending gets the new one behind it. */
export function siblingLedger(uri: string): string {
  const folder = folderOf(uri);
  const name = uri.slice(folder.length);
  const dot = name.lastIndexOf('.');
  return folder + (dot > 0 ? name.slice(0, dot) : name) + '.metrics.yaml';
}

/** The ledger that all reports of a folder share. */
export function folderLedger(uri: string): string {
  return folderOf(uri) + 'metrics.yaml';
}

/** The name of a file as people know it, without its folder: `file:///a/%E6%8A%A5.md` is 报.md. */
export const fileNameOf = (uri: string): string => unescapedPath(uri.slice(folderOf(uri).length));

/** `图%201.png` as the file is called. A plain path may hold a % that encodes nothing: then it stays as it is. */
export function unescapedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
