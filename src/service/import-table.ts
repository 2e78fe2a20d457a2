import * as l10n from '@vscode/l10n';
import { decodeText, readDelimited } from '../core/importing/delimited';
import { applyImport, type ImportPlan, type ImportStep, planImport } from '../core/importing/plan';
import { readRecords } from '../core/importing/records';
import { type Sheet, type TableFault, TableProblem } from '../core/importing/table';
import { readWorkbook } from '../core/importing/workbook';
import { readLedger } from '../core/ledger/read';
import type { Ledger } from '../core/ledger/types';
import type { LedgerText } from './ledger-files';

export type { ImportPlan, ImportStep } from '../core/importing/plan';

/** What importing a table file into a ledger would do. */
export interface TableImport {
  readonly plan: ImportPlan;
  /** The texts that the chosen steps lead to, of every file that changes. */
  apply(steps: readonly ImportStep[]): ReadonlyMap<string, string>;
}

/** The file or the ledger can't be read; the message, for the user, says why and what to do. */
export class ImportProblem extends Error {}

/**
 * Reads a table file (.xlsx, .csv, .tsv) and holds it against a ledger. Nothing is written.
 * @param files the ledger, all its files; what is new goes into the first, which may be empty
 * @throws {ImportProblem}
 */
export function importTable(bytes: Uint8Array, files: readonly LedgerText[]): TableImport {
  const ledger: Ledger = readLedger(files);
  if (!ledger.readable) throw new ImportProblem(l10n.t('指标文件有语法错误，无法导入。请先改正标出的错误'));
  const plan = planImport(ledger, readRecords(sheetsOf(bytes), ledger.period));
  return { plan, apply: steps => applyImport(ledger, steps) };
}

function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  try {
    // What a file is, is seen from its first bytes: a name may say anything.
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf;
    if (isZip || isCompound) return readWorkbook(bytes);
    const text = decodeText(bytes);
    if (text.includes('\0')) throw new TableProblem('not-a-table');
    return [readDelimited(text)];
  } catch (error) {
    if (error instanceof TableProblem) throw new ImportProblem(wordsFor(error.fault));
    throw error;
  }
}

function wordsFor(fault: TableFault): string {
  switch (fault) {
    case 'old-format':
      return l10n.t('这个文件是旧的 .xls 格式或设有打开密码。请用 Excel 或 WPS 取消密码，另存为 .xlsx 后再导入');
    case 'too-large':
      return l10n.t('这个表太大，无法导入。请只留下要导入的工作表，另存后再导入');
    case 'damaged':
      return l10n.t('这个文件已损坏，读不完整。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入');
    case 'not-a-table':
      return l10n.t('这个文件不是 .xlsx、.csv 或 .tsv 表格。请用 Excel 或 WPS 另存为其中一种后再导入');
  }
}
