import * as vscode from 'vscode';
import { reportsIn } from '../service/folder-check';
import { folderOf } from '../service/locate';
import { entryAt, type MetricPlace, placeAt, placesInLedger, placesInReport } from '../service/references';
import type { HegaoService } from '../service/service';
import type { Findings, Ledger, Metric } from '../service/types';
import type { Checker } from './checker';
import { settingsFor } from './configuration';
import { hasLedgerName, isReport, openDocument } from './documents';
import { addressIn, listFolder } from './folder-listing';
import type { EditorHost } from './host';

/** Documents that may be ledgers; which of them are is asked of `LedgerReports.isLedger`. */
export const LEDGER_SELECTOR: vscode.DocumentSelector = [
  { language: 'yaml' },
  { pattern: '**/*.metrics.yaml' },
  { pattern: '**/metrics.yaml' },
];

/** Reports that nobody has open are looked through up to this many; more are no folder of one office's drafts. */
const MOST_REPORTS = 2000;

/** A metric that is pointed at, in a report or in its ledger. */
export interface Pointed {
  readonly metric: Metric;
  readonly ledger: Ledger;
  /** The place pointed at; null when it is somewhere in the metric's entry. */
  readonly place: MetricPlace | null;
}

/** Ledgers and the reports that use them, open or not, as they stand in the editor. */
export class LedgerReports {
  constructor(
    private readonly checker: Checker,
    private readonly service: HegaoService,
    private readonly host: EditorHost,
  ) {}

  isLedger(document: vscode.TextDocument): boolean {
    return !isReport(document) && (hasLedgerName(document.uri) || this.checker.usesLedger(document.uri.toString()));
  }

  /** The open reports that use a ledger, checked as they stand. */
  async open(ledger: string): Promise<Findings[]> {
    const all = await this.checker.findingsAbout(ledger, vscode.CodeActionTriggerKind.Invoke);
    // Others would use it if it were there, or if theirs were not.
    return all.filter(findings => findings.ledgerUris.includes(ledger));
  }

  /** All reports that use a ledger: the open ones, and those of the workspace. */
  async all(ledger: string, token: vscode.CancellationToken): Promise<Findings[]> {
    const found = await this.open(ledger);
    const folder = vscode.Uri.parse(folderOf(ledger));
    if (folder.scheme === 'untitled') return found;
    // A report may name its ledger from any folder of the workspace; beyond it only what lies beside the ledger is looked at.
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    if (!vscode.workspace.getWorkspaceFolder(folder)) roots.unshift(folder);
    const seen = new Set<string>();
    for (const root of roots) {
      for (const file of await reportsBelow(root, token)) {
        if (token.isCancellationRequested || seen.size >= MOST_REPORTS) return found;
        if (seen.has(file.toString())) continue;
        seen.add(file.toString());
        const findings = await this.closed(file, ledger);
        if (findings !== null) found.push(findings);
      }
    }
    return found;
  }

  /** The ledger of an open document: as its reports read it, together with their other ledgers, or by itself. */
  async ledgerOf(document: vscode.TextDocument): Promise<Ledger> {
    const uri = document.uri.toString();
    const text = document.getText();
    const readers = await this.open(uri);
    const read = readers.find(({ ledger }) => ledger?.files.some(file => file.uri === uri && file.text === text));
    return read?.ledger ?? this.service.readLedger(uri, text);
  }

  /** The ledger of an open document by itself: where its own entries stand, without waiting for any report. */
  alone(document: vscode.TextDocument): Ledger {
    return this.service.readLedger(document.uri.toString(), document.getText());
  }

  /** The metric that is pointed at in a report or a ledger; undefined where there is none. */
  async pointed(document: vscode.TextDocument, position: vscode.Position): Promise<Pointed | undefined> {
    const uri = document.uri.toString();
    const offset = document.offsetAt(position);
    if (isReport(document)) {
      const findings = await this.checker.checkNow(document);
      const place = findings ? placeAt(placesInReport(findings), uri, offset) : null;
      return findings?.ledger && place ? { metric: place.metric, ledger: findings.ledger, place } : undefined;
    }
    if (!this.isLedger(document)) return undefined;
    const ledger = await this.ledgerOf(document);
    const place = placeAt(placesInLedger(ledger), uri, offset);
    const metric = place?.metric ?? entryAt(ledger, uri, offset);
    return metric ? { metric, ledger, place } : undefined;
  }

  /** Checks a report that is not open, when it uses the ledger. */
  private async closed(file: vscode.Uri, ledger: string): Promise<Findings | null> {
    const uri = file.toString();
    const open = openDocument(uri);
    // What is open and a report has been asked already.
    if (open && this.checker.isWatched(uri)) return null;
    const text = await this.host.read(uri);
    if (text === null) return null;
    const report = { uri, version: 0, text, saved: true };
    if (!(await this.service.ledgersOf(report)).includes(ledger)) return null;
    const findings = await this.service.check(report, settingsFor(file) ?? { severities: {} });
    this.service.close(uri);
    return findings;
  }
}

/** File systems that the editor can search; of others it waits for somebody who can, for ever. */
const SEARCHABLE = ['file', 'vscode-remote'];

/** The reports in a folder and its folders, `node_modules` and names with a leading dot aside. */
async function reportsBelow(root: vscode.Uri, token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  if (SEARCHABLE.includes(root.scheme)) {
    const pattern = new vscode.RelativePattern(root, '**/*.md');
    return vscode.workspace.findFiles(pattern, '{**/node_modules/**,**/.*/**}', MOST_REPORTS, token);
  }
  let folders = 0;
  const host = {
    list: (folder: string) => {
      folders += 1;
      return listFolder(folder);
    },
    join: addressIn,
    get isCancelled() {
      return token.isCancellationRequested || folders > MOST_REPORTS;
    },
  };
  const { reports } = await reportsIn(root.toString(), host, MOST_REPORTS);
  return reports.map(uri => vscode.Uri.parse(uri));
}
