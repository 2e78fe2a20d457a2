import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { placeForDraft } from '../service/draft';
import { siblingLedger } from '../service/locate';
import type { PeriodOffer, RolledDraft, rollReport } from '../service/roll-forward';
import { reportFor } from './active-report';
import type { EditorHost } from './host';
import { exists, mayCreate } from './new-file';
import { isRefused } from './read-only';

interface PeriodItem extends vscode.QuickPickItem {
  readonly offer: PeriodOffer;
}

/**
 * `hegao.rollForward`: last period's report and the new period's ledger become this period's draft, in two new files; the old ones stay as
 * they are. A new ledger that stands already where the draft looks for it takes the old values in itself, unsaved. Arguments, all optional: the report's address, the new ledger's, the new report's.
 */
export function registerRollForward(host: EditorHost): vscode.Disposable {
  return vscode.commands.registerCommand(
    'hegao.rollForward',
    async (argument: unknown, ledgerArgument: unknown, targetArgument: unknown) => {
      const report = reportFor(argument);
      if (!report) {
        void vscode.window.showInformationMessage(l10n.t('请先打开上一期的报告（Markdown 文件），再更新到新一期'));
        return;
      }
      const document = {
        uri: report.uri.toString(),
        version: report.version,
        text: report.getText(),
        saved: !report.isUntitled,
      };
      const { existing } = await placeForDraft(document, host);
      if (existing.length === 0) {
        void vscode.window.showInformationMessage(
          l10n.t('这份报告还没有指标文件，不知道哪个数字是哪个指标。请先运行“从报告生成指标文件”'),
        );
        return;
      }
      const ledger = ledgerArgument instanceof vscode.Uri ? ledgerArgument : await chooseLedger(report.uri);
      if (ledger === undefined) return;
      if (existing.some(({ uri }) => uri === ledger.toString())) {
        void vscode.window.showWarningMessage(
          l10n.t(
            '“{0}”是这份报告现在的指标文件。请选择新一期的指标文件；还没有的话，请把它复制一份，改成新一期的时期和数字。',
            vscode.workspace.asRelativePath(ledger),
          ),
        );
        return;
      }
      const made = await draftOf(host, document, existing, ledger);
      if (made === null) return;
      const { draft, source } = made;
      const periods = await choosePeriods(draft.periods);
      if (periods === undefined) return;
      const target = targetArgument instanceof vscode.Uri ? targetArgument : await chooseTarget(report.uri, periods);
      if (target === undefined) return;
      const beside = vscode.Uri.parse(siblingLedger(target.toString()));
      const { text, left } = draft.write(periods, beside.path.slice(beside.path.lastIndexOf('/') + 1));
      const isThere = beside.toString() === ledger.toString();
      const written = await create([
        { uri: target, text, before: null },
        { uri: beside, text: draft.ledgerText, before: isThere ? source : null },
      ]);
      if (!written) return;
      await vscode.window.showTextDocument(target);
      await tell(draft, left);
    },
  );
}

async function chooseLedger(report: vscode.Uri): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: l10n.t('选择新一期的指标文件'),
    openLabel: l10n.t('选择'),
    ...(report.scheme === 'untitled' ? {} : { defaultUri: vscode.Uri.joinPath(report, '..') }),
    filters: { [l10n.t('指标文件')]: ['yaml', 'yml'] },
  });
  return chosen?.[0];
}

async function draftOf(
  host: EditorHost,
  document: Parameters<typeof rollReport>[0],
  existing: Parameters<typeof rollReport>[1],
  ledger: vscode.Uri,
): Promise<{ draft: RolledDraft; source: string } | null> {
  if (!vscode.workspace.isTrusted && !vscode.workspace.getWorkspaceFolder(ledger)) {
    void vscode.window.showWarningMessage(l10n.t('当前工作区不受信任，不能读取它之外的文件。请先信任工作区'));
    return null;
  }
  const text = await host.read(ledger.toString());
  if (text === null) {
    void vscode.window.showErrorMessage(
      l10n.t('无法读取“{0}”。请检查文件是否还在', vscode.workspace.asRelativePath(ledger)),
    );
    return null;
  }
  const { RollProblem, rollReport } = await import('../service/roll-forward');
  try {
    return { draft: rollReport(document, existing, { uri: ledger.toString(), text }), source: text };
  } catch (error) {
    if (!(error instanceof RollProblem)) throw error;
    void vscode.window.showErrorMessage(error.message);
    return null;
  }
}

