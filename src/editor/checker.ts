import * as vscode from 'vscode';
import type { Problem } from '../service/answers';
import type { CheckSettings, Findings, ReportDocument } from '../service/types';
import { CompositionWatch } from './composition';
import { settingsFor } from './configuration';
import { hasLedgerName, isReport } from './documents';

/** What the editor needs of the service. */
export interface CheckService {
  check(document: ReportDocument, settings: CheckSettings): Promise<Findings>;
  checkLedger(uri: string, text: string, settings: CheckSettings): Promise<readonly Problem[]>;
  invalidate(uri: string): void;
  close(uri: string): void;
}

/** A ledger that was checked on its own. */
export interface LedgerFindings {
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Long enough that a fast writer is not checked at every key, short enough to feel immediate. */
const DELAY = 250;
/** A report so long that its check takes longer than that is checked as often as leaves the writer half of the time. */
const DELAY_MOST = 2000;
/** After letters that may start a composition: time for the next letter to tell. */
const DELAY_POSSIBLE_COMPOSITION = 1000;
/** An input method that was left with its letters in the text sends no event; then this ends the wait. */
const DELAY_COMPOSING = 10_000;

class Watched {
  /** Counts everything that can change the findings: edits of the report, of its ledgers, of the settings. */
  generation = 0;
  checkedGeneration = -1;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: { generation: number; done: Promise<void> } | null = null;
  /** Milliseconds that the last check took after a change; the first reads everything and tells nothing of those after it. */
  took = 0;
  findings: Findings | undefined;
  /** What was found in a ledger on its own. */
  ledgerFindings: LedgerFindings | undefined;
  readonly composition = new CompositionWatch();
}

/**
 * Decides when a report is checked, and keeps what was found last. A result is only used when nothing has changed since the
 * check began; until then the findings before it stand.
 */
export class Checker implements vscode.Disposable {
  private readonly reports = new Map<string, Watched>();
  private readonly ledgers = new Map<string, Watched>();
  private readonly started = new vscode.EventEmitter<string>();
  private readonly checked = new vscode.EventEmitter<Findings>();
  private readonly ledgerChecked = new vscode.EventEmitter<LedgerFindings>();
  private readonly forgotten = new vscode.EventEmitter<string>();
  private readonly failed = new vscode.EventEmitter<string>();
  private readonly disposables: vscode.Disposable[] = [];

  /** A check of this address began or was put off. */
  readonly onDidStart = this.started.event;
  readonly onDidCheck = this.checked.event;
  readonly onDidCheckLedger = this.ledgerChecked.event;
  /** The check of this address broke off; the log says why. */
  readonly onDidFail = this.failed.event;
  /** The document was closed, or checking was switched off for it. */
  readonly onDidForget = this.forgotten.event;

  constructor(
    private readonly service: CheckService,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables.push(
      vscode.workspace.onDidOpenTextDocument(document => this.opened(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.closed(document)),
      vscode.workspace.onDidChangeTextDocument(event => this.edited(event)),
      vscode.workspace.onDidSaveTextDocument(document => this.saved(document)),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('hegao')) this.recheckAll();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.recheckAll()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.recheckAll()),
      vscode.window.onDidChangeTextEditorSelection(event => this.caretMoved(event)),
    );
  }

  /** Takes up the documents that are open already. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) this.opened(document);
  }

  /** What was found last, also when the text has changed since; see `isCurrent`. */
  findings(uri: string): Findings | undefined {
    return this.reports.get(uri)?.findings;
  }

  /** The latest findings of every open report. */
  allFindings(): Findings[] {
    return [...this.reports.values()].flatMap(watched => watched.findings ?? []);
  }

  /** True when nothing has changed since the findings were made. */
  isCurrent(uri: string): boolean {
    const watched = this.reports.get(uri);
    return watched !== undefined && watched.checkedGeneration === watched.generation;
  }

  /** True while an input method spells a word in a report or a ledger. */
  isComposing(uri: string): boolean {
    return (this.reports.get(uri) ?? this.ledgers.get(uri))?.composition.state === 'composing';
  }

  /** True for an open report that is being checked, or will be. */
  isWatched(uri: string): boolean {
    return this.reports.has(uri);
  }

  /** True when an open report reads its figures of record from this file, or would. */
  usesLedger(uri: string): boolean {
    return this.usersOf(uri).length > 0;
  }

  /** Checks without delay; answers findings for the text as it stands, undefined when the document is none of ours. */
  async checkNow(document: vscode.TextDocument): Promise<Findings | undefined> {
    const uri = document.uri.toString();
    for (;;) {
      const watched = this.reports.get(uri);
      if (!watched || document.isClosed) return undefined;
      if (watched.checkedGeneration === watched.generation) return watched.findings;
      await this.run(document, watched);
    }
  }

