// Writes what is generated from src/editor/settings.ts: contributes.configuration of package.json, the descriptions in
// package.nls*.json, and docs/settings.md. `--check` writes nothing and exits 1 when a file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const root = new URL('../', import.meta.url);
const path = name => fileURLToPath(new URL(name, root));
const load = name => JSON.parse(readFileSync(path(name), 'utf8'));

const { generateSettings } = await tsImport('../src/editor/settings-files.ts', import.meta.url);
const files = generateSettings({
  packageJson: load('package.json'),
  nls: load('package.nls.json'),
  nlsEnglish: load('package.nls.en.json'),
  english: load('l10n/bundle.l10n.en.json'),
});

let stale = false;
for (const [name, text] of Object.entries(files)) {
  let before = '';
  try {
    before = readFileSync(path(name), 'utf8');
  } catch {
    // Not there yet.
  }
  if (before === text) continue;
  stale = true;
  if (process.argv.includes('--check')) console.error(`${name} is out of date: run node scripts/generate-settings.mjs`);
  else writeFileSync(path(name), text);
}
if (stale && process.argv.includes('--check')) process.exitCode = 1;
