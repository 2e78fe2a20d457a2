import * as l10n from '@vscode/l10n';

/** A ledger without entries: an example of each form, as a comment in the user's language. */
export function ledgerSkeleton(title: string): string {
  // A file name may hold anything; JSON's quoting is YAML's, too.
  const head = title === '' ? '' : `title: ${JSON.stringify(title)}\n`;
  return head + l10n.t(EXAMPLES);
}

const EXAMPLES =
  '# 数值所属的时期，例如：\n# period: 2015年上半年\nmetrics:\n  # 一行一个指标，数字和单位连着写：\n  # 接听来电: 12860件\n  # 需要写明别名、来源时：\n  # 接待群众:\n  #   value: 3150\n  #   unit: 人次\n  #   aliases: [来访群众]\n  #   source: 接待窗口月报\n  # 有几个时期的数值时：\n  # 办结率:\n  #   values: { 2014年: 95%, 2015年: 96.2% }\n  # 由其他指标算出时：\n  # 日均来电:\n  #   formula: 接听来电 / 181\n  #   unit: 件\n';
