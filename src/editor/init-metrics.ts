import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type DraftedLedger, type DraftPlace, draftFor, type ProposeMetricName, placeForDraft } from '../service/draft';
import type { ReportDocument } from '../service/types';
import { reportFor } from './active-report';
import type { EditorHost } from './host';
import { mayCreate } from './new-file';
import { isRefused } from './read-only';

/**
 * `hegao.initMetrics`: drafts the ledger of the report from its own figures. Beside the report, or where its front matter looks; into a
 * ledger that is there goes what it lacks, or all of it is replaced. What was there is never lost: the file is changed in the editor,
 * unsaved, and undone in one step.
 */
export function registerInitMetrics(host: EditorHost, propose: ProposeMetricName): vscode.Disposable {
  return vscode.commands.registerCommand('hegao.initMetrics', async (argument: unknown) => {
    const report = reportFor(argument);
    if (!report) {
      void vscode.window.showInformationMessage(l10n.t('请先打开一份写好的报告（Markdown 文件），再从它生成指标文件'));
      return;
    }
    const document: ReportDocument = {
      uri: report.uri.toString(),
      version: report.version,
      text: report.getText(),
      saved: !report.isUntitled,
    };
    const place = await placeForDraft(document, host);
    const wanted = await chooseWay(place);
    if (wanted === undefined) return;
    const draft = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: l10n.t('正在从报告拟定指标……') },
      () => draftFor(document, propose, wanted === 'merge' ? place.existing : []),
    );
    if (draft.metrics === 0) {
      void vscode.window.showInformationMessage(
        wanted === 'merge'
          ? l10n.t('报告里没有指标文件还缺少的数字，指标文件没有改动')
          : l10n.t('报告里没有可以记入指标文件的数字，没有新建文件'),
      );
      return;
    }
    if (await show(draft, wanted === 'merge' ? place.existing[0]!.uri : place.target, place)) tell(draft, wanted);
  });
}

type Way = 'new' | 'merge' | 'replace';

/** What to do with a ledger that is there; undefined when the user gave up. */
async function chooseWay({ target, existing, readable }: DraftPlace): Promise<Way | undefined> {
  const [first] = existing;
  if (first === undefined) return 'new';
  const merge = l10n.t('补入缺少的指标');
  // A ledger that several reports share is never replaced by what one of them says.
  const own = first.uri === target;
  const instead = own ? l10n.t('全部替换') : l10n.t('另建一个');
  const name = vscode.workspace.asRelativePath(vscode.Uri.parse(first.uri));
  const answer = await vscode.window.showWarningMessage(
    readable
      ? l10n.t('这份报告已有指标文件“{0}”。要把报告里它还没有的数字补进去吗？', name)
      : l10n.t('指标文件“{0}”有语法错误，无法补入。请先改正，或者不用它。', name),
    { modal: true },
    ...(readable ? [merge] : []),
    ...(target === null ? [] : [instead]),
  );
  if (answer === merge) return 'merge';
  return answer === instead ? (own ? 'replace' : 'new') : undefined;
}

/** Puts the draft before the user; false when the file could not be written (a message has said so). */
async function show(draft: DraftedLedger, target: string | null, place: DraftPlace): Promise<boolean> {
  const beside = { viewColumn: vscode.ViewColumn.Beside };
  if (target === null) {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: draft.text });
    await vscode.window.showTextDocument(document, beside);
    return true;
  }
  const uri = vscode.Uri.parse(target);
  if (!mayCreate(uri)) return false;
  const edit = new vscode.WorkspaceEdit();
  const before = place.existing.find(file => file.uri === target);
  if (before === undefined) {
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(draft.text) });
  } else {
    const open = await vscode.workspace.openTextDocument(uri);
    // Changed while the draft was made, or in the question: what was added meanwhile must not be lost.
    if (open.getText() !== before.text) {
      void vscode.window.showWarningMessage(l10n.t('指标文件刚刚又有了改动，没有写入。请再执行一次这个命令'));
      return false;
    }
    edit.replace(uri, new vscode.Range(open.positionAt(0), open.positionAt(before.text.length)), draft.text);
  }
  if (await isRefused(edit)) return false;
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      l10n.t('无法写入“{0}”。请检查文件夹是否可以写入', vscode.workspace.asRelativePath(uri)),
    );
    return false;
  }
  await vscode.window.showTextDocument(uri, beside);
  return true;
}

function tell({ metrics, figures, backed }: DraftedLedger, way: Way): void {
  const text =
    way === 'merge'
      ? l10n.t(
          '补入了 {0} 个指标，报告中 {1} 个数字里有 {2} 个有了依据。名称由程序拟定，请逐个核对。',
          metrics,
          figures,
          backed,
        )
      : l10n.t(
          '拟定了 {0} 个指标，报告中 {1} 个数字里有 {2} 个有了依据。名称由程序拟定，请逐个核对。',
          metrics,
          figures,
          backed,
        );
  void vscode.window.showInformationMessage(text);
}
