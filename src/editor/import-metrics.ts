import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { placeForDraft } from '../service/draft';
import type { ImportStep, TableImport } from '../service/import-table';
import { reportFor } from './active-report';
import type { EditorHost } from './host';
import { ImportPreview } from './import-preview';
import { mayCreate } from './new-file';
import { isRefused } from './read-only';

/** A table of figures with more bytes than this is none that a person keeps. */
const LARGEST_FILE = 32 * 1024 * 1024;

interface Target {
  /** The ledger's files; one without text for a ledger that is to be made. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  /** False for a ledger that is to be made. */
  readonly exists: boolean;
}

interface StepItem extends vscode.QuickPickItem {
  readonly step: ImportStep;
}

/**
 * `hegao.importMetrics`: takes the figures of an Excel or CSV table into the ledger of the active report, into the ledger in the active
 * editor, or into a new one. What would be added and changed is shown first, as a list and as a diff; what the user leaves out stays as it is, and giving up
 * writes nothing. The argument may be the table's address.
 */
export function registerImportMetrics(host: EditorHost): vscode.Disposable {
  const preview = new ImportPreview();
  const command = vscode.commands.registerCommand('hegao.importMetrics', async (argument: unknown) => {
    // The active editor now: the dialog and the list take the focus away.
    const target = await targetFor(host);
    const table = argument instanceof vscode.Uri ? argument : await chooseTable();
    if (table === undefined) return;
    const read = await readTable(table, target);
    if (read === null) return;
    const { steps, same, leftOut } = read.plan;
    if (leftOut.length > 0) void tellLeftOut(leftOut);
    if (steps.length === 0) {
      if (leftOut.length === 0)
        void vscode.window.showInformationMessage(
          same > 0
            ? l10n.t('表中的 {0} 个数值指标文件里都有，没有要改动的', same)
            : l10n.t('表中没有可以导入的数值，指标文件没有改动'),
        );
      return;
    }
    const chosen = await chooseBeside(preview, target, read);
    if (chosen === undefined || chosen.length === 0) return;
    if (!(await write(target, read.apply(chosen)))) return;
    const added = chosen.filter(({ kind }) => kind === 'add').length;
    void vscode.window.showInformationMessage(
      l10n.t('已导入：新增 {0} 个指标，改动 {1} 个数值', added, chosen.length - added),
    );
  });
  return vscode.Disposable.from(command, preview);
}

/** Lets the user choose, with the ledger as it is and as it would be side by side behind the list. */
async function chooseBeside(
  preview: ImportPreview,
  { exists }: Target,
  { plan, apply }: TableImport,
): Promise<readonly ImportStep[] | undefined> {
  if (!exists) return chooseSteps(plan.steps);
  const [changed] = apply(plan.steps);
  if (changed !== undefined) await preview.show(vscode.Uri.parse(changed[0]), changed[1]);
  try {
    return await chooseSteps(plan.steps);
  } finally {
    await preview.close();
  }
}

async function targetFor(host: EditorHost): Promise<Target> {
  const report = reportFor(undefined);
  const active = vscode.window.activeTextEditor?.document;
  if (!report && active?.languageId === 'yaml')
    return { files: [{ uri: active.uri.toString(), text: active.getText() }], exists: true };
  if (!report) return { files: [{ uri: '', text: '' }], exists: false };
  const { existing, target } = await placeForDraft(
    { uri: report.uri.toString(), version: report.version, text: report.getText(), saved: !report.isUntitled },
    host,
  );
  return existing.length > 0
    ? { files: existing, exists: true }
    : { files: [{ uri: target ?? '', text: '' }], exists: false };
}

async function chooseTable(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: l10n.t('选择要导入的表格'),
    openLabel: l10n.t('导入'),
    filters: { [l10n.t('Excel 或 CSV 表格')]: ['xlsx', 'csv', 'tsv', 'txt'] },
  });
  return chosen?.[0];
}

