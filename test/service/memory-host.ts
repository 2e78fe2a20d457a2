import { posix } from 'node:path';
import type { Host } from '../../src/service/types';

/** A host whose files are in a map; counts how often each was read. */
export class MemoryHost implements Host {
  readonly reads: string[] = [];

  constructor(readonly files: Map<string, string>) {}

  async read(uri: string): Promise<string | null> {
    this.reads.push(uri);
    return this.files.get(uri) ?? null;
  }

  resolve(fromUri: string, path: string): string | null {
    return /^[a-z]+:/.test(path) ? null : posix.join(posix.dirname(fromUri), path);
  }
}
