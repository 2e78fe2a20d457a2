import * as vscode from 'vscode';
import { markFigures, type PreviewFacts, type PreviewMarkdownIt, previewFacts } from '../service/markdown-preview';
import type { Findings } from '../service/types';
import type { Checker } from './checker';
import { openDocument } from './documents';
import { marksShown } from './layout-settings';

/** What the last preview of a report showed. */
interface Shown {
  readonly text: string;
  /** The facts that it showed, null when there were none for this text yet. */
  readonly facts: string | null;
}

/**
 * The editor's own Markdown preview with figures marked and live values filled in. The preview asks for a report's text to be
 * parsed whenever it changes; it knows nothing of ledgers, so it is told to look again when what it showed is no longer right.
 */
export class MarkdownPreview implements vscode.Disposable {
  /** By address, what previews of the open reports showed last. */
  private readonly shown = new Map<string, Shown>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly checker: Checker) {
    this.disposables = [
      checker.onDidCheck(findings => this.refreshAfter(findings)),
      checker.onDidForget(uri => this.shown.delete(uri)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (!event.affectsConfiguration('hegao.preview.marks')) return;
        for (const findings of this.checker.allFindings()) this.refreshAfter(findings);
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** What VS Code calls with the parser of its Markdown preview. */
  readonly extend = <T extends PreviewMarkdownIt>(md: T): T =>
    markFigures(md, (text, document) => this.factsFor(text, document));

  private factsFor(text: string, document: unknown): PreviewFacts | null {
    const uri = this.reportWith(text, document);
    if (uri === null) return null;
    const facts = this.factsOf(uri, text);
    this.shown.set(uri, { text, facts: facts && JSON.stringify(facts) });
    return facts;
  }

  /** What is known of the report's text as it stands; null while it is still being checked. */
  private factsOf(uri: string, text: string): PreviewFacts | null {
    const findings = this.checker.findings(uri);
    return findings?.report.text === text ? factsOf(findings) : null;
  }

  /** The open report that a preview is about: the one it names, else the one with this text. */
  private reportWith(text: string, document: unknown): string | null {
    const named = document instanceof vscode.Uri ? document.toString() : null;
    if (named !== null) return openDocument(named)?.getText() === text ? named : null;
    const same = vscode.workspace.textDocuments
      .filter(one => this.checker.isWatched(one.uri.toString()) && one.getText() === text)
      .map(one => one.uri.toString());
    const first = same[0];
    if (first === undefined || same.length === 1) return first ?? null;
    // Copies of a report may have different ledgers: then it is the one that somebody looks at, if there is only one.
    const facts = same.map(uri => JSON.stringify(this.factsOf(uri, text)));
    if (facts.every(one => one === facts[0])) return first;
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    if (active !== undefined && same.includes(active)) return active;
    const seen = new Set(vscode.window.visibleTextEditors.map(editor => editor.document.uri.toString()));
    const visible = same.filter(uri => seen.has(uri));
    return visible.length === 1 ? visible[0]! : null;
  }

  /** Has the previews parse again, only when one has shown this very text with other facts: so it can't go on and on. */
  private refreshAfter(findings: Findings): void {
    const shown = this.shown.get(findings.uri);
    if (shown?.text !== findings.report.text || shown.facts === JSON.stringify(factsOf(findings))) return;
    void vscode.commands.executeCommand('markdown.preview.refresh');
  }
}

const factsOf = (findings: Findings): PreviewFacts =>
  previewFacts(findings, marksShown(vscode.Uri.parse(findings.uri)));
