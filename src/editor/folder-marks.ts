import type * as vscode from 'vscode';
import type { Severity } from '../service/answers';
import type { Findings } from '../service/types';
import { fromReport, Lines, toDiagnostic } from './diagnostics';
import type { EditorHost } from './host';

/**
 * The marks of a whole folder's reports and of their ledgers, gathered report by report: nothing else is kept of a report. What
 * several reports find in the ledger that they share is there once; a metric is unused only when none of them states it. A report
 * may be added again when it or its ledger has changed.
 */
export class FolderMarks {
  /** Every finding once, by severity, as they were added. */
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  private readonly byFile = new Map<string, vscode.Diagnostic[]>();
  private readonly ledgers = new Map<string, LedgerMarks>();
  /** By report: the files that its findings come from, the report aside; also where such a file would be looked for. */
  private readonly sourcesOf = new Map<string, readonly string[]>();

  constructor(private readonly host: EditorHost) {}

  /** Takes what was found in a report and in its ledgers. */
  add(findings: Findings): void {
    const lines = new Lines([fromReport(findings, this.host, 0)], this.host);
    const own: vscode.Diagnostic[] = [];
    const unused = new Map<string, Map<string, vscode.Diagnostic>>(findings.ledgerUris.map(uri => [uri, new Map()]));
    for (const problem of findings.problems) {
      if (problem.uri === findings.uri) {
        this.counts[problem.severity] += 1;
        own.push(toDiagnostic(problem, lines));
        continue;
      }
      const marks = this.ledgerMarks(problem.uri);
      const key = `${problem.rule}\n${problem.start}\n${problem.end}\n${problem.message}`;
      if (problem.rule === 'metric-unused') {
        const known = marks.unused?.get(key);
        // Only what every report before this one has said, too, can still be true.
        if (marks.unused === null || known) unused.get(problem.uri)?.set(key, known ?? toDiagnostic(problem, lines));
      } else if (!marks.sure.has(key)) {
        this.counts[problem.severity] += 1;
        marks.sure.set(key, toDiagnostic(problem, lines));
      }
    }
    if (findings.state === 'checked') for (const [uri, marks] of unused) this.ledgerMarks(uri).unused = marks;
    this.sourcesOf.set(findings.uri, [...new Set([...findings.ledgerUris, ...findings.watchedUris])]);
    if (own.length > 0) this.byFile.set(findings.uri, own);
    else this.byFile.delete(findings.uri);
  }

  /** Forgets a report. What its ledger has is still true. */
  drop(report: string): void {
    this.byFile.delete(report);
    this.sourcesOf.delete(report);
  }

  /** Forgets the marks of a ledger, or of the ledgers in a folder, until its reports are added again. Gives their addresses. */
  dropLedgers(place: string): string[] {
    const gone = [...this.ledgers.keys()].filter(uri => isIn(place, uri));
    for (const uri of gone) this.ledgers.delete(uri);
    return gone;
  }

  /** The reports whose findings come from that file or from a file in that folder, too. */
  reportsUsing(place: string): string[] {
    return [...this.sourcesOf].flatMap(([report, sources]) => (sources.some(uri => isIn(place, uri)) ? report : []));
  }

  /** That report, or those in that folder. */
  reportsWithin(place: string): string[] {
    return [...this.sourcesOf.keys()].filter(report => isIn(place, report));
  }

  /** Every file besides the reports that findings come from. */
  sources(): ReadonlySet<string> {
    return new Set([...this.sourcesOf.values()].flat());
  }

  /** The files that have been added, and their ledgers. */
  files(): string[] {
    return [...this.byFile.keys(), ...this.ledgers.keys()];
  }

  /** The marks of a file. */
  of(uri: string): readonly vscode.Diagnostic[] {
    const ledger = this.ledgers.get(uri);
    return this.byFile.get(uri) ?? [...(ledger?.sure.values() ?? []), ...(ledger?.unused?.values() ?? [])];
  }

  private ledgerMarks(uri: string): LedgerMarks {
    let marks = this.ledgers.get(uri);
    if (!marks) {
      marks = { sure: new Map(), unused: null };
      this.ledgers.set(uri, marks);
    }
    return marks;
  }
}

const isIn = (place: string, uri: string): boolean => uri === place || uri.startsWith(`${place}/`);

interface LedgerMarks {
  readonly sure: Map<string, vscode.Diagnostic>;
  /** What all reports so far agree is unused; null before the first. */
  unused: Map<string, vscode.Diagnostic> | null;
}
