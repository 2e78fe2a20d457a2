import * as l10n from '@vscode/l10n';
import { readLedger } from '../core/ledger/read';
import { HegaoService } from '../service/service';
import type { CheckSettings, Findings } from '../service/types';
import { type ParsedArguments, severitiesOf } from './arguments';
import { collectReports } from './collect-reports';
import { DiskHost, slashes } from './disk-host';
import { Failure } from './failure';
import type { Output } from './output';
import type { TextFile } from './text-file';

/** A report of the run with what was found in it. */
export interface CheckedReport {
  readonly file: TextFile;
  readonly findings: Findings;
}

/** What the commands share: the reports that were asked for, checked one after the other. */
export class Session {
  readonly host = new DiskHost();
  readonly #service = new HegaoService(this.host);
  readonly settings: CheckSettings;
  readonly #ledgerUris: readonly string[] | undefined;
  readonly #output: Output;
  /** True once something that was asked for could not be done. */
  failed = false;

  constructor(parsed: ParsedArguments, output: Output) {
    this.settings = { severities: severitiesOf(parsed) };
    this.#ledgerUris = parsed.values.get('metrics')?.map(slashes);
    this.#output = output;
  }

  /** Says on stderr what could not be done, and goes on. */
  fail(message: string): void {
    this.failed = true;
    this.#output.error(message);
  }

  /** The reports of the paths, read and checked, in order. Throws Failure when there is none at all. */
  async *reports(paths: readonly string[]): AsyncGenerator<CheckedReport> {
    if (paths.length === 0) throw new Failure(l10n.t('没有指明要核对的报告。请给出报告文件或文件夹'));
    await this.#mustReadLedgers();
    const { reports, errors } = await collectReports(paths);
    for (const error of errors) this.fail(error);
    if (reports.length === 0 && errors.length === 0) {
      throw new Failure(l10n.t('没有找到报告：{0} 中没有 .md 文件', paths.join('、')));
    }
    for (const path of reports) {
      try {
        const file = await this.host.file(path);
        if (file === null) throw new Failure(l10n.t('{0}：没有这个文件或文件夹', path));
        yield { file, findings: await this.check(file, file.text) };
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        this.fail(error.message);
      } finally {
        this.#service.close(path);
      }
    }
  }

  /** Checks a text of the report, which need not be the one on disk. */
  check(file: TextFile, text: string): Promise<Findings> {
    const document = { uri: file.path, version: 0, text, saved: true };
    return this.#service.check(document, this.settings, { ledgerUris: this.#ledgerUris });
  }

  /** A ledger that was named on the command line has to be there and has to parse: nothing can be checked without it. */
  async #mustReadLedgers(): Promise<void> {
    for (const path of this.#ledgerUris ?? []) {
      const text = await this.host.read(path);
      if (text === null) throw new Failure(l10n.t('{0}：没有这个指标文件', path));
      const ledger = readLedger([{ uri: path, text }]);
      if (!ledger.readable) {
        const reason = ledger.problems.find(problem => problem.code === 'sidecar-syntax')?.message ?? '';
        throw new Failure(l10n.t('{0}：指标文件不是有效的 YAML，无法核对。{1}', path, reason));
      }
    }
  }
}
