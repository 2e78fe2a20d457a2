import * as vscode from 'vscode';
import { LineIndex, type Problem, type Severity, type TextRange } from '../service/answers';
import type { Findings } from '../service/types';
import type { Checker, LedgerFindings } from './checker';
import type { EditorHost } from './host';
import { mergeProblems, type Source } from './merge';
import { rangeIn } from './ranges';
import { rulePageAddress } from './rule-page';

/** Shown before every message of ours in the Problems panel. A proper name, the same in every language. */
export const SOURCE = '核稿';

const SEVERITY: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/**
 * Shows the findings in the report and in its ledgers. Each file's marks are replaced in one step and never cleared in
 * between; the editor itself moves the old ones along with the text.
 */
export function registerDiagnostics(checker: Checker, host: EditorHost): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('hegao');
  const sources = new Map<string, Source>();
  let order = 0;

  const publish = (uris: Iterable<string>): void => {
    const all = [...sources.values()];
    const entries: [vscode.Uri, vscode.Diagnostic[]][] = [];
    for (const uri of new Set(uris)) {
      const { text, problems } = mergeProblems(uri, all);
      const lines = new Lines(all, host);
      if (text !== null) lines.use(uri, text);
      entries.push([vscode.Uri.parse(uri), problems.map(problem => toDiagnostic(problem, lines))]);
    }
    collection.set(entries);
  };

  const accept = (key: string, source: Source): void => {
    const before = sources.get(key);
    sources.set(key, source);
    publish([source.uri, ...urisOf(before), ...urisOf(source)]);
  };

  return vscode.Disposable.from(
    collection,
    checker.onDidCheck(findings => accept(`report ${findings.uri}`, fromReport(findings, host, order++))),
    checker.onDidCheckLedger(found => accept(`ledger ${found.uri}`, fromLedger(found, order++))),
    checker.onDidForget(uri => {
      const gone = [...urisOf(sources.get(`report ${uri}`)), ...urisOf(sources.get(`ledger ${uri}`))];
      sources.delete(`report ${uri}`);
      sources.delete(`ledger ${uri}`);
      publish([uri, ...gone]);
    }),
  );
}

/** What a report's check says about the files it read. */
export function fromReport(findings: Findings, host: EditorHost, order: number): Source {
  const texts = new Map([[findings.uri, findings.report.text]]);
  for (const file of findings.ledger?.files ?? []) texts.set(file.uri, file.text);
  for (const uri of findings.ledgerUris) {
    const text = host.lastText(uri);
    if (!texts.has(uri) && text !== undefined) texts.set(uri, text);
  }
  return { uri: findings.uri, order, problems: findings.problems, texts, ledgerUris: findings.ledgerUris };
}

const fromLedger = (found: LedgerFindings, order: number): Source => ({
  uri: found.uri,
  order,
  problems: found.problems,
  texts: new Map([[found.uri, found.text]]),
  ledgerUris: [],
});

const urisOf = (source: Source | undefined): string[] =>
  source ? [source.uri, ...source.ledgerUris, ...source.problems.map(problem => problem.uri)] : [];

/** Offsets to ranges, each file's lines counted once. */
export class Lines {
  private readonly indexes = new Map<string, LineIndex>();

  constructor(
    private readonly sources: readonly Source[],
    private readonly host: EditorHost,
  ) {}

  use(uri: string, text: string): LineIndex {
    const index = new LineIndex(text);
    this.indexes.set(uri, index);
    return index;
  }

  range(uri: string, range: TextRange): vscode.Range {
    return rangeIn(this.indexes.get(uri) ?? this.use(uri, this.textOf(uri)), range);
  }

  private textOf(uri: string): string {
    for (const source of this.sources) {
      const text = source.texts.get(uri);
      if (text !== undefined) return text;
    }
    return this.host.lastText(uri) ?? '';
  }
}

/** A finding as the editor shows it. */
export function toDiagnostic(problem: Problem, lines: Lines): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    lines.range(problem.uri, problem),
    problem.message,
    SEVERITY[problem.severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code = { value: problem.rule, target: rulePageAddress(problem.rule) };
  if (problem.related.length > 0) {
    diagnostic.relatedInformation = problem.related.map(
      place =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(vscode.Uri.parse(place.uri), lines.range(place.uri, place)),
          place.message,
        ),
    );
  }
  return diagnostic;
}
