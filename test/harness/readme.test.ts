/** What README.md says of the rules and the settings is what the code says. */
import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../src/core/rules/index';

const ROOT = join(import.meta.dirname, '..', '..');
const SEVERITIES = { error: '错误', warning: '警告', information: '信息', hint: '提示', off: '关闭' };

describe('README', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

  it('lists every rule with its default and its summary', () => {
    const rows = readme.split('\n').filter(line => line.includes('](docs/rules/'));
    const expected = RULES.map(
      ({ name, defaultSeverity, summary }) =>
        `| [${name}](docs/rules/${name}.md) | ${SEVERITIES[defaultSeverity]} | ${summary()} |`,
    );
    deepEqual(rows.sort(), expected.sort());
  });

  it('names no script that package.json lacks', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const [, name] of readme.matchAll(/npm run ([a-z:]+)/g)) ok(scripts[name!], `npm run ${name}`);
  });
});
