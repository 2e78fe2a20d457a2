import { RULES } from '../core/rules/index';
import { allSettings, type Setting, type Words } from './settings';

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
  const settings = allSettings(rules);
  const { packageJson } = sources;
  const contributes = { ...packageJson.contributes, configuration: configurationOf(settings) };
  return {
    'package.json': json({ ...packageJson, contributes }),
    'package.nls.json': json(renewed(sources.nls, descriptionsOf(settings, 'zh'))),
    'package.nls.en.json': json(renewed(sources.nlsEnglish, descriptionsOf(settings, 'en'))),
    'docs/settings.md': settingsPage(settings),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The key of a setting's description in package.nls*.json. */
const key = (setting: Setting): string => `config.${setting.name.slice('hegao.'.length)}`;

/** `contributes.configuration` of package.json. */
export function configurationOf(settings: readonly Setting[]): object {
  const properties: Record<string, object> = {};
  settings.forEach((setting, order) => {
    properties[setting.name] = {
      type: setting.type,
      default: setting.default,
      ...(setting.values && {
        enum: setting.values.map(({ value }) => value),
        enumDescriptions: setting.values.map(({ value }) => `%${valueKey(setting, value)}%`),
      }),
      scope: setting.scope,
      order,
      description: `%${key(setting)}%`,
    };
  });
  return { title: '%config.title%', properties };
}

/** The descriptions in one language, for package.nls*.json. */
export function descriptionsOf(settings: readonly Setting[], language: keyof Words): Record<string, string> {
  const texts: Record<string, string> = { 'config.title': language === 'zh' ? '核稿' : 'Hegao' };
  for (const setting of settings) {
    texts[key(setting)] = setting.words[language];
    for (const { value, words } of setting.values ?? []) texts[valueKey(setting, value)] = words[language];
  }
  return texts;
}

/** Rules share the names of their severities. */
const valueKey = (setting: Setting, value: string): string =>
  setting.name.startsWith('hegao.rules.') ? `config.severity.${value}` : `${key(setting)}.${value}`;

/** docs/settings.md. */
export function settingsPage(settings: readonly Setting[]): string {
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
