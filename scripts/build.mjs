/**
 * Bundles the extension, the command line and the editor tests.
 *
 *   node scripts/build.mjs [--production] [--watch] [--only NAME]…
 *
 * `--production` makes smaller files without source maps, for the package. What each bundle is made of is written to out/meta,
 * where the tests of the import rules read it.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { ROOT } from './editor-host/places.mjs';

/** The lowest Node that VS Code 1.90 and the command line run on. */
const NODE_TARGET = 'node20';

/** nodejieba is native and optional: it is asked for at run time and may be absent. */
const NATIVE = ['nodejieba'];

/** Every bundle: what it is made from, where it goes, and what it finds at run time rather than inside. */
const BUNDLES = [
  { name: 'extension', entry: 'src/extension.node.ts', out: 'dist/extension.js', external: ['vscode', ...NATIVE] },
  {
    name: 'extension.web',
    entry: 'src/extension.web.ts',
    out: 'dist/extension.web.js',
    external: ['vscode'],
    browser: true,
  },
  { name: 'words-worker', entry: 'src/words/worker.ts', out: 'dist/words-worker.js', external: NATIVE },
  { name: 'cli', entry: 'src/cli/main.ts', out: 'dist/cli.js', external: NATIVE, program: true },
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
 * @param {{ production?: boolean, only?: string[] }} [options] `only`: names of bundles; all when absent
 * @returns {Promise<string[]>} the files written, relative to the root
 */
export async function build(options = {}) {
  await Promise.all(['dist', 'out/meta'].map(folder => mkdir(join(ROOT, folder), { recursive: true })));
  const chosen = BUNDLES.filter(bundle => !options.only?.length || options.only.includes(bundle.name));
  const present = chosen.filter(bundle => existsSync(join(ROOT, bundle.entry)));
  for (const gone of chosen.filter(bundle => !present.includes(bundle)))
    await rm(join(ROOT, gone.out), { force: true });
  await Promise.all(present.map(bundle => esbuild.build(settingsOf(bundle, options))));
  return present.map(bundle => bundle.out);
}

function settingsOf(bundle, { production = false, watching = false }) {
  const inBrowser = bundle.browser || bundle.view;
  return {
    absWorkingDir: ROOT,
    entryPoints: [bundle.entry],
    outfile: bundle.out,
    bundle: true,
    format: bundle.view ? 'iife' : 'cjs',
    platform: inBrowser ? 'browser' : 'node',
    target: inBrowser ? 'es2022' : NODE_TARGET,
    external: bundle.external ?? [],
    // Prefer the ES modules of a dependency: only those can be shaken.
    mainFields: inBrowser ? ['browser', 'module', 'main'] : ['module', 'main'],
    minify: production && !bundle.test,
    sourcemap: !production,
    sourcesContent: false,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [record(bundle, watching)],
    ...(bundle.program ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  };
}

/** After each build: the metafile for the tests, the executable bit for a program. */
function record(bundle, watching) {
  return {
    name: 'record',
    setup(context) {
      context.onEnd(async result => {
        if (result.errors.length > 0) return;
        const path = join(ROOT, 'out', 'meta', `${bundle.name}.json`);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, JSON.stringify(result.metafile));
        if (bundle.program) await chmod(join(ROOT, bundle.out), 0o755);
        if (watching) console.log(`built ${bundle.out}`);
      });
    },
  };
}

async function watch(options) {
  const present = BUNDLES.filter(bundle => existsSync(join(ROOT, bundle.entry)));
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
