import * as l10n from '@vscode/l10n';
import { isMap, isScalar, type Node, type Pair, parseDocument } from 'yaml';
import { scalarOf } from '../core/ledger/edit';
import { readLedger } from '../core/ledger/read';
import { parseReport } from '../core/report/parse';
import type { Report } from '../core/report/types';
import { rolledText, rollForward, type Undecided } from '../core/rolling/roll-forward';
import { differingValues, rollLedger } from '../core/rolling/roll-ledger';
import type { PeriodOffer } from '../core/rolling/roll-periods';
import { LineIndex } from '../core/text/lines';
import type { LedgerText } from './ledger-files';
import type { ReportDocument } from './types';

export type { PeriodOffer } from '../core/rolling/roll-periods';

/** A report and its ledger as the new period's draft. */
export interface RolledDraft {
  readonly rewritten: number;
  readonly kept: number;
  /** Periods of the text, for the user to choose from. */
  readonly periods: readonly PeriodOffer[];
  /** The new ledger with the old one's values. */
  readonly ledgerText: string;
  /**
   * The new report.
   * @param periods those that are to be changed
   * @param ledgerName what its front matter is to name in place of the old ledger; a report that names none gets no name
   * @returns its text, and what is left for the user, one line each
   */
  write(
    periods: readonly PeriodOffer[],
    ledgerName: string,
  ): { readonly text: string; readonly left: readonly string[] };
}

/** Why a report can't be rolled forward; the message, for the user, says what to do. */
export class RollProblem extends Error {}

/**
 * Makes the new period's draft of a report. Nothing is written.
 * @param files the ledger that the report was written with
 * @param next the ledger of the new period
 * @throws {RollProblem}
 */
export function rollReport(document: ReportDocument, files: readonly LedgerText[], next: LedgerText): RolledDraft {
  const [old, wanted] = [readLedger(files), readLedger([next])];
  if (!old.readable || !wanted.readable)
    throw new RollProblem(l10n.t('指标文件有语法错误，无法更新到新一期。请先改正标出的错误'));
  const [rolled] = rollLedger(old, wanted);
  const ledger = readLedger([rolled!]);
  const report = parseReport(document.text);
  const result = rollForward(document.uri, report, old, ledger);
  if (result === null)
    throw new RollProblem(
      l10n.t('新旧两个指标文件都要写明时期，例如“period: 2016年上半年”，才知道哪个数接着哪个数。请补写后再试'),
    );
  return {
    rewritten: result.rewritten,
    kept: result.kept,
    periods: result.periods,
    ledgerText: rolled!.text,
    write(periods, ledgerName) {
      const { text, wrong } = rolledText(document.uri, report, result, ledger, periods);
      const listed = new Set(result.undecided.map(one => one.text));
      return {
        text: namingLedger(text, ledgerName),
        left: [
          ...linesOf(report, result.undecided),
          ...linesOf(
            parseReport(text),
            wrong.filter(one => !listed.has(one.text)),
          ),
          ...differingValues(old, wanted).map(({ path, period, before, after }) =>
            l10n.t(
              '「{0}」{1}的数值两个指标文件不同：旧的是{2}，新的是{3}，报告按新的写，请核对',
              path,
              period,
              before,
              after,
            ),
          ),
        ],
      };
    },
  };
}

function linesOf(report: Report, list: readonly Undecided[]): string[] {
  const lines = new LineIndex(report.text);
  return list.map(({ start, text, reason }) => l10n.t('第 {0} 行 {1}：{2}', lines.position(start).line, text, reason));
}

/** The front matter's `metrics:` with another path. */
function namingLedger(text: string, name: string): string {
  const { frontMatter } = parseReport(text);
  if (frontMatter === null || frontMatter.metrics.length === 0) return text;
  const from = text.indexOf('\n', frontMatter.start) + 1;
  const inner = text.slice(from, text.lastIndexOf('\n', frontMatter.end - 1) + 1);
  const { contents } = parseDocument(inner, { logLevel: 'error' });
  if (!isMap(contents)) return text;
  const pair = (contents.items as Pair<Node | null, Node | null>[]).find(
    ({ key }) => isScalar(key) && key.source === 'metrics',
  );
  const [start, end] = [pair?.key?.range?.[1], pair?.value?.range?.[1]];
  if (start === undefined || end === undefined) return text;
  const written = inner.slice(start, end);
  const tail = written.slice(written.trimEnd().length);
  return `${text.slice(0, from + start)}: ${scalarOf(name)}${tail}${text.slice(from + end)}`;
}
