/**
 * The file system `drafts:` of the editor in the browser: its files are those that the server which serves this very extension keeps.
 * Like those of online workspaces it knows no local disk and cannot rename. Plain JavaScript, run as it stands.
 */
const vscode = require('vscode');

exports.activate = context => {
  const changed = new vscode.EventEmitter();
  const service = vscode.Uri.joinPath(context.extensionUri, '..', 'files').toString(true);

  const ask = async (operation, { path }, body) => {
    const address = `${service}?operation=${operation}&path=${encodeURIComponent(path)}`;
    const response = await fetch(address, { method: 'POST', ...(body ? { body } : {}) });
    if (response.status === 404) throw vscode.FileSystemError.FileNotFound(path);
    if (!response.ok) throw vscode.FileSystemError.Unavailable(`${operation} ${path}: ${response.status}`);
    return response;
  };
  const told = (uri, type) => changed.fire([{ uri, type }]);

  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(
      'drafts',
      {
        onDidChangeFile: changed.event,
        watch: () => new vscode.Disposable(() => {}),
        stat: async uri => (await ask('stat', uri)).json(),
        readDirectory: async uri => (await ask('list', uri)).json(),
        readFile: async uri => new Uint8Array(await (await ask('read', uri)).arrayBuffer()),
        createDirectory: async uri => {
          await ask('make-folder', uri);
          told(uri, vscode.FileChangeType.Created);
        },
        writeFile: async (uri, content) => {
          const isNew = (await (await ask('write', uri, content)).json()).isNew;
          told(uri, isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed);
        },
        delete: async uri => {
          await ask('delete', uri);
          told(uri, vscode.FileChangeType.Deleted);
        },
        rename: uri => {
          throw vscode.FileSystemError.Unavailable(`no renaming here: ${uri.path}`);
        },
      },
      { isCaseSensitive: true },
    ),
  );
};
