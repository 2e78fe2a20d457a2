/** package.json and its texts: what the editor shows before any code of ours runs. */
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const load = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));

describe('package.json', () => {
  const manifest = load('package.json');
  const { contributes } = manifest;
  // Chinese is the text of every language that has none of its own, so there is no package.nls.zh-cn.json: an editor in any
  // Chinese falls back on this file, and only English has another.
  const chinese = load('package.nls.json');
  const english = load('package.nls.en.json');
  const commands: string[] = contributes.commands.map((one: { command: string }) => one.command);

  it('has each text in Chinese and in English, and none that nothing shows', () => {
    const wanted = new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
    deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
    deepEqual(
      [...wanted].filter(key => !(key in chinese)),
      [],
    );
    deepEqual(
      Object.keys(chinese).filter(key => !wanted.has(key)),
      [],
    );
    for (const [key, text] of Object.entries<string>(english))
      if (key !== 'displayName') ok(!/[\u4e00-\u9fff]/.test(text), `${key} is not English: ${text}`);
  });

  it('names only commands that it declares, in menus, keys, welcomes and first steps', () => {
    const used = [
      ...Object.values<{ command?: string }[]>(contributes.menus).flat(),
      ...contributes.keybindings,
    ].flatMap(({ command }: { command?: string }) => command ?? []);
    const linked = Object.values<string>(chinese).flatMap(text =>
      [...text.matchAll(/\(command:(hegao\.[\w.]+)\)/g)].map(([, command]) => command!),
    );
    // The editor itself makes the command that shows a view.
    const known = new Set([...commands, 'hegao.metrics.focus']);
    deepEqual(
      [...used, ...linked].filter(command => !known.has(command)),
      [],
    );
  });

  it('binds keys only while a report is being written', () => {
    for (const { key, mac, when } of contributes.keybindings) {
      ok(when.includes('editorLangId == markdown') && when.includes('editorTextFocus'), `${key} when ${when}`);
      ok(mac, `${key} has no key on a Mac`);
    }
  });

  it('says what it does in untrusted and virtual workspaces', () => {
    deepEqual(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    deepEqual(manifest.capabilities.virtualWorkspaces, true);
    // What would make an export read a file of the folder's choice.
    deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ['hegao.layout.reference']);
  });
});
