/** The list's own words: heads, labels, the lines above and below the table. The same in all three forms. */
import * as l10n from '@vscode/l10n';
import type { ReviewList, ReviewRow } from './types';
import { reviewVerdictName } from './verdicts';

/** A column of the table. */
export interface ReviewColumn {
  /** Name for the style sheet. */
  readonly id:
    | 'number'
    | 'place'
    | 'sentence'
    | 'written'
    | 'metric'
    | 'value'
    | 'period'
    | 'source'
    | 'note'
    | 'verdict'
    | 'remark';
  readonly head: () => string;
  /** The cell as plain text. */
  readonly text: (row: ReviewRow) => string;
}

/** Every column, in order. In plain text a figure stands in 【】 inside its sentence. */
export const REVIEW_COLUMNS: readonly ReviewColumn[] = [
  { id: 'number', head: () => l10n.t('序号'), text: row => String(row.number) },
  { id: 'place', head: () => l10n.t('位置'), text: row => row.place },
  {
    id: 'sentence',
    head: () => l10n.t('原文'),
    text: ({ sentence }) => `${sentence.before}【${sentence.figure}】${sentence.after}`,
  },
  { id: 'written', head: () => l10n.t('报告写法'), text: row => row.written },
  { id: 'metric', head: () => l10n.t('指标'), text: row => row.metric },
  { id: 'value', head: () => l10n.t('台账数值'), text: row => row.value },
  { id: 'period', head: () => l10n.t('时期'), text: row => row.period },
  { id: 'source', head: () => l10n.t('来源'), text: row => row.source },
  { id: 'note', head: () => l10n.t('备注'), text: row => row.note },
  { id: 'verdict', head: () => l10n.t('结论'), text: row => reviewVerdictName(row.verdict) },
  { id: 'remark', head: () => l10n.t('说明'), text: row => row.remark },
];

/** 数据核对表：2015年上半年工作情况 */
export function reviewTitle({ title, report }: ReviewList): string {
  return l10n.t('数据核对表：{0}', title === '' ? report : title);
}

/** What was compared with what. */
export function reviewFiles({ report, ledgers }: ReviewList): readonly string[] {
  return [
    l10n.t('报告：{0}', report),
    l10n.t('指标文件：{0}', ledgers.length === 0 ? l10n.t('无') : ledgers.join('、')),
  ];
}

/** 共67处：相符61处，不符2处，… */
export function reviewCounts({ rows, counts }: ReviewList): string {
  const parts = counts.map(({ verdict, count }) => l10n.t('{0}{1}处', reviewVerdictName(verdict), count));
  const total = l10n.t('共{0}处', rows.length);
  return parts.length === 0
    ? `${total}${l10n.t('。')}`
    : `${total}${l10n.t('：')}${parts.join(l10n.t('，'))}${l10n.t('。')}`;
}

/** A heading with its sentences, below the table. */
export interface ReviewSection {
  readonly heading: string;
  readonly items: readonly string[];
}

/** What stands below the table: findings that are about no single figure, metrics that no figure states, what was not covered. */
export function reviewSections({ others, unused, uncovered }: ReviewList): readonly ReviewSection[] {
  const sections = [
    {
      heading: l10n.t('其他提示'),
      items: others.map(({ place, message }) => (place === '' ? message : l10n.t('{0}：{1}', place, message))),
    },
    { heading: l10n.t('报告没有写到的指标'), items: unused.length === 0 ? [] : [unused.join('、')] },
    { heading: l10n.t('未核对的内容'), items: uncovered },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** The line that the reviewer signs. */
export function reviewerLine(): string {
  const blank = '____________';
  return l10n.t('核对人：{0}　　复核人：{1}　　日期：{2}', blank, blank, blank);
}
