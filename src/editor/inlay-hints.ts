import * as vscode from 'vscode';
import { inlaysOf } from '../service/inlay';
import type { Checker } from './checker';
import { isReport } from './documents';

const SETTING = 'hegao.inlayHints';

/** Behind each live value of a report what it shows, where the setting asks for it. */
export function registerInlayHints(checker: Checker): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(document, range) {
      if (!vscode.workspace.getConfiguration('', document.uri).get<boolean>(SETTING, false)) return [];
      const uri = document.uri.toString();
      // Offsets of an older text would put the values into the middle of words.
      const findings = isReport(document) && checker.isCurrent(uri) ? checker.findings(uri) : undefined;
      if (!findings) return [];
      return inlaysOf(findings, document.offsetAt(range.start), document.offsetAt(range.end)).map(
        ({ offset, text }) => {
          const hint = new vscode.InlayHint(document.positionAt(offset), text);
          hint.paddingLeft = true;
          return hint;
        },
      );
    },
  };
  return vscode.Disposable.from(
    changed,
    checker.onDidCheck(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SETTING)) changed.fire();
    }),
    vscode.languages.registerInlayHintsProvider({ language: 'markdown' }, provider),
  );
}
