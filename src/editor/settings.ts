/**
 * Every setting, described once. `scripts/generate-settings.mjs` writes package.json, package.nls*.json and docs/settings.md
 * from this; a test fails when they differ. No `vscode` here: the script and the test run without an editor.
 */
import { type FontSet, STANDARD_FONTS, STANDARD_LAYOUT } from '../service/layout';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Setting {
  /** Full name. */
  readonly name: string;
  readonly type: 'boolean' | 'string';
  readonly default: boolean | string;
  /** Allowed values with what they mean; null for a boolean and for free text. */
  readonly values: readonly SettingValue[] | null;
  /** window: for all folders at once; resource: can differ by folder. */
  readonly scope: 'window' | 'resource';
  readonly words: Words;
}

export interface SettingValue {
  readonly value: string;
  readonly words: Words;
  /** What is chosen from, where the words are too long for that. */
  readonly label?: Words;
}

/** Settings that stand together under a title of their own. */
export interface SettingGroup {
  /** Part of the title's key. */
  readonly id: string;
  readonly title: Words;
  readonly settings: readonly Setting[];
}

const SEVERITY_VALUES = [
  { value: 'error', words: { zh: '错误', en: 'Error' } },
  { value: 'warning', words: { zh: '警告', en: 'Warning' } },
  { value: 'information', words: { zh: '信息', en: 'Information' } },
  { value: 'hint', words: { zh: '提示', en: 'Hint' } },
  { value: 'off', words: { zh: '不检查', en: 'Do not check' } },
];

const GENERAL: readonly Setting[] = [
  {
    name: 'hegao.enable',
    type: 'boolean',
    default: true,
    values: null,
    scope: 'resource',
    words: {
      zh: '核对 Markdown 报告中的数字。',
      en: 'Check the figures in Markdown reports.',
    },
  },
  {
    name: 'hegao.language',
    type: 'string',
    default: 'auto',
    values: [
      { value: 'auto', words: { zh: '与编辑器的显示语言一致', en: "Follow the editor's display language" } },
      { value: 'zh-cn', words: { zh: '中文', en: 'Chinese' } },
      { value: 'en', words: { zh: '英文', en: 'English' } },
    ],
    scope: 'window',
    words: { zh: '核稿的提示所用的语言。', en: 'Language of the messages of Hegao.' },
  },
];

/** What is shown within the text of reports and ledgers. */
const IN_TEXT: readonly Setting[] = [
  {
    name: 'hegao.codeLens',
    type: 'boolean',
    default: true,
    values: null,
    scope: 'resource',
    words: {
      zh: '在指标文件的每个指标上方显示报告中写到几处、其中几处不符。',
      en: 'Show above each metric of a metric file how often reports state it, and how often wrongly.',
    },
  },
  {
    name: 'hegao.inlayHints',
    type: 'boolean',
    default: false,
    values: null,
    scope: 'resource',
    words: {
      zh: '在报告的占位（{{指标}}）后面显示它的值。',
      en: 'Show behind the placeholders of a report ({{metric}}) their values.',
    },
  },
];

const FONT_ROLES: readonly { readonly role: keyof FontSet; readonly words: Words }[] = [
  { role: 'title', words: { zh: '标题的字体。', en: 'Font of the title.' } },
  { role: 'heading1', words: { zh: '一级标题的字体。', en: 'Font of headings of the first level.' } },
  { role: 'heading2', words: { zh: '二级标题的字体。', en: 'Font of headings of the second level.' } },
  { role: 'body', words: { zh: '正文的字体。', en: 'Font of the text.' } },
  { role: 'pageNumber', words: { zh: '页码的字体。', en: 'Font of the page numbers.' } },
  { role: 'latin', words: { zh: '西文字母和阿拉伯数字的字体。', en: 'Font of Latin letters and digits.' } },
];

