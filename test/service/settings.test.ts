import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ALL_RULE_NAMES } from '../../src/core/rules/index';
import { generateSettings } from '../../src/editor/settings-files';

const load = (name: string) => JSON.parse(readFileSync(name, 'utf8'));

const sources = () => ({
  packageJson: load('package.json'),
  nls: load('package.nls.json'),
  nlsEnglish: load('package.nls.en.json'),
  english: load('l10n/bundle.l10n.en.json'),
});

describe('settings', () => {
  it('stand in package.json, package.nls*.json and docs as they are described in the source', () => {
    for (const [name, text] of Object.entries(generateSettings(sources()))) {
      assert.equal(readFileSync(name, 'utf8'), text, `${name}: run node scripts/generate-settings.mjs`);
    }
  });

  it('have one severity a rule', () => {
    const groups: { properties: object }[] = sources().packageJson.contributes.configuration;
    const names = groups.flatMap(({ properties }) => Object.keys(properties));
    const rules = names.filter(name => name.startsWith('hegao.rules.'));
    assert.deepEqual(
      rules,
      ALL_RULE_NAMES.map(name => `hegao.rules.${name}`),
    );
  });

  it('are described in Chinese and in English', () => {
    const { nls, nlsEnglish } = sources();
    assert.deepEqual(Object.keys(nls).sort(), Object.keys(nlsEnglish).sort());
    for (const [key, text] of Object.entries<string>(nlsEnglish)) {
      if (key.startsWith('config.') && key !== 'config.title') assert.doesNotMatch(text, /[\u4e00-\u9fff]/, key);
    }
  });

  it('leave no text of package.json without a translation', () => {
    const { packageJson, nls } = sources();
    for (const [, key] of JSON.stringify(packageJson).matchAll(/"%([^%"]+)%"/g)) assert.ok(key! in nls, key);
  });
});
