/**
 * `npm test`: everything that can be tested, from a fresh clone on. Its last line is `N passed, N failed`; the exit status is 1
 * when a test failed.
 *
 *   node scripts/test.mjs [STEP…]     only those steps (their names are printed as they run)
 *
 * A step that this machine can't do (no editor, no browser) says what is missing and how to get it. It is never counted as
 * passed; with CI=true it counts as a failure.
 */
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { ensureEmbeddedEditor } from './editor-host/install.mjs';
import { ROOT } from './editor-host/places.mjs';
import { runCommand } from './editor-host/run-command.mjs';
import { CannotDo } from './editor-host/system-packages.mjs';
import { ensureRendering } from './rendering/install.mjs';

const BIN = join(ROOT, 'node_modules');

/** In this order: the later ones use what the earlier ones make. */
const STEPS = [
  { name: 'types', run: typesStep },
  { name: 'lint', run: () => check(['@biomejs', 'biome', 'bin', 'biome'], ['check', '.', '--max-diagnostics=50']) },
  { name: 'build', run: buildStep, neededBy: ['render', 'editor', 'screen'] },
  { name: 'unit', run: () => mocha('unit', []) },
  { name: 'render', run: renderStep },
  { name: 'editor', run: editorStep },
  { name: 'package', run: packageStep, neededBy: ['screen'] },
  { name: 'screen', run: screenStep },
];

/** The package that the screen tests install. */
let vsix = '';

const NOTHING = { passed: 0, failed: 0 };

await main();