/** How the finished document is laid out, in the page preview and in what is exported. */
const LAYOUT: readonly Setting[] = [
  {
    name: 'hegao.layout.profile',
    type: 'string',
    default: STANDARD_LAYOUT.profile,
    values: [
      {
        value: 'common',
        label: { zh: '通行', en: 'Common' },
        words: {
          zh: '上 37 毫米、下 35 毫米，行距 28.95 磅，多数单位的设法',
          en: '37 mm above, 35 mm below, lines of 28.95 pt, as most offices set it',
        },
      },
      {
        value: 'visual',
        label: { zh: '按印出的白边', en: 'By the printed margins' },
        words: {
          zh: '上 34.58 毫米、下 32.58 毫米，行距 29.45 磅，使印出的白边为 37 和 35 毫米',
          en: '34.58 mm above, 32.58 mm below, lines of 29.45 pt: the white edges in print are 37 and 35 mm',
        },
      },
    ],
    scope: 'resource',
    words: { zh: '版面的页边距和行距，每页都是 22 行。', en: 'Margins and line pitch; 22 lines a page either way.' },
  },
  {
    name: 'hegao.layout.pageNumber',
    type: 'string',
    default: STANDARD_LAYOUT.pageNumber,
    values: [
      { value: 'odd-even', words: { zh: '单页居右、双页居左', en: 'Odd pages right, even pages left' } },
      { value: 'center', words: { zh: '居中', en: 'Centred' } },
      { value: 'none', words: { zh: '不印页码', en: 'No page numbers' } },
    ],
    scope: 'resource',
    words: { zh: '页码的位置。', en: 'Where the page number stands.' },
  },
  {
    name: 'hegao.layout.seal',
    type: 'boolean',
    default: STANDARD_LAYOUT.seal,
    values: null,
    scope: 'resource',
    words: {
      zh: '加盖印章的公文：成文日期右空四字，署名在日期之上居中；否则署名右空二字。',
      en: 'The document bears a seal: the date stands four characters from the right with the name centred over it; otherwise the name stands two characters from the right.',
    },
  },
  ...FONT_ROLES.map(
    ({ role, words }): Setting => ({
      name: `hegao.layout.fonts.${role}`,
      type: 'string',
      default: STANDARD_FONTS[role],
      values: null,
      scope: 'resource',
      words,
    }),
  ),
  {
    name: 'hegao.layout.reference',
    type: 'string',
    default: '',
    values: null,
    scope: 'resource',
    words: {
      zh: '参考文档：本单位的一份 .docx，导出 .docx 时用其中同名的样式。写相对于工作区文件夹的路径，或完整的路径。',
      en: 'Reference document: a .docx of the office; its styles take the place of ours of the same name when a .docx is exported. A path relative to the workspace folder, or a full path.',
    },
  },
  {
    name: 'hegao.preview.marks',
    type: 'boolean',
    default: true,
    values: null,
    scope: 'resource',
    words: {
      zh: '在预览中标出数字的核对结果。',
      en: 'Mark the figures in the previews by what was found out about them.',
    },
  },
];

/** A rule as the settings need it: the registry's rules, with their summaries in both languages. */
export interface DescribedRule {
  readonly name: string;
  readonly defaultSeverity: string;
  readonly words: Words;
}

/** All settings in the order in which they are shown. */
export function allSettings(rules: readonly DescribedRule[]): readonly SettingGroup[] {
  return [
    { id: 'title', title: { zh: '核稿', en: 'Hegao' }, settings: [...GENERAL, ...IN_TEXT] },
    { id: 'layout.title', title: { zh: '版面与预览', en: 'Layout and Previews' }, settings: LAYOUT },
    {
      id: 'rules.title',
      title: { zh: '规则', en: 'Rules' },
      settings: rules.map(
        (rule): Setting => ({
          name: `hegao.rules.${rule.name}`,
          type: 'string',
          default: rule.defaultSeverity,
          values: SEVERITY_VALUES,
          scope: 'resource',
          words: { zh: `${rule.words.zh}。`, en: `${rule.words.en}.` },
        }),
      ),
    },
  ];
}
