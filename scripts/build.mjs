/**
 * Bundles the extension, the command line and the editor tests.
 *
 *   node scripts/build.mjs [--production] [--watch] [--only NAME]…
 *
 * `--production` makes smaller files without source maps, for the package. What each bundle is made of is written to out/meta,
 * where the tests of the import rules read it.
 *
 * What runs in Node is cut into parts (dist/parts): the extension and the command line share them, and what only some commands
 * need, like the writer of .docx files, is read when it is first asked for with `import()`. The extension for the browser is one
 * file, because its host loads no other.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { ROOT } from './editor-host/places.mjs';

/** The lowest Node that VS Code 1.90 and the command line run on. */
const NODE_TARGET = 'node20';

/** nodejieba is native and optional: it is asked for at run time and may be absent. */
const NATIVE = ['nodejieba'];

/**
 * How long the parts of an earlier build are kept beside the new ones, which have other names: an editor that was started with
 * them reads them when it first needs them.
 */
const KEPT_MILLISECONDS = 15 * 60_000;

/** Every bundle: what it is made from, where it goes, and what it finds at run time rather than inside. */
const BUNDLES = [
  {
    name: 'node',
    entries: { extension: 'src/extension.node.ts', cli: 'src/cli/main.ts' },
    out: 'dist',
    parts: 'parts',
    external: ['vscode', ...NATIVE],
    programs: ['dist/cli.js'],
  },
  {
    name: 'extension.web',
    entry: 'src/extension.web.ts',
    out: 'dist/extension.web.js',
    external: ['vscode'],
    browser: true,
  },
  { name: 'words-worker', entry: 'src/words/worker.ts', out: 'dist/words-worker.js', external: NATIVE },
  // What runs inside a webview: a page's script, with no module around it.
  { name: 'copy-rich-text-view', entry: 'src/views/copy-rich-text.ts', out: 'dist/copy-rich-text-view.js', view: true },
  { name: 'page-preview-view', entry: 'src/views/page-preview.ts', out: 'dist/page-preview-view.js', view: true },
  {
    name: 'editor-tests',
    entry: 'test/editor/index.ts',
    out: 'out/test/editor/index.js',
    external: ['vscode', 'mocha'],
    test: true,
  },
];

/**
 * Builds the bundles whose entry file exists.
 *
 * @param {{ production?: boolean, only?: string[] }} [options] `only`: names of bundles, or of what one makes (`cli`); all when
 *   absent
 * @returns {Promise<string[]>} the files written that are asked for by name, relative to the root
 */
export async function build(options = {}) {
  await Promise.all(['dist', 'out/meta'].map(folder => mkdir(join(ROOT, folder), { recursive: true })));
  const chosen = BUNDLES.filter(bundle => isChosen(bundle, options.only));
  const present = chosen.filter(isPresent);
  for (const gone of chosen.filter(bundle => !present.includes(bundle)))
    await rm(join(ROOT, gone.out), { force: true });
  await Promise.all(present.map(bundle => esbuild.build(settingsOf(bundle, options))));
  return present.flatMap(({ entries, out }) => (entries ? Object.keys(entries).map(name => `${out}/${name}.js`) : out));
}

const isPresent = ({ entry, entries }) =>
  Object.values(entries ?? { entry }).every(file => existsSync(join(ROOT, file)));

function isChosen({ name, entries = {} }, only) {
  return !only?.length || only.includes(name) || only.some(wanted => Object.hasOwn(entries, wanted));
}

function settingsOf(bundle, { production = false, watching = false }) {
  const inBrowser = bundle.browser || bundle.view;
  return {
    absWorkingDir: ROOT,
    bundle: true,
    ...(bundle.parts ? inParts(bundle, production) : inOneFile(bundle, production)),
    platform: inBrowser ? 'browser' : 'node',
    target: inBrowser ? 'es2022' : NODE_TARGET,
    external: bundle.external ?? [],
    // Prefer the ES modules of a dependency: only those can be shaken.
    mainFields: inBrowser ? ['browser', 'module', 'main'] : ['module', 'main'],
    minify: production && !bundle.test,
    sourcesContent: false,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [record(bundle, { production, watching })],
  };
}

