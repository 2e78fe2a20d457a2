import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { verdictName } from '../service/answers';
import type { CheckedFigure } from '../service/types';
import type { Checker } from './checker';
import { isReport } from './documents';

/** Hovering over a figure shows which metric it states, the value of record, where that comes from, and why it was bound so. */
export function registerHover(checker: Checker): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'markdown' },
    {
      async provideHover(document, position) {
        if (!isReport(document)) return null;
        const findings = await checker.checkNow(document);
        if (findings?.state !== 'checked') return null;
        const offset = document.offsetAt(position);
        const figure = findings.figures.find(f => f.start <= offset && offset < f.end);
        if (!figure) return null;
        // The editor's own word range would be the whole run of Chinese characters.
        const range = new vscode.Range(document.positionAt(figure.start), document.positionAt(figure.end));
        return new vscode.Hover(describe(figure), range);
      },
    },
  );
}

/** Decimals of a computed value that a reader can use. */
const DECIMALS = 4;

function describe(figure: CheckedFigure): vscode.MarkdownString {
  const lines: string[] = [];
  const { candidate, ambiguous, pinned, reason } = figure.binding;
  if (candidate) {
    const { metric, observation, base, aspect } = candidate;
    const value =
      observation.text !== ''
        ? observation.text + (/^[\d.,\s+-]+$/.test(observation.text) ? metric.writtenUnit : '')
        : observation.value
          ? `${observation.value.round(DECIMALS).toFixed()}${metric.unit}`
          : l10n.t('无法计算');
    const period = observation.periodText === '' ? '' : `（${observation.periodText}）`;
    lines.push(l10n.t('指标：{0}{1}', metric.path, period));
    lines.push(l10n.t('台账：{0}', value));
    if (aspect === 'change' && base) {
      lines.push(l10n.t('与{0}相比的变化', base.periodText === '' ? base.text : base.periodText));
    }
    if (metric.formula !== null) lines.push(l10n.t('公式：{0}', metric.formula));
    if (metric.source !== '') lines.push(l10n.t('来源：{0}', metric.source));
    if (metric.note !== '') lines.push(l10n.t('备注：{0}', metric.note));
  } else if (ambiguous.length > 0) {
    lines.push(l10n.t('可能的指标：{0}', ambiguous.map(c => c.metric.path).join('、')));
  }
  lines.push(l10n.t('结论：{0}', verdictName(figure.verdict)));
  if (pinned) lines.push(l10n.t('依据：由注释指定'));
  else if (candidate && reason !== '') lines.push(l10n.t('依据：{0}', reason));
  const content = new vscode.MarkdownString();
  // Plain text only: a ledger's words must not become links or pictures.
  for (const line of lines) content.appendText(line).appendMarkdown('\n\n');
  return content;
}