/** The periods to change; undefined when the user gave up. */
async function choosePeriods(offers: readonly PeriodOffer[]): Promise<readonly PeriodOffer[] | undefined> {
  if (offers.length === 0) return [];
  const items = offers.map(
    (offer): PeriodItem => ({
      label: l10n.t('{0} 改为 {1}', offer.text, offer.proposal),
      description: l10n.t('{0}处', offer.places.length),
      detail: l10n.t('……{0}……', offer.context),
      picked: offer.likely,
      offer,
    }),
  );
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: l10n.t('报告里的时期'),
    placeHolder: l10n.t('勾选要改的时期，没有勾选的不动'),
  });
  return picked?.map(({ offer }) => offer);
}

/** Where to write the new report; by default beside the old one, under a name of the new period. */
async function chooseTarget(report: vscode.Uri, periods: readonly PeriodOffer[]): Promise<vscode.Uri | undefined> {
  const old = report.path.slice(report.path.lastIndexOf('/') + 1);
  const moved = [...periods]
    .sort((a, b) => b.text.length - a.text.length)
    .reduce((name, { text, proposal }) => (name === old ? name.replace(text, proposal) : name), old);
  const name = moved === old ? l10n.t('新一期-{0}', old) : moved;
  const folder =
    report.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(report, '..');
  return vscode.window.showSaveDialog({
    title: l10n.t('新一期的报告存在哪里'),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { Markdown: ['md'] },
  });
}

/** What goes into a file; `before` is what it holds already, null for one that is to be made. */
interface FileContent {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly before: string | null;
}

/** Writes the files, all or none. A file is only changed where it still holds what was read; one that is made never takes another's place. */
async function create(files: readonly FileContent[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text, before } of files) {
    const shown = vscode.workspace.asRelativePath(uri);
    if (!mayCreate(uri)) return false;
    if (before !== null) {
      const document = await vscode.workspace.openTextDocument(uri);
      if (document.getText() !== before) {
        void vscode.window.showWarningMessage(l10n.t('指标文件刚刚又有了改动，没有写入。请再执行一次这个命令'));
        return false;
      }
      if (text !== before)
        edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), text);
      continue;
    }
    if (await exists(uri)) {
      void vscode.window.showErrorMessage(l10n.t('“{0}”已经存在，没有写入。请给新一期的报告换一个名称', shown));
      return false;
    }
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  }
  if (await isRefused(edit)) return false;
  if (await vscode.workspace.applyEdit(edit)) return true;
  await takeBack(files);
  void vscode.window.showErrorMessage(
    l10n.t('无法写入“{0}”。请检查文件夹是否可以写入', vscode.workspace.asRelativePath(files[0]!.uri)),
  );
  return false;
}

/** Of several files the first may have been made when the next could not be. */
async function takeBack(files: readonly FileContent[]): Promise<void> {
  for (const { uri, text, before } of files) {
    if (before !== null) continue;
    try {
      const made = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      if (made === text) await vscode.workspace.fs.delete(uri);
    } catch {
      // It was not made.
    }
  }
}

/** What was done, and in a document of its own what is left to do. */
async function tell({ rewritten, kept }: RolledDraft, left: readonly string[]): Promise<void> {
  void vscode.window.showInformationMessage(
    l10n.t('已更新到新一期：改写 {0} 个数字，{1} 个不用改，{2} 处要由您决定', rewritten, kept, left.length),
  );
  if (left.length === 0) return;
  const head = l10n.t('以下各处没有改动，请逐一核对（行号是上一期报告的行号）：');
  const document = await vscode.workspace.openTextDocument({
    language: 'plaintext',
    content: `${[head, '', ...left].join('\n')}\n`,
  });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}