async function main() {
  const chosen = process.argv.slice(2);
  const total = { passed: 0, failed: 0 };
  const notDone = [];
  try {
    await mkdir(join(ROOT, 'out'), { recursive: true });
    await ensureDependencies(line => console.log(`· ${line}`));
  } catch (error) {
    console.error(error.message);
    finish({ passed: 0, failed: 1 });
    return;
  }
  if (chosen.length === 0) {
    prepareEditor();
    prepareRendering();
  }

  for (const step of STEPS) {
    const wanted = [step.name, ...(step.neededBy ?? [])];
    if (chosen.length > 0 && !wanted.some(name => chosen.includes(name))) continue;
    console.log(`\n── ${step.name}`);
    const began = Date.now();
    try {
      const { passed, failed } = await step.run();
      total.passed += passed;
      total.failed += failed;
      const counts = passed + failed > 0 ? `${passed} passed, ${failed} failed, ` : '';
      console.log(`   ${step.name}: ${counts}${((Date.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (error instanceof CannotDo) {
        notDone.push(`${step.name} was not run: ${error.message}`);
        console.log(`   not run: ${error.message}`);
        if (process.env.CI === 'true') total.failed += 1;
      } else {
        total.failed += 1;
        console.log(`   ${step.name} FAILED: ${error.message}`);
      }
    }
  }
  console.log('');
  for (const line of notDone) console.log(line);
  finish(total);
}

function finish({ passed, failed }) {
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}

/** The editor's installation takes a minute and mostly waits, so it goes on beside the first steps; a failure is met again later. */
function prepareEditor() {
  ensureEmbeddedEditor(line => console.log(`· ${line}`)).catch(() => {});
}

/** The same for LibreOffice and its companions. */
function prepareRendering() {
  ensureRendering(line => console.log(`· ${line}`)).catch(() => {});
}

/** A program that says by its status alone whether all is well. */
async function check(program, args) {
  const { status, output } = await runCommand(process.execPath, [join(BIN, ...program), ...args], {
    cwd: ROOT,
    quiet: true,
  });
  if (status !== 0) throw new Error(`status ${status}\n${output.slice(-6000)}`);
  return NOTHING;
}

/** Everything, then what runs in webviews, which alone knows a page. */
async function typesStep() {
  await check(['typescript', 'bin', 'tsc'], ['--noEmit']);
  return check(['typescript', 'bin', 'tsc'], ['--noEmit', '-p', 'src/views']);
}

async function buildStep() {
  const { build } = await import('./build.mjs');
  console.log(`   ${(await build()).join(', ')}`);
  return NOTHING;
}

async function packageStep() {
  const { makePackage } = await import('./package.mjs');
  vsix = await makePackage();
  console.log(`   ${vsix} (${(await stat(vsix)).size} bytes)`);
  return NOTHING;
}

/** Mocha in a process of its own; its report is read from a file, because tests may print. */
async function mocha(name, args, env = {}) {
  const report = join(ROOT, 'out', `${name}-tests.json`);
  await rm(report, { force: true });
  const program = join(BIN, 'mocha', 'bin', 'mocha.js');
  const reporter = ['--reporter', 'json', '--reporter-option', `output=${report}`];
  const { status, output } = await runCommand(process.execPath, [program, ...args, ...reporter], {
    cwd: ROOT,
    quiet: true,
    env,
  });
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) throw new Error(`mocha ended with status ${status} and without a report:\n${output.slice(-6000)}`);
  const { stats, failures, passes, tests } = JSON.parse(text);
  tellSecondTries(passes.filter(test => test.currentRetry > 0).map(test => test.fullTitle));
  for (const { fullTitle, err } of failures)
    console.log(`   ✗ ${fullTitle}\n${indent(err.stack ?? err.message ?? '')}`);
  if (stats.pending > 0) console.log(`   skipped: ${stats.pending}`);
  if (tests.length === 0) throw new Error(`no tests were found:\n${output.slice(-2000)}`);
  // A run that stopped midway, or failed outside of any test, is not a success whatever it counted.
  const unseen = status !== 0 && failures.length === 0 ? 1 : 0;
  if (unseen) console.log(`   mocha ended with status ${status}:\n${indent(output.slice(-3000))}`);
  return { passed: stats.passes, failed: failures.length + unseen };
}

/** Exported documents in the programs that people open them with. */
async function renderStep() {
  await ensureRendering(line => console.log(`   ${line}`));
  return mocha('render', ['--config', join('test', 'rendering', 'mocharc.json')]);
}

async function editorStep() {
  const { runEditorTests } = await import('./editor-host/editor-tests.mjs');
  let noise = '';
  const { tests, host } = await runEditorTests({
    testsPath: join(ROOT, 'out', 'test', 'editor', 'index.js'),
    log: line => {
      noise += `${line}\n`;
    },
  }).catch(error => {
    if (error instanceof CannotDo) throw error;
    throw new Error(`${error.message}\n${indent(noise.slice(-6000))}`);
  });
  console.log(`   in ${host}`);
  tellSecondTries(
    tests.filter(test => test.state === 'passed' && test.firstError !== undefined).map(test => test.title),
  );
  const failures = tests.filter(test => test.state === 'failed');
  for (const { title, error } of failures) console.log(`   ✗ ${title}\n${indent(error ?? '')}`);
  const skipped = tests.filter(test => test.state === 'skipped').length;
  if (skipped > 0) console.log(`   skipped: ${skipped}`);
  if (tests.length === 0) throw new Error('no editor tests were found');
  return { passed: tests.length - failures.length - skipped, failed: failures.length };
}

async function screenStep() {
  await ensureEmbeddedEditor(line => console.log(`   ${line}`));
  const { ensureSystem } = await import('./editor-host/system-packages.mjs');
  await ensureSystem(['chromium', 'fonts'], line => console.log(`   ${line}`));
  const { ensureWebMarkdown } = await import('./editor-host/web-markdown.mjs');
  await ensureWebMarkdown();
  return mocha('screen', ['--config', join('test', 'screen', 'mocharc.json')], { HEGAO_VSIX: vsix });
}

/** Tests of a real editor that passed only when they were tried again: counted as passed, but not in silence. */
function tellSecondTries(titles) {
  for (const title of titles) console.log(`   needed a second try: ${title}`);
}

function indent(text) {
  return text.replace(/^/gm, '     ');
}
