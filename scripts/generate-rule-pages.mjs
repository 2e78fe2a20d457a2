// Renews the heads of docs/rules/*.md from the rules themselves. With --check nothing is written, and the run fails when
// a page is missing or its head has drifted.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const bundle = await build({
  entryPoints: [fileURLToPath(new URL('scripts/rule-page-head.ts', root))],
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
  // Bundled CommonJS libraries ask for `require` when they are loaded as a module from memory.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" },
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
const { RULES, withHead } = await import(`data:text/javascript;base64,${code}`);

const check = process.argv.includes('--check');
let wrong = 0;
for (const rule of RULES) {
  const path = fileURLToPath(new URL(`docs/rules/${rule.name}.md`, root));
  let page = null;
  try {
    page = readFileSync(path, 'utf8');
  } catch {
    console.error(`docs/rules/${rule.name}.md is missing`);
    wrong++;
    continue;
  }
  const renewed = withHead(page, rule);
  if (renewed === page) continue;
  if (check) {
    console.error(
      `docs/rules/${rule.name}.md: the head differs from the rule; run node scripts/generate-rule-pages.mjs`,
    );
    wrong++;
  } else writeFileSync(path, renewed);
}
process.exitCode = wrong > 0 ? 1 : 0;
