import * as vscode from 'vscode';
import { definitionAt } from '../service/definition';
import { placesInLedger } from '../service/references';
import type { Checker } from './checker';
import { isReport } from './documents';
import { LEDGER_SELECTOR, type LedgerReports } from './ledger-reports';
import { PlaceRanges } from './places';

/** From a figure, a pin or a live value to its entry in the ledger, and from a name in a formula to that of its metric. */
export function registerDefinition(checker: Checker, reports: LedgerReports): vscode.Disposable {
  const inReport: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      if (!isReport(document)) return null;
      const findings = await checker.checkNow(document);
      const found = findings && definitionAt(findings, document.offsetAt(position));
      if (!found) return null;
      const ranges = new PlaceRanges(findings.ledger, [findings]);
      const originSelectionRange = ranges.range({ ...found.origin, uri: findings.uri });
      return found.metrics.flatMap(({ place, namePlace }): vscode.LocationLink[] => {
        const targetRange = ranges.range(place);
        const targetSelectionRange = ranges.range(namePlace);
        if (!targetRange || !targetSelectionRange || !originSelectionRange) return [];
        const targetUri = vscode.Uri.parse(namePlace.uri);
        return [{ targetUri, targetRange, targetSelectionRange, originSelectionRange }];
      });
    },
  };
  const inLedger: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const pointed = await reports.pointed(document, position);
      if (!pointed?.place) return null;
      const { metric, ledger, place } = pointed;
      const ranges = new PlaceRanges(ledger, []);
      if (place.kind === 'formula') return ranges.location(metric.namePlace);
      // On the entry itself: where else it is used, as editors do for a name that is its own definition.
      return placesInLedger(ledger)
        .filter(other => other.metric === metric && other.kind === 'entry')
        .flatMap(other => ranges.location(other));
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider({ language: 'markdown' }, inReport),
    vscode.languages.registerDefinitionProvider(LEDGER_SELECTOR, inLedger),
  );
}
