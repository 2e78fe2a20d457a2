import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { escapeMarkdown } from '../service/escape-markdown';
import { firstFixAt } from '../service/first-fix';
import { type HoverLine, ledgerHover, reportHover } from '../service/hover';
import type { Findings, Metric } from '../service/types';
import { APPLY_FIX } from './apply-fix';
import type { Checker } from './checker';
import { isReport } from './documents';
import { LEDGER_SELECTOR, type LedgerReports } from './ledger-reports';
import { commandLink, markdownWithCommands } from './markdown-text';
import { PIN_FIGURE } from './pin-figure';
import { PlaceRanges } from './places';
import { SHOW_PLACE } from './show-place';

/** All that a hover's links can do. */
const COMMANDS = [SHOW_PLACE, APPLY_FIX, PIN_FIGURE];

/**
 * Pointing at a figure, a pin or a live value shows the metric, the value of record, where that comes from, and why it was bound
 * so; pointing at an entry of the ledger shows where the open reports state it.
 */
export function registerHover(checker: Checker, reports: LedgerReports): vscode.Disposable {
  const inReport: vscode.HoverProvider = {
    async provideHover(document, position) {
      if (!isReport(document)) return null;
      const findings = await checker.checkNow(document);
      const hover = findings && reportHover(findings, document.offsetAt(position));
      if (!hover) return null;
      const links = linksOf(findings, hover.metric, hover.figure?.start ?? null);
      // The editor's own word range would be the whole run of Chinese characters.
      const range = new vscode.Range(document.positionAt(hover.start), document.positionAt(hover.end));
      return new vscode.Hover(markdownWithCommands(shown(hover.lines, links), COMMANDS), range);
    },
  };
  const inLedger: vscode.HoverProvider = {
    async provideHover(document, position) {
      const pointed = await reports.pointed(document, position);
      if (!pointed) return null;
      const { metric, ledger, place } = pointed;
      const lines = ledgerHover(ledger, metric, await reports.open(document.uri.toString()));
      const range = new PlaceRanges(ledger, []).range(place ?? metric.place);
      return new vscode.Hover(markdownWithCommands(shown(lines, []), COMMANDS), range ?? undefined);
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider({ language: 'markdown' }, inReport),
    vscode.languages.registerHoverProvider(LEDGER_SELECTOR, inLedger),
  );
}

/** What can be done from here; `figure` is the offset of the figure pointed at. */
function linksOf(findings: Findings, metric: Metric | null, figure: number | null): readonly string[] {
  const links: string[] = [];
  const { uri, version } = findings;
  if (metric !== null) {
    const { uri: ledger, start, end } = metric.namePlace;
    links.push(commandLink(l10n.t('转到台账'), SHOW_PLACE, ledger, start, end));
  }
  if (figure !== null) {
    const fix = firstFixAt(findings, figure);
    if (fix !== null) links.push(commandLink(escapeMarkdown(fix.title), APPLY_FIX, uri, version, figure));
    links.push(commandLink(l10n.t('指定指标…'), PIN_FIGURE, uri, figure));
  }
  return links;
}

function shown(lines: readonly HoverLine[], links: readonly string[]): string {
  let text = '';
  for (const [at, { text: words, isItem, place }] of lines.entries()) {
    const escaped = escapeMarkdown(words);
    const linked = place === null ? escaped : commandLink(escaped, SHOW_PLACE, place.uri, place.start, place.end);
    const inList = isItem && lines[at - 1]?.isItem;
    text += `${at === 0 ? '' : inList ? '\n' : '\n\n'}${isItem ? '- ' : ''}${linked}`;
  }
  return links.length === 0 ? text : `${text}\n\n${links.join(' | ')}`;
}
