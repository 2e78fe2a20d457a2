/** What the installed extension carries: nothing by accident, nothing missing, not too much. */
import { ok } from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '@vscode/vsce';

const ROOT = join(import.meta.dirname, '..', '..');

/** Bytes, unpacked and before minification. */
const SIZE_LIMIT = 8_000_000;

const MAY = [
  /^package\.json$/,
  /^package\.nls(\.[a-z-]+)?\.json$/,
  /^README(\.[a-z-]+)?\.md$/,
  /^CHANGELOG\.md$/,
  /^LICENSE$/,
  /^images\/icon\.png$/,
  /^dist\/(extension|extension\.web|words-worker|cli)\.js$/,
  /^l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^schemas\/[a-z.-]+\.json$/,
  /^snippets\/[a-z.-]+\.json$/,
  /^syntaxes\/[a-zA-Z.-]+\.json$/,
  /^docs\/rules\/[a-z-]+\.md$/,
  /^docs\/images\/[a-z0-9-]+\.png$/,
  /^media\/[a-z.-]+\.(css|js)$/,
];

describe('package', () => {
  let files: string[] = [];

  before(async () => {
    files = await listFiles({ cwd: ROOT, packageManager: 0 });
  });

  it('carries only what is on the list', () => {
    const strange = files.filter(file => !MAY.some(pattern => pattern.test(file)));
    ok(strange.length === 0, `not expected in the package: ${strange.join(', ')}`);
  });

  it('carries what it can not work without', () => {
    for (const file of ['package.json', 'dist/extension.js', 'README.md', 'LICENSE']) {
      ok(files.includes(file), `${file} is missing from the package`);
    }
  });

  it('carries every file that package.json names', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = [...pathsIn(manifest)];
    ok(named.length > 0);
    for (const file of named) {
      ok(existsSync(join(ROOT, file)), `package.json names ${file}, which does not exist`);
      ok(files.includes(file), `package.json names ${file}, which .vscodeignore leaves out`);
    }
  });

  it('is small', () => {
    const size = files.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0);
    ok(size < SIZE_LIMIT, `${size} bytes, more than ${SIZE_LIMIT}`);
  });
});

/** The relative paths of a manifest: values that begin with ./, and the few that may stand without. */
function* pathsIn(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    if (value.startsWith('./')) {
      const path = value.slice(2);
      yield key === 'main' || key === 'browser' ? (path.endsWith('.js') ? path : `${path}.js`) : path;
    } else if (key === 'icon' && value.endsWith('.png')) yield value;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* pathsIn(item);
  } else if (value && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      if (!['scripts', 'devDependencies', 'dependencies', 'l10n'].includes(name)) yield* pathsIn(item, name);
    }
  }
}
