import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every message of the room has an English translation. The part may be gone once it has been merged into the bundle. */
describe('ledger messages', () => {
  it('are all translated', () => {
    const root = join(__dirname, '../../..');
    const parts = ['l10n/parts/ledger.json', 'l10n/bundle.l10n.en.json'].flatMap(path => {
      try {
        return [JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>];
      } catch {
        return [];
      }
    });
    const room = join(root, 'src/core/ledger');
    const missing: string[] = [];
    for (const file of readdirSync(room)) {
      const text = readFileSync(join(room, file), 'utf8');
      for (const match of text.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)) {
        const source = (match[1] ?? match[2]!).replace(/\\(.)/g, '$1');
        if (!parts.some(part => part[source])) missing.push(`${file}: ${source}`);
      }
    }
    assert.deepEqual(missing, []);
  });
});
