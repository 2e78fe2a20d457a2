import type * as vscode from 'vscode';
import type { Severity } from '../service/answers';
import type { Findings } from '../service/types';
import { fromReport, Lines, toDiagnostic } from './diagnostics';
import type { EditorHost } from './host';

/**
 * The marks of a whole folder's reports and of their ledgers, gathered report by report: nothing else is kept of a report. What
 * several reports find in the ledger that they share is there once; a metric is unused only when none of them states it.
 */
export class FolderMarks {
  /** Every finding once, by severity. */
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  private readonly byFile = new Map<string, vscode.Diagnostic[]>();
  private readonly ledgers = new Map<string, LedgerMarks>();

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
    if (own.length > 0) this.byFile.set(findings.uri, own);
  }

  /** All marks by file. */
  all(): ReadonlyMap<string, readonly vscode.Diagnostic[]> {
    const all = new Map<string, readonly vscode.Diagnostic[]>(this.byFile);
    for (const [uri, { sure, unused }] of this.ledgers) {
      const marks = [...sure.values(), ...(unused?.values() ?? [])];
      if (marks.length > 0) all.set(uri, marks);
    }
    return all;
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

interface LedgerMarks {
  readonly sure: Map<string, vscode.Diagnostic>;
  /** What all reports so far agree is unused; null before the first. */
  unused: Map<string, vscode.Diagnostic> | null;
}