function inOneFile(bundle, production) {
  return {
    entryPoints: [bundle.entry],
    outfile: bundle.out,
    format: bundle.view ? 'iife' : 'cjs',
    sourcemap: !production,
  };
}

/** esbuild shares code between files of ES modules only; `writeParts` makes them what the editor can load. */
function inParts({ entries, out, parts }, production) {
  return {
    entryPoints: entries,
    outdir: out,
    chunkNames: `${parts}/[name]-[hash]`,
    format: 'esm',
    splitting: true,
    sourcemap: production ? false : 'inline',
    write: false,
  };
}

/** After each build: the files that esbuild has not written itself, and the metafile for the tests. */
function record(bundle, { production, watching }) {
  return {
    name: 'record',
    setup(context) {
      context.onEnd(async result => {
        if (result.errors.length > 0) return;
        if (bundle.parts) await writeParts(bundle, result.outputFiles, production);
        const path = join(ROOT, 'out', 'meta', `${bundle.name}.json`);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, JSON.stringify(result.metafile));
        if (watching) console.log(`built ${bundle.out}`);
      });
    },
  };
}

/**
 * The editor's API as it is. An import would make a copy of its hundreds of names for every file of ours that has one, a sixth of
 * the time that starting takes.
 */
const IMPORT_OF_EDITOR = /\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";/g;

/** Turns ES modules into CommonJS, each by itself, so that `import` between them becomes `require`, and writes them. */
async function writeParts({ out, parts, programs }, modules, production) {
  const folder = join(ROOT, out, parts);
  await mkdir(folder, { recursive: true });
  await Promise.all(
    modules.map(async ({ path, text }) => {
      const file = relative(ROOT, path).replaceAll('\\', '/');
      const isProgram = programs.includes(file);
      const { code, map } = await esbuild.transform(text.replace(IMPORT_OF_EDITOR, 'const $1=require("vscode");'), {
        format: 'cjs',
        platform: 'node',
        target: NODE_TARGET,
        // `require` at the moment of the call: the extension host has no import() for every version of the editor.
        supported: { 'dynamic-import': false },
        minify: production,
        charset: 'utf8',
        legalComments: 'none',
        sourcefile: path,
        sourcesContent: false,
        sourcemap: production ? false : 'external',
        ...(isProgram ? { banner: '#!/usr/bin/env node' } : {}),
      });
      const name = basename(path);
      await writeFile(path, production ? code : `${code}//# sourceMappingURL=${name}.map\n`);
      if (map) await writeFile(`${path}.map`, map);
      if (isProgram) await chmod(path, 0o755);
    }),
  );
  await removeOldParts(folder, new Set(modules.map(({ path }) => basename(path))), production ? 0 : KEPT_MILLISECONDS);
}

/** Takes away the parts of earlier builds that are older than `age` milliseconds. */
async function removeOldParts(folder, current, age) {
  for (const name of await readdir(folder)) {
    if (current.has(name.replace(/\.map$/, ''))) continue;
    const path = join(folder, name);
    // Another build may have taken it away meanwhile.
    const written = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
    if (Date.now() - written >= age) await rm(path, { force: true });
  }
}

async function watch(options) {
  const present = BUNDLES.filter(isPresent);
  const contexts = await Promise.all(
    present.map(bundle => esbuild.context(settingsOf(bundle, { ...options, watching: true }))),
  );
  await Promise.all(contexts.map(context => context.watch()));
  console.log('watching; Ctrl-C ends');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const options = {
    production: args.includes('--production'),
    only: args.flatMap((arg, i) => (args[i - 1] === '--only' ? [arg] : [])),
  };
  const work = args.includes('--watch')
    ? watch(options)
    : build(options).then(files => console.log(`built ${files.join(', ')}`));
  work.catch(error => {
    // esbuild has already printed its own errors with their places.
    if (!error.errors) console.error(error);
    process.exitCode = 1;
  });
}