  /**
   * Findings for the text as it stands, also of a report that the settings exempt from checking: what is printed needs its live
   * values. No problem is told of such a report. Undefined for a document that is none of ours, or when the check broke off.
   */
  async findingsToPrint(document: vscode.TextDocument): Promise<Findings | undefined> {
    const findings = await this.checkNow(document);
    if (findings || document.isClosed || !isReport(document) || settingsFor(document.uri) !== null) return findings;
    const uri = document.uri.toString();
    const report = { uri, version: document.version, text: document.getText(), saved: !document.isUntitled };
    return { ...(await this.service.check(report, { severities: {} })), problems: [] };
  }

  /**
   * Findings for the light bulb. The editor asks for it at every move of the caret, also while a word is being typed or
   * composed: then only findings that are there are given. Somebody who opens the menu gets them checked at once.
   */
  async findingsFor(
    document: vscode.TextDocument,
    trigger: vscode.CodeActionTriggerKind,
  ): Promise<Findings | undefined> {
    if (trigger === vscode.CodeActionTriggerKind.Invoke) return this.checkNow(document);
    const uri = document.uri.toString();
    return this.isCurrent(uri) ? this.findings(uri) : undefined;
  }

  /** The same for every report that uses this ledger. */
  async findingsAbout(ledger: string, trigger: vscode.CodeActionTriggerKind): Promise<Findings[]> {
    const users = this.usersOf(ledger);
    const all = await Promise.all(
      users
        .map(uri => vscode.workspace.textDocuments.find(d => d.uri.toString() === uri))
        .map(d => d && this.findingsFor(d, trigger)),
    );
    return all.filter(findings => findings !== undefined);
  }

  /** The same for an open ledger on its own, as it is checked when no report that uses it is open. */
  async ledgerFindingsFor(
    document: vscode.TextDocument,
    trigger: vscode.CodeActionTriggerKind,
  ): Promise<LedgerFindings | undefined> {
    const watched = this.ledgers.get(document.uri.toString());
    if (!watched) return undefined;
    while (watched.checkedGeneration !== watched.generation) {
      if (trigger !== vscode.CodeActionTriggerKind.Invoke || document.isClosed) return undefined;
      await this.run(document, watched);
    }
    return watched.ledgerFindings;
  }

  /** A file that is not (or not only) an open report was changed, created or deleted. */
  fileChanged(uri: string, delay = DELAY): void {
    this.service.invalidate(uri);
    for (const user of this.usersOf(uri)) {
      const document = vscode.workspace.textDocuments.find(d => d.uri.toString() === user);
      if (document) this.schedule(document, this.reports.get(user)!, delay);
    }
  }

  /** Checks every open report and ledger anew: the settings, the trust or the language have changed. */
  recheckAll(): void {
    for (const { findings } of this.reports.values()) {
      // What might not be read before may be read now.
      for (const uri of [...(findings?.watchedUris ?? []), ...(findings?.ledgerUris ?? [])])
        this.service.invalidate(uri);
    }
    for (const document of vscode.workspace.textDocuments) this.opened(document);
  }

  dispose(): void {
    for (const watched of [...this.reports.values(), ...this.ledgers.values()]) clearTimeout(watched.timer);
    this.reports.clear();
    this.ledgers.clear();
    for (const disposable of this.disposables) disposable.dispose();
    for (const emitter of [this.started, this.checked, this.ledgerChecked, this.failed, this.forgotten])
      emitter.dispose();
  }

  private usersOf(ledger: string): string[] {
    const users: string[] = [];
    const mayBeLedger = /\.ya?ml$/i.test(ledger);
    for (const [uri, { findings }] of this.reports) {
      // Which ledger a report has is only known after its first check.
      if ((!findings && mayBeLedger) || findings?.ledgerUris.includes(ledger) || findings?.watchedUris.includes(ledger))
        users.push(uri);
    }
    return users;
  }

  private opened(document: vscode.TextDocument): void {
    if (document.isClosed) return;
    const uri = document.uri.toString();
    if (isReport(document)) this.take(document, uri, this.reports);
    else if (hasLedgerName(document.uri)) this.take(document, uri, this.ledgers);
    // Its text in the editor may differ from the one on disk that was read before.
    if (!isReport(document) && document.isDirty) this.fileChanged(uri, 0);
  }

