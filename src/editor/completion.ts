import * as vscode from 'vscode';
import { type Completion, type Completions, completeReport } from '../service/completion';
import { completeLedger } from '../service/ledger-completion';
import type { Ledger } from '../service/types';
import type { Checker } from './checker';
import { isReport } from './documents';
import { LEDGER_SELECTOR, type LedgerReports } from './ledger-reports';

/** Behind these the editor itself asks in a report; what else is typed there is followed by suggest-while-typing.ts. */
const IN_REPORTS = ['{', '=', '@'];
const IN_LEDGERS = [...'abcdefghijklmnopqrstuvwxyz{=@ :`'];

const KINDS: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  metric: vscode.CompletionItemKind.Value,
  period: vscode.CompletionItemKind.EnumMember,
  field: vscode.CompletionItemKind.Property,
  unit: vscode.CompletionItemKind.Unit,
  function: vscode.CompletionItemKind.Function,
  value: vscode.CompletionItemKind.EnumMember,
};

/** Metrics with their figures in reports; fields, units, periods and names in ledgers. */
export function registerCompletion(checker: Checker, reports: LedgerReports): vscode.Disposable {
  const inReport: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, _token, context) {
      const uri = document.uri.toString();
      if (!isReport(document) || checker.isComposing(uri)) return null;
      // What was found last will do: nobody should wait for a check at every key.
      const findings = checker.findings(uri) ?? (await checker.checkNow(document));
      if (!findings) return null;
      const asked = context.triggerKind === vscode.CompletionTriggerKind.Invoke;
      return listOf(
        document,
        position,
        completeReport(findings, document.getText(), document.offsetAt(position), asked),
      );
    },
  };
  const readable = new Map<string, Ledger>();
  const inLedger: vscode.CompletionItemProvider = {
    provideCompletionItems(document, position) {
      const uri = document.uri.toString();
      if (!reports.isLedger(document) || checker.isComposing(uri)) return null;
      // A line that is being written mostly makes the whole unreadable; then what was read before it serves.
      const users = checker.allFindings().filter(findings => findings.ledgerUris.includes(uri));
      const own = reports.alone(document);
      const ledger =
        users.find(findings => findings.ledger?.readable)?.ledger ?? (own.readable ? own : readable.get(uri));
      if (ledger) readable.set(uri, ledger);
      return listOf(document, position, completeLedger(ledger ?? own, document.getText(), document.offsetAt(position)));
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(document => readable.delete(document.uri.toString())),
    vscode.languages.registerCompletionItemProvider({ language: 'markdown' }, inReport, ...IN_REPORTS),
    vscode.languages.registerCompletionItemProvider(LEDGER_SELECTOR, inLedger, ...IN_LEDGERS),
  );
}

function listOf(
  document: vscode.TextDocument,
  position: vscode.Position,
  found: Completions | null,
): vscode.CompletionList | null {
  if (found === null) return null;
  const start = document.positionAt(found.replace.start);
  const range = new vscode.Range(start, document.positionAt(found.replace.end));
  // Chosen and sorted already, also by pinyin, which the editor does not know: whatever was typed fits.
  const filterText = document.getText(new vscode.Range(start, position));
  const items = found.items.map(({ label, text, detail, kind }, at) => {
    const item = new vscode.CompletionItem({ label, description: detail }, KINDS[kind]);
    item.insertText = text;
    item.range = range;
    item.filterText = filterText === '' ? undefined : filterText;
    item.sortText = String(at).padStart(5, '0');
    return item;
  });
  return new vscode.CompletionList(items, true);
}
