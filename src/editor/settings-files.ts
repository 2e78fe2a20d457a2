import { RULES } from '../core/rules/index';
import { allSettings, type Setting, type SettingGroup, type SettingValue, type Words } from './settings';

/** What the generator reads: package.json, the two package.nls files, and the English texts by their Chinese ones. */
export interface SettingsSources {
  readonly packageJson: { readonly contributes?: object };
  readonly nls: Readonly<Record<string, string>>;
  readonly nlsEnglish: Readonly<Record<string, string>>;
  readonly english: Readonly<Record<string, string>>;
}

/** Every generated file's text by its path in the repository. The messages' language must be Chinese (no bundle loaded). */
export function generateSettings(sources: SettingsSources): Record<string, string> {
  const rules = RULES.map(rule => {
    const zh = rule.summary();
    return { name: rule.name, defaultSeverity: rule.defaultSeverity, words: { zh, en: sources.english[zh] ?? zh } };
  });
  const groups = allSettings(rules);
  const { packageJson } = sources;
  const contributes = { ...packageJson.contributes, configuration: configurationOf(groups) };
  return {
    'package.json': json({ ...packageJson, contributes }),
    'package.nls.json': json(renewed(sources.nls, descriptionsOf(groups, 'zh'))),
    'package.nls.en.json': json(renewed(sources.nlsEnglish, descriptionsOf(groups, 'en'))),
    'docs/settings.md': settingsPage(groups.flatMap(group => group.settings)),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The key of a setting's description in package.nls*.json. */
const key = (setting: Setting): string => `config.${setting.name.slice('hegao.'.length)}`;

/** `contributes.configuration` of package.json: one object a group, which the Settings editor lists under its title. */
function configurationOf(groups: readonly SettingGroup[]): readonly object[] {
  let order = 0;
  return groups.map(({ id, settings }, at) => ({
    title: `%config.${id}%`,
    order: at,
    properties: Object.fromEntries(settings.map(setting => [setting.name, propertyOf(setting, order++)])),
  }));
}

function propertyOf(setting: Setting, order: number): object {
  const { values } = setting;
  return {
    type: setting.type,
    default: setting.default,
    ...(values && {
      enum: values.map(({ value }) => value),
      enumItemLabels: values.map(value => `%${labelKey(setting, value)}%`),
      ...(values.some(({ label }) => label) && {
        enumDescriptions: values.map(({ value }) => `%${valueKey(setting, value)}%`),
      }),
    }),
    scope: setting.scope,
    order,
    description: `%${key(setting)}%`,
  };
}

/** The titles and descriptions in one language, for package.nls*.json. */
function descriptionsOf(groups: readonly SettingGroup[], language: keyof Words): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { id, title, settings } of groups) {
    texts[`config.${id}`] = title[language];
    for (const setting of settings) {
      texts[key(setting)] = setting.words[language];
      for (const value of setting.values ?? []) {
        texts[valueKey(setting, value.value)] = value.words[language];
        texts[labelKey(setting, value)] = (value.label ?? value.words)[language];
      }
    }
  }
  return texts;
}

/** Rules share the names of their severities. */
const valueKey = (setting: Setting, value: string): string =>
  setting.name.startsWith('hegao.rules.') ? `config.severity.${value}` : `${key(setting)}.${value}`;

const labelKey = (setting: Setting, { value, label }: SettingValue): string =>
  label ? `${valueKey(setting, value)}.label` : valueKey(setting, value);

/** docs/settings.md. */
function settingsPage(settings: readonly Setting[]): string {
  const row = ({ name, type, default: value, values, words }: Setting): string => {
    const allowed = values ? values.map(v => `\`${v.value}\``).join(' ') : type === 'boolean' ? '`true` `false`' : '';
    return `| \`${name}\` | \`${value}\` | ${allowed} | ${words.zh} | ${words.en} |`;
  };
  return [
    '# 设置 Settings',
    '',
    '<!-- 由 scripts/generate-settings.mjs 从 src/editor/settings.ts 生成，请勿手改。Generated, do not edit. -->',
    '',
    '在“设置”中搜索“核稿”即可修改；也可以写进工作区的 `.vscode/settings.json`，各文件夹可以不同。',
    '',
    "Search for “Hegao” in the Settings editor, or write them into a workspace's `.vscode/settings.json`.",
    '',
    '| 设置 Setting | 默认值 Default | 可选值 Values | 说明 | Description |',
    '| --- | --- | --- | --- | --- |',
    ...settings.map(row),
    '',
  ].join('\n');
}

/** package.nls*.json with its generated entries renewed: `config.*` are ours, all others stay. */
export function renewed(
  existing: Readonly<Record<string, string>>,
  generated: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(existing).filter(([name]) => !name.startsWith('config.'));
  return Object.fromEntries([...kept, ...Object.entries(generated)]);
}
