import * as vscode from 'vscode';
import { placesOf } from '../service/references';
import { LEDGER_SELECTOR, type LedgerReports } from './ledger-reports';
import { PlaceRanges } from './places';

/** Where a metric is spoken of: in the ledger, in the open reports and in the other reports that use the ledger. */
export function registerReferences(reports: LedgerReports): vscode.Disposable {
  const provider: vscode.ReferenceProvider = {
    async provideReferences(document, position, context, token) {
      const pointed = await reports.pointed(document, position);
      if (!pointed) return null;
      const { metric, ledger } = pointed;
      const users = await reports.all(metric.namePlace.uri, token);
      const ranges = new PlaceRanges(ledger, users);
      return placesOf(metric, ledger, users)
        .filter(place => place.kind !== 'entry' || context.includeDeclaration)
        .flatMap(place => ranges.location(place));
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider({ language: 'markdown' }, provider),
    vscode.languages.registerReferenceProvider(LEDGER_SELECTOR, provider),
  );
}
