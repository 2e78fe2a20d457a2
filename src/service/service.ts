import { BindingCache } from '../core/binding/cache';
import { checkLedgerAlone, checkReport } from '../core/check';
import { readLedger } from '../core/ledger/read';
import type { Ledger } from '../core/ledger/types';
import { readFrontMatter } from '../core/report/front-matter';
import { type ParsedReport, parseReport } from '../core/report/parse';
import type { ProposeName } from '../core/rules/rule';
import type { Problem } from '../core/rules/types';
import { findLedgerFiles, type LedgerFiles, type LedgerText } from './ledger-files';
import { summarise } from './summary';
import { findTemplate } from './template-file';
import type { CheckSettings, Findings, Host, ReportDocument } from './types';

/** Ledgers kept for reports that share them or are checked again; more than anybody has open. */
const LEDGERS_KEPT = 16;

export interface CheckOptions {
  /** Use these ledger files, in order, instead of looking for the report's own. */
  readonly ledgerUris?: readonly string[];
  /** Names new metrics for the fix of figure-unbound. */
  readonly proposeName?: ProposeName;
}

/** A ledger with the text it was read from, and what binding learnt while working with it. */
interface KeptLedger {
  readonly files: readonly LedgerText[];
  readonly ledger: Ledger;
}

/** What is kept of a report between two checks. */
interface KeptReport {
  text: string;
  parsed: ParsedReport;
  bindingCache: BindingCache;
}

/**
 * Checks reports and ledgers for a host, the editor or the command line. Keeps parsed reports, ledgers and the texts of
 * ledger files; a file that changes must be reported through `invalidate`.
 */
export class HegaoService {
  readonly #host: Host;
  /** Texts of ledger files, also that there is none. Promises, so that two checks at once read a file once. */
  readonly #texts = new Map<string, Promise<string | null>>();
  readonly #ledgers = new Map<string, KeptLedger>();
  readonly #reports = new Map<string, KeptReport>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Checks a report against the ledger it finds. The findings carry the document's version. */
  async check(document: ReportDocument, settings: CheckSettings, options: CheckOptions = {}): Promise<Findings> {
    const kept = this.#parse(document);
    const report = kept.parsed;
    const files = await this.#ledgerFiles(document, kept, options);
    const template = await findTemplate(
      { uri: document.uri, frontMatter: report.frontMatter },
      (from, path) => this.#host.resolve(from, path),
      uri => this.#read(uri),
    );
    const ledger = files.found.length > 0 ? this.#ledger(files.found) : null;
    const result = checkReport({
      uri: document.uri,
      report,
      ledger,
      severities: settings.severities,
      missingLedgers: files.missing,
      template: template.template,
      proposeName: options.proposeName ?? null,
      bindingCache: kept.bindingCache,
    });
    const missingUris = files.missing.map(missing => missing.uri);
    return {
      uri: document.uri,
      version: document.version,
      state: result.state,
      ledgerUris: [...files.found.map(file => file.uri), ...missingUris],
      missingLedgerUris: missingUris,
      watchedUris: [...files.watched, ...template.watched],
      report,
      ledger,
      figures: result.figures,
      problems: result.problems,
      summary: summarise(result.figures),
    };
  }

  /** Problems of a ledger that is looked at by itself. */
  async checkLedger(uri: string, text: string, settings: CheckSettings): Promise<readonly Problem[]> {
    return checkLedgerAlone(this.#ledger([{ uri, text }]), parseReport(''), settings.severities);
  }

  /** A ledger that is looked at by itself. */
  readLedger(uri: string, text: string): Ledger {
    return this.#ledger([{ uri, text }]);
  }

  /** The ledger files that a report has, in order, without checking it. */
  async ledgersOf(document: ReportDocument): Promise<readonly string[]> {
    const frontMatter = readFrontMatter(document.text);
    const files = await findLedgerFiles(
      { uri: document.uri, saved: document.saved, frontMatter },
      (from, path) => this.#host.resolve(from, path),
      uri => this.#read(uri),
    );
    return files.found.map(file => file.uri);
  }

  /** A file was changed, made or deleted: it is read again at the next check. */
  invalidate(uri: string): void {
    this.#texts.delete(uri);
  }

  /** A document was closed: forgets what was kept for it. */
  close(uri: string): void {
    this.#reports.delete(uri);
    this.#texts.delete(uri);
  }

  #parse(document: ReportDocument): KeptReport {
    const before = this.#reports.get(document.uri);
    if (before !== undefined && before.text === document.text) return before;
    const kept: KeptReport = {
      text: document.text,
      parsed: parseReport(document.text, before?.parsed),
      bindingCache: before?.bindingCache ?? new BindingCache(),
    };
    this.#reports.set(document.uri, kept);
    return kept;
  }

  async #ledgerFiles(document: ReportDocument, kept: KeptReport, options: CheckOptions): Promise<LedgerFiles> {
    if (options.ledgerUris === undefined) {
      const { frontMatter } = kept.parsed;
      const files = await findLedgerFiles(
        { uri: document.uri, saved: document.saved, frontMatter },
        (from, path) => this.#host.resolve(from, path),
        uri => this.#read(uri),
      );
      const isOutsideTrust = (path: string): boolean => this.#host.isOutsideTrust?.(document.uri, path) ?? false;
      return { ...files, missing: files.missing.map(one => ({ ...one, isOutsideTrust: isOutsideTrust(one.path) })) };
    }
    const found: LedgerText[] = [];
    const missing: { path: string; uri: string }[] = [];
    for (const uri of options.ledgerUris) {
      const text = await this.#read(uri);
      if (text === null) missing.push({ path: uri, uri });
      else found.push({ uri, text });
    }
    return { found, missing, watched: options.ledgerUris };
  }

  #read(uri: string): Promise<string | null> {
    let text = this.#texts.get(uri);
    if (text === undefined) {
      text = this.#host.read(uri);
      this.#texts.set(uri, text);
      // A failure is no answer to keep.
      text.catch(() => this.#texts.delete(uri));
    }
    return text;
  }

  #ledger(files: readonly LedgerText[]): Ledger {
    const key = files.map(file => file.uri).join('\n');
    const kept = this.#ledgers.get(key);
    if (kept?.files.every((file, index) => file.text === files[index]!.text)) return kept.ledger;
    const ledger = readLedger(files);
    this.#ledgers.delete(key);
    this.#ledgers.set(key, { files, ledger });
    for (const oldest of this.#ledgers.keys()) {
      if (this.#ledgers.size <= LEDGERS_KEPT) break;
      this.#ledgers.delete(oldest);
    }
    return ledger;
  }
}
