import * as vscode from 'vscode';

/** A virtual file system, as an online workspace has one: files in memory, no renaming, and read-only when it is told so. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly files = new Map<string, Uint8Array>();
  isReadonly = false;
  /** Paths of files that may not be written. */
  readonly guarded = new Set<string>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.files.get(path);
    if (file) {
      const stat = { type: vscode.FileType.File, ctime: 0, mtime: 0, size: file.length };
      return this.guarded.has(path) ? { ...stat, permissions: vscode.FilePermission.Readonly } : stat;
    }
    if (path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map(path => [path.slice(1), vscode.FileType.File]);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const file = this.files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    if (this.isReadonly || this.guarded.has(path)) throw vscode.FileSystemError.NoPermissions(path);
    this.files.set(path, content);
  }

  delete({ path }: vscode.Uri): void {
    if (!this.files.delete(path)) throw vscode.FileSystemError.FileNotFound(path);
  }

  rename(): void {
    throw vscode.FileSystemError.Unavailable('no renaming here');
  }
}
