import * as l10n from '@vscode/l10n';
import { RULES, severityOf } from '../../core/rules/index';
import { LineIndex } from '../../core/text/lines';
import { oneLine, shortened } from './place';
import type { ReviewInput, ReviewRow, ReviewVerdict } from './types';
import { unreadParts, unreadSentences } from './unread';

/** Problems of a ledger that are quoted; the rest is counted. */
const MOST_PROBLEMS = 20;

/**
 * What the list does not cover, in plain sentences: the reader of a list with nothing but agreements must know what nobody
 * has looked at.
 */
export function uncovered(input: ReviewInput, rows: readonly ReviewRow[]): readonly string[] {
  const count = (verdict: ReviewVerdict): number => rows.filter(row => row.verdict === verdict).length;
  const sentences: string[] = [];
  const say = (number: number, sentence: (number: number) => string): void => {
    if (number > 0) sentences.push(sentence(number));
  };
  if (input.state === 'no-ledger') sentences.push(l10n.t('报告没有指标文件，全部数字都没有核对，请逐一核实来源。'));
  if (input.state === 'ledger-unreadable')
    sentences.push(l10n.t('指标文件无法读取，全部数字都没有核对。请先改正指标文件。'));
  for (const uri of input.missingLedgerUris) {
    sentences.push(l10n.t('报告指明的指标文件“{0}”找不到，其中的指标没有用来核对。', fileName(uri)));
  }
  say(count('unbound'), n => l10n.t('{0}处数字在台账中没有依据或无法与之比较，没有核对，请核实来源。', n));
  say(count('ambiguous'), n => l10n.t('{0}处数字可能对应几个指标，没有核对，请指定指标。', n));
  say(count('ignored'), n => l10n.t('{0}处数字被标为忽略，不作为问题提示。', n));
  say(count('no-value'), n => l10n.t('{0}处占位在台账中无值可取。', n));
  sentences.push(...switchedOff(input), ...ledgerProblems(input), ...unreadSentences(unreadParts(input.report)));
  sentences.push(
    l10n.t('文件头、注释、网址、代码和图片里的数字不在核对范围；日期、文号、序号和固定说法不作为数字核对。'),
  );
  return sentences;
}

/** Rules that the settings or comments in the report have switched off. */
function switchedOff({ report, severities }: ReviewInput): string[] {
  const sentences: string[] = [];
  // An unbound figure is in the list whatever its rule is set to.
  const off = RULES.filter(rule => rule.name !== 'figure-unbound' && severityOf(rule, severities) === 'off');
  if (off.length > 0) {
    const names = off.map(rule => l10n.t('{0}（{1}）', rule.name, rule.summary())).join(l10n.t('；'));
    sentences.push(l10n.t('设置中关闭了规则：{0}。', names));
  }
  const comments = report.directives.filter(({ kind }) => kind === 'disable' || kind === 'disable-next-line');
  if (comments.length > 0) {
    const lines = new LineIndex(report.text);
    const where = comments
      .slice(0, MOST_PROBLEMS)
      .map(({ start, argument }) =>
        l10n.t('第{0}行（{1}）', lines.position(start).line, argument === '' ? l10n.t('全部规则') : oneLine(argument)),
      )
      .join('、');
    sentences.push(l10n.t('报告中有{0}处注释关闭了规则：{1}。', comments.length, where));
  }
  return sentences;
}

function ledgerProblems({ problems, uri, ledger }: ReviewInput): string[] {
  const wrong = problems.filter(problem => problem.uri !== uri && problem.rule.startsWith('sidecar-'));
  if (wrong.length === 0) return [];
  const indexes = new Map(ledger?.files.map(file => [file.uri, new LineIndex(file.text)]));
  const quoted = wrong.slice(0, MOST_PROBLEMS).map(problem => {
    const line = indexes.get(problem.uri)?.position(problem.start).line;
    const message = shortened(oneLine(problem.message), 200);
    return line === undefined ? message : l10n.t('{0}第{1}行：{2}', fileName(problem.uri), line, message);
  });
  return [l10n.t('指标文件有{0}处问题，有关的指标可能没有用来核对：', wrong.length) + quoted.join(l10n.t('；'))];
}

/** The last part of an address, with its escapes read. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (!/^[a-z][a-z0-9+.-]+:/i.test(uri)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
