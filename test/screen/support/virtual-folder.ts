/** The server's side of the virtual file system `drafts:`: a folder on disk, reached by requests only. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** The web extension that provides the file system in the editor. */
export const VIRTUAL_FOLDER_EXTENSION = join(import.meta.dirname, 'virtual-folder');

/** As the editor numbers them. */
const FILE = 1;
const FOLDER = 2;

/**
 * Answers the extension's requests; a path that leads out of the folder finds nothing.
 * @param onWrite is told the path of every file that has been written
 */
export function virtualFolder(
  root: string,
  onWrite: (path: string) => void,
): (request: IncomingMessage, operation: URL) => Promise<{ status: number; body?: string | Uint8Array }> {
  return async (request, { searchParams }) => {
    const path = searchParams.get('path') ?? '';
    const place = join(root, path);
    if (path.split('/').includes('..')) return { status: 404 };
    const content = await buffer(request);
    try {
      switch (searchParams.get('operation')) {
        case 'stat': {
          const known = await stat(place);
          const { size, ctimeMs, mtimeMs } = known;
          return json({ type: known.isDirectory() ? FOLDER : FILE, ctime: ctimeMs, mtime: mtimeMs, size });
        }
        case 'list': {
          const entries = await readdir(place, { withFileTypes: true });
          return json(entries.map(entry => [entry.name, entry.isDirectory() ? FOLDER : FILE]));
        }
        case 'read':
          return { status: 200, body: await readFile(place) };
        case 'make-folder':
          await mkdir(place);
          return json({});
        case 'write': {
          const isNew = !existsSync(place);
          await writeFile(place, content);
          onWrite(path);
          return json({ isNew });
        }
        case 'delete':
          await rm(place, { recursive: true });
          return json({});
        default:
          return { status: 400 };
      }
    } catch (error) {
      return { status: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 404 : 500, body: String(error) };
    }
  };
}

const json = (value: unknown): { status: number; body: string } => ({ status: 200, body: JSON.stringify(value) });
