import * as vscode from 'vscode';
import { lensesOf } from '../service/code-lens';
import type { Checker } from './checker';
import { LEDGER_SELECTOR, type LedgerReports } from './ledger-reports';
import { PlaceRanges } from './places';

const SETTING = 'hegao.codeLens';

/** Above each entry of a ledger that open reports state: how often they do, and how often wrongly. A click shows the places. */
export function registerCodeLens(checker: Checker, reports: LedgerReports): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      if (!vscode.workspace.getConfiguration('', document.uri).get<boolean>(SETTING, true)) return [];
      if (!reports.isLedger(document)) return [];
      const uri = document.uri.toString();
      const users = checker.allFindings().filter(findings => findings.ledgerUris.includes(uri));
      const ledger = reports.alone(document);
      const inLedger = new PlaceRanges(ledger, []);
      const inReports = new PlaceRanges(null, users);
      return lensesOf(ledger, uri, users).flatMap(({ metric, title, places }) => {
        const range = inLedger.range(metric.namePlace);
        if (range === null) return [];
        const locations = places.flatMap(place => inReports.location(place));
        const command = 'editor.action.showReferences';
        return [new vscode.CodeLens(range, { title, command, arguments: [document.uri, range.start, locations] })];
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    checker.onDidCheck(() => changed.fire()),
    checker.onDidForget(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SETTING)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(LEDGER_SELECTOR, provider),
  );
}