  private take(document: vscode.TextDocument, uri: string, kind: Map<string, Watched>): void {
    if (settingsFor(document.uri) === null) {
      this.forget(uri, kind);
      return;
    }
    let watched = kind.get(uri);
    if (!watched) {
      watched = new Watched();
      kind.set(uri, watched);
    }
    this.schedule(document, watched, 0);
  }

  private closed(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    this.forget(uri, this.reports);
    this.forget(uri, this.ledgers);
    this.service.close(uri);
    // What was not saved is gone: reports go by the file again.
    this.fileChanged(uri, 0);
  }

  private forget(uri: string, kind: Map<string, Watched>): void {
    const watched = kind.get(uri);
    if (!watched) return;
    clearTimeout(watched.timer);
    watched.generation++;
    kind.delete(uri);
    this.forgotten.fire(uri);
  }

  private edited(event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    const uri = event.document.uri.toString();
    for (const kind of [this.reports, this.ledgers]) {
      const watched = kind.get(uri);
      if (!watched) continue;
      const state = watched.composition.change(event.contentChanges);
      const delay =
        state === 'none' ? delayAfter(watched) : state === 'possible' ? DELAY_POSSIBLE_COMPOSITION : DELAY_COMPOSING;
      this.schedule(event.document, watched, delay);
    }
    if (!this.reports.has(uri)) this.fileChanged(uri);
  }

  private saved(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const watched = this.reports.get(uri) ?? this.ledgers.get(uri);
    if (watched && watched.checkedGeneration !== watched.generation) {
      watched.composition.reset();
      this.wait(document, watched, 0);
    }
  }

  private caretMoved(event: vscode.TextEditorSelectionChangeEvent): void {
    const watched = this.reports.get(event.textEditor.document.uri.toString());
    const stretch = watched?.composition.stretch;
    if (!watched || !stretch) return;
    const caret = event.textEditor.document.offsetAt(event.selections[0]!.active);
    if (caret >= stretch.start && caret <= stretch.end) return;
    watched.composition.reset();
    if (watched.checkedGeneration !== watched.generation) this.wait(event.textEditor.document, watched, DELAY);
  }

  /** Notes that the findings no longer hold, and checks after the delay. */
  private schedule(document: vscode.TextDocument, watched: Watched, delay: number): void {
    watched.generation++;
    this.wait(document, watched, delay);
    if (this.reports.get(document.uri.toString()) === watched) this.started.fire(document.uri.toString());
  }

  private wait(document: vscode.TextDocument, watched: Watched, delay: number): void {
    clearTimeout(watched.timer);
    watched.timer = setTimeout(() => void this.run(document, watched), delay);
  }

  /** One check at a time per document; a check that was overtaken is not used. */
  private async run(document: vscode.TextDocument, watched: Watched): Promise<void> {
    clearTimeout(watched.timer);
    const { generation } = watched;
    if (watched.running) {
      const { running } = watched;
      await running.done;
      if (running.generation === generation || watched.generation !== generation) return;
      if (watched.running) return this.run(document, watched);
    }
    const done = this.checkOnce(document, watched, generation);
    watched.running = { generation, done };
    await done;
    if (watched.running?.done === done) watched.running = null;
  }

  private async checkOnce(document: vscode.TextDocument, watched: Watched, generation: number): Promise<void> {
    const uri = document.uri.toString();
    const settings = settingsFor(document.uri);
    if (settings === null) {
      watched.checkedGeneration = generation;
      return;
    }
    const text = document.getText();
    const began = performance.now();
    const isFirst = watched.findings === undefined;
    try {
      if (this.ledgers.get(uri) === watched) {
        const problems = await this.service.checkLedger(uri, text, settings);
        if (watched.generation !== generation) return;
        watched.checkedGeneration = generation;
        watched.ledgerFindings = { uri, text, problems };
        this.ledgerChecked.fire(watched.ledgerFindings);
      } else {
        const saved = !document.isUntitled;
        const findings = await this.service.check({ uri, version: document.version, text, saved }, settings);
        if (watched.generation !== generation) return;
        watched.findings = findings;
        watched.checkedGeneration = generation;
        this.checked.fire(findings);
      }
    } catch (error) {
      // The marks before it stay: better an old mark than none, and the log says what happened.
      this.log.error(error instanceof Error ? error : String(error));
      if (watched.generation !== generation) return;
      watched.checkedGeneration = generation;
      this.failed.fire(uri);
    } finally {
      if (!isFirst) watched.took = performance.now() - began;
    }
  }
}

const delayAfter = ({ took }: Watched): number => Math.max(DELAY, Math.min(took, DELAY_MOST));
