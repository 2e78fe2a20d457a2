/**
 * The import rules of the house, read off what esbuild really followed (out/meta, written by scripts/build.mjs).
 */
import { ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const META = join(ROOT, 'out', 'meta');

/** What a room may import, itself aside. A room is the longest of these prefixes that a file's path starts with. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/core/text/': [],
  'src/core/report/': ['src/core/text/'],
  'src/core/figures/': ['src/core/text/'],
  'src/core/ledger/': ['src/core/text/', 'src/core/figures/'],
  'src/core/binding/': ['src/core/text/', 'src/core/report/', 'src/core/figures/', 'src/core/ledger/'],
  'src/core/verdict/': [
    'src/core/text/',
    'src/core/report/',
    'src/core/figures/',
    'src/core/ledger/',
    'src/core/binding/',
  ],
  'src/core/fixes/': [
    'src/core/text/',
    'src/core/report/',
    'src/core/figures/',
    'src/core/ledger/',
    'src/core/binding/',
    'src/core/verdict/',
  ],
  'src/core/statements/': [
    'src/core/text/',
    'src/core/report/',
    'src/core/figures/',
    'src/core/ledger/',
    'src/core/binding/',
  ],
  'src/core/': ['src/core/'],
  'src/render/': ['src/core/'],
  'src/words/': ['src/core/'],
  'src/service/': ['src/core/', 'src/render/'],
  'src/editor/': ['src/service/'],
  // Scripts of webviews: what they and the editor say to each other is written down among them.
  'src/views/': [],
  'src/cli/': ['src/service/', 'src/render/', 'src/words/', 'src/core/'],
  'src/extension.': ['src/'],
};

interface Metafile {
  readonly inputs: Readonly<Record<string, { readonly imports: readonly Import[] }>>;
}
interface Import {
  readonly path: string;
  readonly external?: boolean;
  readonly original?: string;
}

const bundles = existsSync(META) ? readdirSync(META).filter(name => name.endsWith('.json')) : [];

describe('imports', () => {
  it('the bundles have been built', () => {
    ok(bundles.length > 0, 'out/meta is empty: run `npm run build` first');
  });

  for (const bundle of bundles) {
    const { inputs } = JSON.parse(readFileSync(join(META, bundle), 'utf8')) as Metafile;
    const trace = traceFrom(inputs);

    it(`${bundle}: every room imports only what it may`, () => {
      const wrong: string[] = [];
      for (const [file, { imports }] of Object.entries(inputs)) {
        const room = roomOf(file);
        if (!room) continue;
        for (const { path, external } of imports) {
          if (external || !path.startsWith('src/') || path.startsWith(room)) continue;
          if (!ROOMS[room]!.some(allowed => path.startsWith(allowed)))
            wrong.push(`${file} imports ${path}\n${trace(file)}`);
        }
      }
      ok(wrong.length === 0, wrong.join('\n'));
    });

    it(`${bundle}: the core and what renders know neither the editor nor Node`, () => {
      const wrong: string[] = [];
      for (const [file, { imports }] of Object.entries(inputs)) {
        if (!file.startsWith('src/core/') && !file.startsWith('src/render/')) continue;
        for (const { path, external } of imports) {
          if (external && (path === 'vscode' || isBuiltin(path))) wrong.push(`${file} imports ${path}\n${trace(file)}`);
        }
      }
      ok(wrong.length === 0, wrong.join('\n'));
    });

    it(`${bundle}: the command line reaches no editor`, () => {
      // It shares its parts with the extension, so the bundler does not notice.
      const wrong = Object.entries(inputs)
        .filter(([file]) => ['src/service/', 'src/words/', 'src/cli/'].some(room => file.startsWith(room)))
        .filter(([, { imports }]) => imports.some(({ path, external }) => external && path === 'vscode'))
        .map(([file]) => `${file} imports vscode\n${trace(file)}`);
      ok(wrong.length === 0, wrong.join('\n'));
    });

    if (bundle.startsWith('extension.web')) {
      it(`${bundle}: nothing of Node is reached`, () => {
        const wrong = Object.entries(inputs).flatMap(([file, { imports }]) =>
          imports.filter(found => isBuiltin(found.path)).map(found => `${file} imports ${found.path}\n${trace(file)}`),
        );
        ok(wrong.length === 0, wrong.join('\n'));
      });
    }

    if (bundle.startsWith('editor-tests')) {
      it('every editor test file is in the list of test/editor/index.ts', () => {
        const bundled = new Set(Object.keys(inputs));
        const missing = readdirSync(join(ROOT, 'test', 'editor'), { recursive: true, encoding: 'utf8' })
          .map(name => `test/editor/${name.replaceAll('\\', '/')}`)
          .filter(name => name.endsWith('.test.ts') && !bundled.has(name));
        ok(missing.length === 0, `not run: ${missing.join(', ')}`);
      });
    }
  }
});

function roomOf(file: string): string | undefined {
  return Object.keys(ROOMS)
    .filter(room => file.startsWith(room))
    .sort((a, b) => b.length - a.length)[0];
}

function isBuiltin(path: string): boolean {
  return path.startsWith('node:') || builtinModules.includes(path);
}

/** How a file is reached from the bundle's entry, one importer a line: what a reader needs to cut the path. */
function traceFrom(inputs: Metafile['inputs']): (file: string) => string {
  const importer = new Map<string, string>();
  for (const [file, { imports }] of Object.entries(inputs)) {
    for (const { path, external } of imports) if (!external && !importer.has(path)) importer.set(path, file);
  }
  return file => {
    const path: string[] = [];
    for (let at = importer.get(file); at !== undefined && !path.includes(at); at = importer.get(at)) path.push(at);
    return path.map(step => `    from ${step}`).join('\n');
  };
}
