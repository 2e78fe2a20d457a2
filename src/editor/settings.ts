/**
 * Every setting, described once. `scripts/generate-settings.mjs` writes package.json, package.nls*.json and docs/settings.md
 * from this; a test fails when they differ. No `vscode` here: the script and the test run without an editor.
 */

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Setting {
  /** Full name. */
  readonly name: string;
  readonly type: 'boolean' | 'string';
  readonly default: boolean | string;
  /** Allowed values with what they mean; null for a boolean. */
  readonly values: readonly { readonly value: string; readonly words: Words }[] | null;
  /** window: for all folders at once; resource: can differ by folder. */
  readonly scope: 'window' | 'resource';
  readonly words: Words;
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

/** A rule as the settings need it: the registry's rules, with their summaries in both languages. */
export interface DescribedRule {
  readonly name: string;
  readonly defaultSeverity: string;
  readonly words: Words;
}

/** All settings in the order in which they are shown. */
export function allSettings(rules: readonly DescribedRule[]): Setting[] {
  return [
    ...GENERAL,
    ...rules.map(
      (rule): Setting => ({
        name: `hegao.rules.${rule.name}`,
        type: 'string',
        default: rule.defaultSeverity,
        values: SEVERITY_VALUES,
        scope: 'resource',
        words: { zh: `${rule.words.zh}。`, en: `${rule.words.en}.` },
      }),
    ),
  ];
}
