import * as vscode from 'vscode';
import { isSameMetric, placeAt, placesInLedger, placesInReport } from '../service/references';
import type { Checker } from './checker';
import { isReport } from './documents';
import { LEDGER_SELECTOR, type LedgerReports } from './ledger-reports';

/**
 * All mentions in a file of the metric at the caret. The editor asks at every move of the caret, also while a word is being
 * composed: a report is not checked for it.
 */
export function registerHighlight(checker: Checker, reports: LedgerReports): vscode.Disposable {
  const provider: vscode.DocumentHighlightProvider = {
    async provideDocumentHighlights(document, position) {
      const places = await placesIn(document);
      const uri = document.uri.toString();
      const pointed = placeAt(places, uri, document.offsetAt(position));
      if (pointed === null) return null;
      return places
        .filter(place => place.uri === uri && isSameMetric(place.metric, pointed.metric))
        .map(({ start, end, kind }) => {
          const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
          const { Read, Write } = vscode.DocumentHighlightKind;
          return new vscode.DocumentHighlight(range, kind === 'entry' ? Write : Read);
        });
    },
  };
  const placesIn = async (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    if (isReport(document)) {
      const findings = checker.isCurrent(uri) ? checker.findings(uri) : undefined;
      return findings ? placesInReport(findings) : [];
    }
    return reports.isLedger(document) ? placesInLedger(await reports.ledgerOf(document)) : [];
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider({ language: 'markdown' }, provider),
    vscode.languages.registerDocumentHighlightProvider(LEDGER_SELECTOR, provider),
  );
}
