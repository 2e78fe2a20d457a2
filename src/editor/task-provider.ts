import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { messageLanguage } from './language';

const TYPE = 'hegao';
/** One for each severity: the words of the command line are in the user's language, and a matcher knows English ones only. */
const MATCHERS = ['$hegao-error', '$hegao-warning', '$hegao-information'];

/** A task of this type as tasks.json writes it. */
interface HegaoTask extends vscode.TaskDefinition {
  readonly task: 'check';
  /** What is checked, relative to the workspace folder; by default all of it. */
  readonly paths?: readonly string[];
}

/**
 * Tasks of type `hegao`: the command line's check of a workspace folder, for those who run checks with their other tasks. The
 * command line is the one of this extension, run by the editor's own Node.
 * @param commandLine absolute path of dist/cli.js
 * @param node the program that this extension runs in
 */
export function registerTaskProvider(commandLine: string, node: string): vscode.Disposable {
  const taskFor = (definition: HegaoTask, folder: vscode.WorkspaceFolder): vscode.Task => {
    const task = new vscode.Task(
      definition,
      folder,
      l10n.t('检查文件夹'),
      '核稿',
      new vscode.ProcessExecution(node, [commandLine, 'check', ...(definition.paths ?? ['.'])], {
        cwd: folder.uri.fsPath,
        // Electron is Node when it is told to be; Node itself takes no notice.
        env: { ELECTRON_RUN_AS_NODE: '1', HEGAO_LANG: messageLanguage() },
      }),
      MATCHERS,
    );
    task.group = vscode.TaskGroup.Test;
    return task;
  };
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(folder => folder.uri.scheme === 'file')
        .map(folder => taskFor({ type: TYPE, task: 'check' }, folder)),
    resolveTask: task => {
      const { scope, definition } = task;
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      if (folder?.uri.scheme !== 'file' || definition['task'] !== 'check') return undefined;
      // The editor wants its own definition back, whatever it holds beside ours.
      return taskFor(definition as HegaoTask, folder);
    },
  });
}
