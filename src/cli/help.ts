import * as l10n from '@vscode/l10n';

/** What `hegao --help` prints. */
export function helpText(): string {
  return [
    l10n.t('核稿：核对工作报告中的数字与台账是否一致'),
    '',
    l10n.t('用法：'),
    `  hegao check   ${l10n.t('路径')}… [--metrics ${l10n.t('文件')}] [--format text|json|sarif] [--rule ${l10n.t('规则=级别')}] [--max-warnings N]`,
    `                ${l10n.t('核对报告；文件夹指其中全部 .md 文件')}`,
    `  hegao fix     ${l10n.t('路径')}… [--metrics ${l10n.t('文件')}] [--dry-run]`,
    `                ${l10n.t('改正每处不符的数字；--dry-run 只显示改动')}`,
    `  hegao figures ${l10n.t('文件')} [--format text|json]`,
    `                ${l10n.t('列出报告中的全部数字，不需要指标文件')}`,
    `  hegao export  ${l10n.t('文件')} [--to docx|html] [--metrics ${l10n.t('文件')}] [-o ${l10n.t('文件')}] [--force]`,
    `                [--reference ${l10n.t('文件')}] [--profile common|visual] [--page-number odd-even|center|none]`,
    `                [--seal] [--font ${l10n.t('项目=字体名称')}]…`,
    `                ${l10n.t('按公文格式导出；有错误时不导出，已有文件不替换，除非加 --force')}`,
    `  hegao review  ${l10n.t('文件')} [--metrics ${l10n.t('文件')}] [--format html|md|csv] [-o ${l10n.t('文件')}] [--force]`,
    `                ${l10n.t('数据核对表：每个数字的指标、台账数值、来源和结论；不用 -o 时写到标准输出')}`,
    `  hegao init    ${l10n.t('文件')} [-o ${l10n.t('文件')}] [--force]`,
    `                ${l10n.t('从写好的报告拟出指标文件；已有文件不替换，除非加 --force')}`,
    `  hegao --version | --help`,
    '',
    l10n.t('级别：error、warning、information、hint、off'),
    l10n.t('退出码：0 没有错误；1 有错误，或警告超过 --max-warnings；2 无法完成（文件不存在、选项有误等）'),
    l10n.t('--font 的项目：title、heading1、heading2、body、pageNumber、latin'),
    l10n.t('设环境变量 HEGAO_LANG=en 显示英文'),
    '',
  ].join('\n');
}
