import * as vscode from 'vscode';
import { registerAddMetric } from './editor/add-metric';
import { registerApplyFix } from './editor/apply-fix';
import { registerCheckCommand } from './editor/check-command';
import { registerCheckFolder } from './editor/check-folder';
import { Checker } from './editor/checker';
import { registerCodeLens } from './editor/code-lens';
import { registerCompletion } from './editor/completion';
import { registerCopyRichText } from './editor/copy-rich-text';
import { registerDefinition } from './editor/definition';
import { registerDiagnostics } from './editor/diagnostics';
import { registerExportReport } from './editor/export-report';
import { registerExportReview } from './editor/export-review';
import { registerFixAll } from './editor/fix-all';
import { registerHighlight } from './editor/highlight';
import { EditorHost } from './editor/host';
import { registerHover } from './editor/hover';
import { registerImportMetrics } from './editor/import-metrics';
import { registerInitMetrics } from './editor/init-metrics';
import { registerInlayHints } from './editor/inlay-hints';
import { MessageLanguage } from './editor/language';
import { registerLanguageStatus } from './editor/language-status';
import { LedgerReports } from './editor/ledger-reports';
import { registerLedgerWatch } from './editor/ledger-watch';
import { registerMakeMissingLedger } from './editor/make-missing-ledger';
import { MarkdownPreview } from './editor/markdown-preview';
import { registerMetricsView } from './editor/metrics-view';
import { registerNewMetrics } from './editor/new-metrics';
import { registerOpenMetrics } from './editor/open-metrics';
import { registerOpenSample } from './editor/open-sample';
import { registerPagePreview } from './editor/page-preview';
import { registerPinFigure } from './editor/pin-figure';
import { registerQuickFixes } from './editor/quick-fixes';
import { type IsLocked, registerReadOnly } from './editor/read-only';
import { registerReferences } from './editor/references';
import { registerRename } from './editor/rename';
import { registerRollForward } from './editor/roll-forward';
import { registerRulePage } from './editor/rule-page';
import { registerSettleAmbiguity } from './editor/settle-ambiguity';
import { registerShowPlace } from './editor/show-place';
import { registerStatusBar } from './editor/status-bar';
import { registerSuggestWhileTyping } from './editor/suggest-while-typing';
import { HegaoService } from './service/service';
import type { Findings } from './service/types';
import { IntlSegmenter } from './words/intl';
import { proposeName } from './words/propose-name';
import type { Segmenter } from './words/segmenter';

/** What the extension answers to others, and to its tests. */
export interface HegaoApi {
  /** After every check of an open report. */
  readonly onDidCheck: vscode.Event<Findings>;
  /** Findings for the report as it stands now; undefined when it is not checked. */
  check(document: vscode.TextDocument): Promise<Findings | undefined>;
  /** For the editor's Markdown preview (`markdown.markdownItPlugins`): marks figures and shows live values. */
  readonly extendMarkdownIt: MarkdownPreview['extend'];
}

/** Everything that the desktop and the web have in common. `isLocked`: whether a file on disk may be written, where there is a disk. */
export async function startHegao(
  context: vscode.ExtensionContext,
  segmenter: Segmenter,
  isLocked?: IsLocked,
): Promise<HegaoApi> {
  const language = new MessageLanguage(context.extensionUri);
  await language.apply();

  const log = vscode.window.createOutputChannel('核稿', { log: true });
  const host = new EditorHost();
  const service = new HegaoService(host);
  const checker = new Checker(service, log);
  const reports = new LedgerReports(checker, service, host);
  const markdownPreview = new MarkdownPreview(checker);
  const propose = (text: string, start: number, end: number) => proposeName(text, start, end, segmenter);

  context.subscriptions.push(
    log,
    checker,
    markdownPreview,
    vscode.workspace.onDidChangeConfiguration(async event => {
      if (event.affectsConfiguration('hegao.language') && (await language.apply())) checker.recheckAll();
    }),
    registerDiagnostics(checker, host),
    registerQuickFixes(checker, host),
    registerFixAll(checker, host),
    registerAddMetric(checker, host, propose),
    registerHover(checker, reports),
    registerShowPlace(checker),
    registerApplyFix(checker, host),
    registerReadOnly(isLocked),
    registerPinFigure(checker),
    registerDefinition(checker, reports),
    registerReferences(reports),
    registerHighlight(checker, reports),
    registerRename(reports),
    registerCompletion(checker, reports),
    registerSuggestWhileTyping(checker),
    registerCodeLens(checker, reports),
    registerInlayHints(checker),
    registerStatusBar(checker),
    registerLanguageStatus(checker),
    registerMetricsView(checker),
    registerLedgerWatch(checker),
    registerCheckCommand(checker),
    registerCheckFolder(checker, log),
    registerOpenMetrics(checker),
    registerNewMetrics(),
    registerMakeMissingLedger(checker, host),
    registerSettleAmbiguity(checker, host, propose),
    // Not by nodejieba: a drafted ledger is the same on every machine, and as good (docs/sidecar.md).
    registerInitMetrics(host, (text, start, end) => proposeName(text, start, end, new IntlSegmenter())),
    registerImportMetrics(host),
    registerRollForward(host),
    registerExportReport(checker, host, log),
    registerExportReview(checker, log),
    registerCopyRichText(checker, host, context.extensionUri, log),
    registerOpenSample(context.extensionUri),
    registerRulePage(context.extensionUri),
    registerPagePreview(checker, context, log),
  );
  checker.start();

  return {
    onDidCheck: checker.onDidCheck,
    check: document => checker.checkNow(document),
    extendMarkdownIt: markdownPreview.extend,
  };
}
