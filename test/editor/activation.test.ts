import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDraft } from './support/drafts';
import { hegao } from './support/extension';

describe('activation', () => {
  it('the extension is there and starts without an error', async () => {
    const extension = hegao();
    await extension.activate();
    equal(extension.isActive, true);
  });

  it('registers every command that its package.json contributes', async () => {
    const extension = hegao();
    await extension.activate();
    const known = new Set(await vscode.commands.getCommands(true));
    const contributed: { command: string }[] = extension.packageJSON.contributes?.commands ?? [];
    for (const { command } of contributed) ok(known.has(command), `${command} is contributed but not registered`);
  });

  it('is started by opening a Markdown file', async () => {
    const draft = await openDraft({ '草稿.md': '# 工作情况\n' });
    await draft.close();
    equal(hegao().isActive, true);
  });
});