async function readTable(table: vscode.Uri, target: Target): Promise<TableImport | null> {
  const name = vscode.workspace.asRelativePath(table);
  const { ImportProblem, importTable } = await import('../service/import-table');
  try {
    if (!vscode.workspace.isTrusted && !vscode.workspace.getWorkspaceFolder(table)) {
      void vscode.window.showWarningMessage(l10n.t('当前工作区不受信任，不能读取它之外的文件。请先信任工作区'));
      return null;
    }
    if ((await vscode.workspace.fs.stat(table)).size > LARGEST_FILE) {
      void vscode.window.showErrorMessage(l10n.t('“{0}”太大，无法导入。请只留下要导入的工作表，另存后再导入', name));
      return null;
    }
    return importTable(await vscode.workspace.fs.readFile(table), target.files);
  } catch (error) {
    const reason = error instanceof ImportProblem ? error.message : l10n.t('无法读取“{0}”。请检查文件是否还在', name);
    void vscode.window.showErrorMessage(reason);
    return null;
  }
}

/** The list of what would be done, all of it ticked; undefined when the user gave up. */
async function chooseSteps(steps: readonly ImportStep[]): Promise<readonly ImportStep[] | undefined> {
  // What replaces something comes first: that is what has to be looked at.
  const ordered = [...steps.filter(({ kind }) => kind === 'change'), ...steps.filter(({ kind }) => kind !== 'change')];
  const items = ordered.map((step): StepItem => {
    const period = step.period === '' ? '' : l10n.t('（{0}）', step.period);
    return step.kind === 'change'
      ? {
          label: `$(edit) ${step.metric}${period}`,
          description: l10n.t('{0} 改为 {1}', step.before, step.after),
          picked: true,
          step,
        }
      : { label: `$(add) ${step.metric}${period}`, description: step.after, picked: true, step };
  });
  const added = steps.filter(({ kind }) => kind === 'add').length;
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
    title: l10n.t('导入指标：新增 {0} 个，改动 {1} 处', added, steps.length - added),
    placeHolder: l10n.t('去掉不要导入的，按“确定”写入指标文件'),
  });
  return picked?.map(({ step }) => step);
}

/** Writes the new texts, unsaved, so that they can be looked at and undone; false when that could not be done. */
async function write({ files, exists }: Target, texts: ReadonlyMap<string, string>): Promise<boolean> {
  const [first] = files;
  if (!exists && first!.uri === '') {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: texts.get('') ?? '' });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
    return true;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const [address, text] of texts) {
    const uri = vscode.Uri.parse(address);
    if (!mayCreate(uri)) return false;
    if (!exists) {
      edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
      continue;
    }
    const open = await vscode.workspace.openTextDocument(uri);
    const before = files.find(file => file.uri === address)!.text;
    if (open.getText() !== before) {
      void vscode.window.showWarningMessage(l10n.t('指标文件刚刚又有了改动，没有写入。请再执行一次这个命令'));
      return false;
    }
    edit.replace(uri, new vscode.Range(open.positionAt(0), open.positionAt(before.length)), text);
  }
  if (await isRefused(edit)) return false;
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      l10n.t('无法写入“{0}”。请检查文件夹是否可以写入', vscode.workspace.asRelativePath(vscode.Uri.parse(first!.uri))),
    );
    return false;
  }
  const [shown] = texts.keys();
  await vscode.window.showTextDocument(vscode.Uri.parse(shown!), { viewColumn: vscode.ViewColumn.Beside });
  return true;
}

/** What was left out, one line each, in a document of its own when the user wants to see it. */
async function tellLeftOut(leftOut: readonly string[]): Promise<void> {
  const see = l10n.t('查看');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('表中有 {0} 处没有导入。{1}', leftOut.length, leftOut[0]!),
    see,
  );
  if (answer !== see) return;
  const document = await vscode.workspace.openTextDocument({
    language: 'plaintext',
    content: `${leftOut.join('\n')}\n`,
  });
  await vscode.window.showTextDocument(document);
}
