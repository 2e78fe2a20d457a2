/** What the installed extension carries: nothing by accident, nothing missing, not too much. */
import { deepEqual, ok, rejects } from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { addNativeWords, NATIVE_FILES, removeNativeWords, thisTarget } from '../../scripts/native-words.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/** Bytes, unpacked and before minification; what people carry is bounded by scripts/package.mjs. */
const SIZE_LIMIT = 9_000_000;

/** Milliseconds: vsce holds every file below the root, the cached editor's too, against every line of .vscodeignore. */
const LISTING = 300_000;

const MAY = [
  /^package\.json$/,
  /^package\.nls(\.[a-z-]+)?\.json$/,
  /^README\.md$/,
  /^CHANGELOG\.md$/,
  /^LICENSE$/,
  /^images\/icon\.png$/,
  /^dist\/(extension|extension\.web|words-worker|cli|[a-z-]+-view)\.js$/,
  /^dist\/parts\/[a-z-]+-[A-Z0-9]+\.js$/,
  /^media\/[a-z-]+\.(css|svg)$/,
  /^media\/walkthrough\/[a-z]+\.(zh-cn|en)\.md$/,
  /^seeds\/2015年上半年工作情况\.(md|metrics\.yaml)$/,
  /^l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^schemas\/[a-z.-]+\.json$/,
  /^snippets\/[a-z.-]+\.json$/,
  /^syntaxes\/[a-zA-Z.-]+\.json$/,
  /^docs\/(export|sidecar|report-markup|review-list|settings)\.md$/,
  /^docs\/rules\/[a-z-]+\.md$/,
  /^docs\/images\/[a-z0-9-]+\.png$/,
];

describe('package', () => {
  let files: string[] = [];

  before(async function () {
    this.timeout(LISTING);
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

  it('carries every part that the extension and the command line load', () => {
    const parts = partsOf('dist/extension.js', 'dist/cli.js');
    ok(parts.size > 2, 'dist/extension.js loads no part: run `npm run build` first');
    for (const part of parts) ok(files.includes(part), `${part} is missing from the package`);
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

  it('carries the pages of the first steps in both languages', () => {
    const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const pages = contributes.walkthroughs.flatMap(({ steps }: { steps: { media: { markdown: string } }[] }) =>
      steps.map(({ media }) => media.markdown.replaceAll('%', '')),
    );
    ok(pages.length > 0);
    for (const bundle of ['package.nls.json', 'package.nls.en.json']) {
      const texts = JSON.parse(readFileSync(join(ROOT, bundle), 'utf8'));
      for (const page of pages) ok(files.includes(texts[page]), `${bundle}: ${texts[page]} is not in the package`);
    }
  });

  it('carries every page and picture that its pages link to', () => {
    const broken: string[] = [];
    for (const page of files.filter(file => file.endsWith('.md'))) {
      for (const [, target] of readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\(([^)\s#]+)/g)) {
        if (/^[a-z]+:/.test(target!)) continue;
        const file = posix.join(posix.dirname(page), target!);
        if (!files.includes(file)) broken.push(`${page} → ${target}`);
      }
    }
    deepEqual(broken, []);
  });

  it('is small', () => {
    // A build leaves the parts of the one before it for a while; a package is made without them.
    const parts = partsOf('dist/extension.js', 'dist/cli.js');
    const carried = files.filter(file => !file.startsWith('dist/parts/') || parts.has(file));
    const size = carried.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0);
    ok(size < SIZE_LIMIT, `${size} bytes, more than ${SIZE_LIMIT}`);
  });
});

describe('package for one platform', () => {
  it('carries what nodejieba needs at run time, and the rest as ever', async function () {
    // An optional dependency: where it could not be compiled there is nothing to carry.
    this.timeout(LISTING);
    if (!existsSync(join(ROOT, 'node_modules', 'nodejieba', 'build', 'Release', 'nodejieba.node'))) this.skip();
    try {
      const ignoreFile = await addNativeWords(thisTarget());
      const files = await listFiles({ cwd: ROOT, packageManager: 0, ignoreFile });
      const native = files.filter(file => file.startsWith('dist/node_modules/'));
      deepEqual(native.sort(), NATIVE_FILES.map(file => `dist/node_modules/nodejieba/${file}`).sort());
      const others = files.filter(file => !native.includes(file) && !MAY.some(pattern => pattern.test(file)));
      deepEqual(others, []);
    } finally {
      await removeNativeWords();
    }
  });

  it('is not made with the binary of another platform', async () => {
    await rejects(addNativeWords('alpine-armhf'), /compiled for/);
  });
});

/** The files in dist/parts that these files load, and those that they load in turn. */
function partsOf(...entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const [, name] of readFileSync(join(ROOT, file), 'utf8').matchAll(/require\("\.[^"]*\/([^"/]+\.js)"\)/g)) {
      const part = `dist/parts/${name}`;
      if (found.has(part)) continue;
      found.add(part);
      waiting.push(part);
    }
  }
  return found;
}

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
