/**
 * The part of `npm run bench` that a real editor has to be started for: what a writer waits for in it. Without an editor it is
 * left out and says so.
 *
 *   node scripts/bench/in-editor.mjs
 */
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { build } from '../build.mjs';
import { runEditorTests } from '../editor-host/editor-tests.mjs';
import { ROOT } from '../editor-host/places.mjs';
import { CannotDo } from '../editor-host/system-packages.mjs';
import { line, ms, times } from './line.mjs';

/** Milliseconds; a busy machine takes several minutes for two hundred openings. */
const LONGEST = 15 * 60_000;

try {
  print(await measure());
} catch (error) {
  if (!(error instanceof CannotDo)) throw error;
  console.log(`编辑器里的用时未测：没有编辑器 · times in the editor are left out, there is none: ${error.message}`);
}

async function measure() {
  await build({ production: true });
  const testsPath = join(ROOT, 'out', 'bench', 'in-extension-host.js');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['scripts/bench/in-extension-host.ts'],
    outfile: testsPath,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  let noise = '';
  try {
    return await runEditorTests({
      testsPath,
      limit: LONGEST,
      log: text => {
        noise += `${text}\n`;
      },
    });
  } catch (error) {
    if (!(error instanceof CannotDo)) console.error(noise.slice(-4000));
    throw error;
  }
}

function print({ activeTooEarly, activation, opening, hover, completion, host }) {
  line(
    `没有打开 Markdown 时（${host}）`,
    'no Markdown file opened',
    activeTooEarly ? '已激活 activated' : '未激活，不占时间 not activated, costs nothing',
    '未激活 not activated',
    `打开第一份 Markdown 时激活一次 activated once by the first Markdown file: ${ms(activation)}`,
  );
  compare(
    '打开样例到第一处波浪线 对 自带大纲',
    'opening the sample to its first squiggle, against the built-in outline',
    opening,
  );
  compare('悬停 对 编辑器自带的悬停', "hover, against the editor's own", hover);
  compare('补全 对 编辑器自带的补全', "completion, against the editor's own", completion);
}

/** The 95th percentile of a hundred says what is met now and then; the best would say what is never waited for. */
function compare(chinese, english, { ours, peer }) {
  const [mine, theirs] = [percentile(ours, 95), percentile(peer, 95)];
  const detail = (name, all, high) => `${name} ${ms(high)}（中位 median ${ms(percentile(all, 50))}）`;
  line(
    `${chinese}（第95百分位）`,
    `${english} (95th percentile of ${ours.length})`,
    times(mine / theirs),
    '≤ 2×',
    `${detail('本工具 Hegao', ours, mine)}，${detail('对照 peer', peer, theirs)}`,
  );
}

function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}
