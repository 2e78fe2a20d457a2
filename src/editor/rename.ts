import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { NameRefused, renameEdits } from '../service/rename';
import { LEDGER_SELECTOR, type LedgerReports, type Pointed } from './ledger-reports';
import { PlaceRanges } from './places';
import { readOnlyFile, readOnlyMessage } from './read-only';
import { toWorkspaceEdit } from './workspace-edits';

/** Renames a metric from its key, a formula, a pin or a live value, in the ledger and in every report that uses it. */
export function registerRename(reports: LedgerReports): vscode.Disposable {
  const provider: vscode.RenameProvider = {
    async prepareRename(document, position) {
      const pointed = await reports.pointed(document, position);
      const range = pointed && nameRange(document, pointed);
      if (!pointed || !range) throw new Error(l10n.t('这里没有可以改名的指标。请在指标文件的名称、占位或指定上改名。'));
      // The editor's own word range would be the whole run of Chinese characters.
      return { range, placeholder: pointed.metric.name };
    },
    async provideRenameEdits(document, position, newName, token) {
      const pointed = await reports.pointed(document, position);
      if (!pointed) return null;
      const { metric, ledger } = pointed;
      const users = await reports.all(metric.namePlace.uri, token);
      const texts = new PlaceRanges(ledger, users);
      const edits = edited(() => renameEdits(ledger, metric, newName, users));
      const edit = toWorkspaceEdit(edits, uri => texts.textOf(uri));
      if (!edit) throw new Error(l10n.t('改名没有做：有文件刚刚改动过。请再试一次。'));
      const readOnly = await readOnlyFile(edit);
      if (readOnly) throw new Error(readOnlyMessage(readOnly));
      return edit;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerRenameProvider({ language: 'markdown' }, provider),
    vscode.languages.registerRenameProvider(LEDGER_SELECTOR, provider),
  );
}

/** The editor shows the message of a plain error beside the name. */
function edited<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof NameRefused ? new Error(error.message) : error;
  }
}

/** Where the name stands that would be written over, without the quotes of YAML. */
function nameRange(document: vscode.TextDocument, { place, metric }: Pointed): vscode.Range | undefined {
  if (!place || place.kind === 'figure') return undefined;
  const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
  const text = document.getText(range);
  // 组/名: the group is no part of what is renamed.
  const at = text.lastIndexOf(metric.name);
  if (at < 0) return range;
  const start = document.offsetAt(range.start) + at;
  return new vscode.Range(document.positionAt(start), document.positionAt(start + metric.name.length));
}
