import * as vscode from 'vscode';
import { isReportIn } from '../service/folder-check';
import { HegaoService } from '../service/service';
import { settingsFor } from './configuration';
import type { FolderMarks } from './folder-marks';
import type { EditorHost } from './host';

/** Files mostly change together: another program saves, a folder is brought up to date. */
const DELAY = 300;
/** Reports, templates and ledgers. */
const READ = /\.(?:md|ya?ml)$/i;

/**
 * Keeps the marks of a folder's run true while its files are closed: a report that is changed, made, renamed or deleted outside of
 * the editor is checked again, and so are all reports that read their figures of record from a file that changes.
 */
export class FolderRefresh implements vscode.Disposable {
  private readonly changed = new Set<string>();
  private readonly watchers = new Map<string, vscode.Disposable>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private started = false;
  private working = false;
  private disposed = false;

  /**
   * Notes what changes from now on.
   * @param isLive true for a file that has marks of its own, because it or a report that uses it is open
   * @param publish shows the marks of these files as they are now
   */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly host: EditorHost,
    private readonly marks: FolderMarks,
    private readonly isLive: (uri: string) => boolean,
    private readonly publish: (uris: Iterable<string>) => void,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.watch(folder, '**');
  }

  /** The run is over: what has changed since it began is checked again, and what changes later. */
  start(): void {
    this.started = true;
    for (const uri of this.marks.sources()) {
      const place = vscode.Uri.joinPath(vscode.Uri.parse(uri), '..');
      if (!within(this.folder, uri)) this.watch(place, '*');
    }
    if (this.changed.size > 0) this.refreshSoon();
  }

  /** A file or a folder was changed, made or deleted, or a document was closed. */
  note(uri: string): void {
    this.changed.add(uri);
    if (this.started) this.refreshSoon();
  }

  /** A document was closed: a ledger's marks of the run are seen again. Nobody else tells of one that only the front matter names. */
  closed(uri: string): void {
    if (this.marks.sources().has(uri)) this.publish([uri]);
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.dispose();
  }

  private watch(place: vscode.Uri, pattern: string): void {
    const key = place.toString();
    if (this.watchers.has(key)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(place, pattern));
    const note = (uri: vscode.Uri): void => this.note(uri.toString());
    const noteReadable = (uri: vscode.Uri): void => {
      if (READ.test(uri.path)) note(uri);
    };
    this.watchers.set(
      key,
      // What is deleted may be a folder.
      vscode.Disposable.from(
        watcher,
        watcher.onDidChange(noteReadable),
        watcher.onDidCreate(noteReadable),
        watcher.onDidDelete(note),
      ),
    );
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), DELAY);
  }

  private async refresh(): Promise<void> {
    // A round that is under way takes up what has come since.
    if (this.working) return;
    this.working = true;
    try {
      while (this.changed.size > 0 && !this.disposed) await this.round();
    } finally {
      this.working = false;
    }
  }

  private async round(): Promise<void> {
    const reports = new Set<string>();
    for (const uri of this.changed) {
      for (const report of this.marks.reportsUsing(uri)) reports.add(report);
      // Of a folder that is moved or deleted the editor names nothing but the folder.
      for (const report of this.marks.reportsWithin(uri)) reports.add(report);
      if (isReportIn(this.folder.toString(), uri)) reports.add(uri);
      this.publish(this.marks.dropLedgers(uri));
    }
    this.changed.clear();
    // One that has read nothing yet.
    const service = new HegaoService(this.host);
    for (const uri of reports) {
      // Lets others have their turn.
      await new Promise(resolve => setTimeout(resolve, 0));
      if (this.disposed) return;
      if (this.isLive(uri)) continue;
      try {
        await this.check(uri, service);
      } catch (error) {
        // Its marks stay as they were; the other reports are not to wait for it.
        this.log.error(error instanceof Error ? error : String(error));
      }
    }
  }

  private async check(uri: string, service: HegaoService): Promise<void> {
    const settings = settingsFor(vscode.Uri.parse(uri));
    const text = settings === null ? null : await this.host.read(uri);
    if (settings === null || text === null) {
      this.marks.drop(uri);
      this.publish([uri]);
      return;
    }
    const findings = await service.check({ uri, version: 0, text, saved: true }, settings);
    service.close(uri);
    if (this.disposed) return;
    this.marks.add(findings);
    this.publish([uri, ...findings.ledgerUris]);
  }
}

const within = (folder: vscode.Uri, uri: string): boolean => uri.startsWith(`${folder.toString()}/`);
